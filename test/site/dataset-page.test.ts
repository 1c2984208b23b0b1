import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { datasetPage, type DatasetPage } from '../../src/site/dataset-page.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from './log.ts';

async function pageOf(
  name: string,
  outputs: readonly JsonObject[],
  inputs: readonly JsonObject[] = [],
): Promise<DatasetPage> {
  const site = await siteOf([runEvent({ inputs, outputs })]);
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return datasetPage(site, found);
}

test('a job that only column lineage joins to a dataset is told apart from those that name it', async () => {
  const outputs = [dataset('sales', ['total'], columnLineage({ total: [['orders', 'amount']] }))];
  const page = await pageOf('orders', outputs);
  expect(page.readers).toEqual([]);
  expect(page.byLineageAlone.readers.map(({ name }) => name)).toEqual(['load']);
  const named = await pageOf('orders', outputs, [dataset('orders')]);
  expect(named.readers).toHaveLength(1);
  expect(named.byLineageAlone).toEqual({ writers: [], readers: [] });
});

test('tags go to the columns that they name, and a former name leads on to the present one', async () => {
  const renamed = (previous: string): JsonObject =>
    dataset('sales', ['total'], {
      tags: facet({
        tags: [
          { key: 'pii', value: 'true', field: 'total' },
          { key: 'gold', value: 'true' },
        ],
      }),
      lifecycleStateChange: facet({
        lifecycleStateChange: 'RENAME',
        previousIdentifier: { namespace: 'data', name: previous },
      }),
    });
  const page = await pageOf('sales', [renamed('turnover')]);
  expect(page.columns[0]?.tags.map(({ key }) => key)).toEqual(['pii']);
  expect(page.dataset.formerly.map(({ value }) => value.name)).toEqual(['turnover']);
  const old = await pageOf('turnover', [renamed('turnover'), dataset('turnover')]);
  expect(old.renamedTo.map(({ value }) => value.name)).toEqual(['sales']);
});
