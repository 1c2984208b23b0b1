/** The command lines of questions. */
import { InputError } from '../../model/input-error.ts';
import { parseLine, readSources, SOURCE_OPTIONS, type SourceOptions } from '../options.ts';

/** The options that some questions take. */
const MORE_OPTIONS = {
  depth: { type: 'string' },
  limit: { type: 'string' },
  change: { type: 'string' },
} as const;

export type MoreOption = keyof typeof MORE_OPTIONS;

const ALL_OPTIONS = { ...SOURCE_OPTIONS, ...MORE_OPTIONS, json: { type: 'boolean' } } as const;

export interface QuestionOptions {
  /** The words that are no option's: the names that are asked about. */
  readonly names: readonly string[];
  /** Null where it is not bounded. */
  readonly depth: number | null;
  /** Null where nothing is said. */
  readonly limit: number | null;
  readonly change: string | null;
  readonly json: boolean;
  readonly help: boolean;
  readonly sources: SourceOptions;
}

/**
 * @param more those that this question takes
 * @throws InputError where an option is unknown or lacks its value, or its value is no number where it takes one.
 */
export function readQuestion(args: readonly string[], more: readonly MoreOption[]): QuestionOptions {
  const taken = Object.entries(ALL_OPTIONS).filter(
    ([name]) => !Object.hasOwn(MORE_OPTIONS, name) || more.some((one) => one === name),
  );
  const { values, tokens } = parseLine(args, Object.fromEntries(taken) as typeof ALL_OPTIONS);
  const { words, ...sources } = readSources(values, tokens);
  if (sources.glossary.length > 0 && sources.events.length === 0) {
    throw new InputError(
      '--glossary goes with --events',
      'Name the log that it describes, or ask the last build.',
    );
  }
  return {
    names: words,
    depth: readCount('--depth', values.depth),
    limit: readCount('--limit', values.limit),
    change: values.change ?? null,
    json: values.json === true,
    help: values.help === true,
    sources,
  };
}

function readCount(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InputError(`${option} takes a number from 1 to 999999, and found ${text}`, `Write ${option} 3.`);
}
