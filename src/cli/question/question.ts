/** What the commands that answer questions have in common. */
import type { Network } from '../../graph/network.ts';
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import { InputError } from '../../model/input-error.ts';
import { say, sayError } from '../terminal.ts';
import type { SourceOptions } from '../options.ts';
import { askedNetwork, sourceRecord, sourceText, type AskedNetwork } from './catalog.ts';
import { AmbiguousName, Names } from './names.ts';
import { readQuestion, type MoreOption, type QuestionOptions } from './options.ts';

export interface Asked {
  readonly network: Network;
  readonly options: QuestionOptions;
  /** As many as the question takes. */
  readonly ids: readonly (DatasetId | ColumnId)[];
  readonly names: Names;
}

export interface Answer {
  /** False where there is nothing: nothing upstream, no path, no cause. */
  readonly found: boolean;
  readonly lines: readonly string[];
  /** The same for machines. */
  readonly record: object;
}

export interface Question {
  readonly help: string;
  /** What it is asked about, as its help says it: `<name[.column]>`. */
  readonly names: readonly string[];
  readonly options: readonly MoreOption[];
  /** @throws InputError where it cannot be asked so. */
  readonly answer: (asked: Asked) => Answer;
}

/** What every help text ends with. */
export const COMMON_HELP = `  --json              answer in JSON, for programs (npm run --silent headwater -- …); its shapes are
                      in src/cli/question/record.ts
  --events <path>…    ask this log, and not the last build: files or folders of OpenLineage events
  --glossary <path>…  the YAML that goes with it
  --as-of <time>      tell of that moment, or day, of this log: what happened later is left out
  --dialect <name>    the SQL dialect of jobs of which neither the log nor its names tell
  --help              show this text

A name is a dataset’s, with its namespace and a slash before it where that is needed, or the end of one: orders for
shop.orders. A column stands behind it and a dot.

Exit codes: 0 found, 1 there is none, 2 the question was not understood, or there is nothing to ask.
`;

/** Answers on the terminal. @returns the exit code */
export async function ask(question: Question, args: readonly string[]): Promise<number> {
  try {
    const { code, text } = await replyTo(question, args, askedNetwork);
    process.stdout.write(text);
    return code;
  } catch (error) {
    sayMistake(error);
    return 2;
  }
}

/** What is written to the terminal's output, and the exit code. */
export interface Reply {
  readonly code: 0 | 1;
  readonly text: string;
}

/**
 * @param networkOf gets what is asked
 * @throws InputError where the question was not understood; AmbiguousName where a name means several things.
 */
export async function replyTo(
  question: Question,
  args: readonly string[],
  networkOf: (sources: SourceOptions) => Promise<AskedNetwork>,
): Promise<Reply> {
  const options = readQuestion(args, question.options);
  if (options.help) return { code: 0, text: question.help };
  checkCount(question, options.names);
  checkMoment(options.sources);
  const asked = await networkOf(options.sources);
  const names = new Names(asked.network);
  const ids = options.names.map((text) => names.find(text));
  const { found, lines, record } = question.answer({ network: asked.network, options, ids, names });
  const text = options.json
    ? JSON.stringify({ ...record, catalog: sourceRecord(asked) }, null, 2)
    : [...lines, '', sourceText(asked)].join('\n');
  return { code: found ? 0 : 1, text: `${text}\n` };
}

function checkCount({ names }: Question, given: readonly string[]): void {
  if (given.length === names.length) return;
  const expected = names.join(' ');
  const missing = names.slice(given.length).join(' ');
  const surplus = given[names.length];
  throw new InputError(
    surplus === undefined ? `${missing} is missing` : `There is one name too many: ${surplus}`,
    `Write the command with ${expected}; run it with --help for an example.`,
  );
}

/** The last build is of its own moment, and its lineage cannot be asked as of another. */
function checkMoment({ asOf, events }: SourceOptions): void {
  if (asOf === null || events.length > 0) return;
  throw new InputError(
    '--as-of goes with --events',
    'Name the log that is to be told as of then; `health` alone tells of other moments of the last build.',
  );
}

/** Says what went wrong; where a name means several things, which. */
export function sayMistake(error: unknown): void {
  sayError(error);
  if (!(error instanceof AmbiguousName)) return;
  for (const candidate of error.candidates) say(`    ${candidate}`);
  if (error.more > 0) say(`    … and ${error.more} more`);
}
