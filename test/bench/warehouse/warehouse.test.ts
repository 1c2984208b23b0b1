import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventChecker, schemasAbsent } from '../../logger/schema.ts';
import { catalogOf } from '../../catalog/log.ts';
import { readFile } from '../../collect/support.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { ndjson } from './ndjson.ts';
import { sharesOf } from './share.ts';
import { LEAST_COLUMNS, MOST_COLUMNS, type Size } from './size.ts';
import { nextEvent, warehouseLog, warehouseOf } from './warehouse.ts';

const SIZE: Size = { datasets: 120, columns: 2400, jobs: 60, runs: 3, seed: 1 };

/** Large enough for what is rare. */
const LARGER: Size = { datasets: 400, columns: 8000, jobs: 220, runs: 4, seed: 1 };

const anySize: fc.Arbitrary<Size> = fc
  .record({
    datasets: fc.integer({ min: 10, max: 60 }),
    width: fc.integer({ min: LEAST_COLUMNS, max: 30 }),
    jobs: fc.integer({ min: 1, max: 80 }),
    runs: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  })
  .map(({ width, ...size }) => ({ ...size, columns: width * size.datasets }));

function catalogAt(size: Size): Catalog {
  // As a reader of the file gets them: an absent member is not one that is undefined.
  const events = [...warehouseLog(size)].map((event) => JSON.parse(JSON.stringify(event)) as JsonObject);
  return catalogOf(events);
}

let larger: Catalog | null = null;

function largerCatalog(): Catalog {
  return (larger ??= catalogAt(LARGER));
}

function columnsOf({ datasets }: Catalog): number {
  return datasets.reduce((sum, { columns }) => sum + columns.length, 0);
}

function textOf(size: Size): string {
  return [...ndjson(warehouseLog(size))].join('');
}

test('a warehouse has as many datasets, columns, jobs and runs as are asked for', () => {
  fc.assert(
    fc.property(anySize, (size) => {
      const catalog = catalogAt(size);
      expect(catalog.datasets).toHaveLength(size.datasets);
      expect(columnsOf(catalog)).toBe(size.columns);
      expect(catalog.jobs).toHaveLength(size.jobs);
      expect(catalog.runs).toHaveLength(size.jobs * size.runs);
    }),
    { numRuns: 20, seed: 7 },
  );
});

test('all of its events are accepted, and nothing is wrong with them but columns that no schema has', async () => {
  const { books, problems } = await readFile(textOf(SIZE));
  const events = [...warehouseLog(SIZE)].length;
  expect({ books, problems }).toEqual({
    books: { read: events, accepted: events, duplicate: 0, rejected: 0 },
    problems: [],
  });
  const codes = largerCatalog().problems.map(({ code }) => code);
  expect([...new Set(codes)].filter((code) => code !== 'run-unfinished')).toEqual(['column-undeclared']);
});

describe.skipIf(schemasAbsent())('by the OpenLineage schemas', () => {
  test('its events and their facets are valid', () => {
    const faultsOf = eventChecker();
    const events = [...warehouseLog(SIZE), nextEvent(SIZE)];
    expect([...new Set(events.flatMap(faultsOf))]).toEqual([]);
  });
});

test('the same size gives the same bytes, and another seed gives others', () => {
  expect(textOf(SIZE)).toBe(textOf(SIZE));
  expect(textOf({ ...SIZE, seed: 2 })).not.toBe(textOf(SIZE));
});

test('a table is made of earlier ones, and of columns that these always have', () => {
  const { tables } = warehouseOf(SIZE);
  for (const [place, { columns, rows, inputs }] of tables.entries()) {
    for (const { table, column } of [...columns.flatMap(({ origins }) => origins), ...rows]) {
      expect(table).toBeLessThan(place);
      expect(inputs).toContain(table);
      const source = tables[table]?.columns.filter(({ name }) => name === column);
      expect(source).toMatchObject([{ since: 0, until: Infinity }]);
    }
  }
});

test('few tables are read by very many jobs, and most by three at most', () => {
  const { jobs, tables } = warehouseOf({ ...SIZE, datasets: 3000, columns: 60_000, jobs: 1500 });
  const readers = new Map<number, number>();
  for (const place of jobs.flatMap(({ reads }) => reads)) readers.set(place, (readers.get(place) ?? 0) + 1);
  const counts = [...tables.keys()].map((place) => readers.get(place) ?? 0).sort((a, b) => b - a);
  expect(counts[0]).toBeGreaterThan(100);
  expect(counts[Math.floor(counts.length * 0.05)]).toBeLessThan(10);
  expect(counts[Math.floor(counts.length * 0.2)]).toBeLessThan(4);
});

test('tables are narrow and wide', () => {
  const { tables } = warehouseOf({ ...SIZE, datasets: 1000, columns: 20_000 });
  const widths = tables.map(({ width }) => width).sort((a, b) => a - b);
  expect(widths[0]).toBeLessThan(6);
  expect(widths[500]).toBeGreaterThan(10);
  expect(widths[500]).toBeLessThan(20);
  expect(widths[999]).toBeGreaterThan(80);
});

test('it has all that logs of warehouses have', () => {
  const text = textOf(LARGER);
  const signs = [
    '"eventType":"FAIL"',
    '"eventType":"ABORT"',
    '"errorMessage"',
    '"sql"',
    '"parent"',
    '"symlinks"',
    '"tags"',
    '"ownership"',
    '"documentation"',
    '"dataQualityMetrics"',
    '"dataQualityAssertions"',
    '"outputStatistics"',
    '"subtype":"AGGREGATION"',
    '"masking":true',
    '"dataset":[',
    'postgres://',
    'snowflake://',
    'kafka://',
    's3://',
    'bigquery',
  ];
  expect(signs.filter((sign) => !text.includes(sign))).toEqual([]);
});

test('some columns come, go, change their name or their type', () => {
  const { datasets } = largerCatalog();
  const versions = datasets.map(({ schemas }) =>
    schemas.map(({ columns }) => columns.map(({ column }) => column)),
  );
  const changed = versions.filter((all) => all.length > 1);
  expect(changed.length).toBeGreaterThan(5);
  const lengths = changed.map(([first = [], last = []]) => last.length - first.length);
  expect(new Set(lengths)).toEqual(new Set([-1, 0, 1]));
  const sameNames = changed.filter(([first = [], last = []]) => first.join() === last.join());
  expect(sameNames.length).toBeGreaterThan(0);
});

test('SQL says the same as the lineage beside it, and stands alone for some jobs', () => {
  const { jobs, columnEdges, problems } = catalogAt({ ...SIZE, datasets: 300, columns: 6000, jobs: 200 });
  expect(jobs.filter(({ facets }) => facets.known.sql !== undefined).length).toBeGreaterThan(20);
  expect(problems.filter(({ code }) => code.startsWith('sql-') || code === 'lineage-differs')).toEqual([]);
  expect(columnEdges.some(({ origin }) => origin === 'derived')).toBe(true);
});

test('the event that comes after a log is of another day, and of a job that is there', () => {
  const [before, after] = [catalogAt(SIZE), [...warehouseLog(SIZE), nextEvent(SIZE)]];
  const catalog = catalogOf(after.map((event) => JSON.parse(JSON.stringify(event)) as JsonObject));
  expect(catalog.runs).toHaveLength(before.runs.length + 1);
  expect(catalog.jobs).toHaveLength(before.jobs.length);
  expect(columnsOf(catalog)).toBe(columnsOf(before));
  expect(catalog.asOf > before.asOf).toBe(true);
});

test('what is shared out sums up to the whole, within the bounds', () => {
  const weights = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (all, place) => {
      const bounds = { least: 3, most: 50 };
      const total = Math.round(all.length * (bounds.least + place * (bounds.most - bounds.least)));
      const shares = sharesOf(all, total, bounds);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
      expect(shares.every((share) => share >= bounds.least && share <= bounds.most)).toBe(true);
    }),
  );
  expect(() => sharesOf([1, 1], 5, { least: 3, most: 50 })).toThrow(RangeError);
  expect(MOST_COLUMNS).toBeGreaterThan(LEAST_COLUMNS);
});
