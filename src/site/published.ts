/**
 * Hands the site from the command that prepared it to the pages. Astro bundles the pages apart from the
 * commands, so the two have no module in common: the process's global object is what they share.
 */
import type { SitePath } from './path.ts';
import type { Scripts } from './script.ts';
import type { SearchFile } from './search-index/search-index.ts';
import type { Site } from './site.ts';

const SLOT = Symbol.for('headwater.site');

/**
 * Told of each page of the kinds that there are very many of, as it is rendered.
 * @param matter gives all that the page says, and the files beside it, as plain data
 */
export type PageNotes = (path: SitePath, matter: () => unknown) => void;

interface Published {
  readonly site: Site;
  readonly scripts: Scripts;
  /** Absent: nobody wants to know. */
  readonly note?: PageNotes;
  /** What the search finds things by; absent: made when it is asked for. */
  readonly search?: readonly SearchFile[];
}

type Slot = { [SLOT]?: Published };

export function publish(all: Published): void {
  (globalThis as Slot)[SLOT] = all;
}

/** @throws Error where a page is rendered without a command that prepared the site. */
export function published(): Site {
  return taken().site;
}

/** @throws Error as {@link published} does */
export function publishedScripts(): Scripts {
  return taken().scripts;
}

/** @throws Error as {@link published} does */
export function notePage(path: SitePath, matter: () => unknown): void {
  taken().note?.(path, matter);
}

/** Null where it is not made yet. @throws Error as {@link published} does */
export function publishedSearch(): readonly SearchFile[] | null {
  return taken().search ?? null;
}

function taken(): Published {
  const slot = (globalThis as Slot)[SLOT];
  if (slot === undefined) {
    throw new Error('No catalog is loaded. Run `npm run build` or `npm run dev`, not `astro` itself.');
  }
  return slot;
}
