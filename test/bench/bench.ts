/** `npm run bench`: measures a build beside what it cannot do without. */
import { say } from '../../src/cli/terminal.ts';
import { InputError } from '../../src/model/input-error.ts';
import { readCount, readValues, runCommand } from './command.ts';
import { aligned } from './measure/cell.ts';
import { measure } from './measure/measure.ts';
import { SIZE_NAMES, type Result, type SizeName } from './measure/result.ts';
import { keepResults, keptSizes } from './measure/store.ts';
import { growthTable, limitTable, phaseTable, secondText, middleOf } from './measure/table.ts';
import type { Size } from './warehouse/size.ts';

const HELP = `Measures a build of a generated warehouse, phase by phase, beside what it cannot do without, and writes
test/bench/results.md.

Usage: npm run bench -- [options]

  --size <name>   small, medium or large: 100, 1,000 or 10,000 datasets of 20 columns (default: small)
  --runs <n>      how often (default: 1)
  --help          show this text

Example: npm run bench -- --size medium --runs 3

It needs the room of one output where the system keeps what passes (TMPDIR): at large some 10 GB, which it asks for before it
begins; at large it takes half an hour. Whether a second build gives the bytes of a cold one is looked at below large alone.
What large costs is held against medium: where that was not measured yet, it is, before.

Exit codes: 0 measured, 1 not measured, 2 the command was not understood.
`;

const DATASETS: Readonly<Record<SizeName, number>> = { small: 100, medium: 1000, large: 10_000 };

/** Diagrams of each kind that plain elkjs lays out. */
const SAMPLE = 200;

export function sizeOf(name: SizeName): Size {
  const datasets = DATASETS[name];
  return { datasets, columns: datasets * 20, jobs: datasets / 2, runs: 3, seed: 1 };
}

interface Request {
  readonly name: SizeName;
  readonly runs: number;
}

/** Null for a call for help. @throws InputError where the arguments ask for what there is not */
export function readRequest(args: readonly string[]): Request | null {
  const { help, valueOf } = readValues(args, ['size', 'runs']);
  if (help) return null;
  const size = valueOf('size') ?? 'small';
  const name = SIZE_NAMES.find((one) => one === size);
  if (name === undefined) {
    throw new InputError(`There is no size ${size}`, `The sizes are ${SIZE_NAMES.join(', ')}.`);
  }
  return { name, runs: readCount('runs', valueOf('runs'), 1, 1) };
}

async function run({ name, runs }: Request): Promise<void> {
  if (name === 'large' && !keptSizes(import.meta.dirname).has('medium')) {
    say('\nMedium first, which large is held against');
    await measureRuns({ name: 'medium', runs: 1 });
  }
  await measureRuns({ name, runs });
  say('\nWritten: test/bench/results.md');
}

async function measureRuns({ name, runs }: Request): Promise<void> {
  const how = { sample: SAMPLE, isCompared: name !== 'large', isShown: true };
  const results: Result[] = [];
  for (let run = 1; run <= runs; run++) {
    if (runs > 1) say(`\nRun ${run} of ${runs}`);
    results.push(await measure(sizeOf(name), how));
    const { bySize } = await keepResults(import.meta.dirname, name, results);
    console.log(`\n${[phaseTable(results), limitTable(results)].map(aligned).join('\n\n')}`);
    console.log(`\n${secondText(middleOf(results))}`);
    if (bySize.size > 1) console.log(`\n${aligned(growthTable(bySize))}`);
  }
}

if (import.meta.main) {
  const command = { help: HELP, read: readRequest, work: run };
  process.exitCode = await runCommand(command, process.argv.slice(2));
}
