/** The pages of a site: every entity has one at its URL, and there is none that no entity or alias accounts for. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strayPages } from './stray-page.ts';
import { hasTwin, namesIn, readEntities, type Entity } from './entity.ts';
import { keyOf } from './name.ts';
import { readJson } from './site-record.ts';

/** @returns a sentence for each fault */
export function pageFaults(site: string): readonly string[] {
  const entities = readEntities(site);
  const pages = listPages(site);
  return [
    ...entities.filter(({ url }) => !pages.has(url)).map((one) => `${nameOf(one)} has no page at ${one.url}`),
    ...entities
      .filter(hasTwin)
      .filter((one) => !isTwin(site, one))
      .map(twinFault),
    ...sharedUrls(entities),
    ...strayPages(site, pages, entities),
  ];
}

/** The URLs that have an `index.html`. */
function listPages(site: string): ReadonlySet<string> {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const pages = files.filter((file) => file.endsWith('index.html'));
  return new Set(pages.map((file) => `/${file.slice(0, -'index.html'.length)}`));
}

function nameOf({ kind, names }: Entity): string {
  return `the ${kind} ${keyOf(...names)}`;
}

function isTwin(site: string, { kind, names, url }: Entity): boolean {
  if (!existsSync(join(site, url, 'index.json'))) return false;
  const twin = readJson(site, `${url}index.json`);
  return twin['kind'] === kind && twin['url'] === url && keyOf(...namesIn(twin)) === keyOf(...names);
}

function twinFault(entity: Entity): string {
  return `${nameOf(entity)} has no JSON twin of its own at ${entity.url}index.json`;
}

/** File systems take names that differ in case alone for one. */
function sharedUrls(entities: readonly Entity[]): string[] {
  const byUrl = Map.groupBy(entities, ({ url }) => url.toLowerCase());
  return [...byUrl]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([url, sharing]) => `${sharing.map(nameOf).join(' and ')} share the URL ${url}`);
}
