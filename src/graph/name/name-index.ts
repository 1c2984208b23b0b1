/** Every way to write the names of a catalog. */
import type { Catalog } from '../../model/catalog.ts';
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import { compareNamed, namedKey, type Named, type NamedKind } from './named.ts';

/** What stands between the parts of a name. */
export const BOUNDARY = /[./:]/;

/** A dataset by one of its identities, or a job, with its name as it may be written. */
interface Entry {
  readonly named: Named;
  readonly name: string;
  /** With its namespace: `namespace/name`, and `namespace.name`. */
  readonly whole: readonly [string, string];
}

interface ColumnEntry {
  readonly named: Named;
  readonly dataset: Entry;
}

export class NameIndex {
  readonly #entries: Entry[] = [];
  /** By the column's name. */
  readonly #columns = new Map<string, ColumnEntry[]>();
  readonly #fold: (name: string) => string;

  /** @param fold what of a name counts, applied to all names: that of the catalog, and those that are looked up */
  constructor(catalog: Catalog, kinds: readonly NamedKind[], fold = (name: string): string => name) {
    this.#fold = fold;
    for (const { id, aliases, columns } of catalog.datasets) {
      for (const identity of [id, ...aliases]) {
        const entry = this.#entryOf({ kind: 'dataset', id }, identity);
        if (kinds.includes('dataset')) this.#entries.push(entry);
        if (kinds.includes('column')) for (const column of columns) this.#addColumn(column.id, entry);
      }
    }
    if (!kinds.includes('job')) return;
    for (const { id } of catalog.jobs) this.#entries.push(this.#entryOf({ kind: 'job', id }, id));
  }

  #entryOf(named: Named, id: DatasetId): Entry {
    const [namespace, name] = [this.#fold(id.namespace), this.#fold(id.name)];
    return { named, name, whole: [`${namespace}/${name}`, `${namespace}.${name}`] };
  }

  #addColumn(id: ColumnId, dataset: Entry): void {
    const name = this.#fold(id.column);
    const columns = this.#columns.get(name);
    const entry: ColumnEntry = { named: { kind: 'column', id }, dataset };
    if (columns === undefined) this.#columns.set(name, [entry]);
    else columns.push(entry);
  }

  /** Sorted; those that are written so as a whole or, where there are none, those whose name ends so. */
  find(text: string): Named[] {
    const wanted = this.#fold(text);
    const whole = this.#matching(wanted, isWhole);
    return whole.length > 0 ? whole : this.#matching(wanted, isEnd);
  }

  #matching(text: string, matches: (entry: Entry, text: string) => boolean): Named[] {
    const found = this.#entries.filter((entry) => matches(entry, text)).map(({ named }) => named);
    // A column's name may hold dots: any dot may be the one that it stands behind.
    for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
      const dataset = text.slice(0, dot);
      for (const column of this.#columns.get(text.slice(dot + 1)) ?? []) {
        if (matches(column.dataset, dataset)) found.push(column.named);
      }
    }
    return [...new Map(found.map((named) => [namedKey(named), named])).values()].sort(compareNamed);
  }
}

function isWhole({ name, whole }: Entry, text: string): boolean {
  return name === text || whole.includes(text);
}

/** True of a whole name's end that begins where a part of it does. */
function isEnd({ whole }: Entry, text: string): boolean {
  return whole.some(
    (name) => name.endsWith(text) && BOUNDARY.test(name.charAt(name.length - text.length - 1)),
  );
}
