/** Where in the tree a page stands. */
import { datasetPath, jobPath, runPath, type SitePath } from '../path.ts';
import type { Site } from '../site.ts';
import { listNamespaces } from '../namespace.ts';

export interface TreePlace {
  /** Of its dataset or job, as the tree's files have it. */
  readonly number: number;
  readonly namespace: string;
}

/**
 * The place of a dataset's page, and of what lies below it, such as its columns; of a job's page, and of its runs'.
 * @returns null for a page that is about none of them
 */
export function placeOf(site: Site, page: SitePath): TreePlace | null {
  return placesOf(site).get(ownerOf(page)) ?? null;
}

/** `/datasets/a/b/columns/c/` → `/datasets/a/b/`; a path that is as short as that, as it is. */
function ownerOf(page: SitePath): string {
  return /^\/(?:datasets|jobs)\/[^/]+\/[^/]+\//.exec(page)?.[0] ?? page;
}

const places = new WeakMap<Site, ReadonlyMap<string, TreePlace>>();

function placesOf(site: Site): ReadonlyMap<string, TreePlace> {
  const known = places.get(site) ?? findPlaces(site);
  places.set(site, known);
  return known;
}

function findPlaces({ catalog }: Site): ReadonlyMap<string, TreePlace> {
  const found = new Map<string, TreePlace>();
  let number = 0;
  for (const { namespace, datasets, jobs } of listNamespaces(catalog)) {
    for (const { id } of datasets) found.set(datasetPath(id), { number: number++, namespace });
    for (const { id, runs } of jobs) {
      const place = { number: number++, namespace };
      found.set(jobPath(id), place);
      for (const run of runs) found.set(runPath(run.id), place);
    }
  }
  return found;
}
