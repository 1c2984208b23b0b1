/**
 * Hands what is known of layouts from the command that prepared it to the pages. Astro bundles the pages apart from the
 * commands, so the two have no module in common: the process's global object is what they share.
 */
import { Layouts } from './layouts.ts';

const SLOT = Symbol.for('headwater.layouts');

type Slot = { [SLOT]?: Layouts };

export function shareLayouts(layouts: Layouts): void {
  (globalThis as Slot)[SLOT] = layouts;
}

/** Where no command has shared any, those that are made in this process are remembered. */
export function sharedLayouts(): Layouts {
  const known = (globalThis as Slot)[SLOT] ?? new Layouts();
  shareLayouts(known);
  return known;
}
