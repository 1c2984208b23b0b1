/** Which columns a column, or a whole dataset, was made from. */
import { columnKey, type ColumnId, type DatasetId, type Key } from '../model/identity.ts';
import type { Facets } from './event.ts';
import { facet } from './facet.ts';
import { parseTransformation, type Transformation } from './transformation.ts';

/** Without a column: the whole dataset depends on the upstream columns, as rows depend on a filter. */
export interface Downstream extends DatasetId {
  readonly column?: string;
}

export interface ColumnMapping {
  readonly downstream: Downstream;
  readonly upstream: readonly ColumnId[];
  /** A typed transformation, or the short form that `parseTransformation` reads. */
  readonly transformation: Transformation | string;
}

interface InputField {
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly transformations: readonly Transformation[];
}

/** Everything said so far of one output. */
export interface ColumnLineage {
  /** By the output's column. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<Key, InputField>>;
  readonly dataset: ReadonlyMap<Key, InputField>;
}

export const NO_LINEAGE: ColumnLineage = { fields: new Map(), dataset: new Map() };

export function addMapping(lineage: ColumnLineage, mapping: ColumnMapping): ColumnLineage {
  const { column } = mapping.downstream;
  if (column === undefined) return { ...lineage, dataset: addUpstream(lineage.dataset, mapping) };
  const inputFields = addUpstream(lineage.fields.get(column) ?? new Map<Key, InputField>(), mapping);
  return { ...lineage, fields: new Map(lineage.fields).set(column, inputFields) };
}

function addUpstream(
  known: ReadonlyMap<Key, InputField>,
  mapping: ColumnMapping,
): ReadonlyMap<Key, InputField> {
  const transformation = transformationOf(mapping);
  const fields = new Map(known);
  for (const id of mapping.upstream) {
    const key = columnKey(id);
    const transformations = addOnce(fields.get(key)?.transformations ?? [], transformation);
    fields.set(key, { namespace: id.namespace, name: id.name, field: id.column, transformations });
  }
  return fields;
}

/** The mapping's transformation with its keys in one order, so that equal ones are written alike. */
export function transformationOf({ transformation }: ColumnMapping): Transformation {
  const full = typeof transformation === 'string' ? parseTransformation(transformation) : transformation;
  const { type, subtype, description, masking } = full;
  return {
    type,
    subtype,
    ...(description === undefined ? {} : { description }),
    ...(masking === undefined ? {} : { masking }),
  } as Transformation;
}

function addOnce(known: readonly Transformation[], one: Transformation): readonly Transformation[] {
  const text = JSON.stringify(one);
  return known.some((other) => JSON.stringify(other) === text) ? known : [...known, one];
}

export function columnLineageFacets(lineage: ColumnLineage): Facets {
  if (lineage.fields.size === 0 && lineage.dataset.size === 0) return {};
  const fields = Object.fromEntries(
    Array.from(lineage.fields, ([column, inputs]) => [column, { inputFields: [...inputs.values()] }]),
  );
  const dataset = lineage.dataset.size === 0 ? {} : { dataset: [...lineage.dataset.values()] };
  return { columnLineage: facet('ColumnLineageDatasetFacet', { fields, ...dataset }) };
}
