/** The options that commands which read a log have in common. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InputError } from '../model/input-error.ts';
import { clockTime, parseInstant, type Instant } from '../model/instant.ts';
import { nearest } from '../model/nearest.ts';
import type { SqlDialect } from '../sql/dialect.ts';
import type { Configuration, ReadConfiguration } from './configuration.ts';
import { editAddress, siteUrl } from './address-option.ts';
import { dialectOption } from './dialect-option.ts';
import type { Sources } from './load.ts';

/** What is read, and how. */
export interface SourceOptions {
  readonly events: readonly string[];
  readonly glossary: readonly string[];
  /** The moment to tell of; null for that of the newest event. */
  readonly asOf: Instant | null;
  /** Null for that of the configuration. */
  readonly dialect: SqlDialect | null;
}

export interface BuildOptions extends SourceOptions {
  readonly out: string;
  readonly pipelines: boolean;
  readonly strict: boolean;
  /** Null for that of the configuration. */
  readonly url: string | null;
  /** Null for that of the configuration. */
  readonly edit: string | null;
  /** False to make everything anew, and to keep nothing of it. */
  readonly cache: boolean;
  /** How many threads render; null for as many as are useful. */
  readonly threads: number | null;
  /** The file that says what the build took; null for none. */
  readonly timings: string | null;
  /** The file of the CPU profile; null for none. */
  readonly profile: string | null;
  readonly help: boolean;
}

/** Where a CPU profile goes that is asked for without a name. */
const PROFILE = 'headwater.cpuprofile';

/** The options whose value may be followed by more of its kind. */
type ListOption = 'events' | 'glossary';

/**
 * Reads the command line of a build.
 * @throws InputError where an option is unknown or lacks its value, or a path belongs to none.
 */
export function readOptions(args: readonly string[]): BuildOptions {
  const { values, tokens } = parseLine(withNamedProfile(args), OPTIONS);
  const { words, ...sources } = readSources(values, tokens);
  if (words[0] !== undefined) throw straggler(words[0]);
  return {
    ...sources,
    out: values.out ?? 'dist',
    pipelines: values['no-pipelines'] !== true && sources.events.length === 0,
    strict: values.strict === true,
    url: values.url === undefined ? null : siteUrl('--url', values.url),
    edit: values.edit === undefined ? null : editAddress('--edit', values.edit),
    cache: values['no-cache'] !== true,
    threads: values.threads === undefined ? null : readThreads(values.threads),
    timings: values.timings ?? null,
    profile: values.profile ?? null,
    help: values.help === true,
  };
}

/** Beyond it threads only wait for one another, and each takes memory. */
const MOST_THREADS = 64;

/** @throws InputError where it is no such number */
function readThreads(text: string): number {
  const threads = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new InputError(
    `--threads takes a whole number from 1 to ${MOST_THREADS}, and found ${text}`,
    'Write --threads 1 to render in one thread, or leave the option out.',
  );
}

/** Node's `parseArgs` knows no option whose value may be left out. What follows `--` is no option. */
function withNamedProfile(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.map((arg, at) => (arg === '--profile' && at < end ? `--profile=${PROFILE}` : arg));
}

/**
 * Reads what a command line says of its sources. Paths that follow `--events` or `--glossary` without an option of their
 * own are of the same kind, as a shell leaves them where it expands `logs/*.json`; all other words that belong to no
 * option are `words`.
 * @throws InputError where a value is empty, or is none of those that its option takes.
 */
export function readSources(
  values: { readonly 'as-of'?: string | undefined; readonly dialect?: string | undefined },
  tokens: readonly Token[],
): SourceOptions & { readonly words: readonly string[] } {
  const lists: Readonly<Record<ListOption, string[]>> = { events: [], glossary: [] };
  const words: string[] = [];
  let open: ListOption | null = null;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (token.value === '') throw emptyValue(token.rawName);
      open = isListOption(token.name) ? token.name : null;
      if (open !== null && token.value !== undefined) lists[open].push(token.value);
    } else if (token.kind === 'positional') {
      (open === null ? words : lists[open]).push(token.value);
    }
  }
  return {
    ...lists,
    words,
    asOf: values['as-of'] === undefined ? null : readTime(values['as-of']),
    dialect: values.dialect === undefined ? null : dialectOption('--dialect', values.dialect),
  };
}

function isListOption(name: string): name is ListOption {
  return name === 'events' || name === 'glossary';
}

/** An empty path is the working folder to Node; on a command line it is a variable that was not set. */
function emptyValue(option: string): InputError {
  return new InputError(
    `${option} has an empty value`,
    `Write ${option === '--url' || option === '--edit' ? 'an address' : 'a path'} after ${option}, or leave the option out.`,
  );
}

/** A day stands for its end. @throws InputError where it is neither a day nor a time. */
export function readTime(text: string): Instant {
  const parsed = parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999999999Z` : text);
  if (parsed !== null) return parsed.instant;
  throw new InputError(
    `--as-of takes a day or a time, and found ${text}`,
    'Write it as 2026-11-02 or 2026-11-02T06:00:00Z.',
  );
}

function straggler(value: string): InputError {
  return new InputError(
    `No option says what ${value === '' ? "''" : value} is`,
    'Name what it is: --events for a log, --glossary for YAML, --out for the folder to write.',
  );
}

/** The options of every command that reads a log. */
export const SOURCE_OPTIONS = {
  events: { type: 'string', multiple: true },
  glossary: { type: 'string', multiple: true },
  'as-of': { type: 'string' },
  dialect: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const OPTIONS = {
  ...SOURCE_OPTIONS,
  out: { type: 'string' },
  'no-pipelines': { type: 'boolean' },
  strict: { type: 'boolean' },
  url: { type: 'string' },
  edit: { type: 'string' },
  'no-cache': { type: 'boolean' },
  threads: { type: 'string' },
  timings: { type: 'string' },
  profile: { type: 'string' },
} as const;

type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What of a token of Node's `parseArgs` counts here. */
type Token =
  | {
      readonly kind: 'option';
      readonly name: string;
      readonly rawName: string;
      readonly value?: string | undefined;
    }
  | { readonly kind: 'positional'; readonly value: string }
  | { readonly kind: 'option-terminator' };

/** @throws InputError where an option is unknown, or lacks its value. */
export function parseLine<const Table extends OptionTable>(args: readonly string[], options: Table) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, tokens: true, options });
  } catch (error) {
    // Node's first sentence says what is wrong; those after it are of no use here.
    const message = error instanceof Error ? error.message.replace(/\.\s.*$/s, '') : String(error);
    const negative = /^Option '--([\w-]+)[^']*' argument is ambiguous/.exec(message)?.[1];
    if (negative !== undefined) throw ambiguous(negative, args);
    const unknown = /^Unknown option '--([^']*)'/.exec(message)?.[1];
    const meant = unknown === undefined ? null : nearest(unknown, Object.keys(options));
    const guess = meant === null ? '' : `Did you mean --${meant}? `;
    throw new InputError(message, `${guess}Run the command with --help to see what it takes.`);
  }
}

function ambiguous(option: string, args: readonly string[]): InputError {
  const value = args[args.findIndex((word) => word === `--${option}`) + 1] ?? '';
  return new InputError(
    `--${option} takes a value, and found ${value}, which begins like an option`,
    `Write --${option}=${value} where that is meant.`,
  );
}

/** A log that is named comes with the glossary that is named with it: the configured one describes other data. */
export function sourcesOf(
  options: SourceOptions & Partial<Pick<BuildOptions, 'url' | 'edit'>>,
  configuration: Omit<Configuration, 'health'> & Partial<Pick<ReadConfiguration, 'health'>>,
): Sources {
  const ownLog = options.events.length > 0;
  return {
    title: configuration.title,
    asOf: options.asOf ?? clockTime(),
    moment: options.asOf,
    health: configuration.health?.settings,
    dialect: options.dialect ?? configuration.dialect,
    url: options.url ?? configuration.url,
    edit: options.edit ?? configuration.edit,
    events: ownLog ? options.events : configuration.events,
    glossary: options.glossary.length > 0 || ownLog ? options.glossary : configuration.glossary,
  };
}
