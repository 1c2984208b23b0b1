/** Column lineage facets → the edges between columns, current and past, per job and output. */
import type { ColumnEdge, Span } from '../model/catalog.ts';
import type {
  ColumnLineageFacet,
  ColumnLineageField,
  InputField,
  LineageDatasetFacet,
  LineageInput,
  Transformation,
} from '../model/facet.ts';
import {
  compareColumns,
  columnKey,
  datasetKey,
  type ColumnId,
  type DatasetId,
  type JobId,
  type Key,
} from '../model/identity.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { Aliases } from './alias.ts';
import { statementsWithoutJob } from './lineage-without-job.ts';
import { lineageOfOutputs, oldestFirst, type LineageStatement, type LineageWords } from './output-lineage.ts';
import { spanOf, widen } from './register.ts';
import { joinSpells, Mentions, type Said } from './spell.ts';
import type { Statement } from './statement.ts';
import type { DatasetSummary } from './summary.ts';

type StatedEdge = Exclude<ColumnEdge, { readonly origin: 'derived' }>;

/** The column edges that a job's statements make. */
export function columnEdgesOf(job: JobId, statements: readonly Statement[], aliases: Aliases): ColumnEdge[] {
  const explicit = new Map(
    lineageOfOutputs(statements, 'lineage').map((one) => [datasetKey(one.output), one]),
  );
  return lineageOfOutputs(statements, 'columnLineage').flatMap((words) =>
    edgesTo(words.output, job, aliases, words, explicit.get(datasetKey(words.output)) ?? NO_WORDS),
  );
}

const NO_WORDS: LineageWords<never> = { statements: [], occasions: [] };

/** The column edges that events say of a dataset outside any job that writes it. */
export function columnEdgesWithoutJob(dataset: DatasetSummary, aliases: Aliases): ColumnEdge[] {
  const [words, explicit] = [
    statementsWithoutJob(dataset, 'columns'),
    statementsWithoutJob(dataset, 'explicit'),
  ];
  return edgesTo(dataset.id, null, aliases, words, explicit);
}

/**
 * Brings the statements on one dataset together: of each edge, the latest word stands, an explicit one before
 * others, and the span is of all.
 */
function edgesTo(
  output: DatasetId,
  job: JobId | null,
  aliases: Aliases,
  words: LineageWords<ColumnLineageFacet>,
  explicit: LineageWords<LineageDatasetFacet>,
): ColumnEdge[] {
  const edges = new Map<Key, Omit<StatedEdge, 'spells'>>();
  const ways = [new Mentions(words.occasions), new Mentions(explicit.occasions)] as const;
  const statements = oldestFirst<Telling>([
    ...words.statements.map((word) => ({ ...word, facet: () => word.value, way: ways[0] })),
    ...explicit.statements.map((word) => ({
      ...word,
      facet: () => columnsOfExplicit(word.value),
      way: ways[1],
    })),
  ]);
  for (const { last, said } of repetitions(statements)) {
    const dependencies = readFacet(last.facet(), output, aliases);
    last.way.addAll(dependencies.keys(), said);
    const span = said.reduce<Span | null>((all, one) => widen(all, one.span), null) ?? spanOf(last.evidence);
    const state = last.current ? 'current' : 'past';
    for (const [key, { from, to, transformations }] of dependencies) {
      const seen = widen(edges.get(key)?.span ?? null, span);
      edges.set(key, { from, to, job, transformations, origin: last.origin, state, span: seen });
    }
  }
  return [...edges]
    .map(([key, edge]) => ({ ...edge, spells: joinSpells(ways.map((way) => way.spells(key))) }))
    .sort(compareEdges);
}

type Telling = LineageStatement<object> & {
  /** What it says, in the terms of one facet. */
  readonly facet: () => ColumnLineageFacet;
  readonly way: Mentions;
};

/**
 * Runs repeat what the one before said, by the same facet: it is read once, and counts as of the last of them.
 * @param statements in their order
 * @returns by their last ones
 */
function repetitions(statements: readonly Telling[]) {
  const found = new Map<object, { last: Telling; readonly said: Said[] }>();
  for (const one of statements) {
    const said = found.get(one.value)?.said ?? [];
    said.push({ at: one.at, span: spanOf(one.evidence) });
    // Set anew, so that the order is that of the last ones.
    found.delete(one.value);
    found.set(one.value, { last: one, said });
  }
  return found.values();
}

/** What explicit lineage says of columns, in the terms of the other facet. */
function columnsOfExplicit({ inputs, fields }: LineageDatasetFacet): ColumnLineageFacet {
  return {
    fields: (fields ?? []).map(([column, entry]) => [column, { inputFields: fieldsIn(entry.inputs) }]),
    dataset: fieldsIn(inputs ?? []),
  };
}

function fieldsIn(inputs: readonly LineageInput[]): InputField[] {
  return inputs.flatMap((input) =>
    input.type === 'DATASET' && typeof input.field === 'string' ? [{ ...input, field: input.field }] : [],
  );
}

function compareEdges(a: ColumnEdge, b: ColumnEdge): number {
  const toColumn = (id: DatasetId | ColumnId): ColumnId => ('column' in id ? id : { ...id, column: '' });
  return compareColumns(toColumn(a.to), toColumn(b.to)) || compareColumns(a.from, b.from);
}

/** Of an edge, whatever job states it. */
export function endsKey(from: ColumnId, to: ColumnId | DatasetId): Key {
  return 'column' in to
    ? `column${lengthened(columnKey(from))}${columnKey(to)}`
    : `dataset${lengthened(columnKey(from))}${datasetKey(to)}`;
}

/** With its length before it, as `keyOf` writes a part. */
function lengthened(key: Key): Key {
  return `${key.length}:${key}`;
}

interface Dependency {
  readonly from: ColumnId;
  readonly to: ColumnId | DatasetId;
  readonly transformations: readonly Transformation[];
}

/** The dependencies of one facet by {@link endsKey}; an input field that it names several times is one, with all its transformations. */
function readFacet(
  facet: ColumnLineageFacet,
  output: DatasetId,
  aliases: Aliases,
): ReadonlyMap<Key, Dependency> {
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
    const all = before.length === 0 ? transformations : [...before, ...transformations];
    found.set(key, { from, to, transformations: distinct(all) });
  };
  for (const [column, lineage] of facet.fields) {
    const to = { ...output, column };
    for (const field of lineage.inputFields) add(field, to, transformationsOf(field, lineage));
  }
  for (const field of facet.dataset ?? []) add(field, output, field.transformations ?? []);
  return found;
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
