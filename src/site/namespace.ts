/** Namespaces: where datasets and jobs live. */
import type { Catalog, Dataset, Job } from '../model/catalog.ts';
import { compareStrings } from '../model/identity.ts';

export interface Namespace {
  readonly namespace: string;
  readonly datasets: readonly Dataset[];
  readonly jobs: readonly Job[];
}

/** Sorted by name. */
export function listNamespaces(catalog: Catalog): Namespace[] {
  const datasets = Map.groupBy(catalog.datasets, (dataset) => dataset.id.namespace);
  const jobs = Map.groupBy(catalog.jobs, (job) => job.id.namespace);
  return [...new Set([...datasets.keys(), ...jobs.keys()])].sort(compareStrings).map((namespace) => ({
    namespace,
    datasets: datasets.get(namespace) ?? [],
    jobs: jobs.get(namespace) ?? [],
  }));
}
