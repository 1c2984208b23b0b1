/** Who is to be told of a change: whoever answers for what it affects. */
import type { Catalog, Dataset, Job } from '../../model/catalog.ts';
import { compareStrings } from '../../model/identity.ts';
import { memoryOf } from '../../model/memory.ts';
import type { Network } from '../network.ts';
import { responsibilitiesOf } from '../responsibility.ts';
import { flowTable, type FlowTable } from '../walk/flow-table.ts';
import type { Affected } from './affected.ts';
import type { Marks } from './mark.ts';

export interface ImpactedOwner {
  /** The glossary's id, or the name in the log. */
  readonly owner: string;
  /** Of the nearest thing of theirs that is affected. */
  readonly distance: number;
  /** How many of theirs are affected. */
  readonly datasets: number;
  readonly jobs: number;
}

/** Affected things that nobody answers for. */
export interface Unowned {
  readonly datasets: number;
  readonly jobs: number;
}

export interface ToTell {
  /** Nearest first; of those as near, whoever has more that is affected. */
  readonly owners: readonly ImpactedOwner[];
  readonly unowned: Unowned;
}

/** By number: those who answer for it. */
interface Owners {
  readonly ofDataset: readonly (readonly string[])[];
  readonly ofJob: readonly (readonly string[])[];
}

export function ownersToTell(network: Network, affected: Affected): ToTell {
  const { ofDataset, ofJob } = ownersIn(network);
  const told = new Map<string, { owner: string; distance: number; datasets: number; jobs: number }>();
  const unowned = { datasets: 0, jobs: 0 };
  const tell = (marks: Marks, ownersOf: Owners['ofJob'], what: 'datasets' | 'jobs'): void => {
    for (let at = 0; at < marks.met; at++) {
      const number = marks.order[at] ?? 0;
      const distance = marks.distance[number] ?? 0;
      const owners = ownersOf[number] ?? [];
      if (owners.length === 0) unowned[what] += 1;
      for (const owner of owners) {
        let one = told.get(owner);
        if (one === undefined) told.set(owner, (one = { owner, distance, datasets: 0, jobs: 0 }));
        one.distance = Math.min(one.distance, distance);
        one[what] += 1;
      }
    }
  };
  tell(affected.datasets, ofDataset, 'datasets');
  tell(affected.jobs, ofJob, 'jobs');
  return { owners: [...told.values()].sort(compareOwners), unowned };
}

const memory = memoryOf<FlowTable, Owners>('graph/impact/owner');

function ownersIn(network: Network): Owners {
  const table = flowTable(network);
  const known = memory.get(table) ?? findOwners(network.catalog, table);
  memory.set(table, known);
  return known;
}

function findOwners({ datasets, jobs }: Catalog, table: FlowTable): Owners {
  const [ofDataset, ofJob]: [string[][], string[][]] = [[], []];
  for (const dataset of datasets) ofDataset[table.datasetNumber(dataset.id) ?? 0] = namesOf(dataset);
  for (const job of jobs) ofJob[table.jobNumber(job.id) ?? 0] = namesOf(job);
  return { ofDataset, ofJob };
}

function namesOf(entity: Dataset | Job): string[] {
  return [...new Set(responsibilitiesOf(entity).map(({ owner }) => owner))];
}

function compareOwners(a: ImpactedOwner, b: ImpactedOwner): number {
  return (
    a.distance - b.distance || b.datasets + b.jobs - (a.datasets + a.jobs) || compareStrings(a.owner, b.owner)
  );
}
