/** Pages that stand for no entity: those of aliases lead on to one, and there are no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entity } from './entity.ts';
import { keyOf } from './name.ts';

const OF_AN_ENTITY =
  /^\/(?:datasets\/[^/]+\/[^/]+\/(?:columns\/[^/]+\/)?|jobs\/[^/]+\/[^/]+\/|(?:runs|glossary)\/[^/]+\/)$/;

/**
 * The pages that neither an entity nor an alias accounts for, and the aliases that no page accounts for: one leads on
 * to the dataset's page for each of its aliases, and so for each of its columns.
 * @param pages the URLs of all pages
 */
export function strayPages(
  site: string,
  pages: ReadonlySet<string>,
  entities: readonly Entity[],
): readonly string[] {
  const owned = new Set(entities.map(({ url }) => url));
  const others = [...pages].filter((page) => OF_AN_ENTITY.test(page) && !owned.has(page));
  const byTarget = Map.groupBy(others, (page) => targetOf(site, page) ?? '');
  const aliases = aliasCounts(entities);
  const strays = [...byTarget].flatMap(([target, found]) => (aliases.has(target) ? [] : found));
  return [
    ...strays.map((page) => `there is a page at ${page}, and no entity is said to be there`),
    ...[...aliases].flatMap(([target, count]) => miscount(target, count, byTarget.get(target)?.length ?? 0)),
  ];
}

function miscount(target: string, aliases: number, pages: number): string[] {
  if (pages === aliases) return [];
  return [`${target} has ${plural(aliases, 'alias', 'es')}, and ${plural(pages, 'page')} lead there`];
}

/** Where a page leads on to; null where it is a page in its own right. */
function targetOf(site: string, page: string): string | null {
  const html = readFileSync(join(site, page, 'index.html'), 'utf8');
  const target = /<meta http-equiv="refresh" content="\d+;\s*url=([^"]*?)(?:index\.html)?"/i.exec(html)?.[1];
  return target === undefined ? null : new URL(target, `http://site${page}`).pathname;
}

/** For each page of a dataset with aliases, and for each of its columns', how many pages have to lead there. */
function aliasCounts(entities: readonly Entity[]): ReadonlyMap<string, number> {
  const named = entities.filter(({ aliases }) => aliases.length > 0);
  const counts = new Map(named.map(({ names, aliases }) => [keyOf(...names), aliases.length]));
  return new Map(
    entities
      .filter(({ kind }) => kind === 'dataset' || kind === 'column')
      .map(({ names, url }): [string, number] => [url, counts.get(keyOf(...names.slice(0, 2))) ?? 0])
      .filter(([, count]) => count > 0),
  );
}

function plural(count: number, noun: string, ending = 's'): string {
  return `${count} ${noun}${count === 1 ? '' : ending}`;
}
