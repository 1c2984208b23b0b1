/** All that an end leads to, or all that leads to it, nearest first: as `graph/reach.ts` finds it for the terminal. */
import { reversed, type Digraph } from '../../graph/digraph/digraph.ts';
import { distancesFrom, UNREACHED } from '../../graph/digraph/distance.ts';
import { columnDigraphs, type Place } from './column-digraph.ts';
import { placeOf, type End } from './end.ts';
import { flowDigraph } from './flow-digraph.ts';
import type { PathIndex } from './index-source.ts';

export type Side = 'upstream' | 'downstream';

export interface Reached {
  readonly place: Place;
  /** In steps, along a shortest way of its kind. */
  readonly distance: number;
  /** `value` where values flow all the way; null between datasets. */
  readonly kind: 'value' | 'influence' | null;
}

export interface Reach {
  /** Nearest first, and then by dataset. */
  readonly reached: readonly Reached[];
  /** True where the datasets on that side are so many that not all were looked at. */
  readonly isPartial: boolean;
}

/** @param valuesOnly leaves out what values do not flow to, or from; of columns alone */
export async function reachOf(index: PathIndex, end: End, side: Side, valuesOnly: boolean): Promise<Reach> {
  const { digraph } = flowDigraph(await index.flow(), index.datasets.length);
  const nodes = distancesFrom(towards(digraph, side), [end.dataset]).subarray(0, digraph.nodes);
  const datasets = [...nodes.keys()]
    .filter((dataset) => nodes[dataset] !== UNREACHED)
    .sort((a, b) => (nodes[a] ?? 0) - (nodes[b] ?? 0) || a - b);
  if (end.column !== null) return reachOfColumn(index, end, { side, datasets, valuesOnly });
  const others = datasets.filter((dataset) => dataset !== end.dataset);
  return {
    reached: others.map((dataset) => ({
      place: { dataset, column: null },
      distance: nodes[dataset] ?? 0,
      kind: null,
    })),
    isPartial: false,
  };
}

async function reachOfColumn(
  index: PathIndex,
  end: End,
  { side, datasets, valuesOnly }: { side: Side; datasets: readonly number[]; valuesOnly: boolean },
): Promise<Reach> {
  const into = await index.edgesInto(datasets);
  const { places, values, all, numbersOf } = columnDigraphs(into, null);
  const start = new Set(numbersOf(placeOf(end)));
  const byValue = distancesFrom(towards(values, side), start);
  const byAny = valuesOnly ? byValue : distancesFrom(towards(all, side), start);
  const reached = places.flatMap((place, number): (Reached & { readonly number: number })[] => {
    const [value = UNREACHED, any = UNREACHED] = [byValue[number], byAny[number]];
    if (start.has(number) || any === UNREACHED) return [];
    return value === UNREACHED
      ? [{ place, number, distance: any, kind: 'influence' }]
      : [{ place, number, distance: value, kind: 'value' }];
  });
  return {
    reached: reached.sort((a, b) => a.distance - b.distance || a.number - b.number),
    isPartial: into.size < datasets.length,
  };
}

function towards(digraph: Digraph, side: Side): Digraph {
  return side === 'downstream' ? digraph : reversed(digraph);
}
