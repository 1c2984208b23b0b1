import { describe, expect, test } from 'vitest';
import { datasetNeighbourhood } from '../../src/graph/neighbourhood.ts';
import { diagramOf } from '../../src/site/diagram.ts';
import { datasetVariants, jobVariants, variantSvg } from '../../src/site/diagram-variant.ts';
import { datasetPath } from '../../src/site/path.ts';
import type { Site } from '../../src/site/site.ts';
import { surroundingsOf } from '../../src/site/surroundings.ts';
import { datasetVariantRoutes, jobVariantRoutes } from '../../src/site/variant-route.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

const OPTIONS = { id: 'd', title: 'Title', href: (to: string) => to };
const many = (count: number) => Array.from({ length: count }, (_, index) => dataset(`in${10 + index}`));
const the = (site: Site, name: string) => {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};

const diagram = async (site: Site, name: string) =>
  diagramOf(datasetNeighbourhood(surroundingsOf(site), the(site, name).id), OPTIONS);

describe('the table of a diagram', () => {
  test('has a line for each line of the picture, with where its ends lead', async () => {
    const site = await siteOf([runEvent({ inputs: [dataset('orders')], outputs: [dataset('sales')] })]);
    const { lines, signs } = await diagram(site, 'sales');
    expect(lines.map(({ from, to }) => [from.kind, from.name, from.target, to.kind, to.name])).toEqual([
      ['job', 'load', { kind: 'page', path: '/jobs/jobs/load/' }, 'dataset', 'sales'],
      ['dataset', 'orders', { kind: 'page', path: '/datasets/data/orders/' }, 'job', 'load'],
    ]);
    expect(signs.map(([, meaning]) => meaning)).toEqual(['dataset', 'job']);
  });

  test('says what stands for many, and the section that lists them', async () => {
    const site = await siteOf([runEvent({ inputs: many(20), outputs: [dataset('sales')] })]);
    const { lines, signs, svg } = await diagram(site, 'sales');
    const folds = lines.filter(({ from }) => from.kind === 'fold');
    expect(folds.map(({ from }) => [from.name, from.target])).toEqual([
      ['9 more datasets of data', { kind: 'section', id: 'upstream' }],
    ]);
    expect(svg).toContain('<title>9 more datasets of data</title><a href="#upstream">');
    expect(signs.map(([, meaning]) => meaning)).toContain('several as one');
  });

  test('tells the lines of a cycle', async () => {
    const site = await siteOf([runEvent({ inputs: [dataset('orders')], outputs: [dataset('orders')] })]);
    const { lines, signs } = await diagram(site, 'orders');
    expect(lines.map(({ inCycle }) => inCycle)).toEqual([true, true]);
    expect(signs.map(([, meaning]) => meaning)).toContain('in a cycle');
  });
});

describe('the other pictures of a page', () => {
  const lineage = columnLineage({ total: [['orders', 'amount']] });
  const log = [
    runEvent({ inputs: [dataset('orders', ['amount'])], outputs: [dataset('sales', ['total'], lineage)] }),
  ];

  test('are those that show something else', async () => {
    const site = await siteOf(log);
    expect(datasetVariants(site, the(site, 'sales')).map(({ variant }) => variant)).toEqual([
      'datasets',
      'columns',
    ]);
    const plain = await siteOf([runEvent({ inputs: [dataset('orders')], outputs: [dataset('sales')] })]);
    expect(datasetVariants(plain, the(plain, 'sales')).map(({ variant }) => variant)).toEqual(['datasets']);
    expect(plain.catalog.jobs.map((job) => jobVariants(plain, job))).toEqual([[]]);
  });

  test('have a file each, and no other', async () => {
    const site = await siteOf(log);
    const files = [...datasetVariantRoutes(site), ...jobVariantRoutes(site)];
    expect(files.map(({ params }) => `${params.name} ${params.variant}`)).toEqual([
      'orders datasets',
      'orders columns',
      'sales datasets',
      'sales columns',
      'load columns',
    ]);
  });

  test('have links as from their page, and ids of their own', async () => {
    const site = await siteOf(log);
    const sales = the(site, 'sales');
    const [, columns] = datasetVariants(site, sales);
    if (columns === undefined) throw new Error('There is no picture of the columns.');
    const svg = await variantSvg(columns, datasetPath(sales.id));
    expect(svg).toContain('id="lineage-columns"');
    expect(svg).toContain('href="../orders/columns/amount/"><rect');
    expect(svg).toContain(`<title id="lineage-columns-t">${columns.title}<`);
  });
});
