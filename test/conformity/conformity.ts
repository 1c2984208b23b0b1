/** `npm run test:corpus`: builds the site of each log and holds it to what is counted straight from the log's JSON. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withSite } from './build.ts';
import { fault } from './difference.ts';
import { listLogs } from './log.ts';
import { absentLogs, readTable, type Row } from './readme.ts';
import { outcomeOf, report, visible } from './report.ts';
import { judge, type Verdict } from './verdict.ts';

const HELP = `Builds the site of each log and compares it with what is counted straight from the log's JSON,
by code that shares nothing with the build.

Usage: npm run test:corpus -- <path> [options]

  <path>        a folder with a log in each of its folders; or one log, a folder or a file of
                OpenLineage events: JSON, NDJSON or lists, plain or gzipped. Where a README.md
                beside the folder has a table of counts, the logs are held to it as well
  --if-present  exit 0 where there is nothing at the path
  --help        show this text

Example:
  npm run test:corpus -- ../shared/corpus/openlineage

Exit codes: 0 every log conforms, 1 a difference, 2 the command was not understood.
`;

interface Options {
  readonly path: string;
  readonly ifPresent: boolean;
}

/** @returns the exit code */
export function conformity(args: readonly string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stdout.write(options);
    return 0;
  }
  if (options instanceof Error)
    return refuse(`${options.message}\n  → Run the command with --help to see what it takes.`);
  const { path, ifPresent } = options;
  if (!existsSync(path)) {
    const code = refuse(`there is no ${path}; nothing was compared`);
    return ifPresent ? 0 : code;
  }
  const logs = listLogs(resolve(path));
  if (logs.length === 0) {
    return refuse(
      `there are no events in ${path}\n  → Give a log, or a folder with a log in each of its folders.`,
    );
  }
  const table = readTable(path);
  const verdicts = [
    ...logs.map((log) => judgeAloud(log, table.get(basename(log)) ?? null)),
    ...absentLogs(table, logs).map(absence),
  ];
  process.stdout.write(`\n${report(verdicts)}`);
  return verdicts.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

function refuse(message: string): number {
  process.stderr.write(`test:corpus: ${message.split('\n').map(visible).join('\n')}\n`);
  return 2;
}

/** The help, where it is asked for; an error where the command line is not understood. */
function readOptions(args: readonly string[]): Options | string | Error {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'if-present': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) return HELP;
    const [path, ...more] = positionals;
    if (path === undefined || path === '' || more.length > 0) {
      return new Error(`expected one path, found ${path === undefined ? 'none' : positionals.join(' and ')}`);
    }
    return { path, ifPresent: values['if-present'] === true };
  } catch (error) {
    // Node's first sentence says what is wrong; those after it are of no use here.
    return new Error(String(error instanceof Error ? error.message : error).replace(/\.\s.*$/s, ''));
  }
}

function absence(log: string): Verdict {
  return { log, facts: null, differences: [fault('README.md counts it, and there is no such log')] };
}

function judgeAloud(log: string, row: Row | null): Verdict {
  process.stderr.write(`${visible(basename(log))} …`);
  const verdict = judge(log, row, (read) => withSite(log, read));
  process.stderr.write(` ${outcomeOf(verdict)}\n`);
  return verdict;
}

if (import.meta.main) process.exitCode = conformity(process.argv.slice(2));
