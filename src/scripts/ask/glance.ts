/** What the short facts at the head of a page say. */
import type { SitePage } from './source.ts';

/** @returns null where the page has no such fact */
export function glanceOf({ document: page }: SitePage, title: string): string | null {
  const terms = [...page.querySelectorAll('main dl.glance dt')];
  const term = terms.find(({ textContent }) => textContent.trim() === title);
  const said = term?.nextElementSibling?.textContent.replace(/\s+/gu, ' ').trim();
  return said ?? null;
}

/** Of a dataset's page: on whose word it is known what its columns are made of. */
export const ORIGIN = 'Origin of its columns';
/** What it says of columns that nobody says it of. */
export const NOT_KNOWN = 'not known';
