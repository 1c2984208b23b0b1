/** What a reader is told first of a dataset, a column and a job. */
import { expect, test } from 'vitest';
import { columnMaking, madeInSql, ofNoColumnText } from '../../src/site/column-making.ts';
import { columnPage } from '../../src/site/column-page.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { columnGlance, datasetGlance, jobGlance } from '../../src/site/glance.ts';
import { jobPage } from '../../src/site/job-page.ts';
import type { Site } from '../../src/site/site.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from './log.ts';

const GLOSSARY = `
owners:
  finance: { name: Finance team, kind: team }
datasets:
  data:
    b:
      owner: finance
      columns:
        mail: { pii: email }
        none: { pii: none }
`;

/** a → b → c → d, each by a job of its own; the last run of the first one failed. */
function chain(): Promise<Site> {
  const columns = ['mail', 'none'];
  const made = (from: string, to: string) => ({
    inputs: [dataset(from, columns)],
    outputs: [dataset(to, columns, columnLineage({ mail: [[from, 'mail']] }))],
  });
  return siteOf(
    [
      runEvent({ run: 'r1', job: 'ab', time: '2026-11-02T01:00:00Z', ...made('a', 'b') }),
      runEvent({ run: 'r2', job: 'bc', time: '2026-11-02T02:00:00Z', ...made('b', 'c') }),
      runEvent({ run: 'r3', job: 'cd', time: '2026-11-02T03:00:00Z', ...made('c', 'd') }),
      runEvent({ run: 'r4', job: 'ab', type: 'FAIL', time: '2026-11-02T04:00:00Z', ...made('a', 'b') }),
    ],
    GLOSSARY,
  );
}

const id = (name: string) => ({ namespace: 'data', name });

function glanceOf(site: Site, name: string) {
  const found = site.graph.dataset(id(name));
  if (found === null) throw new Error(`There is no ${name}.`);
  return datasetGlance(site, datasetPage(site, found));
}

test('a dataset tells its neighbours from those farther away', async () => {
  const { upstream, downstream } = glanceOf(await chain(), 'b');
  expect(upstream).toEqual({ direct: [id('a')], next: 1, all: 1 });
  expect(downstream).toEqual({ direct: [id('c')], next: 1, all: 2 });
});

test('a dataset was last written by the newest run that completed, whatever failed since', async () => {
  const site = await chain();
  const { lastWrite, lastSeenBy } = glanceOf(site, 'b');
  expect(lastWrite?.id).toBe('r1');
  expect(lastSeenBy?.id).toBe('r4');
  expect(glanceOf(site, 'a').lastWrite).toBe(null);
});

test('a dataset names the columns that hold personal data, and not those that people say are free of it', async () => {
  expect(glanceOf(await chain(), 'b').personal).toEqual([{ ...id('b'), column: 'mail' }]);
});

test('a column has the owner of its dataset, its neighbours, and on whose word that is so', async () => {
  const site = await chain();
  const found = site.graph.dataset(id('b'));
  const glances = (found?.columns ?? []).map((column) =>
    found === null ? null : columnGlance(site, columnPage(site, found, column)),
  );
  expect(glances).toEqual([
    {
      responsibilities: [{ owner: 'finance', role: 'owner', origin: 'glossary' }],
      making: { is: 'values', of: [{ ...id('a'), column: 'mail' }] },
      upstream: { direct: [{ ...id('a'), column: 'mail' }], next: 1, all: 1, influences: 0 },
      downstream: { direct: [{ ...id('c'), column: 'mail' }], next: 1, all: 2, influences: 0 },
      surety: 'observed',
      confidence: null,
    },
    expect.objectContaining({
      making: { is: 'unknown' },
      upstream: { direct: [], next: 0, all: 0, influences: 0 },
      downstream: { direct: [], next: 0, all: 0, influences: 0 },
      surety: 'unknown',
    }),
  ]);
});

const SQL = `INSERT INTO sums SELECT day, count(*), 'EUR', sum(amount), CASE WHEN shop = 'x' THEN 1 END
FROM orders WHERE kind = 'sale' GROUP BY day, shop`;

/** By SQL, and one of its columns by the word of a run: of no values. */
function sums(): Promise<Site> {
  const decides = {
    namespace: 'data',
    name: 'orders',
    field: 'day',
    transformations: [{ type: 'INDIRECT', subtype: 'WINDOW' }],
  };
  const stated = facet({ fields: { first: { inputFields: [decides] } } });
  return siteOf([
    runEvent({
      jobFacets: { sql: facet({ query: SQL, dialect: 'duckdb' }) },
      inputs: [dataset('orders', ['day', 'amount', 'shop', 'kind'])],
      outputs: [
        dataset('sums', ['day', 'orders', 'currency', 'amount', 'flag', 'first'], { columnLineage: stated }),
      ],
    }),
  ]);
}

test('a column without values of another says what decides it, or that it counts rows or is a constant', async () => {
  const site = await sums();
  const found = site.graph.dataset(id('sums'));
  const read = madeInSql(site, id('sums'));
  const told = (found?.columns ?? []).map((column) => {
    const making = columnMaking(site.graph.sourcesOf(column.id), column.id, read);
    const from = making.is === 'values' ? making.of : making.is === 'decided' ? making.by : [];
    const words = making.is === 'of no column' ? ofNoColumnText(making.as) : making.is;
    return [column.id.column, words, ...from.map((one) => one.column)];
  });
  expect(told).toEqual([
    ['day', 'values', 'day'],
    ['orders', 'counts rows'],
    ['currency', 'a constant'],
    ['amount', 'values', 'amount'],
    ['flag', 'decided', 'shop'],
    ['first', 'decided', 'day'],
  ]);
});

test('what flows into a column, or out of it, and what only decides are counted apart', async () => {
  const site = await sums();
  const glance = (name: string, column: string) => {
    const found = site.graph.dataset(id(name));
    const one = found?.columns.find((other) => other.id.column === column);
    if (found == null || one === undefined) throw new Error(`There is no ${name}.${column}.`);
    return columnGlance(site, columnPage(site, found, one));
  };
  const amount = { ...id('orders'), column: 'amount' };
  // The day and the shop group the rows, the kind filters them.
  expect(glance('sums', 'amount').upstream).toEqual({ direct: [amount], next: 1, all: 1, influences: 3 });
  expect(glance('sums', 'amount')).toMatchObject({ surety: 'derived', confidence: 'high' });
  expect(glance('sums', 'first')).toMatchObject({
    upstream: { direct: [], next: 0, all: 0, influences: 3 },
    surety: 'observed',
    confidence: null,
  });
  expect(glance('orders', 'shop').downstream).toEqual({ direct: [], next: 0, all: 0, influences: 6 });
  expect(glance('orders', 'day').downstream).toEqual({
    direct: [{ ...id('sums'), column: 'day' }],
    next: 1,
    all: 1,
    influences: 5,
  });
});

test('nothing is said of how sure it is what a column is made of, where nothing makes it', async () => {
  const site = await chain();
  const found = site.graph.dataset(id('a'));
  const [column] = found?.columns ?? [];
  if (found === null || column === undefined) throw new Error('There is no a.mail.');
  expect(columnGlance(site, columnPage(site, found, column)).surety).toBe(null);
});

test('a job says what it reads and writes, and how its newest run went', async () => {
  const site = await chain();
  const job = site.graph.job({ namespace: 'jobs', name: 'ab' });
  if (job === null) throw new Error('There is no job ab.');
  const { reads, writes, lastRun } = jobGlance(site, jobPage(site, job));
  expect([reads, writes]).toEqual([[id('a')], [id('b')]]);
  expect(lastRun).toMatchObject({ id: 'r4', state: 'failed' });
});
