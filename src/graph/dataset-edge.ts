/** Datasets joined directly, whatever the jobs between them. */
import type { Dataset } from '../model/catalog.ts';
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import { neighboursOf, type Direction } from './flow.ts';
import type { Surroundings } from './slice-builder.ts';
import { datasetNodeKey, type NodeExtras } from './slice-node.ts';
import type { SliceEdge } from './slice.ts';

export interface DatasetEdges {
  /** Between those that are shown, each once. */
  readonly edges: readonly SliceEdge[];
  /** How many neighbours of one that is shown are not. */
  readonly hiddenAround: (id: DatasetId) => Pick<NodeExtras, 'hiddenUpstream' | 'hiddenDownstream'>;
}

/** @param shown by their keys */
export function datasetEdges({ flow, loops }: Surroundings, shown: ReadonlyMap<Key, Dataset>): DatasetEdges {
  const hidden = (id: DatasetId, direction: Direction): number =>
    neighboursOf(flow, id, direction).filter((neighbour) => !shown.has(datasetKey(neighbour))).length;
  return {
    edges: [...shown.values()].flatMap(({ id }) => {
      const sources = new Map(flow.upstreamOf(id).map(({ dataset }) => [datasetKey(dataset), dataset]));
      return [...sources].flatMap(([key, source]) =>
        shown.has(key) ? [edgeBetween(source, id, loops.joinDatasets(source, id))] : [],
      );
    }),
    hiddenAround: (id) => ({
      hiddenUpstream: hidden(id, 'upstream'),
      hiddenDownstream: hidden(id, 'downstream'),
    }),
  };
}

/** Those with the most neighbours, in the order of the catalog. */
export function busiest(datasets: readonly Dataset[], { flow }: Surroundings, most: number): Dataset[] {
  if (datasets.length <= most) return [...datasets];
  const degree = ({ id }: Dataset): number =>
    neighboursOf(flow, id, 'upstream').length + neighboursOf(flow, id, 'downstream').length;
  const kept = new Set(
    datasets
      .map((dataset) => ({ dataset, neighbours: degree(dataset) }))
      .sort((a, b) => b.neighbours - a.neighbours)
      .slice(0, most)
      .map(({ dataset }) => dataset),
  );
  return datasets.filter((dataset) => kept.has(dataset));
}

function edgeBetween(from: DatasetId, to: DatasetId, inCycle: boolean): SliceEdge {
  return {
    from: { node: datasetNodeKey(from), row: null },
    to: { node: datasetNodeKey(to), row: null },
    kind: 'value',
    label: null,
    inCycle,
  };
}
