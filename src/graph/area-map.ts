/** Slices of areas: all of them, joined where their datasets are; and one, with its datasets and the areas around it. */
import type { Dataset } from '../model/catalog.ts';
import { datasetKey, keyOf, type DatasetId, type Key } from '../model/identity.ts';
import { areaKey, areaName, type Area, type AreaDatasets, type Areas } from './area.ts';
import { busiest, datasetEdges } from './dataset-edge.ts';
import { neighboursOf, type Direction } from './flow.ts';
import type { Surroundings } from './slice-builder.ts';
import { datasetNode, datasetNodeKey, namedFold } from './slice-node.ts';
import type { Slice, SliceEdge, SliceNode } from './slice.ts';

/** How many areas a map shows: the largest. */
const MAX_AREAS = 30;
/** How many datasets of one area: those with the most neighbours. */
const MAX_DATASETS = 40;

export interface AreaMap {
  readonly slice: Slice;
  /** How many areas, or datasets of the one area, it leaves out. */
  readonly hidden: number;
}

/** A line stands for all the pairs of datasets that are joined directly, and says how many they are. */
export function areaMap(areas: Areas, { graph, flow }: Surroundings): AreaMap {
  const shown = [...areas.all].sort((a, b) => b.datasets.length - a.datasets.length).slice(0, MAX_AREAS);
  const keys = new Set(shown.map(({ area }) => areaKey(area)));
  const pairs = new Map<Key, { from: Key; to: Key; count: number }>();
  for (const { area, datasets } of shown) {
    const from = areaKey(area);
    for (const { id } of datasets) {
      for (const target of neighboursOf(flow, id, 'downstream')) {
        const dataset = graph.dataset(target);
        const to = dataset === null ? from : areaKey(areas.of(dataset));
        if (to === from || !keys.has(to)) continue;
        const pair = pairs.get(keyOf(from, to)) ?? { from, to, count: 0 };
        pair.count += 1;
        pairs.set(keyOf(from, to), pair);
      }
    }
  }
  return {
    slice: {
      nodes: shown.map((one) => areaNode(one.area, areaKey(one.area), one.datasets.length)),
      edges: [...pairs.values()].map(({ from, to, count }) =>
        between(from, to, `${count} ${count === 1 ? 'pair' : 'pairs'} of datasets`),
      ),
      groups: [],
    },
    hidden: areas.all.length - shown.length,
  };
}

/** The datasets of an area; what they are joined to outside of it is folded by area, upstream and downstream apart. */
export function withinArea(areas: Areas, { area, datasets }: AreaDatasets, around: Surroundings): AreaMap {
  const kept = busiest(datasets, around, MAX_DATASETS);
  const keys = new Map<Key, Dataset>(kept.map((dataset) => [datasetKey(dataset.id), dataset]));
  const { edges, hiddenAround } = datasetEdges(around, keys);
  const outside = new Outside(areas, area, around);
  for (const { id } of kept) {
    outside.join(id, 'upstream');
    outside.join(id, 'downstream');
  }
  return {
    slice: {
      nodes: [
        ...kept.map(({ id }) => {
          const { hiddenUpstream = 0, hiddenDownstream = 0 } = hiddenAround(id);
          return datasetNode(around.graph, id, {
            hiddenUpstream: hiddenUpstream - outside.joinedTo(id, 'upstream'),
            hiddenDownstream: hiddenDownstream - outside.joinedTo(id, 'downstream'),
          });
        }),
        ...outside.nodes(),
      ],
      edges: [...edges, ...outside.edges],
      groups: [],
    },
    hidden: datasets.length - kept.length,
  };
}

/** The areas around one. */
class Outside {
  readonly edges: SliceEdge[] = [];
  readonly #folds = new Map<Key, { area: Area; members: Set<Key> }>();
  readonly #joined = new Map<Key, number>();
  readonly #areas: Areas;
  readonly #inside: Key;
  readonly #around: Surroundings;

  constructor(areas: Areas, inside: Area, around: Surroundings) {
    this.#areas = areas;
    this.#inside = areaKey(inside);
    this.#around = around;
  }

  join(id: DatasetId, side: Direction): void {
    const { graph, flow } = this.#around;
    const outer = neighboursOf(flow, id, side).flatMap((one) => graph.dataset(one) ?? []);
    for (const [key, members] of Map.groupBy(outer, (dataset) => areaKey(this.#areas.of(dataset)))) {
      const [first] = members;
      if (first === undefined || key === this.#inside) continue;
      const foldKey = `f${keyOf(side, key)}`;
      const fold = this.#folds.get(foldKey) ?? { area: this.#areas.of(first), members: new Set() };
      for (const { id: member } of members) fold.members.add(datasetKey(member));
      this.#folds.set(foldKey, fold);
      const node = datasetNodeKey(id);
      this.edges.push(side === 'upstream' ? between(foldKey, node, null) : between(node, foldKey, null));
      const joined = keyOf(side, datasetKey(id));
      this.#joined.set(joined, (this.#joined.get(joined) ?? 0) + members.length);
    }
  }

  joinedTo(id: DatasetId, side: Direction): number {
    return this.#joined.get(keyOf(side, datasetKey(id))) ?? 0;
  }

  nodes(): SliceNode[] {
    return [...this.#folds].map(([key, { area, members }]) => areaNode(area, key, members.size));
  }
}

function areaNode(area: Area, key: Key, count: number): SliceNode {
  return namedFold(areaName(area), { key, of: 'dataset', count, leadsTo: { kind: 'area', area } });
}

function between(from: Key, to: Key, label: string | null): SliceEdge {
  return {
    from: { node: from, row: null },
    to: { node: to, row: null },
    kind: 'value',
    label,
    inCycle: false,
  };
}
