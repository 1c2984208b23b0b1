/** The datasets, or the jobs, that there are: to look one up, or to find the one that was meant. */
import { compareNames, datasetKey, type DatasetId } from '../model/identity.ts';
import type { FindNearest, Search } from './search.ts';

export class Names {
  readonly #keys: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, readonly DatasetId[]>;
  readonly #byNamespace: ReadonlyMap<string, readonly DatasetId[]>;
  readonly #search: Search;
  readonly #nearestNamespace: FindNearest;
  /** By namespace, once it was asked for. */
  readonly #nearestName = new Map<string, FindNearest>();

  constructor(ids: readonly DatasetId[], search: Search) {
    this.#search = search;
    const sorted = ids.toSorted(compareNames);
    this.#keys = new Set(ids.map(datasetKey));
    this.#byName = Map.groupBy(sorted, (id) => id.name);
    this.#byNamespace = Map.groupBy(sorted, (id) => id.namespace);
    this.#nearestNamespace = search.among(this.#byNamespace.keys());
  }

  has(id: DatasetId): boolean {
    return this.#keys.has(datasetKey(id));
  }

  /**
   * What was most likely meant by an identity that is not there: the same name in another namespace, else the
   * nearest name in its own namespace, else the nearest one in the nearest namespace. Null where nothing is near.
   */
  nearest({ namespace, name }: DatasetId): DatasetId | null {
    return (
      this.#sameName(name, namespace) ??
      this.#nearName(namespace, name) ??
      this.#nearName(this.#nearestNamespace(namespace), name)
    );
  }

  #sameName(name: string, namespace: string): DatasetId | null {
    const ids = this.#byName.get(name) ?? [];
    const near = this.#search.among(ids.map((id) => id.namespace))(namespace);
    return ids.find((id) => id.namespace === near) ?? ids[0] ?? null;
  }

  #nearName(namespace: string | null, name: string): DatasetId | null {
    const ids = namespace === null ? undefined : this.#byNamespace.get(namespace);
    if (namespace === null || ids === undefined) return null;
    const find = this.#nearestName.get(namespace) ?? this.#search.among(ids.map((id) => id.name));
    this.#nearestName.set(namespace, find);
    const near = find(name);
    return near === null ? null : { namespace, name: near };
  }
}
