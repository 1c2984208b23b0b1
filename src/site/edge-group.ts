/** Edges at one column, those together that one job states by the same events: what they share is said once. */
import type { ColumnEdge } from '../model/catalog.ts';
import { datasetKey, type ColumnId, type DatasetId } from '../model/identity.ts';
import { confidenceOf } from './shared-by-edges.ts';

/** One dataset as a whole, or columns of one that take part in the same way. */
export interface EdgeLine {
  readonly ends: readonly [DatasetId | ColumnId, ...ColumnId[]];
  /** One of their edges: all have the same transformations. */
  readonly edge: ColumnEdge;
}

export interface EdgeGroup {
  /** One of its edges: all have the same job, origin, and times of being so. */
  readonly edge: ColumnEdge;
  readonly lines: readonly EdgeLine[];
}

/** @param show the end that the groups name; the other is the same of all. Groups and lines are in the order of their first edges */
export function edgeGroups(edges: readonly ColumnEdge[], show: 'from' | 'to'): readonly EdgeGroup[] {
  return [...Map.groupBy(edges, basisKey).values()].flatMap((group) => {
    const [edge] = group;
    return edge === undefined ? [] : [{ edge, lines: linesOf(group, show) }];
  });
}

function linesOf(edges: readonly ColumnEdge[], show: 'from' | 'to'): EdgeLine[] {
  const lines = Map.groupBy(edges, (edge) => lineKey(edge, edge[show]));
  return [...lines.values()].flatMap((line) => {
    const [edge] = line;
    if (edge === undefined) return [];
    const others = line.slice(1).map((other) => other[show]);
    return [{ edge, ends: [edge[show], ...others.filter((end) => 'column' in end)] as const }];
  });
}

function basisKey(edge: ColumnEdge): string {
  const { job, origin, span, spells } = edge;
  const times = spells.map(({ first, endedBy }) => [first.digest, endedBy?.digest]);
  const seen = [span.first.digest, span.last.digest, times];
  return JSON.stringify([job && datasetKey(job), origin, confidenceOf(edge), seen]);
}

function lineKey({ transformations }: ColumnEdge, end: DatasetId | ColumnId): string {
  const made = transformations.map(({ type, subtype, description, masking }) => [
    type,
    subtype,
    description,
    masking,
  ]);
  return JSON.stringify([datasetKey(end), 'column' in end, made]);
}
