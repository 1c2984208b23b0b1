/** Column lineage that the catalog reads out of the SQL of its jobs. */
import { describe, expect, test } from 'vitest';
import type { ColumnEdge } from '../../../src/model/catalog.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import {
  catalogOf,
  columnEdges,
  columns,
  dataset,
  runEvent,
  schema,
  symlinks,
  theDataset,
  theJob,
} from '../log.ts';

const orders = dataset('public.orders', schema('id', 'amount', 'status'));
const revenue = dataset('public.revenue', schema('total'));

function sql(query: string, dialect = 'postgres'): JsonObject {
  return { sql: { query, dialect } };
}

interface Loading {
  readonly query: string;
  readonly dialect?: string;
  readonly inputs?: readonly JsonObject[];
  readonly outputs?: readonly JsonObject[];
}

function loading({ query, dialect, inputs = [orders], outputs = [revenue] }: Loading): JsonObject {
  return runEvent('r1', 'COMPLETE', 1, { jobFacets: sql(query, dialect), inputs, outputs });
}

function derived(edges: readonly ColumnEdge[]): readonly ColumnEdge[] {
  return edges.filter(({ origin }) => origin === 'derived');
}

describe('a job with SQL and without column lineage', () => {
  const query = "INSERT INTO revenue (total) SELECT sum(amount) FROM orders WHERE status = 'paid'";
  const catalog = catalogOf([loading({ query })]);

  test('gets it from the SQL, by the names that the session leaves out', () => {
    expect(columnEdges(catalog)).toEqual([
      'public.orders.amount → public.revenue.total by load: current',
      'public.orders.status → public.revenue by load: current',
    ]);
  });

  test('says of each edge that it is derived, how sure it is, where in the SQL, and by which event', () => {
    const [edge] = catalog.columnEdges;
    expect(edge).toMatchObject({
      origin: 'derived',
      transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum(amount)' }],
      derivation: { confidence: 'high' },
      span: { first: { subject: { kind: 'run' } } },
    });
    const spans = edge?.origin === 'derived' ? edge.derivation.spans : [];
    expect(spans.map(({ start, end }) => query.slice(start, end))).toEqual(['sum(amount)']);
  });

  test('has a reading of the SQL, without gaps', () => {
    expect(theJob(catalog).sql).toMatchObject({
      dialect: 'postgresql',
      gaps: [],
      outputs: [
        {
          dataset: { name: 'public.revenue' },
          standing: 'derived',
          columns: [{ column: 'total', made: 'columns' }],
        },
      ],
    });
    expect(catalog.problems.filter(({ code }) => code.startsWith('sql'))).toEqual([]);
  });
});

test('a query that writes to no table is written to the only output of its job', () => {
  const catalog = catalogOf([loading({ query: 'SELECT sum(amount) AS total FROM orders' })]);
  expect(columnEdges(catalog)).toEqual(['public.orders.amount → public.revenue.total by load: current']);
});

test('a star stands for the columns of the schema in force', () => {
  const copy = dataset('public.copy', schema('id', 'amount', 'status'));
  const catalog = catalogOf([loading({ query: 'INSERT INTO copy SELECT * FROM orders', outputs: [copy] })]);
  expect(columnEdges(catalog)).toEqual(
    ['id', 'amount', 'status'].map((one) => `public.orders.${one} → public.copy.${one} by load: current`),
  );
});

test('a job that events give column lineage keeps it, and the differences are told', () => {
  const inputFields = [{ namespace: 'db', name: 'public.orders', field: 'id' }];
  const columnLineage = { fields: { total: { inputFields } } };
  const output = dataset('public.revenue', { ...schema('total'), columnLineage });
  const catalog = catalogOf([
    loading({ query: 'INSERT INTO revenue SELECT sum(amount) FROM orders', outputs: [output] }),
  ]);
  expect(columnEdges(catalog)).toEqual(['public.orders.id → public.revenue.total by load: current']);
  expect(derived(catalog.columnEdges)).toEqual([]);
  expect(theJob(catalog).sql?.differences.map(({ from, kind }) => `${from.column}: ${kind}`)).toEqual([
    'amount: derived only',
    'id: stated only',
  ]);
  expect(catalog.problems.map(({ code }) => code)).toEqual(['lineage-differs']);
});

test('a table that no event names makes no dataset: it is a problem, with its place', () => {
  const catalog = catalogOf([loading({ query: 'INSERT INTO revenue\nSELECT sum(x) FROM tmp', inputs: [] })]);
  expect(catalog.datasets.map(({ id }) => id.name)).toEqual(['public.revenue']);
  expect(catalog.columnEdges).toEqual([]);
  expect(catalog.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'sql-unresolved: the SQL of the job load in jobs, line 2, column 20: no event names the table tmp',
  ]);
});

test('a column of a table without a schema is derived with less confidence, and shown as undeclared', () => {
  const catalog = catalogOf([
    loading({
      query: 'INSERT INTO revenue (total) SELECT o.amount FROM orders o',
      inputs: [dataset('public.orders')],
    }),
  ]);
  expect(catalog.columnEdges[0]).toMatchObject({ derivation: { confidence: 'medium' } });
  expect(columns(theDataset(catalog, 'public.orders'))).toEqual(['amount: undeclared']);
});

test('a dataset that the job does not say it reads is found by its schema and name, with less confidence', () => {
  const other = runEvent('r0', 'COMPLETE', 0, { job: 'other', outputs: [orders] });
  const at = (table: string) =>
    catalogOf([
      other,
      loading({ query: `INSERT INTO revenue (total) SELECT amount FROM ${table}`, inputs: [] }),
    ]).columnEdges.map((edge) => (edge.origin === 'derived' ? edge.derivation.confidence : edge.origin));
  expect(at('public.orders')).toEqual(['medium']);
  expect(at('orders')).toEqual(['low']);
});

test('a bare name means no dataset of a namespace that the job has nothing to do with', () => {
  const elsewhere = runEvent('r0', 'COMPLETE', 0, {
    job: 'other',
    outputs: [{ namespace: 'elsewhere', name: 'public.orders', facets: schema('amount') }],
  });
  const catalog = catalogOf([
    elsewhere,
    loading({ query: 'INSERT INTO revenue (total) SELECT amount FROM orders', inputs: [] }),
  ]);
  expect(catalog.columnEdges).toEqual([]);
});

test('a name that may be several datasets is a problem that names them', () => {
  const inputs = [dataset('a.orders', schema('amount')), dataset('b.orders', schema('amount'))];
  const catalog = catalogOf([
    loading({ query: 'INSERT INTO revenue (total) SELECT amount FROM orders', inputs }),
  ]);
  expect(catalog.columnEdges).toEqual([]);
  expect(catalog.problems.map(({ message }) => message)).toEqual([
    'the SQL of the job load in jobs, line 1, column 48: orders may be any of db a.orders, db b.orders',
  ]);
});

test('a table may be called by any of its dataset’s names', () => {
  const input = dataset('s3/orders', { ...schema('amount'), ...symlinks('lake.orders') });
  const catalog = catalogOf([
    loading({ query: 'INSERT INTO revenue (total) SELECT amount FROM lake.orders', inputs: [input] }),
  ]);
  expect(columnEdges(catalog)).toEqual(['s3/orders.amount → public.revenue.total by load: current']);
});

test('what a query counts has no edge, and is known all the same', () => {
  const catalog = catalogOf([loading({ query: 'INSERT INTO revenue SELECT count(*) FROM orders' })]);
  expect(catalog.columnEdges).toEqual([]);
  expect(theJob(catalog).sql?.outputs[0]?.columns).toMatchObject([{ column: 'total', made: 'rows' }]);
});

describe('the dialect', () => {
  const backticks = 'INSERT INTO revenue (total) SELECT `amount` FROM `public`.`orders`';
  const read = (event: JsonObject): string | undefined => theJob(catalogOf([event])).sql?.dialect;
  const said = (more: JsonObject, namespace = 'db'): JsonObject =>
    runEvent('r1', 'COMPLETE', 1, {
      jobFacets: { sql: { query: backticks } },
      outputs: [{ namespace, name: 'public.revenue' }],
      ...more,
    });

  test('is that which the facet names, in any spelling', () => {
    expect(read(loading({ query: backticks, dialect: 'MySQL' }))).toBe('mysql');
    expect(read(loading({ query: backticks, dialect: 'Spark SQL' }))).toBe('spark');
  });

  test('or that of the engine that ran it', () => {
    expect(read(said({ runFacets: { processing_engine: { version: '3.5', name: 'spark' } } }))).toBe('spark');
  });

  test('or that of the namespace of what it writes', () => {
    expect(read(said({}, 'bigquery'))).toBe('bigquery');
    expect(read(said({}, 'postgres://host:5432'))).toBe('postgresql');
    expect(read(said({}, 'sqlserver://host:1433'))).toBe('tsql');
  });

  test('and where nothing tells, what all have in common', () => {
    expect(read(said({}))).toBe('generic');
  });
});

test('of an output of which events state some columns, the others are derived', () => {
  const inputFields = [{ namespace: 'db', name: 'public.orders', field: 'amount' }];
  const output = dataset('public.revenue', {
    ...schema('total', 'state'),
    columnLineage: { fields: { total: { inputFields } } },
  });
  const query = 'INSERT INTO revenue SELECT sum(amount), max(status) FROM orders';
  const catalog = catalogOf([loading({ query, outputs: [output] })]);
  expect(catalog.columnEdges.map(({ from, origin }) => `${from.column} ${origin}`)).toEqual([
    'amount observed',
    'status derived',
  ]);
  expect(theJob(catalog).sql?.differences).toEqual([]);
});
