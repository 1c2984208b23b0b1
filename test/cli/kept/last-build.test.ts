import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepCatalog, lastCatalog } from '../../../src/cli/kept/last-build.ts';
import { VERSION } from '../../../src/cli/project.ts';
import { InputError } from '../../../src/model/input-error.ts';
import { catalogOf } from '../../catalog/log.ts';
import { SHOP } from '../question-log.ts';
import { scratch } from '../scratch.ts';

const KEPT = { catalog: catalogOf(SHOP), digest: 'abc' };
const WAY_OUT = ' → Run `npm run build`, or name a log with --events.';

async function refusal(folder: string): Promise<string> {
  try {
    await lastCatalog(folder);
  } catch (error) {
    if (error instanceof InputError) return `${error.message} → ${error.hint}`;
    throw error;
  }
  return 'no refusal';
}

/** A folder with a catalog in it, changed by `change`. */
async function keptAnd(change: (bytes: Buffer) => Buffer): Promise<string> {
  const folder = scratch();
  await keepCatalog(KEPT, folder);
  const file = join(folder, 'last-build');
  writeFileSync(file, change(readFileSync(file)));
  return folder;
}

function withHead(edit: (head: Record<string, unknown>) => object): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const end = bytes.indexOf('\n');
    const head = JSON.parse(bytes.subarray(0, end).toString()) as Record<string, unknown>;
    return Buffer.concat([Buffer.from(JSON.stringify(edit(head))), bytes.subarray(end)]);
  };
}

describe('the catalog of the last build', () => {
  test('comes back as it was, its maps included, and leaves nothing beside it', async () => {
    const folder = join(scratch(), 'new', 'folder');
    await keepCatalog({ ...KEPT, digest: 'older' }, folder);
    await keepCatalog(KEPT, folder);
    const kept = await lastCatalog(folder);
    expect(kept).toEqual(KEPT);
    expect(kept.catalog.glossary.datasets).toBeInstanceOf(Map);
    expect(readdirSync(folder)).toEqual(['last-build']);
  });

  test('is kept in one step: what a build that was killed has left is cleared away, and that of others is not', async () => {
    const folder = scratch();
    // No process has so high an id.
    writeFileSync(join(folder, 'last-build.2147483647'), 'half');
    writeFileSync(join(folder, `last-build.${process.ppid}`), 'of a build that runs');
    await keepCatalog(KEPT, folder);
    expect(readdirSync(folder).sort()).toEqual(['last-build', `last-build.${process.ppid}`]);
  });

  test.each<[string, () => Promise<string>, string]>([
    ['is not there', () => Promise.resolve(scratch()), `There is no catalog of a last build${WAY_OUT}`],
    ['is empty', () => keptAnd(() => Buffer.alloc(0)), `The catalog of the last build is broken${WAY_OUT}`],
    [
      'is something else',
      () => keptAnd(() => Buffer.from('{"name":"x"}\nrest')),
      `The catalog of the last build is broken${WAY_OUT}`,
    ],
    [
      'is cut off',
      () => keptAnd((bytes) => bytes.subarray(0, -10)),
      `The catalog of the last build is broken${WAY_OUT}`,
    ],
    [
      'has one bit wrong',
      () =>
        keptAnd((bytes) => {
          bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
          return bytes;
        }),
      `The catalog of the last build is broken${WAY_OUT}`,
    ],
    [
      'was made by another version',
      () => keptAnd(withHead((head) => ({ ...head, version: '0.0.9' }))),
      `The last build was made by Headwater 0.0.9, and this is ${VERSION}${WAY_OUT}`,
    ],
    [
      'was made by code with another model',
      () => keptAnd(withHead((head) => ({ ...head, model: 'other' }))),
      `The last build was made by another state of this code${WAY_OUT}`,
    ],
  ])('is refused where it %s', async (_, folder, expected) => {
    expect(await refusal(await folder())).toBe(expected);
  });

  test('is as it was where a new one cannot be kept', async () => {
    const folder = scratch();
    await keepCatalog(KEPT, folder);
    const uncloneable = { ...KEPT.catalog, books: (() => undefined) as never };
    await keepCatalog({ catalog: uncloneable, digest: 'new' }, folder);
    expect((await lastCatalog(folder)).digest).toBe('abc');
    expect(readdirSync(folder)).toEqual(['last-build']);
  });
});
