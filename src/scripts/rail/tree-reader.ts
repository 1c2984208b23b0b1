/** Reads the files of the tree as scripts, so that an unpacked folder has them too. */
import { TREE_CALL, type TreeCall } from '../../site/tree/tree-file.ts';

/** Gives what a file holds. @throws Error where it cannot be read */
export type TreeReader = (file: string) => Promise<unknown>;

/** @param first the address of the first file; the others stand beside it */
export function treeReader(first: URL): TreeReader {
  const held = new Map<string, unknown>();
  const underway = new Map<string, Promise<void>>();
  const call: TreeCall = (file, content) => void held.set(file, content);
  Object.assign(globalThis, { [TREE_CALL]: call });
  return async (file) => {
    if (!held.has(file)) {
      const running = underway.get(file) ?? run(new URL(`${file}.js`, first));
      underway.set(file, running);
      await running;
    }
    if (!held.has(file)) throw new Error(`The tree’s file ${file} holds something else.`);
    return held.get(file);
  };
}

function run(address: URL): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = address.href;
    script.onload = () => {
      done();
    };
    script.onerror = () => {
      fail(new Error(`The file ${address.href} could not be read.`));
    };
    document.head.append(script);
  });
}
