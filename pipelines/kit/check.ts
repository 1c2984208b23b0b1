/** What a pipeline expects of the rows that it reads or writes. Each check is a query. */
import type { DuckDBValue } from '@duckdb/node-api';
import type { Assertion, ColumnId, DatasetId } from '../../src/logger/index.ts';
import { identifier, literal, tableName } from './database.ts';
import { label } from './layer.ts';

/** As in dbt: a failed check is an error, and fails the run, unless it is told to be a warning. */
export interface Check extends Pick<Assertion, 'assertion' | 'column' | 'name' | 'description'> {
  readonly severity: 'error' | 'warn';
  readonly expected: string;
  /** Datasets that the query reads beside the one that is checked. */
  readonly beside: readonly DatasetId[];
  /** A query of one row with the column `found`. */
  readonly query: (table: string) => string;
  readonly judge: (found: DuckDBValue, now: Date) => Verdict;
}

interface Verdict {
  readonly success: boolean;
  readonly actual: string;
}

/** Both ends count as within. */
type Bounds = { readonly min: number; readonly max?: number } | { readonly max: number };

/** The same check, whose failure does not fail the run. */
export function warning(check: Check): Check {
  return { ...check, severity: 'warn' };
}

export function notNull(column: string): Check {
  return {
    ...offenders('null', (table) => `FROM ${table} WHERE ${identifier(column)} IS NULL`),
    assertion: 'not_null',
    column,
    expected: 'no nulls',
  };
}

/** No two rows are alike in all of the columns; a row with a null among them counts as unlike any other. */
export function unique(...columns: readonly [string, ...string[]]): Check {
  const list = columns.map(identifier).join(', ');
  const present = columns.map((column) => `${identifier(column)} IS NOT NULL`).join(' AND ');
  return {
    ...offenders(
      'repeated row',
      (table) =>
        `FROM (SELECT row_number() OVER (PARTITION BY ${list}) AS place FROM ${table} WHERE ${present}) WHERE place > 1`,
    ),
    assertion: 'unique',
    ...(columns.length === 1 ? { column: columns[0] } : {}),
    name: `unique(${columns.join(', ')})`,
    description: `No two rows are alike in ${columns.join(' and ')}.`,
    expected: 'no repeated rows',
  };
}

/** Null is accepted: that is for `notNull` to say. */
export function acceptedValues(column: string, values: readonly [string, ...string[]]): Check {
  const list = values.map(literal).join(', ');
  return {
    ...offenders('other value', (table) => `FROM ${table} WHERE ${identifier(column)} NOT IN (${list})`),
    assertion: 'accepted_values',
    column,
    expected: values.join(', '),
  };
}

/** What is no number lies outside; null does not. */
export function range(column: string, bounds: Bounds): Check {
  const value = `TRY_CAST(${identifier(column)} AS DOUBLE)`;
  const { min, max }: { readonly min?: number; readonly max?: number } = bounds;
  const outside = [
    `(${value} IS NULL AND ${identifier(column)} IS NOT NULL)`,
    ...(min === undefined ? [] : [`${value} < ${min}`]),
    ...(max === undefined ? [] : [`${value} > ${max}`]),
  ].join(' OR ');
  return {
    ...offenders('value outside', (table) => `FROM ${table} WHERE ${outside}`, 'values outside'),
    assertion: 'range',
    column,
    expected: boundsText(bounds),
  };
}

/** Each value, null aside, is a value of the other column. */
export function relationship(column: string, to: ColumnId): Check {
  const others = `SELECT ${identifier(to.column)} FROM ${tableName(to)}`;
  return {
    ...offenders(
      'row without one',
      (table) =>
        `FROM ${table} WHERE ${identifier(column)} NOT IN (${others} WHERE ${identifier(to.column)} IS NOT NULL)`,
      'rows without one',
    ),
    assertion: 'relationship',
    column,
    name: `relationship(${column}, ${label(to)}.${to.column})`,
    description: `Each ${column} is a ${to.column} of ${label(to)}.`,
    expected: `a row of ${label(to)} for each`,
    beside: [to],
  };
}

export function rowCount(bounds: Bounds): Check {
  const { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number } = bounds;
  return {
    ...ERROR,
    assertion: 'row_count',
    expected: `${boundsText(bounds)} rows`,
    query: (table) => `SELECT count(*) AS found FROM ${table}`,
    judge: (found) => ({
      success: Number(found) >= min && Number(found) <= max,
      actual: counted(Number(found), 'row', 'rows'),
    }),
  };
}

/** The newest value, taken as UTC, is at most so many hours old. */
export function freshness(column: string, hours: number): Check {
  return {
    ...ERROR,
    assertion: 'freshness',
    column,
    expected: `no older than ${hours} hours`,
    query: (table) =>
      `SELECT strftime(max(CAST(${identifier(column)} AS TIMESTAMP)), '%Y-%m-%dT%H:%M:%SZ') AS found FROM ${table}`,
    judge: (found, now) =>
      typeof found === 'string'
        ? { success: now.getTime() - Date.parse(found) <= hours * 3_600_000, actual: found }
        : { success: false, actual: 'no value' },
  };
}

const ERROR = { severity: 'error', beside: [] } as const;

/** A check that passes where a query finds nothing. */
function offenders(
  one: string,
  fromClause: (table: string) => string,
  many = `${one}s`,
): Pick<Check, 'severity' | 'beside' | 'query' | 'judge'> {
  return {
    ...ERROR,
    query: (table) => `SELECT count(*) AS found ${fromClause(table)}`,
    judge: (found) => ({ success: Number(found) === 0, actual: counted(Number(found), one, many) }),
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function boundsText(bounds: Bounds): string {
  const { min, max }: { readonly min?: number; readonly max?: number } = bounds;
  if (max === undefined) return `at least ${min}`;
  return min === undefined ? `at most ${max}` : `${min} to ${max}`;
}
