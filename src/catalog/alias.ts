/**
 * One dataset of several identities: the `symlinks` facet joins them. The dataset stands at the identity that
 * carries the facet; of several, at the least by namespace and name.
 */
import type { Evidence } from '../model/event.ts';
import { compareNames, datasetKey, sameName, type DatasetId, type Key } from '../model/identity.ts';
import { IdentityGroups } from './identity-groups.ts';
import { mergeDataset, usesByKey } from './merge.ts';
import { currentFacets } from './register.ts';
import { emptyDataset, type DatasetSummary, type Saying, type Summary, type UseSummary } from './summary.ts';

/** Identities that each carry links, and that only the names which they link to make one dataset. */
export interface AliasConflict {
  /** Where the dataset stands. */
  readonly home: DatasetId;
  readonly others: readonly DatasetId[];
  /** The event that links the first of the others. */
  readonly evidence: Evidence;
}

export interface Aliases {
  /** The identity that the dataset stands at; the given one where nothing is known of it. */
  canonical(id: DatasetId): DatasetId;
  /** The dataset's other identities, sorted. */
  others(id: DatasetId): readonly DatasetId[];
  /** Sorted by identity. */
  readonly conflicts: readonly AliasConflict[];
}

/** Reads the symlinks that are in force out of a summary. */
export function findAliases(summary: Summary): Aliases {
  const links = [...summary.datasets.values()].flatMap(linksOf);
  const groups = new IdentityGroups();
  for (const { from, to } of links) groups.join(from, to);
  const carriers = new Map(links.map((link) => [datasetKey(link.from), link]));
  const linked = new Set(links.map(({ to }) => datasetKey(to)));
  const canonical = new Map<Key, DatasetId>();
  const others = new Map<Key, readonly DatasetId[]>();
  const conflicts: AliasConflict[] = [];
  for (const members of groups.all()) {
    const sorted = [...members].sort(compareNames);
    const carrying = sorted.flatMap((id) => carriers.get(datasetKey(id)) ?? []);
    const home = carrying[0]?.from;
    if (home === undefined) continue;
    for (const id of sorted) canonical.set(datasetKey(id), home);
    others.set(
      datasetKey(home),
      sorted.filter((id) => !sameName(id, home)),
    );
    const [first, second, ...rest] = carrying.filter(({ from }) => !linked.has(datasetKey(from)));
    if (first === undefined || second === undefined) continue;
    const joined = [first, second, ...rest].map(({ from }) => from).filter((id) => !sameName(id, home));
    conflicts.push({ home, others: joined, evidence: second.evidence });
  }
  return {
    canonical: (id) => canonical.get(datasetKey(id)) ?? id,
    others: (id) => others.get(datasetKey(id)) ?? [],
    conflicts: conflicts.sort((a, b) => compareNames(a.home, b.home)),
  };
}

interface Link {
  readonly from: DatasetId;
  readonly to: DatasetId;
  readonly evidence: Evidence;
}

function linksOf(dataset: DatasetSummary): Link[] {
  return [dataset.facets.producer, dataset.facets.reader].flatMap((registers) => {
    // Few have any.
    const symlinks = registers.known.symlinks && currentFacets(registers).known.symlinks;
    if (symlinks === undefined) return [];
    return (symlinks.value.identifiers ?? [])
      .map(({ namespace, name }) => ({ namespace, name }))
      .filter((id) => !sameName(id, dataset.id))
      .map((to) => ({ from: dataset.id, to, evidence: symlinks.evidence }));
  });
}

/**
 * Every dataset under its canonical identity, and every use of it with it. Where one event says two things of
 * what turns out to be one dataset, it says both; of two facets, that on the lesser identity stands.
 */
export function atCanonicalIdentities(summary: Summary, aliases: Aliases): Summary {
  const datasets = new Map<Key, DatasetSummary>();
  for (const dataset of byIdentity(summary.datasets)) {
    const id = aliases.canonical(dataset.id);
    const key = datasetKey(id);
    if (aliases.others(id).length === 0) {
      datasets.set(key, dataset);
      continue;
    }
    const merged = datasets.get(key) ?? emptyDataset(id, dataset.span);
    datasets.set(key, merged);
    mergeDataset(merged, dataset);
  }
  const runs = new Map(
    [...summary.runs].map(([id, run]) => {
      const sayings = run.sayings.map((saying) => withRenamedUses(saying, aliases));
      const same = sayings.every((saying, index) => saying === run.sayings[index]);
      return [id, same ? run : { ...run, sayings }];
    }),
  );
  const jobs = new Map(
    [...summary.jobs].map(([key, job]) => {
      const events = [...job.events].map(
        ([digest, event]) => [digest, { ...event, saying: withRenamedUses(event.saying, aliases) }] as const,
      );
      return [key, { ...job, events: new Map(events) }] as const;
    }),
  );
  return { datasets, runs, jobs };
}

/** The same one where it names no dataset by another identity, as nearly all do: a log has many runs. */
function withRenamedUses<T extends Saying>(saying: T, aliases: Aliases): T {
  const { inputs, outputs } = saying.uses;
  if (!isRenamed(inputs, aliases) && !isRenamed(outputs, aliases)) return saying;
  return { ...saying, uses: { inputs: renameIn(inputs, aliases), outputs: renameIn(outputs, aliases) } };
}

function isRenamed(uses: ReadonlyMap<Key, UseSummary<unknown>>, aliases: Aliases): boolean {
  return [...uses.values()].some(({ id }) => !sameName(aliases.canonical(id), id));
}

function renameIn<Io>(
  uses: ReadonlyMap<Key, UseSummary<Io>>,
  aliases: Aliases,
): ReadonlyMap<Key, UseSummary<Io>> {
  return usesByKey(
    byIdentity(uses).map((use) => {
      const id = aliases.canonical(use.id);
      return [datasetKey(id), { ...use, id }] as const;
    }),
  );
}

function byIdentity<T extends { readonly id: DatasetId }>(map: ReadonlyMap<Key, T>): readonly T[] {
  return [...map.values()].sort((a, b) => compareNames(a.id, b.id));
}
