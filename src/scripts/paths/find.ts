/** The paths between two ends, by kind, as `graph/path.ts` finds them for the terminal. */
import { hasOtherEdgeBetween } from '../../graph/digraph/beside.ts';
import { hasEdge, type Digraph } from '../../graph/digraph/digraph.ts';
import { listShortest, shortestPaths } from '../../graph/digraph/shortest-path.ts';
import { simplePaths, type PathBounds } from '../../graph/digraph/simple-path.ts';
import type { Place } from './column-digraph.ts';
import type { End } from './end.ts';
import type { PathIndex } from './index-source.ts';
import { netOf, type Net, type StepEdge } from './net.ts';

export const BOUNDS: PathBounds = { count: 100, length: 64, work: 1_000_000 };

/** One place more than it has steps. */
export interface Path {
  readonly places: readonly Place[];
  /** What each step rests on: one thing or more, values first. */
  readonly steps: readonly (readonly StepEdge[])[];
}

/** The paths of one kind. */
export interface PathGroup {
  /** `value` where every step of each is; null between datasets. */
  readonly kind: StepEdge['kind'];
  /** Shorter ones first. */
  readonly paths: readonly Path[];
  /** The bound that ended the search; null where these are all. */
  readonly cut: keyof PathBounds | null;
}

/** Whether another question has an answer, where this one has none. */
export interface Alternatives {
  /** The other way round. */
  readonly reverse: boolean;
  /** With influences too; false where they were looked at. */
  readonly influence: boolean;
  /** Between the datasets as wholes; false where these were the ends. */
  readonly datasets: boolean;
}

export interface Finding {
  /** Of values, then those that somewhere only influence; between datasets one. None where there is no path. */
  readonly groups: readonly PathGroup[];
  /** Null where there is a path. */
  readonly alternatives: Alternatives | null;
  /** True where not all datasets between the ends were looked at. */
  readonly isPartial: boolean;
}

/**
 * The paths that go through nothing twice; where both ends are one, the ways back to it.
 * @param valuesOnly leaves out edges that only decide which rows there are, or their order or grouping
 */
export async function findPaths(index: PathIndex, from: End, to: End, valuesOnly: boolean): Promise<Finding> {
  const net = await netOf(index, from, to);
  const { values, all, isPartial } = net;
  const byValue = values && listPaths(values, net);
  const others = values && byValue ? listInfluences(values, net) : listPaths(all, net);
  const groups = [
    byValue && groupOf('value', byValue, net),
    (values === null || !valuesOnly) && others && groupOf(values && 'influence', others, net),
  ].filter((group) => !!group);
  if (groups.length > 0) return { groups, alternatives: null, isPartial };
  const back = await netOf(index, to, from);
  const datasets = await netOf(index, { ...from, column: null }, { ...to, column: null });
  const alternatives = {
    reverse: hasPath((valuesOnly ? back.values : null) ?? back.all, back),
    influence: others !== null,
    datasets: values !== null && hasPath(datasets.all, datasets),
  };
  return { groups, alternatives, isPartial };
}

interface Listed extends Pick<PathGroup, 'cut'> {
  /** As the numbers of their nodes. */
  readonly paths: readonly (readonly number[])[];
}

function hasPath(digraph: Digraph, { from, to }: Net): boolean {
  return shortestPaths(digraph, from, to) !== null;
}

/** All of the shortest, and then the others as far as the bounds allow; null where there is none. */
function listPaths(digraph: Digraph, { from, to }: Net): Listed | null {
  const shortest = shortestPaths(digraph, from, to);
  if (shortest === null) return null;
  const { length } = shortest;
  if (length > BOUNDS.length) return { paths: [], cut: 'length' };
  const listed = listShortest(shortest, BOUNDS.count + 1);
  if (listed.length > BOUNDS.count) return { paths: listed.slice(0, BOUNDS.count), cut: 'count' };
  const room = { ...BOUNDS, count: BOUNDS.count - listed.length };
  const { paths, cut } = simplePaths(digraph, from, to, room, { longerThan: length });
  return { paths: [...listed, ...paths], cut };
}

/** The paths that somewhere only influence, where there are others of values; null where there is none. */
function listInfluences(values: Digraph, { all, from, to }: Net): Listed | null {
  if (!hasOtherEdgeBetween(values, all, from, to)) return null;
  const wanted = (path: readonly number[]): boolean =>
    path.some((node, at) => at > 0 && !hasEdge(values, path[at - 1] ?? 0, node));
  const { paths, cut } = simplePaths(all, from, to, BOUNDS, { wanted });
  return paths.length === 0 && cut === null ? null : { paths, cut };
}

function groupOf(kind: PathGroup['kind'], { paths, cut }: Listed, { placeAt, edgesAt }: Net): PathGroup {
  const read = paths.map((nodes) => ({
    places: nodes.map(placeAt),
    steps: nodes.slice(1).map((node, at) => edgesAt(nodes[at] ?? 0, node)),
  }));
  return { kind, paths: read, cut };
}
