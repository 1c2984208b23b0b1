import { Script } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleScripts } from '../../src/cli/script-bundle.ts';
import { MODULES, PAGE_SCRIPTS, type Scripts } from '../../src/site/script.ts';

let scripts: Scripts;

beforeAll(async () => {
  scripts = await bundleScripts();
});

function textOf(path: string): string {
  const file = scripts.files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`There is no ${path}.`);
  return new TextDecoder().decode(file.content);
}

describe('the browser’s scripts', () => {
  test.each([...PAGE_SCRIPTS, ...MODULES])('%s stands at a path that tells its content', (name) => {
    expect(scripts.paths[name]).toMatch(new RegExp(`^/scripts/${name}-[A-Z0-9]{8}\\.js$`));
    expect(textOf(scripts.paths[name])).toBeTypeOf('string');
  });

  test.each([...PAGE_SCRIPTS])('%s is a classic script, which runs in an unpacked folder as well', (name) => {
    expect(() => new Script(textOf(scripts.paths[name]))).not.toThrow();
  });

  test('they are the same to the byte, each time', async () => {
    expect(await bundleScripts()).toEqual(scripts);
  });

  test('name no path of the machine', () => {
    const root = process.cwd();
    for (const { path } of scripts.files) expect(textOf(path).includes(root), path).toBe(false);
  });
});
