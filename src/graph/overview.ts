/** The slice of all datasets by domain, joined directly: the map on the lineage page. */
import type { Catalog, Dataset } from '../model/catalog.ts';
import { compareStrings, datasetKey } from '../model/identity.ts';
import { neighboursOf, type Direction, type Flow } from './flow.ts';
import { visible } from '../model/visible.ts';
import type { Graph } from './graph.ts';
import type { Slice, SliceEdge } from './slice.ts';
import { datasetNode, datasetNodeKey } from './slice-node.ts';

/** How many datasets an overview shows; beyond it, those with the most neighbours are kept. */
export const MAX_OVERVIEW = 80;

export interface Overview {
  readonly slice: Slice;
  readonly hidden: number;
  /** What the groups are: namespaces, where people gave no dataset a domain; null where one group holds all. */
  readonly groupedBy: 'domain' | 'namespace' | null;
}

/** The domain that people gave a dataset; where they gave none, its namespace stands in. */
export function domainOf(dataset: Dataset): string {
  return dataset.glossary?.domain ?? dataset.id.namespace;
}

export function overview(catalog: Catalog, graph: Graph, flow: Flow): Overview {
  const busiest = catalog.datasets
    .map((dataset) => ({ dataset, neighbours: degree(flow, dataset) }))
    .sort((a, b) => b.neighbours - a.neighbours)
    .slice(0, MAX_OVERVIEW);
  const kept = new Map(busiest.map(({ dataset }) => [datasetKey(dataset.id), dataset]));
  const datasets = catalog.datasets.filter((dataset) => kept.has(datasetKey(dataset.id)));
  const domains = [...new Set(datasets.map(domainOf))].sort(compareStrings);
  return {
    slice: {
      nodes: datasets.map((dataset) =>
        datasetNode(graph, dataset.id, { group: domainOf(dataset), ...hiddenAround(flow, dataset, kept) }),
      ),
      edges: datasets.flatMap((dataset) => edgesTo(flow, dataset, kept)),
      groups: domains.map((domain) => ({ key: domain, label: visible(domain) })),
    },
    hidden: catalog.datasets.length - kept.size,
    groupedBy:
      domains.length < 2 ? null : datasets.some((one) => one.glossary?.domain) ? 'domain' : 'namespace',
  };
}

function hiddenAround(flow: Flow, { id }: Dataset, kept: ReadonlyMap<string, Dataset>) {
  const hidden = (direction: Direction): number =>
    neighboursOf(flow, id, direction).filter((neighbour) => !kept.has(datasetKey(neighbour))).length;
  return { hiddenUpstream: hidden('upstream'), hiddenDownstream: hidden('downstream') };
}

function degree(flow: Flow, { id }: Dataset): number {
  return neighboursOf(flow, id, 'upstream').length + neighboursOf(flow, id, 'downstream').length;
}

function edgesTo(flow: Flow, { id }: Dataset, kept: ReadonlyMap<string, Dataset>): SliceEdge[] {
  const sources = new Map(flow.upstreamOf(id).map(({ dataset }) => [datasetKey(dataset), dataset]));
  return [...sources].flatMap(([key, source]) =>
    kept.has(key)
      ? [
          {
            from: { node: datasetNodeKey(source), row: null },
            to: { node: datasetNodeKey(id), row: null },
            kind: 'value' as const,
            label: null,
          },
        ]
      : [],
  );
}
