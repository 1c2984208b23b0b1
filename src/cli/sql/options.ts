/** The command line of `headwater sql`. */
import { InputError } from '../../model/input-error.ts';
import { clockTime, formatInstant, type Instant } from '../../model/instant.ts';
import type { SqlDialect } from '../../sql/dialect.ts';
import { dialectOption } from '../dialect-option.ts';
import { parseLine, readTime } from '../options.ts';

export interface SqlOptions {
  /** Files and folders of SQL. */
  readonly paths: readonly string[];
  readonly dialect: SqlDialect;
  /** The file that says which columns tables have; null where none is given. */
  readonly schema: string | null;
  /** Of the datasets. */
  readonly namespace: string;
  /** Of the jobs, one a file. */
  readonly jobs: string;
  /** When the events say that it was so; ISO 8601. */
  readonly time: string;
  readonly help: boolean;
}

const OPTIONS = {
  dialect: { type: 'string' },
  schema: { type: 'string' },
  namespace: { type: 'string' },
  jobs: { type: 'string' },
  'as-of': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws InputError where an option is unknown or lacks its value, or no path is given. */
export function readSqlOptions(args: readonly string[]): SqlOptions {
  const { values, positionals } = parseLine(args, OPTIONS);
  const help = values.help === true;
  for (const [name, value] of Object.entries(values)) if (value === '') throw emptyValue(name);
  if (positionals.length === 0 && !help) {
    throw new InputError('No SQL is given', 'Name a file, or a folder of files that end with .sql.');
  }
  const time: Instant = values['as-of'] === undefined ? clockTime() : readTime(values['as-of']);
  const namespace = values.namespace ?? 'sql';
  return {
    paths: positionals,
    dialect: values.dialect === undefined ? 'generic' : dialectOption('--dialect', values.dialect),
    schema: values.schema ?? null,
    namespace,
    jobs: values.jobs ?? namespace,
    time: formatInstant(time),
    help,
  };
}

function emptyValue(name: string): InputError {
  return new InputError(`--${name} has an empty value`, `Write a value after --${name}, or leave it out.`);
}
