/** The sections of the site, and which of them a page stands in. */
import { expect, test } from 'vitest';
import { sectionAt } from '../../src/site/section.ts';
import { sectionsOf } from '../../src/site/sections.ts';
import { runEvent, siteOf } from './log.ts';
import { shop } from './shop.ts';

test.each([
  ['/datasets/', 'Datasets'],
  ['/datasets/data/sales/columns/total/', 'Datasets'],
  ['/lineage/', 'Lineage'],
  ['/lineage/history/2026-11/', 'Lineage through time'],
  ['/problems/run-unfinished/', 'Problems'],
  ['/', undefined],
  ['/404', undefined],
])('%s stands in %s', async (page, name) => {
  expect(sectionAt(sectionsOf(await shop()), page)?.name).toBe(name);
});

test('what is to be seen to is counted: what is wrong, and problems of the log', async () => {
  const openOf = async (events: Parameters<typeof siteOf>[0]) =>
    Object.fromEntries(sectionsOf(await siteOf(events)).map(({ name, open }) => [name, open]));
  expect(await openOf([runEvent()])).toMatchObject({ Health: 0, Problems: 0, Datasets: 0 });
  expect(await openOf([runEvent({ type: 'FAIL' })])).toMatchObject({ Health: 1, Problems: 0, Datasets: 0 });
  expect(await openOf([runEvent(), { nothing: true }])).toMatchObject({ Health: 0, Problems: 1 });
});
