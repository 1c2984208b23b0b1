/**
 * Hands the site from the command that prepared it to the pages. Astro bundles the pages apart from the
 * commands, so the two have no module in common: the process's global object is what they share.
 */
import type { Scripts } from './script.ts';
import type { Site } from './site.ts';

const SLOT = Symbol.for('headwater.site');

interface Published {
  readonly site: Site;
  readonly scripts: Scripts;
}

type Slot = { [SLOT]?: Published };

export function publish(site: Site, scripts: Scripts): void {
  (globalThis as Slot)[SLOT] = { site, scripts };
}

/** @throws Error where a page is rendered without a command that prepared the site. */
export function published(): Site {
  return taken().site;
}

/** @throws Error as {@link published} does */
export function publishedScripts(): Scripts {
  return taken().scripts;
}

function taken(): Published {
  const slot = (globalThis as Slot)[SLOT];
  if (slot === undefined) {
    throw new Error('No catalog is loaded. Run `npm run build` or `npm run dev`, not `astro` itself.');
  }
  return slot;
}
