/** What stands around every page, and what its parts look up wherever they stand. */
import { memoryOf } from '../../model/memory.ts';
import type { SitePath } from '../path.ts';
import type { Site } from '../site.ts';

/** What the pages of a site have in common; one object a site, so that it is digested once. */
function commonMatter(site: Site): object {
  const known = common.get(site) ?? findCommon(site);
  common.set(site, known);
  return known;
}

const common = memoryOf<Site, object>('site/page-digest/frame');

function findCommon({ catalog }: Site): object {
  return {
    /** A link to an owner shows the name. */
    owners: [...catalog.glossary.owners.values()].map(({ id, name, kind }) => [id, name, kind]),
  };
}

/** A page's frame says nothing of its own: what changes with each build stands in `/build.js`. */
export function frameMatter(site: Site, path: SitePath): object {
  return { common: commonMatter(site), path };
}
