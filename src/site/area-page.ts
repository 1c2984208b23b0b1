/** The pages of a large catalog's areas: the lineage within each, and between it and the others. */
import { withinArea, type AreaMap } from '../graph/area-map.ts';
import { areasOf, type AreaDatasets, type Areas } from '../graph/area.ts';
import { MAX_OVERVIEW } from '../graph/overview.ts';
import { memoryOf } from '../model/memory.ts';
import { areaParts, pathPart } from './path.ts';
import type { Route } from './route.ts';
import type { Site } from './site.ts';
import { surroundingsOf } from './surroundings.ts';

const found = memoryOf<Site, Areas>('site/area-page');

function siteAreas(site: Site): Areas {
  const known = found.get(site) ?? areasOf(site.catalog);
  found.set(site, known);
  return known;
}

/** None where one picture holds the whole catalog, or it has no parts. */
export function listAreas(site: Site): readonly AreaDatasets[] {
  const { all } = siteAreas(site);
  return site.catalog.datasets.length > MAX_OVERVIEW && all.length > 1 ? all : [];
}

export function areaRoutes(site: Site): Route<{ area: string }, { page: AreaDatasets }>[] {
  return listAreas(site).map((page) => ({
    params: { area: areaParts(page.area).map(pathPart).join('/') },
    props: { page },
  }));
}

export function areaDiagram(site: Site, page: AreaDatasets): AreaMap {
  return withinArea(siteAreas(site), page, surroundingsOf(site));
}
