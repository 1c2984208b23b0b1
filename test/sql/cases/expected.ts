/** Short ways to write what is expected: sources are grouped by kind, and come out as pairs. */
import type {
  DirectKind,
  Expected,
  ExpectedColumn,
  ExpectedOutput,
  IndirectKind,
  RowKind,
  Source,
} from './case.ts';
import type { BaseColumn } from './schema.ts';

/** Base columns by what they are used for. */
export type ByKind<Kind extends string> = { readonly [K in Kind]?: readonly BaseColumn[] };

const directKinds: readonly DirectKind[] = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'];
const rowKinds: readonly RowKind[] = ['JOIN', 'FILTER', 'GROUP_BY', 'SORT'];
const indirectKinds: readonly IndirectKind[] = ['CONDITIONAL', 'WINDOW', ...rowKinds];

function pairs<Kind extends string>(kinds: readonly Kind[], sources: ByKind<Kind>): Source<Kind>[] {
  return kinds.flatMap((kind) => (sources[kind] ?? []).map((column): Source<Kind> => [column, kind]));
}

/** A column made of source columns. */
export function column(name: string, sources: ByKind<DirectKind | IndirectKind>): ExpectedColumn {
  const direct = pairs(directKinds, sources);
  const indirect = pairs(indirectKinds, sources);
  return { column: name, direct, indirect, made: 'columns' };
}

/** A column whose every direct source passes a hash, a redaction or a count. */
export function masked(name: string, sources: ByKind<DirectKind | IndirectKind>): ExpectedColumn {
  return { ...column(name, sources), masked: true };
}

/** Columns that pass on the base column of the same name. */
export function passed(...sources: readonly BaseColumn[]): ExpectedColumn[] {
  return sources.map((source) => column(source.slice(source.indexOf('.') + 1), { IDENTITY: [source] }));
}

/** A column that counts or numbers rows. */
export function ofRows(name: string): ExpectedColumn {
  return { column: name, direct: [], indirect: [], made: 'rows' };
}

export function constant(name: string): ExpectedColumn {
  return { column: name, direct: [], indirect: [], made: 'constant' };
}

/** A column that cannot be resolved in whole, with the sources that can. */
export function unresolved(name: string, sources: ByKind<DirectKind | IndirectKind> = {}): ExpectedColumn {
  return { ...column(name, sources), made: 'unresolved' };
}

export function output(
  table: string | null,
  columns: readonly ExpectedColumn[],
  rows: ByKind<RowKind> = {},
): ExpectedOutput {
  return { table, columns, rows: pairs(rowKinds, rows) };
}

/** A script in which everything resolves. */
export function resolved(...outputs: readonly ExpectedOutput[]): Expected {
  return { outputs, unresolved: [] };
}

/** The common case: one output, in which everything resolves. */
export function one(
  table: string | null,
  columns: readonly ExpectedColumn[],
  rows: ByKind<RowKind> = {},
): Expected {
  return resolved(output(table, columns, rows));
}
