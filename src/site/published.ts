/**
 * Hands the site from the command that prepared it to the pages. Astro bundles the pages apart from the
 * commands, so the two have no module in common: the process's global object is what they share.
 */
import type { Site } from './site.ts';

const SLOT = Symbol.for('headwater.site');

type Slot = { [SLOT]?: Site };

export function publish(site: Site): void {
  (globalThis as Slot)[SLOT] = site;
}

/** @throws Error where a page is rendered without a command that prepared the site. */
export function published(): Site {
  const site = (globalThis as Slot)[SLOT];
  if (site === undefined) {
    throw new Error('No catalog is loaded. Run `npm run build` or `npm run dev`, not `astro` itself.');
  }
  return site;
}
