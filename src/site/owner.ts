/** Who answers for what: the owners of the glossary, and those that ownership facets name. */
import type { Catalog, Dataset, Job } from '../model/catalog.ts';
import type { Owner } from '../model/glossary.ts';
import { compareStrings, type DatasetId, type JobId } from '../model/identity.ts';

export type OwnerRole = 'owner' | 'steward';

export interface OwnerEntity {
  /** The glossary's id, or the name in the log. */
  readonly id: string;
  readonly name: string;
  /** Null for one that has none in the glossary's list of owners. */
  readonly entry: Owner | null;
  readonly datasets: readonly { readonly id: DatasetId; readonly role: OwnerRole }[];
  readonly jobs: readonly JobId[];
}

/** Someone's part in a dataset or a job, and whether people or the log say so. */
export interface Responsibility {
  readonly owner: string;
  readonly role: OwnerRole;
  readonly origin: 'glossary' | 'log';
}

/** The glossary's word first; the log's where it names others. */
export function responsibilitiesOf(entity: Dataset | Job): Responsibility[] {
  const { glossary } = entity;
  const written: Responsibility[] = [];
  if (glossary?.owner) written.push({ owner: glossary.owner, role: 'owner', origin: 'glossary' });
  if (glossary && 'steward' in glossary && glossary.steward) {
    written.push({ owner: glossary.steward, role: 'steward', origin: 'glossary' });
  }
  const known = new Set(written.map((one) => one.owner));
  const logged = entity.facets.known.ownership?.value.owners ?? [];
  const named = [...new Set(logged.map((owner) => owner.name))].filter((name) => !known.has(name));
  return [...written, ...named.map((owner) => ({ owner, role: 'owner' as const, origin: 'log' as const }))];
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
