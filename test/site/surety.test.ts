/** How sure it is what the columns of a dataset are made of. */
import { expect, test } from 'vitest';
import type { Dataset } from '../../src/model/catalog.ts';
import { coverageOf } from '../../src/site/coverage.ts';
import type { Site } from '../../src/site/site.ts';
import { confidenceOf, suretyOf, suretyOfColumn, type SuretyCounts } from '../../src/site/surety.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from './log.ts';

const orders = dataset('orders', ['id', 'amount']);

function named({ graph }: Site, name: string): Dataset {
  const found = graph.dataset({ namespace: 'data', name });
  if (found === null) throw new Error(`There is no ${name}.`);
  return found;
}

const SQL = "INSERT INTO read SELECT amount, count(*), 'EUR', gone FROM orders GROUP BY 1";

/** What is told of `read` in all: a run, an event outside any run, the SQL, and of one column nobody. */
function mixed(): Promise<Site> {
  const columns = ['amount', 'orders', 'currency', 'gone', 'id', 'both'];
  return siteOf([
    runEvent({
      job: 'ask',
      jobFacets: { sql: facet({ query: SQL, dialect: 'duckdb' }) },
      inputs: [orders],
      outputs: [
        dataset('read', columns, columnLineage({ id: [['orders', 'id']], both: [['orders', 'id']] })),
      ],
    }),
    {
      eventTime: '2026-11-02T10:00:00Z',
      dataset: dataset('read', [], columnLineage({ gone: [['orders', 'id']], both: [['orders', 'amount']] })),
    },
  ]);
}

test('the surest word counts: that of a run, of an event outside any run, of SQL, of nobody', async () => {
  const site = await mixed();
  const read = named(site, 'read');
  const suretyOfEach = read.columns.map((column) => [column.id.column, suretyOfColumn(site, read, column)]);
  expect(Object.fromEntries(suretyOfEach)).toEqual({
    amount: 'derived',
    orders: 'derived',
    currency: 'derived',
    gone: 'declared',
    id: 'observed',
    both: 'observed',
  });
  expect(suretyOf(site, read)).toEqual({ observed: 2, declared: 1, derived: 3, unknown: 0 });
});

test('nothing is said of a dataset that nothing makes, nor of one without columns', async () => {
  const site = await siteOf([runEvent({ inputs: [orders], outputs: [dataset('bare')] })]);
  expect(suretyOf(site, named(site, 'orders'))).toBe(null);
  expect(suretyOf(site, named(site, 'bare'))).toBe(null);
});

test('a column of which nobody says anything is not known; one that the schema no longer has is not counted', async () => {
  const site = await siteOf([
    runEvent({
      run: 'r1',
      time: '2026-11-01T00:00:00Z',
      inputs: [orders],
      outputs: [dataset('a', ['x', 'old'])],
    }),
    runEvent({ run: 'r2', inputs: [orders], outputs: [dataset('a', ['x'])] }),
  ]);
  expect(suretyOf(site, named(site, 'a'))).toEqual({ observed: 0, declared: 0, derived: 0, unknown: 1 });
});

test('of a dataset without schema, what lineage names counts, with how sure the SQL is read at the least', async () => {
  const query = 'CREATE TABLE bare AS SELECT amount AS a, orders.id AS b FROM orders';
  const site = await siteOf([
    runEvent({
      jobFacets: { sql: facet({ query, dialect: 'duckdb' }) },
      inputs: [dataset('orders')],
      outputs: [dataset('bare')],
    }),
  ]);
  const bare = named(site, 'bare');
  expect(suretyOf(site, bare)).toEqual({ observed: 0, declared: 0, derived: 2, unknown: 0 });
  expect(confidenceOf(site, bare)).toBe('medium');
  expect(bare.columns.map((column) => suretyOfColumn(site, bare, column))).toEqual(['derived', 'derived']);
  const known = await mixed();
  expect(confidenceOf(known, named(known, 'read'))).toBe('high');
  expect(confidenceOf(known, named(known, 'orders'))).toBe(null);
});

test('over all datasets that jobs write it adds up to what the first page says', async () => {
  const site = await mixed();
  const written = new Set(
    site.catalog.ioEdges.filter(({ direction }) => direction === 'output').map((edge) => edge.dataset.name),
  );
  const all = site.catalog.datasets
    .filter(({ id }) => written.has(id.name))
    .flatMap((one) => suretyOf(site, one) ?? []);
  const sum = (...keys: (keyof SuretyCounts)[]) =>
    all.reduce((total, counts) => total + keys.reduce((part, key) => part + counts[key], 0), 0);
  expect({
    produced: sum('observed', 'declared', 'derived', 'unknown'),
    stated: sum('observed', 'declared'),
    derived: sum('derived'),
    unknown: sum('unknown'),
  }).toEqual(coverageOf(site.catalog));
});
