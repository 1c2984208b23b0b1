/** Which identities belong together, when pairs of them are said to. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';

/** Disjoint sets of identities (union-find; Tarjan, "Efficiency of a good but not linear set union algorithm", 1975). */
export class IdentityGroups {
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
      const group = members.get(root);
      if (group === undefined) members.set(root, [id]);
      else group.push(id);
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
