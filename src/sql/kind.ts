/**
 * How a column is made of another, in the words of the OpenLineage spec (ColumnLineageDatasetFacet 1-2-0). Direct
 * kinds carry values; indirect ones decide which rows there are, their order, their grouping, or a value's choice.
 */
const DIRECT = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'] as const;

export type DirectKind = (typeof DIRECT)[number];

export type IndirectKind = 'JOIN' | 'FILTER' | 'GROUP_BY' | 'SORT' | 'WINDOW' | 'CONDITIONAL';

export type Kind = DirectKind | IndirectKind;

export function isDirectKind(kind: Kind): kind is DirectKind {
  return (DIRECT as readonly Kind[]).includes(kind);
}

/** Of two direct kinds along one way the one that does more: what was once aggregated stays so. */
export function stronger(a: DirectKind, b: DirectKind): DirectKind {
  return DIRECT.indexOf(a) < DIRECT.indexOf(b) ? b : a;
}
