/** The slice of all datasets, joined directly: the map on the lineage page. Of a large catalog it shows areas. */
import type { Catalog, Dataset } from '../model/catalog.ts';
import { compareStrings, datasetKey, type Key } from '../model/identity.ts';
import { visible } from '../model/visible.ts';
import { areasOf } from './area.ts';
import { areaMap } from './area-map.ts';
import type { Surroundings } from './slice-builder.ts';
import { busiest, datasetEdges } from './dataset-edge.ts';
import type { Slice } from './slice.ts';
import { datasetNode } from './slice-node.ts';

/** How many datasets an overview shows one by one; of more it shows the areas. */
export const MAX_OVERVIEW = 60;

export interface Overview {
  readonly slice: Slice;
  /** What it shows, and how many of them it leaves out. */
  readonly of: 'dataset' | 'area';
  readonly hidden: number;
  /** What the groups are: namespaces, where people gave no dataset a domain; null where one group holds all. */
  readonly groupedBy: 'domain' | 'namespace' | null;
}

/** The domain that people gave a dataset; where they gave none, its namespace stands in. */
export function domainOf(dataset: Dataset): string {
  return dataset.glossary?.domain ?? dataset.id.namespace;
}

export function overview(catalog: Catalog, around: Surroundings): Overview {
  const { datasets } = catalog;
  const domains = [...new Set(datasets.map(domainOf))].sort(compareStrings);
  const groupedBy =
    domains.length < 2 ? null : datasets.some((one) => one.glossary?.domain) ? 'domain' : 'namespace';
  const areas = areasOf(catalog);
  if (datasets.length > MAX_OVERVIEW && areas.all.length > 1)
    return { ...areaMap(areas, around), of: 'area', groupedBy };
  return { ...datasetMap(datasets, around, domains), of: 'dataset', groupedBy };
}

/** Those with the most neighbours, where there are too many. */
function datasetMap(
  datasets: readonly Dataset[],
  around: Surroundings,
  domains: readonly string[],
): Pick<Overview, 'slice' | 'hidden'> {
  const kept = busiest(datasets, around, MAX_OVERVIEW);
  const keys = new Map<Key, Dataset>(kept.map((dataset) => [datasetKey(dataset.id), dataset]));
  const { edges, hiddenAround } = datasetEdges(around, keys);
  return {
    slice: {
      nodes: kept.map((dataset) =>
        datasetNode(around.graph, dataset.id, { group: domainOf(dataset), ...hiddenAround(dataset.id) }),
      ),
      edges,
      groups: domains.map((domain) => ({ key: domain, label: visible(domain) })),
    },
    hidden: datasets.length - kept.length,
  };
}
