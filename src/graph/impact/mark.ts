/** What has been found to be affected, each thing once. */
import { compareNames, keyOf, type DatasetId, type Key } from '../../model/identity.ts';
import { KINDS, type ImpactKind } from './effect.ts';

/** A dataset or a job that an effect gets to. */
export interface Mark {
  readonly id: DatasetId;
  /** The least of all ways there, in steps from one dataset to the next; 1 is a direct neighbour. */
  readonly distance: number;
  /** The first, in the order of {@link KINDS}, by which any way leads there. */
  readonly kind: ImpactKind;
}

export class Marks {
  readonly #marks = new Map<Key, Mark>();

  add({ id, distance, kind }: Mark): void {
    const key = keyOf(id.namespace, id.name);
    const before = this.#marks.get(key);
    if (before !== undefined && before.distance <= distance && rankOf(before.kind) <= rankOf(kind)) return;
    this.#marks.set(key, {
      id: { namespace: id.namespace, name: id.name },
      distance: Math.min(distance, before?.distance ?? distance),
      kind: before !== undefined && rankOf(before.kind) < rankOf(kind) ? before.kind : kind,
    });
  }

  /** Nearest first; of those as near, by their kinds, and then by name. */
  list(): Mark[] {
    return [...this.#marks.values()].sort(compareMarks);
  }
}

function compareMarks(a: Mark, b: Mark): number {
  return a.distance - b.distance || rankOf(a.kind) - rankOf(b.kind) || compareNames(a.id, b.id);
}

function rankOf(kind: ImpactKind): number {
  return KINDS.indexOf(kind);
}
