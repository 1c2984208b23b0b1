/** The paths from one dataset or column to another, each step with what it rests on. */
import type { ColumnId, DatasetId } from '../model/identity.ts';
import { columnDigraphs } from './column-digraph.ts';
import { datasetDigraph } from './dataset-digraph.ts';
import { hasOtherEdgeBetween } from './digraph/beside.ts';
import { hasEdge, type Digraph } from './digraph/digraph.ts';
import { listShortest, shortestPaths } from './digraph/shortest-path.ts';
import { simplePaths, type PathBounds } from './digraph/simple-path.ts';
import type { Network } from './network.ts';
import { columnStep, datasetStep, type PathStep } from './path-step.ts';
import type { ReachKind } from './reach.ts';

/** In a second, on any catalog that fits into memory. */
export const PATH_BOUNDS: PathBounds = { count: 100, length: 64, work: 2_000_000 };

export interface Path {
  /** `value` where every step is; null between datasets. */
  readonly kind: ReachKind | null;
  /** At least one. */
  readonly steps: readonly PathStep[];
}

/** The bound that ended the search for paths. */
export interface PathCut {
  readonly by: keyof PathBounds;
  /** All paths of up to so many steps are there. */
  readonly completeTo: number;
}

/** The paths of one kind. */
export interface PathGroup {
  readonly kind: ReachKind | null;
  /** Shorter ones first, then in the order of the catalog. */
  readonly paths: readonly Path[];
  /** Of the shortest, in steps; null where no path of the kind was found. It may be beyond the bounds. */
  readonly length: number | null;
  /** Null where these are all. */
  readonly cut: PathCut | null;
}

export interface Paths {
  readonly level: 'dataset' | 'column';
  /** Of values, then those that somewhere only influence; between datasets one. None where there is no path. */
  readonly groups: readonly PathGroup[];
}

/**
 * The paths that go through nothing twice, from `from` to `to`; where both are one, the ways back to it. Between two
 * datasets they lead through jobs, from dataset to dataset. Where either end is a column they lead from column to
 * column: from a dataset means from any of its columns, and to a dataset means to any of its columns, or to what decides
 * its rows, their order or their grouping; a path leaves the one dataset and enters the other once.
 */
export function findPaths(
  network: Network,
  from: DatasetId | ColumnId,
  to: DatasetId | ColumnId,
  bounds: PathBounds = PATH_BOUNDS,
): Paths {
  const [start, end] = [canonical(network, from), canonical(network, to)];
  return 'column' in start || 'column' in end
    ? { level: 'column', groups: columnPaths(network, start, end, bounds) }
    : { level: 'dataset', groups: datasetPaths(network, start, end, bounds) };
}

/** Datasets have aliases; edges know them by one name. */
function canonical<Id extends DatasetId>({ graph }: Network, id: Id): Id {
  const { namespace, name } = graph.dataset(id)?.id ?? id;
  return { ...id, namespace, name };
}

function columnPaths(
  network: Network,
  from: DatasetId | ColumnId,
  to: DatasetId | ColumnId,
  bounds: PathBounds,
): PathGroup[] {
  const { ends, values, all, numbersOf } = columnDigraphs(network, 'column' in to ? null : to);
  const question = { from: numbersOf(from), to: numbersOf(to), bounds };
  const byValue = allPaths(values, question);
  const influences = byValue === null ? allPaths(all, question) : influencesBeside(values, all, question);
  const stepOf = once((a, b) => columnStep(network, at(ends, a), at(ends, b)));
  return [
    ...(byValue === null ? [] : [groupOf('value', byValue, stepOf)]),
    ...(influences === null ? [] : [groupOf('influence', influences, stepOf)]),
  ];
}

function datasetPaths(network: Network, from: DatasetId, to: DatasetId, bounds: PathBounds): PathGroup[] {
  const { datasets, digraph, numberOf } = datasetDigraph(network);
  const numbers = (id: DatasetId): readonly number[] => [numberOf(id) ?? []].flat();
  const found = allPaths(digraph, { from: numbers(from), to: numbers(to), bounds });
  if (found === null) return [];
  const stepOf = once((a, b) => datasetStep(network, at(datasets, a), at(datasets, b)));
  return [groupOf(null, found, stepOf)];
}

interface Question {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly bounds: PathBounds;
}

/** A group, its paths as the numbers of what they lead through. */
interface Found extends Pick<PathGroup, 'length' | 'cut'> {
  readonly paths: readonly (readonly number[])[];
}

/** The shortest paths, and then the others as far as the bounds allow; null where there is none. */
function allPaths(digraph: Digraph, { from, to, bounds }: Question): Found | null {
  const shortest = shortestPaths(digraph, from, to);
  if (shortest === null) return null;
  const { length } = shortest;
  if (length > bounds.length) return { paths: [], length, cut: { by: 'length', completeTo: bounds.length } };
  const listed = listShortest(shortest, bounds.count + 1);
  const paths = listed.slice(0, bounds.count);
  if (listed.length > paths.length) return { paths, length, cut: { by: 'count', completeTo: length - 1 } };
  const room = { ...bounds, count: bounds.count - paths.length };
  const others = simplePaths(digraph, from, to, room, { longerThan: length });
  return { paths: [...paths, ...others.paths], length, cut: cutOf(others) };
}

/** The paths that somewhere only influence, where there are others of values; null where there is none. */
function influencesBeside(values: Digraph, all: Digraph, { from, to, bounds }: Question): Found | null {
  if (!hasOtherEdgeBetween(values, all, from, to)) return null;
  const wanted = (path: readonly number[]): boolean =>
    path.slice(1).some((to, index) => !hasEdge(values, at(path, index), to));
  const found = simplePaths(all, from, to, bounds, { wanted });
  if (found.paths.length === 0 && found.cut === null) return null;
  const shortest = found.paths[0]?.length;
  return { paths: found.paths, length: shortest === undefined ? null : shortest - 1, cut: cutOf(found) };
}

function cutOf({ cut, completeTo }: ReturnType<typeof simplePaths>): PathCut | null {
  return cut === null ? null : { by: cut, completeTo };
}

type StepOf = (from: number, to: number) => PathStep;

function groupOf(kind: ReachKind | null, { paths, length, cut }: Found, stepOf: StepOf): PathGroup {
  return {
    kind,
    paths: paths.map((path) => ({
      kind,
      steps: path.slice(1).map((to, index) => stepOf(at(path, index), to)),
    })),
    length,
    cut,
  };
}

/** Paths share most of their steps. */
function once(stepOf: StepOf): StepOf {
  const known = new Map<number, Map<number, PathStep>>();
  return (from, to) => {
    let steps = known.get(from);
    if (steps === undefined) known.set(from, (steps = new Map<number, PathStep>()));
    let step = steps.get(to);
    if (step === undefined) steps.set(to, (step = stepOf(from, to)));
    return step;
  };
}

function at<T>(items: readonly T[], number: number): T {
  const item = items[number];
  if (item === undefined) throw new RangeError(`there is no node ${number}`);
  return item;
}
