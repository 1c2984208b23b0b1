/** `npm run bench:generate`: writes the log of a warehouse of any size. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plural, say } from '../../src/cli/terminal.ts';
import { InputError } from '../../src/model/input-error.ts';
import { readCount, readValues, runCommand } from './command.ts';
import { shown } from './shown.ts';
import { ndjson } from './warehouse/ndjson.ts';
import { LEAST_COLUMNS, LEAST_DATASETS, MOST_COLUMNS, type Size } from './warehouse/size.ts';
import { warehouseLog } from './warehouse/warehouse.ts';

const HELP = `Writes the event log of a warehouse of any size, as OpenLineage NDJSON. The same options give the same bytes.

Usage: npm run bench:generate -- [options]

  --datasets <n>  how many datasets (default: 100, at least ${LEAST_DATASETS})
  --columns <n>   how many columns, of all datasets together (default: 20 for each dataset)
  --jobs <n>      how many jobs (default: one for two datasets)
  --runs <n>      how many runs of each job (default: 3)
  --seed <n>      another number gives another log (default: 1)
  --out <file>    the file to write (default: standard output)
  --help          show this text

Examples:
  npm run bench:generate -- --datasets 1000 --out warehouse.ndjson
  npm run --silent bench:generate -- --datasets 1000 | gzip > warehouse.ndjson.gz

Exit codes: 0 written, 1 not written, 2 the command was not understood.
`;

interface Request {
  readonly size: Size;
  /** Null for standard output. */
  readonly out: string | null;
}

const OPTIONS = ['datasets', 'columns', 'jobs', 'runs', 'seed', 'out'] as const;

/** Null for a call for help. @throws InputError where the arguments ask for what there cannot be */
export function readRequest(args: readonly string[]): Request | null {
  const { help, valueOf } = readValues(args, OPTIONS);
  if (help) return null;
  const count = (option: (typeof OPTIONS)[number], absent: number, least: number): number =>
    readCount(option, valueOf(option), absent, least);
  const datasets = count('datasets', 100, LEAST_DATASETS);
  const columns = count('columns', datasets * 20, datasets * LEAST_COLUMNS);
  if (columns > datasets * MOST_COLUMNS) {
    throw new InputError(
      `--columns ${columns} is more than ${MOST_COLUMNS} for each of ${datasets} datasets`,
      'Ask for fewer columns, or for more datasets.',
    );
  }
  const jobs = count('jobs', Math.floor(datasets / 2), 1);
  const size = { datasets, columns, jobs, runs: count('runs', 3, 1), seed: count('seed', 1, 0) };
  const out = valueOf('out') ?? null;
  if (out === '') throw new InputError('--out names no file', 'Name one, or leave the option out.');
  return { size, out };
}

/** @returns the exit code */
export function generate(args: readonly string[]): Promise<number> {
  return runCommand({ help: HELP, read: readRequest, work: write }, args);
}

async function write({ size, out }: Request): Promise<void> {
  let events = 0;
  await shown('Generating', 'event', async ({ total, tick }) => {
    // Of a few runs no end is told.
    total(2 * size.jobs * size.runs);
    const counted = (): void => {
      events += 1;
      tick();
    };
    const blocks = Readable.from(ndjson(warehouseLog(size), counted));
    await (out === null ? writeOut(blocks) : writeFile(blocks, out));
  });
  if (out !== null) say(`Generated  ${out}, ${plural(events, 'event')}`);
}

async function writeOut(blocks: Readable): Promise<void> {
  try {
    await pipeline(blocks, process.stdout);
  } catch (error) {
    // A reader that has seen enough, such as `head`, is no mistake.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

async function writeFile(blocks: Readable, out: string): Promise<void> {
  try {
    await pipeline(blocks, createWriteStream(out));
  } catch (error) {
    throw cannotWrite(out, error);
  }
}

function cannotWrite(out: string, error: unknown): InputError {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new InputError(
    `${out} cannot be written (${reason})`,
    'Give --out a file in a folder that is there.',
  );
}

if (import.meta.main) process.exitCode = await generate(process.argv.slice(2));
