/** Who answers for what: the owners of the glossary, and those that ownership facets name. */
import { responsibilitiesOf, type OwnerRole } from '../graph/responsibility.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Owner } from '../model/glossary.ts';
import { compareStrings, type DatasetId, type JobId } from '../model/identity.ts';

export { responsibilitiesOf, type OwnerRole, type Responsibility } from '../graph/responsibility.ts';

export interface OwnerEntity {
  /** The glossary's id, or the name in the log. */
  readonly id: string;
  readonly name: string;
  /** Null for one that has none in the glossary's list of owners. */
  readonly entry: Owner | null;
  readonly datasets: readonly { readonly id: DatasetId; readonly role: OwnerRole }[];
  readonly jobs: readonly JobId[];
}

/** Sorted by name. */
export function listOwners(catalog: Catalog): OwnerEntity[] {
  const datasets = new Map<string, { id: DatasetId; role: OwnerRole }[]>();
  const jobs = new Map<string, JobId[]>();
  for (const dataset of catalog.datasets) {
    for (const { owner, role } of responsibilitiesOf(dataset))
      push(datasets, owner, { id: dataset.id, role });
  }
  for (const job of catalog.jobs) for (const { owner } of responsibilitiesOf(job)) push(jobs, owner, job.id);
  const ids = new Set([...catalog.glossary.owners.keys(), ...datasets.keys(), ...jobs.keys()]);
  return [...ids]
    .map((id) => {
      const entry = catalog.glossary.owners.get(id) ?? null;
      return {
        id,
        name: entry?.name ?? id,
        entry,
        datasets: datasets.get(id) ?? [],
        jobs: jobs.get(id) ?? [],
      };
    })
    .sort((a, b) => compareStrings(a.name, b.name) || compareStrings(a.id, b.id));
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
