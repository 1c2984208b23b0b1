/** Who is to be told of a change: whoever answers for what it affects. */
import type { Dataset, Job } from '../../model/catalog.ts';
import { compareStrings } from '../../model/identity.ts';
import type { Graph } from '../graph.ts';
import { responsibilitiesOf } from '../responsibility.ts';
import type { Mark } from './mark.ts';

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

export function ownersToTell(graph: Graph, datasets: readonly Mark[], jobs: readonly Mark[]): ToTell {
  const told = new Map<string, ImpactedOwner>();
  const unowned = { datasets: 0, jobs: 0 };
  const tell = (entity: Dataset | Job | null, what: 'datasets' | 'jobs', distance: number): void => {
    const owners = new Set(entity === null ? [] : responsibilitiesOf(entity).map((one) => one.owner));
    if (owners.size === 0) unowned[what] += 1;
    for (const owner of owners) {
      const before = told.get(owner) ?? { owner, distance, datasets: 0, jobs: 0 };
      told.set(owner, {
        ...before,
        distance: Math.min(before.distance, distance),
        [what]: before[what] + 1,
      });
    }
  };
  for (const { id, distance } of datasets) tell(graph.dataset(id), 'datasets', distance);
  for (const { id, distance } of jobs) tell(graph.job(id), 'jobs', distance);
  return { owners: [...told.values()].sort(compareOwners), unowned };
}

function compareOwners(a: ImpactedOwner, b: ImpactedOwner): number {
  return (
    a.distance - b.distance || b.datasets + b.jobs - (a.datasets + a.jobs) || compareStrings(a.owner, b.owner)
  );
}
