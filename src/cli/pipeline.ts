/** `npm run pipeline`: runs the mock pipelines, which log their lineage as they go. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PIPELINES, runPipelines, type Outcome, type Pipeline } from '../../pipelines/index.ts';
import { createLogger } from '../logger/index.ts';
import { nearest } from '../model/nearest.ts';

const HELP = `Runs the mock pipelines and logs their lineage to lineage/.

Usage: npm run pipeline -- [options]

  --all           run every pipeline, each after those that it reads from
  --name <name>   run one pipeline; may be given several times
  --list          list the pipelines, in the order in which they run
  --help          show this text

Example: npm run pipeline -- --name etl_orders

Exit codes: 0 all completed, 1 a pipeline failed, 2 the command was not understood.
`;

/** Where pipelines read and write. */
export interface Folders {
  /** The raw extracts. */
  readonly raw: string;
  readonly processed: string;
  /** The event log. */
  readonly lineage: string;
}

/** The folders of the repository, whatever the working folder. */
export function repositoryFolders(): Folders {
  const root = join(import.meta.dirname, '..', '..');
  return {
    raw: join(root, 'pipelines', 'data', 'raw'),
    processed: join(root, 'pipelines', 'data', 'processed'),
    lineage: process.env['HEADWATER_LINEAGE_DIR'] ?? join(root, 'lineage'),
  };
}

/** Runs every pipeline, and tells how each went; rejects for none of them. */
export function runAllPipelines(folders: Folders): Promise<readonly Outcome[]> {
  return run(PIPELINES, folders);
}

function run(
  pipelines: readonly Pipeline[],
  { raw, processed, lineage }: Folders,
): Promise<readonly Outcome[]> {
  const root = join(import.meta.dirname, '..', '..');
  return runPipelines(pipelines, { raw, processed, logger: createLogger({ directory: lineage, root }) });
}

/** The outcomes as a table for the terminal, and below it what went wrong. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const head = ['pipeline', 'status', 'rows in', 'rows out', 'ms'];
  const rows = outcomes.map((outcome) => [
    `${outcome.pipeline.namespace}/${outcome.pipeline.name}`,
    outcome.status,
    outcome.status === 'COMPLETE' ? String(outcome.counts.rowsIn) : '–',
    outcome.status === 'COMPLETE' ? String(outcome.counts.rowsOut) : '–',
    outcome.milliseconds.toFixed(0),
  ]);
  const failures = outcomes.flatMap((outcome) =>
    outcome.status === 'FAIL' ? [`${outcome.pipeline.name}: ${messageOf(outcome.error)}`] : [],
  );
  return [aligned([head, ...rows]), ...failures].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column >= 2;
  const pad = (cell: string, column: number): string =>
    isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** The message with those of its causes. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}

/** What the command line asks for. */
type Request =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  | { readonly kind: 'run'; readonly pipelines: readonly Pipeline[] }
  | { readonly kind: 'mistake'; readonly message: string };

/** Reads the arguments after the command's name. */
function readRequest(args: readonly string[]): Request {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        all: { type: 'boolean' },
        name: { type: 'string', multiple: true },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return { kind: 'help' };
    if (values.list === true) return { kind: 'list' };
    if (values.all === true) return { kind: 'run', pipelines: PIPELINES };
    if (values.name !== undefined) return byName(values.name);
    return {
      kind: 'mistake',
      message: 'Say which pipelines to run: --all, or --name with one of those that --list shows.',
    };
  } catch (error) {
    return { kind: 'mistake', message: `${messageOf(error)}\nSee --help.` };
  }
}

function byName(wanted: readonly string[]): Request {
  const names = PIPELINES.map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const meant = nearest(unknown, names);
    const guess = meant === null ? '' : ` Did you mean "${meant}"?`;
    return {
      kind: 'mistake',
      message: `There is no pipeline "${unknown}".${guess} The pipelines are ${names.join(', ')}.`,
    };
  }
  return { kind: 'run', pipelines: PIPELINES.filter(({ name }) => wanted.includes(name)) };
}

/** Does what the arguments ask, prints to the terminal, and returns the exit code. */
export async function main(args: readonly string[], folders: Folders): Promise<number> {
  const request = readRequest(args);
  switch (request.kind) {
    case 'help':
      process.stdout.write(HELP);
      return 0;
    case 'list':
      process.stdout.write(PIPELINES.map(({ namespace, name }) => `${namespace}/${name}\n`).join(''));
      return 0;
    case 'mistake':
      process.stderr.write(`${request.message}\n`);
      return 2;
    case 'run': {
      const outcomes = await run(request.pipelines, folders);
      process.stdout.write(`${outcomeTable(outcomes)}\n`);
      return outcomes.every(({ status }) => status === 'COMPLETE') ? 0 : 1;
    }
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), repositoryFolders());
