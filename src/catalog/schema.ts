/** Schema facets → the schema's history and the columns. */
import type { SchemaColumn, SchemaVersion, Span } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { SchemaField } from '../model/facet.ts';
import { spanOf, widen } from './register.ts';
import type { DatasetSummary, Voice } from './summary.ts';

/** One event's word on a dataset's schema. */
export interface SchemaStatement {
  readonly columns: readonly SchemaColumn[];
  readonly evidence: Evidence;
  readonly voice: Voice;
  /** Paths that two of its fields share: `a.b`, and `b` within `a`. */
  readonly ambiguous: readonly string[];
}

/**
 * What producers say, and what readers say, each oldest first. A facet without fields says nothing: producers
 * send one where they could not tell.
 */
export function schemaStatements(
  dataset: DatasetSummary,
): Readonly<Record<Voice, readonly SchemaStatement[]>> {
  const of = (voice: Voice): SchemaStatement[] =>
    [...dataset.schemas[voice].values()]
      .sort((a, b) => compareEvidence(a.evidence, b.evidence))
      .map(({ facet, evidence }) => ({ ...flatten(facet.fields ?? []), evidence, voice }))
      .filter((one) => one.columns.length > 0);
  return { producer: of('producer'), reader: of('reader') };
}

/** Fields by their paths, in the order of the schema: a nested field follows the one that holds it. */
function flatten(fields: readonly SchemaField[]): Pick<SchemaStatement, 'columns' | 'ambiguous'> {
  const columns = new Map<string, SchemaColumn>();
  const ambiguous: string[] = [];
  const visit = (siblings: readonly SchemaField[], prefix: string): void => {
    for (const field of siblings) {
      const column = `${prefix}${field.name}`;
      if (columns.has(column)) ambiguous.push(column);
      else columns.set(column, { column, type: field.type ?? null, description: field.description ?? null });
      visit(inOrder(field.fields ?? []), `${column}.`);
    }
  };
  visit(inOrder(fields), '');
  return { columns: [...columns.values()], ambiguous };
}

/** By ordinal where every field has one; as listed otherwise. */
function inOrder(fields: readonly SchemaField[]): readonly SchemaField[] {
  if (!fields.every((field) => typeof field.ordinal_position === 'number')) return fields;
  return [...fields].sort((a, b) => (a.ordinal_position ?? 0) - (b.ordinal_position ?? 0));
}

/** Statements that repeat the one before make one version. */
export function schemaVersions(statements: readonly SchemaStatement[]): SchemaVersion[] {
  const versions: SchemaVersion[] = [];
  for (const { columns, evidence } of statements) {
    const last = versions.at(-1);
    if (last !== undefined && sameColumns(last.columns, columns)) {
      versions[versions.length - 1] = { columns: last.columns, span: widen(last.span, spanOf(evidence)) };
    } else {
      versions.push({ columns, span: spanOf(evidence) });
    }
  }
  return versions;
}

function sameColumns(a: readonly SchemaColumn[], b: readonly SchemaColumn[]): boolean {
  return (
    a.length === b.length &&
    a.every((column, index) => {
      const other = b[index];
      return (
        column.column === other?.column &&
        column.type === other.type &&
        column.description === other.description
      );
    })
  );
}

/** For each column that any of the statements names: its latest description, and the span of all. */
export function columnsSeen(
  statements: readonly SchemaStatement[],
): ReadonlyMap<string, { readonly column: SchemaColumn; readonly span: Span }> {
  const seen = new Map<string, { column: SchemaColumn; span: Span }>();
  for (const { columns, evidence } of statements) {
    for (const column of columns) {
      const before = seen.get(column.column);
      seen.set(column.column, { column, span: widen(before?.span ?? null, spanOf(evidence)) });
    }
  }
  return seen;
}
