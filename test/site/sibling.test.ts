import { describe, expect, test } from 'vitest';
import {
  columnSiblings,
  datasetSiblings,
  jobSiblings,
  runSiblings,
  termSiblings,
  type Siblings,
} from '../../src/site/sibling.ts';
import { termPages } from '../../src/site/term-page.ts';
import { dataset, runEvent, siteOf } from './log.ts';

const names = ({ previous, next }: Siblings) => [previous?.name ?? null, next?.name ?? null];

const run = (last: number): string => `01a199fe-70e5-7308-b9e0-00000000000${last}`;

describe('what comes before and after', () => {
  test('a dataset is of its own namespace, by name', async () => {
    const elsewhere = { namespace: 'other', name: 'b' };
    const site = await siteOf([runEvent({ inputs: [dataset('b'), dataset('a'), dataset('c'), elsewhere] })]);
    const found = site.catalog.datasets.map((one) => [one.id.name, ...names(datasetSiblings(site, one))]);
    expect(found).toEqual([
      ['a', null, 'b'],
      ['b', 'a', 'c'],
      ['c', 'b', null],
      ['b', null, null],
    ]);
  });

  test('a column follows the schema', async () => {
    const site = await siteOf([runEvent({ outputs: [dataset('t', ['z', 'a', 'm'])] })]);
    const [table] = site.catalog.datasets;
    const found = table?.columns.map((column) => names(columnSiblings(table, column)));
    expect(found).toEqual([
      [null, 'a'],
      ['z', 'm'],
      ['a', null],
    ]);
  });

  test('a job is by name', async () => {
    const site = await siteOf([runEvent({ job: 'b', run: run(1) }), runEvent({ job: 'a', run: run(2) })]);
    expect(site.catalog.jobs.map((job) => names(jobSiblings(site, job)))).toEqual([
      [null, 'b'],
      ['a', null],
    ]);
  });

  test('a run is of its job, and the next one is the later one', async () => {
    const site = await siteOf([
      runEvent({ run: run(2), time: '2026-11-03T00:00:00Z' }),
      runEvent({ run: run(1), time: '2026-11-02T00:00:00Z' }),
      runEvent({ run: run(3), time: '2026-11-04T00:00:00Z' }),
      runEvent({ run: run(4), job: 'another', time: '2026-11-03T12:00:00Z' }),
    ]);
    const paths = ({ previous, next }: Siblings) => [previous?.path ?? null, next?.path ?? null];
    const found = new Map(site.catalog.runs.map((one) => [one.id, paths(runSiblings(site, one))]));
    expect(found.get(run(2))).toEqual([`/runs/${run(1)}/`, `/runs/${run(3)}/`]);
    expect(found.get(run(1))).toEqual([null, `/runs/${run(2)}/`]);
    expect(found.get(run(4))).toEqual([null, null]);
    const [second] = site.catalog.runs.filter(({ id }) => id === run(2));
    expect(second && names(runSiblings(site, second))).toEqual([
      '2026-11-02 00:00:00 UTC',
      '2026-11-04 00:00:00 UTC',
    ]);
  });

  test('a term is by name, whatever its id', async () => {
    const terms =
      '{ a: { name: Zebra, definition: x }, b: { name: Ant, definition: x }, c: { name: Bee, definition: x } }';
    const site = await siteOf([runEvent()], `terms: ${terms}`);
    const pages = termPages(site);
    expect(pages.map((page) => [page.term.id, ...names(termSiblings(site, page))])).toEqual([
      ['b', null, 'Bee'],
      ['c', 'Ant', 'Zebra'],
      ['a', 'Bee', null],
    ]);
  });
});
