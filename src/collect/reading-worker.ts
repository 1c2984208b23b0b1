/** The thread that reads the files of a log, one after the other, and is never far ahead of the one that it reads for. */
import { parentPort, workerData } from 'node:worker_threads';
import { FileFault } from './file-fault.ts';
import { KnownFacets } from './known-facet.ts';
import { readLines } from './lines.ts';
import { Packer, type Pack } from './packed-value.ts';
import { readValues } from './values.ts';

export type Report =
  | { readonly kind: 'pack'; readonly file: number; readonly pack: Pack }
  /** The last one of a file. */
  | {
      readonly kind: 'end';
      readonly file: number;
      /** Why the file was not read to its end; `hint` where it should not be. */
      readonly fault: { readonly message: string; readonly hint: string | null } | null;
    };

/** That a pack was taken, or the number of a file of which nothing more is wanted. */
export type Order = 'more' | number;

/** How much text goes into a pack, in characters. */
const PACK_LENGTH = 512 * 1024;

/** So many packs are there at most that were not taken. */
const MAX_AHEAD = 8;

let ahead = 0;
let unwanted = -1;
let wake: () => void = () => undefined;

parentPort?.on('message', (order: Order) => {
  if (order === 'more') ahead -= 1;
  else unwanted = order;
  wake();
});

const known = new KnownFacets();
const packer = new Packer();

async function readAll(paths: readonly string[]): Promise<void> {
  for (const [file, path] of paths.entries()) {
    const fault = await read(file, path).then(
      () => null,
      (error: unknown) => ({
        message: error instanceof Error ? error.message : String(error),
        hint: error instanceof FileFault ? error.hint : null,
      }),
    );
    await send(file);
    report({ kind: 'end', file, fault });
  }
  parentPort?.close();
}

async function read(file: number, path: string): Promise<void> {
  for await (const value of readValues(readLines(path), known)) {
    if (unwanted === file) return;
    packer.add(value);
    if (packer.size > PACK_LENGTH) await send(file);
  }
}

async function send(file: number): Promise<void> {
  report({ kind: 'pack', file, pack: packer.take() });
  ahead += 1;
  while (ahead >= MAX_AHEAD && unwanted !== file) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

function report(message: Report): void {
  parentPort?.postMessage(message);
}

await readAll(workerData as readonly string[]);
