import { describe, expect, test } from 'vitest';
import { cardOf, datasetCard, jobCard, siteCard } from '../../src/site/card.ts';
import { columnPage } from '../../src/site/column-page.ts';
import type { Site } from '../../src/site/site.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';
import { shop } from './shop.ts';

function first(site: Site, name: string) {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  const [job] = site.catalog.jobs;
  const [run] = site.catalog.runs;
  const [column] = found?.columns ?? [];
  if (!found || !job || !run || !column) throw new Error(`The log has no ${name}.`);
  return { dataset: found, job, run, column };
}

describe('the card of a page', () => {
  test('of a column is that of its dataset, of a run that of its job, of anything else that of the site', async () => {
    const site = await shop();
    const { dataset: sales, column, run } = first(site, 'sales');
    expect(cardOf(site, { kind: 'column', page: columnPage(site, sales, column) })).toEqual({
      path: '/datasets/data/sales/card.png',
      alt: 'The dataset sales: what it is made from and what is made from it, one step each way',
    });
    expect(cardOf(site, { kind: 'run', run })).toEqual({
      path: '/jobs/jobs/load/card.png',
      alt: 'The job load: what it reads and writes',
    });
    expect(cardOf(site, null)).toEqual({ path: '/card.png', alt: 'Test: what is made from what' });
  });

  test('says what the thing means, and who answers for it by their names', async () => {
    const site = await shop();
    const { dataset: sales, job } = first(site, 'sales');
    expect(datasetCard(site, sales)).toEqual({
      kind: 'dataset',
      name: 'sales',
      namespace: 'data',
      meaning: 'What was sold.',
      owners: ['Finance team', 'Ops'],
      site: 'Test',
    });
    expect(jobCard(site, job)).toMatchObject({ kind: 'job', name: 'load', owners: ['Finance team'] });
    expect(siteCard(site).meaning).toBe('2 datasets, 3 columns, 1 job: what is made from what.');
  });

  test('holds no sign that a canvas refuses', async () => {
    const documentation = facet({ description: 'a\u0000b' });
    const site = await siteOf([runEvent({ outputs: [dataset('\u0000', ['c'], { documentation })] })]);
    const { dataset: odd } = first(site, '\u0000');
    expect(datasetCard(site, odd)).toMatchObject({ name: '⟨U+0000⟩' });
    expect(datasetCard(site, odd).meaning).not.toContain('\u0000');
  });
});
