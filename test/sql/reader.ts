/** Reads a case's SQL over the documented schema, and puts what comes of it in the words of the cases. */
import type { ColumnLineage, Dependency, OutputLineage } from '../../src/sql/lineage.ts';
import { readSql } from '../../src/sql/script.ts';
import type { FoundTable, Tables } from '../../src/sql/table.ts';
import { stronger } from '../../src/sql/kind.ts';
import type { DirectKind, Expected, ExpectedOutput, SqlCase } from './cases/case.ts';
import { schema } from './cases/schema.ts';

const RESULT = { namespace: 'db', name: '' };

const byName = new Map(schema.map(({ table, columns }) => [table.toLowerCase(), { table, columns }]));

/** Tables of the schema are known; others may be written. Qualifiers before a table's name say nothing here. */
const tables: Tables = {
  find: (name, use): FoundTable => {
    const last = name.at(-1)?.split('.').at(-1) ?? '';
    const known = byName.get(last.toLowerCase());
    if (known !== undefined) {
      const id = { namespace: 'db', name: known.table };
      return { kind: 'known', id, columns: known.columns, confidence: 'high' };
    }
    const written = { namespace: 'db', name: name.join('.') };
    return use === 'write'
      ? { kind: 'known', id: written, columns: null, confidence: 'high' }
      : { kind: 'unknown' };
  },
};

/** What the reader makes of a case, in sorted lists. */
export function readCase({ sql, dialect }: SqlCase): Expected {
  const lineage = readSql(sql, { dialect, tables, output: RESULT, outputColumns: null });
  return sorted({
    outputs: lineage.outputs.map(outputOf),
    unresolved: lineage.gaps.map(({ kind, span }) =>
      kind === 'syntax' ? statementAround(sql, span.start) : sql.slice(span.start, span.end),
    ),
  });
}

/** The reader says where in a statement the fault is, the cases which statement has one. */
function statementAround(sql: string, offset: number): string {
  const end = sql.indexOf(';', offset);
  return sql.slice(sql.lastIndexOf(';', offset - 1) + 1, end === -1 ? sql.length : end).trim();
}

function outputOf({ id, columns, rows }: OutputLineage): ExpectedOutput {
  return {
    table: id.name === '' ? null : id.name,
    columns: columns.map(columnOf),
    rows: rows.flatMap((one) => indirect(one)) as ExpectedOutput['rows'],
  };
}

function columnOf({ column, made, sources }: ColumnLineage): ExpectedOutput['columns'][number] {
  const masked = sources.some(isDirect) && sources.filter(isDirect).every(isMasked);
  return {
    column,
    made,
    direct: sources.filter(isDirect).map((one) => [nameOf(one), strongest(one)] as const) as never,
    indirect: sources.flatMap((one) => indirect(one)) as never,
    ...(masked ? { masked: true as const } : {}),
  };
}

function nameOf({ from }: Dependency): string {
  return `${from.name}.${from.column}`;
}

function isDirect({ transformations }: Dependency): boolean {
  return transformations.some(({ type }) => type === 'DIRECT');
}

function isMasked({ transformations }: Dependency): boolean {
  return transformations.filter(({ type }) => type === 'DIRECT').every(({ masking }) => masking === true);
}

function strongest({ transformations }: Dependency): DirectKind {
  return transformations
    .filter(({ type }) => type === 'DIRECT')
    .map(({ subtype }) => subtype as DirectKind)
    .reduce(stronger);
}

function indirect(one: Dependency): (readonly [string, string])[] {
  return one.transformations
    .filter(({ type }) => type === 'INDIRECT')
    .map(({ subtype }) => [nameOf(one), subtype ?? ''] as const);
}

/** The same, with each set in one order. */
export function sorted(expected: Expected): Expected {
  return {
    outputs: expected.outputs.map(({ table, columns, rows }) => ({
      table,
      columns: columns.map((column) => ({
        ...column,
        direct: inOrder(column.direct),
        indirect: inOrder(column.indirect),
      })),
      rows: inOrder(rows),
    })),
    unresolved: expected.unresolved,
  };
}

function inOrder<T extends readonly [string, string]>(pairs: readonly T[]): readonly T[] {
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pair]) => pair);
}
