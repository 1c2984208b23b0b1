/** Column lineage facets → the edges between columns, current and past, per job and output. */
import type { ColumnEdge, Origin, Stated } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { ColumnLineageFacet, ColumnLineageField, InputField, Transformation } from '../model/facet.ts';
import {
  compareColumns,
  compareNames,
  columnKey,
  datasetKey,
  keyOf,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { Aliases } from './alias.ts';
import { currentFacets, spanOf, widen } from './register.ts';
import { currentStatement, type Statement } from './statement.ts';
import type { DatasetSummary } from './summary.ts';

/** One facet's word on one dataset's columns. */
interface LineageStatement {
  readonly facet: Stated<ColumnLineageFacet> | null;
  readonly origin: Exclude<Origin, 'derived'>;
  readonly current: boolean;
}

/**
 * The column edges that a job's statements make. For each output the latest completed statement that says
 * anything of its columns is current, as long as the job still writes the output; a run that says nothing of
 * them takes nothing back.
 */
export function columnEdgesOf(job: JobId, statements: readonly Statement[], aliases: Aliases): ColumnEdge[] {
  const written = currentStatement(statements)?.uses.outputs;
  const outputs = new Map<Key, DatasetId>();
  for (const { uses } of statements) for (const [key, use] of uses.outputs) outputs.set(key, use.id);
  const sorted = [...outputs].sort(([, a], [, b]) => compareNames(a, b));
  return sorted.flatMap(([key, id]) => {
    const speaking = statements.filter(({ uses }) => speaksOfColumns(uses.outputs.get(key)));
    const current = written?.has(key) === true ? currentStatement(speaking) : null;
    return edgesTo(
      id,
      job,
      aliases,
      speaking.map((statement) => ({
        facet: facetOf(statement, key),
        origin: statement.origin,
        current: statement === current,
      })),
    );
  });
}

/**
 * The column edges that events say of a dataset outside any job that writes it: the latest event is current,
 * unless a later one deletes the facet.
 */
export function columnEdgesWithoutJob(dataset: DatasetSummary, aliases: Aliases): ColumnEdge[] {
  const stated = [...dataset.lineage.values()].map(({ facet, evidence, origin }) => ({
    facet: { value: facet, evidence },
    origin,
  }));
  const last = stated
    .map(({ facet }) => facet.evidence)
    .reduce<Evidence | null>((a, b) => (a === null || compareEvidence(a, b) < 0 ? b : a), null);
  const deleted = last !== null && isLineageDeleted(dataset, last);
  return edgesTo(
    dataset.id,
    null,
    aliases,
    stated.map((one) => ({ ...one, current: !deleted && one.facet.evidence === last })),
  );
}

function isLineageDeleted({ facets }: DatasetSummary, since: Evidence): boolean {
  return [facets.producer, facets.reader].some((registers) => {
    const deletion = registers.deleted.get('columnLineage');
    return deletion !== undefined && compareEvidence(deletion.evidence, since) >= 0;
  });
}

function speaksOfColumns(
  use: { readonly lineage: Parameters<typeof currentFacets>[0] } | undefined,
): boolean {
  return use !== undefined && (Object.keys(use.lineage.known).length > 0 || use.lineage.deleted.size > 0);
}

function facetOf(statement: Statement, key: Key): Stated<ColumnLineageFacet> | null {
  const use = statement.uses.outputs.get(key);
  return (use && currentFacets(use.lineage).known.columnLineage) ?? null;
}

/** Brings the statements on one dataset together: of each edge, the latest word stands and the span is of all. */
function edgesTo(
  output: DatasetId,
  job: JobId | null,
  aliases: Aliases,
  statements: readonly LineageStatement[],
): ColumnEdge[] {
  const edges = new Map<Key, ColumnEdge>();
  const oldestFirst = statements
    .flatMap(({ facet, ...rest }) => (facet === null ? [] : [{ facet, ...rest }]))
    .sort(
      (a, b) => Number(a.current) - Number(b.current) || compareEvidence(a.facet.evidence, b.facet.evidence),
    );
  for (const { facet, origin, current } of oldestFirst) {
    for (const { from, to, transformations } of readFacet(facet.value, output, aliases)) {
      const key = endsKey(from, to);
      edges.set(key, {
        from,
        to,
        job,
        transformations,
        origin,
        state: current ? 'current' : 'past',
        span: widen(edges.get(key)?.span ?? null, spanOf(facet.evidence)),
      });
    }
  }
  return [...edges.values()].sort(compareEdges);
}

function compareEdges(a: ColumnEdge, b: ColumnEdge): number {
  const toColumn = (id: DatasetId | ColumnId): ColumnId => ('column' in id ? id : { ...id, column: '' });
  return compareColumns(toColumn(a.to), toColumn(b.to)) || compareColumns(a.from, b.from);
}

function endsKey(from: ColumnId, to: ColumnId | DatasetId): Key {
  return 'column' in to
    ? keyOf(columnKey(from), 'column', columnKey(to))
    : keyOf(columnKey(from), 'dataset', datasetKey(to));
}

interface Dependency {
  readonly from: ColumnId;
  readonly to: ColumnId | DatasetId;
  readonly transformations: readonly Transformation[];
}

/** The dependencies of one facet; an input field that it names several times is one, with all its transformations. */
function readFacet(facet: ColumnLineageFacet, output: DatasetId, aliases: Aliases): Iterable<Dependency> {
  const found = new Map<Key, Dependency>();
  const add = (
    field: InputField,
    to: ColumnId | DatasetId,
    transformations: readonly Transformation[],
  ): void => {
    const from = {
      ...aliases.canonical({ namespace: field.namespace, name: field.name }),
      column: field.field,
    };
    const key = endsKey(from, to);
    const before = found.get(key)?.transformations ?? [];
    found.set(key, { from, to, transformations: distinct([...before, ...transformations]) });
  };
  for (const [column, lineage] of facet.fields) {
    for (const field of lineage.inputFields)
      add(field, { ...output, column }, transformationsOf(field, lineage));
  }
  for (const field of facet.dataset ?? []) add(field, output, field.transformations ?? []);
  return found.values();
}

/** The field's own transformations, or what facets before 1-2-0 say of the output column as a whole. */
function transformationsOf(field: InputField, lineage: ColumnLineageField): readonly Transformation[] {
  if (field.transformations?.length) return field.transformations;
  const { transformationType: subtype, transformationDescription: description } = lineage;
  if (!subtype && !description) return [];
  return [{ type: 'DIRECT', subtype, description, masking: subtype === 'MASKED' ? true : null }];
}

function distinct(transformations: readonly Transformation[]): readonly Transformation[] {
  if (transformations.length < 2) return transformations;
  const byContent = new Map(transformations.map((one) => [canonicalJson({ ...one } as Json), one]));
  return [...byContent.values()];
}
