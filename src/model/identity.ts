/**
 * Identities. A dataset is (namespace, name), a job is (namespace, name), a column is its dataset and its
 * path, a run is its id. Names are arbitrary strings; nothing here normalises, trims or folds their case.
 */

export interface DatasetId {
  readonly namespace: string;
  readonly name: string;
}

export interface JobId {
  readonly namespace: string;
  readonly name: string;
}

/** `column` is the field's name; for a nested field, the names from the root joined by `.`, as lineage facets write them. */
export interface ColumnId extends DatasetId {
  readonly column: string;
}

/** A string that stands for one identity: distinct identities have distinct keys. Never shown, never in a URL. */
export type Key = string;

/** Joins parts injectively: each but the last is preceded by its length, so no part can imitate a border. */
export function keyOf(...parts: readonly string[]): Key {
  const last = parts.length - 1;
  return parts.map((part, index) => (index < last ? `${part.length}:${part}` : part)).join('');
}

/** As {@link keyOf} of its parts. Keys are made for every edge of a catalog, so no list is made on the way. */
export function datasetKey({ namespace, name }: DatasetId): Key {
  return `${namespace.length}:${namespace}${name}`;
}

export function jobKey(id: JobId): Key {
  return datasetKey(id);
}

/** As {@link keyOf} of its parts. */
export function columnKey({ namespace, name, column }: ColumnId): Key {
  return `${namespace.length}:${namespace}${name.length}:${name}${column}`;
}

/** Compares by UTF-16 code units: the same order on every machine, whatever its locale. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders datasets, and jobs, by namespace and then by name. */
export function compareNames(a: DatasetId, b: DatasetId): number {
  return compareStrings(a.namespace, b.namespace) || compareStrings(a.name, b.name);
}

/** Orders columns by namespace, dataset and path. */
export function compareColumns(a: ColumnId, b: ColumnId): number {
  return compareNames(a, b) || compareStrings(a.column, b.column);
}

export function sameName(a: DatasetId, b: DatasetId): boolean {
  return a.namespace === b.namespace && a.name === b.name;
}
