/** What paths between two ends are looked for in. */
import { reversed, targetsOf, type Digraph } from '../../graph/digraph/digraph.ts';
import { distancesFrom, UNREACHED } from '../../graph/digraph/distance.ts';
import type { ColumnSource } from '../../site/path-index/lineage.ts';
import { columnDigraphs, edgesBetween, type Place } from './column-digraph.ts';
import { placeOf, type End } from './end.ts';
import { flowDigraph } from './flow-digraph.ts';
import type { PathIndex } from './index-source.ts';

/** What a step rests on. */
export interface StepEdge {
  /** Null, or the number of no job, where lineage names none. */
  readonly job: number | null;
  /** Null between datasets, where a job that reads the one writes the other; so is the kind. */
  readonly origin: ColumnSource['origin'] | null;
  readonly kind: 'value' | 'influence' | null;
}

export interface Net {
  /** Where values flow; null between datasets. */
  readonly values: Digraph | null;
  readonly all: Digraph;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly placeAt: (node: number) => Place;
  /** Those of values first. */
  readonly edgesAt: (from: number, to: number) => readonly StepEdge[];
  /** True where the datasets between the ends are so many that some are left out. */
  readonly isPartial: boolean;
}

/**
 * Between two datasets, a step is a job that reads the one and writes the other. Where either end is a column, a step
 * is an edge between columns: from a dataset means from any of its columns, and to a dataset to any of them, or to what
 * decides its rows, their order or their grouping.
 */
export async function netOf(index: PathIndex, from: End, to: End): Promise<Net> {
  const flow = await index.flow();
  const { digraph, jobs } = flowDigraph(flow, index.datasets.length);
  if (from.column !== null || to.column !== null) return columnNet(index, digraph, from, to);
  return {
    values: null,
    all: digraph,
    from: [from.dataset],
    to: [to.dataset],
    placeAt: (dataset) => ({ dataset, column: null }),
    edgesAt: (source, target) => {
      const through = [...targetsOf(digraph, source)].filter((hub) =>
        targetsOf(digraph, hub).includes(target),
      );
      const named = new Set(through.map((hub) => jobs[hub - digraph.nodes] ?? null));
      return Array.from(named, (job) => ({ job, origin: null, kind: null }));
    },
    isPartial: false,
  };
}

async function columnNet(index: PathIndex, flow: Digraph, from: End, to: End): Promise<Net> {
  const between = datasetsBetween(flow, from.dataset, to.dataset);
  const into = await index.edgesInto(between);
  const { places, values, all, numbersOf } = columnDigraphs(into, to.column === null ? to.dataset : null);
  const placeAt = (node: number): Place => places[node] ?? placeOf(from);
  return {
    values,
    all,
    from: numbersOf(placeOf(from)),
    to: numbersOf(placeOf(to)),
    placeAt,
    edgesAt: (source, target) => edgesBetween(into, placeAt(source), placeAt(target)),
    isPartial: into.size < between.length,
  };
}

/** Those that a way from the one to the other passes, the ones on shorter ways first: every column edge is along one. */
function datasetsBetween(digraph: Digraph, from: number, to: number): number[] {
  const before = distancesFrom(digraph, [from]);
  const after = distancesFrom(reversed(digraph), [to]);
  const length = (dataset: number): number => (before[dataset] ?? 0) + (after[dataset] ?? 0);
  return [...before.keys()]
    .slice(0, digraph.nodes)
    .filter((dataset) => before[dataset] !== UNREACHED && after[dataset] !== UNREACHED)
    .sort((a, b) => length(a) - length(b) || a - b);
}
