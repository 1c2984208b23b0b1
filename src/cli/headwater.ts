/** `npm run headwater`: answers questions about lineage on the terminal, and reads it out of SQL. */
import { healthCommand } from './health/health.ts';
import { suggestRulesCommand } from './health/suggest-rules.ts';
import { InputError } from '../model/input-error.ts';
import { nearest } from '../model/nearest.ts';
import { CAUSE_QUESTION } from './question/cause.ts';
import { CYCLES_QUESTION } from './question/cycles.ts';
import { IMPACT_QUESTION } from './question/impact.ts';
import { ORPHANS_QUESTION } from './question/orphans.ts';
import { PATH_QUESTION } from './question/path.ts';
import { ask, type Question } from './question/question.ts';
import { reachQuestion } from './question/reach.ts';
import { askWhole } from './question/whole.ts';
import { sqlCommand } from './sql/sql.ts';
import { sayError } from './terminal.ts';

interface Command {
  readonly name: string;
  readonly takes: string;
  readonly summary: string;
  /** @returns the exit code */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const COMMANDS: readonly Command[] = [
  question('upstream', 'what a dataset or a column is made of', reachQuestion('upstream')),
  question('downstream', 'what is made of a dataset or a column', reachQuestion('downstream')),
  question('path', 'the paths from one to another', PATH_QUESTION),
  question('impact', 'what a change does, and who is to be told', IMPACT_QUESTION),
  question('cause', 'why a dataset may be wrong', CAUSE_QUESTION),
  {
    name: 'cycles',
    takes: '',
    summary: 'what is made of itself',
    run: (args) => askWhole(CYCLES_QUESTION, args),
  },
  {
    name: 'orphans',
    takes: '',
    summary: 'what nothing reads, and what has no known origin',
    run: (args) => askWhole(ORPHANS_QUESTION, args),
  },
  {
    name: 'health',
    takes: '',
    summary: 'what is wrong with pipelines and data, and whom to call',
    run: healthCommand,
  },
  {
    name: 'suggest-rules',
    takes: '<name[.column]>',
    summary: 'rules that a dataset has kept so far, for its glossary',
    run: suggestRulesCommand,
  },
  {
    name: 'sql',
    takes: '<file or folder>…',
    summary: 'the column lineage of SQL, as OpenLineage',
    run: sqlCommand,
  },
];

function question(name: string, summary: string, asked: Question): Command {
  return { name, takes: asked.names.join(' '), summary, run: (args) => ask(asked, args) };
}

const HELP = `Answers questions about lineage, from what the last build documented or from a log, and reads it out of SQL.

Usage: npm run headwater -- <command> …

${commandLines().join('\n')}

Run a command with --help to see what it takes.

Example: npm run headwater -- upstream revenue_daily.net_revenue
`;

function commandLines(): string[] {
  const calls = COMMANDS.map(({ name, takes }) => `${name} ${takes}`);
  const width = Math.max(...calls.map((call) => call.length));
  return COMMANDS.map(({ summary }, index) => `  ${(calls[index] ?? '').padEnd(width)}  ${summary}`);
}

/** @returns the exit code: that of the command, or 2 where there is no such command */
export async function headwater([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return command.run(rest);
  sayError(name === undefined ? noCommand() : unknownCommand(name));
  return 2;
}

const SEE_HELP = 'Run npm run headwater -- --help to see what there is.';

function noCommand(): InputError {
  return new InputError('No command is given', SEE_HELP);
}

function unknownCommand(name: string): InputError {
  const meant = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  return new InputError(`There is no command ${name === '' ? "''" : name}`, `${guess}${SEE_HELP}`);
}

if (import.meta.main) {
  // A reader that has seen enough, such as `head`, is no mistake.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await headwater(process.argv.slice(2));
}
