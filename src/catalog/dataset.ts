/** A dataset's summary → the dataset. */
import type {
  Catalog,
  CurrentFacets,
  Dataset,
  DatasetFacetsInForce,
  Span,
  Stated,
} from '../model/catalog.ts';
import { endsAtColumn } from '../model/catalog.ts';
import { compareEvidence } from '../model/event.ts';
import type { DatasetFacets } from '../model/facet.ts';
import type { Glossary, GlossaryDataset } from '../model/glossary.ts';
import {
  compareNames,
  compareStrings,
  datasetKey,
  sameName,
  type DatasetId,
  type Key,
} from '../model/identity.ts';
import type { Aliases } from './alias.ts';
import { currentChecks } from './check.ts';
import { columnsOf } from './column.ts';
import { currentFacets, inNameOrder, widen } from './register.ts';
import { schemaStatements, schemaVersions, type SchemaStatement } from './schema.ts';
import type { DatasetSummary } from './summary.ts';

/** What lineage facets name of one dataset. */
export interface LineageMention {
  readonly id: DatasetId;
  span: Span;
  readonly columns: Map<string, Span>;
}

/** Everything that edges name, by `datasetKey`. */
export function mentionsInLineage({
  columnEdges,
  datasetEdges,
  ioEdges,
}: Pick<Catalog, 'columnEdges' | 'datasetEdges' | 'ioEdges'>): ReadonlyMap<Key, LineageMention> {
  const mentions = new Map<Key, LineageMention>();
  const entryOf = (id: DatasetId, span: Span): LineageMention => {
    const key = datasetKey(id);
    const { namespace, name } = id;
    const entry = mentions.get(key) ?? { id: { namespace, name }, span, columns: new Map<string, Span>() };
    mentions.set(key, entry);
    return entry;
  };
  let last: LineageMention | null = null;
  const mention = (id: DatasetId, column: string | null, span: Span): void => {
    // Edges beside one another lead to one dataset, and many of them from one.
    const entry: LineageMention = last !== null && sameName(last.id, id) ? last : entryOf(id, span);
    last = entry;
    entry.span = widen(entry.span, span);
    if (column === null) return;
    const before = entry.columns.get(column) ?? null;
    const seen = widen(before, span);
    if (seen !== before) entry.columns.set(column, seen);
  };
  for (const { dataset, span } of ioEdges) mention(dataset, null, span);
  for (const { from, to, span } of datasetEdges) {
    mention(from, null, span);
    mention(to, null, span);
  }
  for (const edge of columnEdges) mention(edge.from, edge.from.column, edge.span);
  for (const edge of columnEdges) mention(edge.to, endsAtColumn(edge) ? edge.to.column : null, edge.span);
  return mentions;
}

export interface ResolvedDataset {
  readonly dataset: Dataset;
  /** Schema statements in which two fields have one path. */
  readonly ambiguous: readonly SchemaStatement[];
}

/** @param summary null for a dataset that lineage alone names */
export function resolveDataset(
  id: DatasetId,
  summary: DatasetSummary | null,
  mention: LineageMention | null,
  aliases: Aliases,
  glossary: Glossary,
): ResolvedDataset | null {
  const span = summary?.span ?? mention?.span;
  if (span === undefined) return null;
  const { producer, reader } = summary ? schemaStatements(summary) : { producer: [], reader: [] };
  const leading = producer.length > 0 ? producer : reader;
  const schemas = schemaVersions(leading);
  const others = aliases.others(id);
  const written = glossaryOf(id, others, glossary);
  const dataset: Dataset = {
    id,
    aliases: others,
    declared: summary !== null,
    columns: columnsOf({
      id,
      current: isSchemaDeleted(summary, leading) ? null : (schemas.at(-1) ?? null),
      leading,
      readers: reader,
      inLineage: mention?.columns ?? new Map<string, Span>(),
      glossary: written?.columns ?? new Map<string, never>(),
    }),
    schemas,
    facets: summary ? facetsOf(summary) : { known: {}, raw: [] },
    checks: summary ? currentChecks(summary) : [],
    formerly: [...(summary?.formerly.values() ?? [])].sort(
      (a, b) => compareEvidence(a.evidence, b.evidence) || compareNames(a.value, b.value),
    ),
    events: [...(summary?.events.values() ?? [])].sort(compareEvidence),
    span,
    glossary: written,
  };
  return { dataset, ambiguous: [...producer, ...reader].filter((one) => one.ambiguous.length > 0) };
}

/** True where the last word on the schema is that there is none. */
function isSchemaDeleted(summary: DatasetSummary | null, statements: readonly SchemaStatement[]): boolean {
  const last = statements.at(-1);
  const deletion = last && summary?.facets[last.voice].deleted.get('schema');
  return (
    last !== undefined && deletion !== undefined && compareEvidence(deletion.evidence, last.evidence) >= 0
  );
}

/** People may have written under any of the dataset's names. */
function glossaryOf(id: DatasetId, others: readonly DatasetId[], glossary: Glossary): GlossaryDataset | null {
  for (const name of [id, ...others]) {
    const entry = glossary.datasets.get(datasetKey(name));
    if (entry !== undefined) return entry;
  }
  return null;
}

/** A producer's facet outranks a reader's of the same name, however old. */
function facetsOf(summary: DatasetSummary): Dataset['facets'] {
  const producer = currentFacets(summary.facets.producer);
  const reader = currentFacets(summary.facets.reader);
  const spoken = new Set([...Object.keys(producer.known), ...producer.raw.map((facet) => facet.name)]);
  const rest = reader.raw.filter((facet) => !spoken.has(facet.name));
  return {
    known: inNameOrder(withoutTwice({ ...reader.known, ...producer.known })),
    raw: [...producer.raw, ...rest].sort(
      (a, b) => compareStrings(a.name, b.name) || compareEvidence(a.evidence, b.evidence),
    ),
  };
}

function withoutTwice({
  schema,
  columnLineage,
  ...known
}: CurrentFacets<DatasetFacets>['known']): CurrentFacets<DatasetFacetsInForce>['known'] {
  return {
    ...known,
    ...(schema && { schema: saidAt(schema) }),
    ...(columnLineage && { columnLineage: saidAt(columnLineage) }),
  };
}

function saidAt({ evidence }: Stated<unknown>): Stated<null> {
  return { value: null, evidence };
}
