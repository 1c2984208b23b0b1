/** The sections that a site has. */
import { healthOf } from '../health/health.ts';
import { HEALTH_PATH } from './health-page.ts';
import { LINEAGE_HISTORY_PATH } from './lineage-history.ts';
import { PERSONAL_DATA_PATH } from './personal-data.ts';
import type { Section } from './section.ts';
import type { Site } from './site.ts';

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
