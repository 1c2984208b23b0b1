/** The sections of the site, as the bar of each page leads to them. */
import { healthOf } from '../health/health.ts';
import { HEALTH_PATH } from './health-page.ts';
import { LINEAGE_HISTORY_PATH } from './lineage-history.ts';
import type { SitePath } from './path.ts';
import { PERSONAL_DATA_PATH } from './personal-data.ts';
import type { Site } from './site.ts';

export interface Section {
  readonly path: SitePath;
  readonly name: string;
  /** How many things there are to see to; 0 where it does not say. */
  readonly open: number;
  /**
   * `always`: in the bar. `room`: in the bar where there is room for it, and in the menu where there is not.
   * `menu`: in the menu.
   */
  readonly place: 'always' | 'room' | 'menu';
}

/** In the order of the bar. */
export function sectionsOf({ ledger, catalog }: Site): readonly Section[] {
  return [
    { path: '/datasets/', name: 'Datasets', open: 0, place: 'always' },
    { path: '/jobs/', name: 'Jobs', open: 0, place: 'always' },
    { path: '/runs/', name: 'Runs', open: 0, place: 'always' },
    { path: HEALTH_PATH, name: 'Health', open: healthOf(ledger).open.length, place: 'always' },
    { path: '/lineage/', name: 'Lineage', open: 0, place: 'room' },
    { path: '/glossary/', name: 'Glossary', open: 0, place: 'room' },
    { path: LINEAGE_HISTORY_PATH, name: 'Lineage through time', open: 0, place: 'menu' },
    { path: '/paths/', name: 'Paths', open: 0, place: 'menu' },
    { path: PERSONAL_DATA_PATH, name: 'Personal data', open: 0, place: 'menu' },
    { path: '/owners/', name: 'Owners', open: 0, place: 'menu' },
    { path: '/namespaces/', name: 'Namespaces', open: 0, place: 'menu' },
    { path: '/problems/', name: 'Problems', open: catalog.problems.length, place: 'menu' },
    { path: '/guide/', name: 'Guide', open: 0, place: 'menu' },
  ];
}

/**
 * The section that a page stands in, the narrowest where one lies in another; null where it stands in none.
 * @param page where it stands on the site
 */
export function sectionAt(sections: readonly Section[], page: string): Section | null {
  const around = sections.filter(({ path }) => page.startsWith(path));
  return around.reduce<Section | null>(
    (narrowest, one) => (narrowest === null || one.path.length > narrowest.path.length ? one : narrowest),
    null,
  );
}
