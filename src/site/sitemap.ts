/** The list of the site's pages for machines that gather them (sitemaps.org, protocol 0.9). */
import type { Evidence } from '../model/event.ts';
import { listAreas } from './area-page.ts';
import { lineageMonthPages } from './lineage-history-month.ts';
import { listNamespaces } from './namespace.ts';
import {
  areaPath,
  columnPath,
  datasetPath,
  jobPath,
  namespacePath,
  ownerPath,
  problemPath,
  runPath,
  termPath,
  webAddress,
  type SitePath,
} from './path.ts';
import { PROBLEM_CODES } from './problem-guide.ts';
import { sectionsOf } from './sections.ts';
import type { Site } from './site.ts';

/** How many pages one file may list. */
const MOST_PAGES = 50_000;

export interface SitemapFile {
  /** Without its ending. */
  readonly name: string;
  readonly text: string;
}

interface ListedPage {
  readonly path: SitePath;
  /** The newest event about what the page is about; null where it is about no one thing. */
  readonly newest: Evidence | null;
}

/**
 * `sitemap.xml`; where there are too many pages for one file, it lists those that have them.
 * @returns none where nobody has said where the site stands: a sitemap needs addresses on the web
 */
export function sitemapFiles(site: Site, most = MOST_PAGES): SitemapFile[] {
  const { url } = site;
  if (url === null) return [];
  const pages = listedPages(site);
  const parts = Array.from({ length: Math.ceil(pages.length / most) }, (_, index) =>
    pages.slice(index * most, (index + 1) * most),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [{ name: 'sitemap', text: pageList(url, only) }];
  const files = parts.map((part, index) => ({ name: `sitemap-${index + 1}`, text: pageList(url, part) }));
  return [{ name: 'sitemap', text: fileList(url, files) }, ...files];
}

/** Every page but those that lead on to another. */
function listedPages(site: Site): ListedPage[] {
  const { catalog, owners } = site;
  const general: SitePath[] = [
    '/',
    ...sectionsOf(site).map(({ path }) => path),
    '/search/',
    ...lineageMonthPages(site).map(({ path }) => path),
    ...listAreas(site).map(({ area }) => areaPath(area)),
    ...listNamespaces(catalog).map(({ namespace }) => namespacePath(namespace)),
    ...owners.map(({ id }) => ownerPath(id)),
    ...[...catalog.glossary.terms.keys()].map(termPath),
    ...PROBLEM_CODES.map(problemPath),
  ];
  return [
    ...general.map((path) => ({ path, newest: null })),
    ...catalog.datasets.flatMap(({ id, span, columns }) => [
      { path: datasetPath(id), newest: span.last },
      ...columns.map((column) => ({ path: columnPath(column.id), newest: column.span.last })),
    ]),
    ...catalog.jobs.map(({ id, span }) => ({ path: jobPath(id), newest: span.last })),
    ...catalog.runs.map(({ id, events }) => ({ path: runPath(id), newest: events.at(-1) ?? null })),
  ];
}

const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function pageList(url: string, pages: readonly ListedPage[]): string {
  const entries = pages.map(({ path, newest }) => {
    const changed = newest === null ? '' : `<lastmod>${newest.time.slice(0, 19)}Z</lastmod>`;
    return `<url><loc>${escaped(webAddress(url, path))}</loc>${changed}</url>`;
  });
  return document('urlset', entries);
}

function fileList(url: string, files: readonly SitemapFile[]): string {
  const entries = files.map(
    ({ name }) => `<sitemap><loc>${escaped(webAddress(url, `/${name}.xml`))}</loc></sitemap>`,
  );
  return document('sitemapindex', entries);
}

function document(root: string, entries: readonly string[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="${XMLNS}">`,
    ...entries,
    `</${root}>`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Paths of pages need none of it; the site's own address may hold an ampersand. */
function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}

/** `robots.txt`: it counts at the root of a host alone. Null where the site's address is not known. */
export function robotsText({ url }: Site): string | null {
  return url === null ? null : `User-agent: *\nAllow: /\n\nSitemap: ${webAddress(url, '/sitemap.xml')}\n`;
}
