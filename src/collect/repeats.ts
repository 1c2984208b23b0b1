/**
 * What a log says again and again: kept once, and not once an event. Producers repeat their own names, those of
 * datasets and jobs, and whole facets, run after run.
 */
import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Subject } from '../model/event.ts';
import { datasetKey } from '../model/identity.ts';
import type { Json } from '../model/json.ts';

/** How many values of a kind are kept; then all of them are let go. */
const ROOM = 20_000;

interface Name {
  readonly namespace: string;
  readonly name: string;
}

export class Repeats {
  readonly #texts = new Remembered<string>();
  readonly #names = new Remembered<Name>();
  readonly #runs = new Remembered<Subject & { readonly kind: 'run' }>();
  readonly #facets = new Map<z.ZodType, Remembered<unknown>>();

  text(text: string): string {
    return this.#texts.get(text, () => text);
  }

  name(namespace: string, name: string): Name {
    return this.#names.get(datasetKey({ namespace, name }), () => ({
      namespace: this.text(namespace),
      name: this.text(name),
    }));
  }

  run(id: string): Subject & { readonly kind: 'run' } {
    return this.#runs.get(id, () => ({ kind: 'run', run: id }));
  }

  /**
   * What a facet says by its schema.
   * @param isOne whether the facet is the same object, however often it is repeated
   * @param read from it, when it is met for the first time
   */
  facet<T>(schema: z.ZodType, facet: Json, isOne: boolean, read: () => T): T {
    let readings = this.#facets.get(schema);
    if (readings === undefined) this.#facets.set(schema, (readings = new Remembered()));
    return readings.get(isOne ? facet : hash('sha1', JSON.stringify(facet), 'base64'), read) as T;
  }
}

class Remembered<T> {
  readonly #values = new Map<unknown, T>();

  get(key: unknown, make: () => T): T {
    let value = this.#values.get(key);
    if (value !== undefined) return value;
    if (this.#values.size >= ROOM) this.#values.clear();
    this.#values.set(key, (value = make()));
    return value;
  }
}
