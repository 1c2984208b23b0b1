/**
 * One dataset of several identities: the `symlinks` facet joins them. The dataset stands at the identity that
 * carries the facet; of several, at the least by namespace and name.
 */
import { compareNames, datasetKey, sameName, type DatasetId, type Key } from '../model/identity.ts';
import { emptyUses, emptyUse, mergeDataset, mergeUse } from './merge.ts';
import { currentFacets } from './register.ts';
import { emptyDataset, type DatasetSummary, type Summary, type Uses, type UseSummary } from './summary.ts';

export interface Aliases {
  /** The identity that the dataset stands at; the given one where nothing is known of it. */
  canonical(id: DatasetId): DatasetId;
  /** The dataset's other identities, sorted. */
  others(id: DatasetId): readonly DatasetId[];
}

/** Reads the symlinks that are in force out of a summary. */
export function findAliases(summary: Summary): Aliases {
  const groups = new Groups();
  const carriers = new Set<Key>();
  for (const dataset of summary.datasets.values()) {
    const linked = symlinksOf(dataset).filter((id) => !sameName(id, dataset.id));
    if (linked.length > 0) carriers.add(datasetKey(dataset.id));
    for (const id of linked) groups.join(dataset.id, id);
  }
  const canonical = new Map<Key, DatasetId>();
  const others = new Map<Key, readonly DatasetId[]>();
  for (const members of groups.all()) {
    const sorted = [...members].sort(compareNames);
    const home = sorted.find((id) => carriers.has(datasetKey(id)));
    if (home === undefined) continue;
    for (const id of sorted) canonical.set(datasetKey(id), home);
    others.set(
      datasetKey(home),
      sorted.filter((id) => !sameName(id, home)),
    );
  }
  return {
    canonical: (id) => canonical.get(datasetKey(id)) ?? id,
    others: (id) => others.get(datasetKey(id)) ?? [],
  };
}

function symlinksOf(dataset: DatasetSummary): readonly DatasetId[] {
  return [dataset.facets.producer, dataset.facets.reader].flatMap((registers) =>
    (currentFacets(registers).known.symlinks?.value.identifiers ?? []).map(({ namespace, name }) => ({
      namespace,
      name,
    })),
  );
}

/** Every dataset under its canonical identity, and every use of it with it. */
export function atCanonicalIdentities(summary: Summary, aliases: Aliases): Summary {
  const datasets = new Map<Key, DatasetSummary>();
  for (const dataset of summary.datasets.values()) {
    const id = aliases.canonical(dataset.id);
    const key = datasetKey(id);
    const merged = datasets.get(key) ?? emptyDataset(id, dataset.span);
    datasets.set(key, merged);
    mergeDataset(merged, dataset);
  }
  const runs = new Map([...summary.runs].map(([id, run]) => [id, { ...run, ...renameUses(run, aliases) }]));
  const jobs = new Map(
    [...summary.jobs].map(([key, job]) => {
      const events = [...job.events].map(
        ([digest, event]) => [digest, { ...event, ...renameUses(event, aliases) }] as const,
      );
      return [key, { ...job, events: new Map(events) }];
    }),
  );
  return { datasets, runs, jobs };
}

function renameUses(uses: Uses, aliases: Aliases): Uses {
  const renamed = emptyUses();
  for (const use of uses.inputs.values()) addRenamed(renamed.inputs, use, aliases);
  for (const use of uses.outputs.values()) addRenamed(renamed.outputs, use, aliases);
  return renamed;
}

function addRenamed<Io>(into: Map<Key, UseSummary<Io>>, use: UseSummary<Io>, aliases: Aliases): void {
  const id = aliases.canonical(use.id);
  const key = datasetKey(id);
  const merged = into.get(key) ?? emptyUse(id, use);
  into.set(key, merged);
  mergeUse(merged, use);
}

/** Disjoint sets of identities (union-find; Tarjan, "Efficiency of a good but not linear set union algorithm", 1975). */
class Groups {
  readonly #parent = new Map<Key, Key>();
  readonly #ids = new Map<Key, DatasetId>();

  join(a: DatasetId, b: DatasetId): void {
    const [rootA, rootB] = [this.#root(this.#add(a)), this.#root(this.#add(b))];
    if (rootA !== rootB) this.#parent.set(rootA, rootB);
  }

  all(): Iterable<readonly DatasetId[]> {
    const members = new Map<Key, DatasetId[]>();
    for (const [key, id] of this.#ids) {
      const root = this.#root(key);
      members.set(root, [...(members.get(root) ?? []), id]);
    }
    return members.values();
  }

  #add(id: DatasetId): Key {
    const key = datasetKey(id);
    if (!this.#ids.has(key)) {
      this.#ids.set(key, id);
      this.#parent.set(key, key);
    }
    return key;
  }

  #root(key: Key): Key {
    let root = key;
    for (
      let next = this.#parent.get(root);
      next !== undefined && next !== root;
      next = this.#parent.get(root)
    ) {
      root = next;
    }
    this.#parent.set(key, root);
    return root;
  }
}
