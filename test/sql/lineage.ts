/** Reads SQL over a small world, and says in short words what comes of it. */
import type { Tables } from '../../src/sql/table.ts';
import type { SqlDialect } from '../../src/sql/dialect.ts';
import type { Dependency, SqlLineage } from '../../src/sql/lineage.ts';
import { readSql } from '../../src/sql/script.ts';

export type World = ReadonlyMap<string, readonly string[] | null>;

/** Tables with their columns; of `loose` and `vague` no schema says any. */
export const WORLD: World = new Map([
  ['a', ['id', 'x', 'y', 'z']],
  ['b', ['id', 'v', 'w']],
  ['c', ['id', 'u']],
  ['out', ['p', 'q']],
  ['loose', null],
  ['vague', null],
  ['made', null],
]);

export function worldTables(world: World = WORLD): Tables {
  return {
    find: (name) => {
      const last = (name.at(-1) ?? '').toLowerCase();
      const columns = world.get(last);
      if (columns === undefined) return { kind: 'unknown' };
      return { kind: 'known', id: { namespace: 'db', name: last }, columns, confidence: 'high' };
    },
  };
}

export function read(sql: string, dialect: SqlDialect = 'duckdb'): SqlLineage {
  return readSql(sql, {
    dialect,
    tables: worldTables(),
    output: { namespace: 'db', name: 'result' },
    outputColumns: null,
  });
}

/** `result.p: a.x IDENTITY, a.y FILTER`, and `result: …` of its rows; a column without sources by what it is made of. */
export function said(sql: string, dialect: SqlDialect = 'duckdb'): readonly string[] {
  return read(sql, dialect).outputs.flatMap(({ id, columns, rows }) => [
    ...columns.map(({ column, made, sources }) => {
      const what = [...(made === 'columns' ? [] : [made]), ...sources.map(inWords)].join(', ');
      return `${id.name}.${column}: ${what}`;
    }),
    ...(rows.length === 0 ? [] : [`${id.name}: ${rows.map(inWords).join(', ')}`]),
  ]);
}

function inWords({ from, transformations, confidence }: Dependency): string {
  const kinds = transformations.map(
    ({ subtype, masking }) => `${subtype ?? ''}${masking === true ? '*' : ''}`,
  );
  return `${from.name}.${from.column} ${kinds.join('+')}${confidence === 'high' ? '' : ` ${confidence}`}`;
}

/** `kind: message «text»` of each gap. */
export function gapsOf(sql: string, dialect: SqlDialect = 'duckdb'): readonly string[] {
  return read(sql, dialect).gaps.map(
    ({ kind, message, span }) => `${kind}: ${message} «${sql.slice(span.start, span.end)}»`,
  );
}

/** The expressions of a column, as they are written. */
export function expressionsOf(
  sql: string,
  column: string,
  dialect: SqlDialect = 'duckdb',
): readonly string[] {
  const columns = read(sql, dialect).outputs.flatMap((output) => output.columns);
  const found = columns.find((one) => one.column === column);
  return (found?.expressions ?? []).map(({ start, end }) => sql.slice(start, end));
}
