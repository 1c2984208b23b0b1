/**
 * What was worked out of a thing once, for all that ask again. Astro bundles the pages apart from the commands, so that a module
 * is there twice: what one of the two has worked out, the other one finds, since the process's global object is what they share.
 */

const SLOT = Symbol.for('headwater.memory');

type Slot = { [SLOT]?: Map<string, WeakMap<object, unknown>> };

/**
 * @param name of no other memory: the path of its module, and what it holds where that has several
 * @returns the memory of that name, for as long as the things are there of which something is known
 */
export function memoryOf<Thing extends object, Known>(name: string): WeakMap<Thing, Known> {
  const all = (globalThis as Slot)[SLOT] ?? new Map<string, WeakMap<object, unknown>>();
  (globalThis as Slot)[SLOT] = all;
  const memory = all.get(name) ?? new WeakMap<object, unknown>();
  all.set(name, memory);
  return memory as WeakMap<Thing, Known>;
}
