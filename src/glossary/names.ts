/** The names that there are, to look one up or to find the one that was meant. */
import { compareNames, datasetKey, type DatasetId } from '../model/identity.ts';
import { nearest } from '../model/nearest.ts';

/** Datasets, or jobs, by namespace and name. */
export class Names {
  readonly #keys: ReadonlySet<string>;
  /** For each namespace, and for each name, the identities that have it; sorted. */
  readonly #byNamespace: ReadonlyMap<string, readonly DatasetId[]>;
  readonly #byName: ReadonlyMap<string, readonly DatasetId[]>;

  constructor(ids: readonly DatasetId[]) {
    const sorted = ids.toSorted(compareNames);
    this.#keys = new Set(ids.map(datasetKey));
    this.#byNamespace = Map.groupBy(sorted, (id) => id.namespace);
    this.#byName = Map.groupBy(sorted, (id) => id.name);
  }

  has(id: DatasetId): boolean {
    return this.#keys.has(datasetKey(id));
  }

  /**
   * The identity that was most likely meant by one that is not there: the same name in another namespace, else
   * the nearest name in its own namespace, else the nearest one in the namespace that is nearest.
   */
  nearest({ namespace, name }: DatasetId): DatasetId | null {
    return (
      this.#elsewhere(name, namespace) ??
      this.#within(namespace, name) ??
      this.#within(this.#namespaceNear(namespace), name)
    );
  }

  #elsewhere(name: string, namespace: string): DatasetId | null {
    const same = this.#byName.get(name) ?? [];
    const near = nearest(
      namespace,
      same.map((id) => id.namespace),
    );
    return same.find((id) => id.namespace === near) ?? same[0] ?? null;
  }

  #within(namespace: string | null, name: string): DatasetId | null {
    const ids = this.#byNamespace.get(namespace ?? '') ?? [];
    const near = nearest(
      name,
      ids.map((id) => id.name),
    );
    return ids.find((id) => id.name === near) ?? null;
  }

  #namespaceNear(namespace: string): string | null {
    return nearest(namespace, this.#byNamespace.keys());
  }
}
