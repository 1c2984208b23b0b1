/** What one `columnLineage` facet says of a dataset, and the edges that several of them make. */
import { standing } from './facet.ts';
import { fact, type Fact } from './fact.ts';
import type { Homes } from './home.ts';
import { dependenciesIn, isLineage } from './lineage.ts';
import { keyOf, type Name } from './name.ts';
import type { Use } from './statement.ts';
import type { Place } from './values.ts';

export interface ColumnEdge {
  readonly from: readonly [string, string, string];
  /** A dataset and a column; a dataset alone where all of it depends on `from`. */
  readonly to: Name | readonly [string, string, string];
  /** Null where no job that writes the dataset says it. */
  readonly job: Name | null;
  readonly fact: Fact;
}

/** What one facet says, or several of one event. */
export interface Word {
  readonly order: string;
  readonly place: Place;
  readonly facets: readonly unknown[];
  readonly current: boolean;
}

/** Null where what was said is broken, or deleted. */
export function wordOf(uses: readonly Use[], current: boolean): Word | null {
  const said = uses.map(({ facets, ...use }) => ({ ...use, facet: facets['columnLineage'] }));
  const stands = standing(said, isLineage);
  const [first] = stands;
  if (first === undefined) return null;
  return { order: first.order, place: first.place, facets: stands.map(({ facet }) => facet), current };
}

/** The edges to the dataset that stands at `home`: of each the current word stands, or else the latest. */
export function edgesTo(
  home: Name,
  job: Name | null,
  words: readonly (Word | null)[],
  homes: Homes,
): readonly ColumnEdge[] {
  const currentLast = words
    .filter((word) => word !== null)
    .sort((a, b) => Number(a.current) - Number(b.current) || (a.order < b.order ? -1 : 1));
  const edges = currentLast.flatMap((word) => edgesIn(word, home, job, homes));
  return [...new Map(edges.map((edge) => [endsKey(edge), edge])).values()];
}

/** What a word names several times is one edge with all its transformations. */
function edgesIn(word: Word, home: Name, job: Name | null, homes: Homes): ColumnEdge[] {
  const dependencies = word.facets.flatMap((facet) => dependenciesIn(facet, homes));
  const byEnds = Map.groupBy(dependencies, ({ from, column }) => keyOf(from, column));
  return [...byEnds.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const to = first.column === null ? home : ([...home, first.column] as const);
    const transformations = same.flatMap((one) => one.transformations);
    return [{ from: first.from, to, job, fact: fact(edgeDetail(word.current, transformations), word.place) }];
  });
}

/** `current ["DIRECT","IDENTITY",false]` */
export function edgeDetail(current: boolean, transformations: readonly string[]): string {
  return [current ? 'current' : 'past', ...[...new Set(transformations)].sort()].join(' ');
}

export function endsKey({ from, to, job }: Pick<ColumnEdge, 'from' | 'to' | 'job'>): string {
  return keyOf(from, to, job);
}
