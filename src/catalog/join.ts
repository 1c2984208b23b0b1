/** What one event says of a dataset in two places, as one. */
import type { ColumnLineageFacet, SchemaFacet } from '../model/facet.ts';

/** The fields of both; of two of one name, the first. */
export function joinSchemas(a: SchemaFacet, b: SchemaFacet): SchemaFacet {
  const named = new Set((a.fields ?? []).map(({ name }) => name));
  const more = (b.fields ?? []).filter(({ name }) => !named.has(name));
  return more.length === 0 ? a : { ...a, fields: [...(a.fields ?? []), ...more] };
}

/** The edges of both. */
export function joinColumnLineage(a: ColumnLineageFacet, b: ColumnLineageFacet): ColumnLineageFacet {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  return { ...a, fields: [...a.fields, ...b.fields], dataset: [...(a.dataset ?? []), ...(b.dataset ?? [])] };
}
