/** Values by column: looked up by the parts of its identity, so that no key is made of them, and none is kept. */
import type { ColumnId } from './identity.ts';

type ByColumn<V> = Map<string, V>;
type ByName<V> = Map<string, ByColumn<V>>;

export class ColumnMap<V> {
  readonly #namespaces = new Map<string, ByName<V>>();

  get({ namespace, name, column }: ColumnId): V | undefined {
    return this.#namespaces.get(namespace)?.get(name)?.get(column);
  }

  set({ namespace, name, column }: ColumnId, value: V): void {
    let names = this.#namespaces.get(namespace);
    if (names === undefined) this.#namespaces.set(namespace, (names = new Map<string, ByColumn<V>>()));
    let columns = names.get(name);
    if (columns === undefined) names.set(name, (columns = new Map<string, V>()));
    columns.set(column, value);
  }

  /** The value of the column, made where it has none. */
  at(id: ColumnId, make: () => V): V {
    let value = this.get(id);
    if (value === undefined) this.set(id, (value = make()));
    return value;
  }
}
