/** What personal data travels along: columns, and the current direct edges between them. */
import { endsAtColumn, isDirect, type Catalog, type ColumnEdge } from '../../model/catalog.ts';
import { columnKey, compareColumns, compareNames, type ColumnId, type Key } from '../../model/identity.ts';

export interface Holder {
  readonly id: ColumnId;
  /** Its place among all by identity. */
  readonly rank: number;
  /** By job. */
  readonly out: readonly Carrier[];
}

export interface Carrier {
  readonly edge: ColumnEdge;
  readonly from: Holder;
  readonly to: Holder;
  readonly masks: boolean;
}

/**
 * True where the value cannot be read from what the edge makes of it: each of its direct transformations masks. One that
 * does not lets the value through; indirect ones carry none, so they do not count.
 */
export function masks({ transformations }: Pick<ColumnEdge, 'transformations'>): boolean {
  const direct = transformations.filter(({ type }) => type !== 'INDIRECT');
  return direct.length > 0 && direct.every(({ masking }) => masking === true);
}

interface Draft extends Holder {
  readonly out: Carrier[];
}

/** Every column by its key, in the order of their identities; those too that edges alone name. */
export function holdersOf(catalog: Catalog): ReadonlyMap<Key, Holder> {
  const edges = catalog.columnEdges
    .filter(endsAtColumn)
    .filter((edge) => edge.state === 'current' && isDirect(edge));
  const ids = [
    ...catalog.datasets.flatMap(({ columns }) => columns.map(({ id }) => id)),
    ...edges.flatMap(({ from, to }) => [from, to]),
  ];
  const distinct = new Map(ids.map((id) => [columnKey(id), id]));
  const sorted = [...distinct].sort(([, a], [, b]) => compareColumns(a, b));
  const holders = new Map(sorted.map(([key, id], rank): [Key, Draft] => [key, { id, rank, out: [] }]));
  for (const edge of edges) {
    const [from, to] = [holders.get(columnKey(edge.from)), holders.get(columnKey(edge.to))];
    if (from !== undefined && to !== undefined) from.out.push({ edge, from, to, masks: masks(edge) });
  }
  for (const { out } of holders.values()) out.sort((a, b) => compareJobs(a.edge.job, b.edge.job));
  return holders;
}

/** A statement of no job comes first. */
function compareJobs(a: ColumnEdge['job'], b: ColumnEdge['job']): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareNames(a, b);
}
