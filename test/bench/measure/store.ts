/** The results of the sizes that were measured last, kept beside the report so that one size is measured at a time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { thisMachine } from './machine.ts';
import { report, type Measurements } from './report.ts';
import { SIZE_NAMES, type Result, type SizeName } from './result.ts';

const FILE = 'results.json';

type Kept = Readonly<Partial<Record<SizeName, readonly Result[]>>>;

/** Puts the results of one size in place of those that the folder has, and writes the report anew. @returns all of them */
export async function keepResults(
  folder: string,
  name: SizeName,
  results: readonly Result[],
): Promise<Measurements> {
  const file = join(folder, FILE);
  const kept: Kept = { ...readResults(folder), [name]: results };
  const measurements: Measurements = {
    machine: thisMachine(),
    bySize: new Map(SIZE_NAMES.flatMap((one) => (kept[one] === undefined ? [] : [[one, kept[one]]]))),
  };
  await write(file, JSON.stringify(Object.fromEntries(measurements.bySize)));
  await write(join(folder, 'results.md'), report(measurements));
  return measurements;
}

/** The sizes of which the folder has results. */
export function keptSizes(folder: string): ReadonlySet<string> {
  return new Set(Object.keys(readResults(folder)));
}

function readResults(folder: string): Kept {
  const file = join(folder, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
}

/** As all files of the project are formatted. */
async function write(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
