/** The pages that were read last: kept in the browser, and told to nobody. */
import type { Kind } from '../../site/kind.ts';
import { pathHere, siteRoot } from '../address.ts';
import { keep, kept } from '../storage.ts';

export interface RecentPage {
  /** From the site's root, with no slash before it. */
  readonly path: string;
  /** Its heading. */
  readonly title: string;
  readonly kind: Kind;
}

const MOST = 12;

/** By the site's root: two sites on one host keep theirs apart. */
function place(): string {
  return `recent ${siteRoot().pathname}`;
}

/** The newest first; none where nothing is kept, or it cannot be read. */
export function recentPages(): readonly RecentPage[] {
  try {
    const pages: unknown = JSON.parse(kept(place()) ?? '[]');
    return Array.isArray(pages) ? pages.filter(isRecentPage) : [];
  } catch {
    return [];
  }
}

export function forgetPages(): void {
  keep(place(), '[]');
}

/** Each page once, where it was read last. The start page, and the one for what there is not, are not kept. */
export function rememberPage(): void {
  const [path, title] = [pathHere(), document.querySelector('h1')?.textContent.trim() ?? ''];
  if (path === '' || title === '' || document.documentElement.dataset['lost'] !== undefined) return;
  const others = recentPages().filter((page) => page.path !== path);
  keep(place(), JSON.stringify([{ path, title, kind: kindOf(path) }, ...others].slice(0, MOST)));
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^datasets\/[^/]+\/[^/]+\/columns\/./, 'column'],
  [/^datasets\/./, 'dataset'],
  [/^jobs\/./, 'job'],
  [/^runs\/./, 'run'],
  [/^glossary\/./, 'term'],
  [/^owners\/./, 'owner'],
  [/^namespaces\/./, 'namespace'],
];

function kindOf(path: string): Kind {
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'page';
}

function isRecentPage(page: unknown): page is RecentPage {
  const { path, title, kind } = (page ?? {}) as Partial<Record<keyof RecentPage, unknown>>;
  return [path, title, kind].every((value) => typeof value === 'string');
}
