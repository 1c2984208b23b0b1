/** The columns that there are, dataset by dataset: to look one up, or to find the one that was meant. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import type { FindNearest, Search } from './search.ts';

interface ColumnsOfDataset {
  /** Paths. */
  readonly listed: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly nearest: FindNearest;
}

export class KnownColumns {
  readonly #listed: ReadonlyMap<Key, readonly string[]>;
  readonly #search: Search;
  /** Those that were asked for. */
  readonly #found = new Map<Key, ColumnsOfDataset>();

  /** @param datasets with the paths of their columns; null where nothing is known of them */
  constructor(
    datasets: readonly { readonly id: DatasetId; readonly columns: readonly string[] | null }[],
    search: Search,
  ) {
    this.#listed = new Map(
      datasets.flatMap(({ id, columns }) => (columns === null ? [] : [[datasetKey(id), columns] as const])),
    );
    this.#search = search;
  }

  /** Null where nothing is known of the dataset's columns, so that no name can be wrong. */
  of(id: DatasetId): ColumnsOfDataset | null {
    const key = datasetKey(id);
    const listed = this.#listed.get(key);
    if (listed === undefined) return null;
    const found = this.#found.get(key) ?? {
      listed,
      names: new Set(listed),
      nearest: this.#search.among(listed),
    };
    this.#found.set(key, found);
    return found;
  }
}
