import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, type ColumnMapping, type Logger } from '../../src/logger/index.ts';
import { readCsv, readRuns, temporaryFolder } from './folder.ts';
import { eventChecker, schemasAbsent } from './schema.ts';

const ORDERS = { namespace: 'raw', name: 'orders' };
const REVENUE = { namespace: 'mart', name: 'revenue' };
const AMOUNT = { ...ORDERS, column: 'amount' };

function inputs(rowCount = 7) {
  return [{ ...ORDERS, schema: [{ name: 'amount', type: 'VARCHAR' }], rowCount }];
}

function outputs(rowCount = 2) {
  return [{ ...REVENUE, schema: [{ name: 'total', type: 'DECIMAL' }], rowCount }];
}

function mapping(
  transformation: ColumnMapping['transformation'],
  column: string | null = 'total',
): ColumnMapping {
  return {
    downstream: column === null ? REVENUE : { ...REVENUE, column },
    upstream: [AMOUNT],
    transformation,
  };
}

/** A whole run, with everything that can be said. */
function completeRun(logger: Logger): string {
  const id = logger.startRun('shop', 'revenue', {
    documentation: 'Adds up.',
    sql: { query: 'SELECT sum(amount) AS total FROM orders', dialect: 'duckdb' },
  });
  logger.logIo(id, { inputs: inputs() });
  logger.logIo(id, { outputs: outputs() });
  logger.logColumnLineage(id, [mapping('AGGREGATION: sum(amount)'), mapping('FILTER: amount > 0', null)]);
  logger.endRun(id, 'COMPLETE');
  return id;
}

describe('a run that completes', () => {
  it('leaves one file of its events, in order', () => {
    const directory = temporaryFolder();
    const id = completeRun(createLogger({ directory }));
    expect(readdirSync(join(directory, 'events'))).toEqual([`${id}.json`]);
    const [events = []] = readRuns(directory);
    expect(events.map(({ eventType }) => eventType)).toEqual(['START', 'RUNNING', 'RUNNING', 'COMPLETE']);
    expect(new Set(events.map(({ run }) => run.runId))).toEqual(new Set([id]));
  });

  it('is written whole each time: who has the file open still reads the events of before', () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const id = logger.startRun('shop', 'revenue');
    const open = openSync(join(directory, 'events', `${id}.json`), 'r');
    logger.endRun(id, 'COMPLETE');
    const before = JSON.parse(readFileSync(open, 'utf8')) as readonly unknown[];
    closeSync(open);
    expect(before).toHaveLength(1);
    expect(readRuns(directory)[0]).toHaveLength(2);
  });

  it('repeats in its last event all that it said', () => {
    const directory = temporaryFolder();
    completeRun(createLogger({ directory }));
    const last = readRuns(directory)[0]?.at(-1);
    expect(last?.inputs[0]?.inputFacets?.['inputStatistics']).toMatchObject({ rowCount: 7 });
    expect(last?.inputs[0]?.facets?.['schema']).toMatchObject({
      fields: [{ name: 'amount', type: 'VARCHAR' }],
    });
    expect(last?.outputs[0]?.outputFacets?.['outputStatistics']).toMatchObject({ rowCount: 2 });
    expect(last?.job.facets?.['sql']).toMatchObject({ query: 'SELECT sum(amount) AS total FROM orders' });
    expect(last?.job.facets?.['documentation']).toMatchObject({ description: 'Adds up.' });
    expect(last?.outputs[0]?.facets?.['columnLineage']).toMatchObject({
      fields: {
        total: {
          inputFields: [
            {
              namespace: 'raw',
              name: 'orders',
              field: 'amount',
              transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum(amount)' }],
            },
          ],
        },
      },
      dataset: [{ field: 'amount', transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] }],
    });
  });

  it('gathers what several mappings say of the same two columns, each once', () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const id = logger.startRun('shop', 'revenue');
    logger.logIo(id, { inputs: inputs(), outputs: outputs() });
    logger.logColumnLineage(id, [mapping('AGGREGATION'), mapping('WINDOW: by day')]);
    logger.logColumnLineage(id, [mapping({ subtype: 'AGGREGATION', type: 'DIRECT' })]);
    logger.endRun(id, 'COMPLETE');
    const lineage = readRuns(directory)[0]?.at(-1)?.outputs[0]?.facets?.['columnLineage'];
    expect(lineage?.['fields']).toEqual({
      total: {
        inputFields: [
          {
            ...ORDERS,
            field: 'amount',
            transformations: [
              { type: 'DIRECT', subtype: 'AGGREGATION' },
              { type: 'INDIRECT', subtype: 'WINDOW', description: 'by day' },
            ],
          },
        ],
      },
    });
  });

  it('keeps the schema of a dataset that is logged again with its row count alone', () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const id = logger.startRun('shop', 'revenue');
    logger.logIo(id, { inputs: inputs(7) });
    logger.logIo(id, { inputs: [{ ...ORDERS, rowCount: 8 }] });
    const last = readRuns(directory)[0]?.at(-1);
    expect(last?.inputs[0]?.facets?.['schema']).toMatchObject({ fields: [{ name: 'amount' }] });
    expect(last?.inputs[0]?.inputFacets?.['inputStatistics']).toMatchObject({ rowCount: 8 });
  });
});

describe('times and ids', () => {
  it('come from the clock and the randomness that the logger was given', () => {
    // Source: RFC 9562, appendix A.6.
    const directory = temporaryFolder();
    const now = () => new Date('2022-02-22T19:22:22.000Z');
    const random = () => Buffer.from('0cc318c4dc0c0c07398f', 'hex');
    const logger = createLogger({ directory, now, random });
    expect(logger.startRun('shop', 'revenue')).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
    expect(readRuns(directory)[0]?.[0]?.eventTime).toBe('2022-02-22T19:22:22.000Z');
  });

  it('ids are UUIDs of version 7 whatever the bytes, and hold the time', () => {
    const directory = temporaryFolder();
    const time = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(time, bytes, (date, random) => {
        const id = createLogger({ directory, now: () => date, random: () => random }).startRun('a', 'b');
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(date.getTime());
      }),
      { numRuns: 40 },
    );
  });

  it('events of one run have rising times, even where the clock stands still or goes back', () => {
    const directory = temporaryFolder();
    const ticks = [5000, 5000, 5000, 4000, 4000, 6000];
    completeRun(createLogger({ directory, now: () => new Date(ticks.shift() ?? 0) }));
    const times = (readRuns(directory)[0] ?? []).map(({ eventTime }) => Date.parse(eventTime));
    expect(times).toEqual([5000, 5001, 5002, 5003]);
  });
});

describe.skipIf(schemasAbsent())('against the OpenLineage schemas', () => {
  const check = eventChecker();

  it('each event of a complete run, and each of its facets, is valid', () => {
    const directory = temporaryFolder();
    completeRun(createLogger({ directory }));
    expect(readRuns(directory).flat().flatMap(check)).toEqual([]);
  });

  it('each event of a failed run is valid', async () => {
    const directory = temporaryFolder();
    const fail = () => Promise.reject(new Error('no'));
    await expect(createLogger({ directory }).withRun('shop', 'revenue', fail)).rejects.toThrow('no');
    expect(readRuns(directory).flat().flatMap(check)).toEqual([]);
  });

  it('events are valid whatever the names', () => {
    const directory = temporaryFolder();
    const name = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.constantFrom('__proto__', '../x', 'a/b'),
    );
    fc.assert(
      fc.property(name, name, name, (namespace, dataset, column) => {
        const logger = createLogger({ directory });
        const id = logger.startRun(namespace, dataset);
        const one = { namespace, name: dataset, schema: [{ name: column, type: column }] };
        logger.logIo(id, { inputs: [one], outputs: [one] });
        const end = { namespace, name: dataset, column };
        logger.logColumnLineage(id, [{ downstream: end, upstream: [end], transformation: 'IDENTITY' }]);
        logger.endRun(id, 'COMPLETE');
        const events = readRuns(directory).find(([first]) => first?.run.runId === id) ?? [];
        expect(events.flatMap(check)).toEqual([]);
        const fields = events.at(-1)?.outputs[0]?.facets?.['columnLineage']?.['fields'];
        expect(Object.keys(fields ?? {})).toEqual([column]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('events.csv', () => {
  it('has a line for each event', () => {
    const directory = temporaryFolder();
    const id = completeRun(createLogger({ directory }));
    const lines = readCsv(join(directory, 'events.csv'));
    expect(lines.map(({ status }) => status)).toEqual(['START', 'RUNNING', 'RUNNING', 'COMPLETE']);
    expect(lines.at(-1)).toMatchObject({
      run_id: id,
      job_namespace: 'shop',
      job_name: 'revenue',
      input_names: 'raw/orders',
      output_names: 'mart/revenue',
      transform: 'AGGREGATION; FILTER',
      columns_map: '{"mart/revenue.total":["raw/orders.amount"],"mart/revenue.*":["raw/orders.amount"]}',
      rowcount_in: '7',
      rowcount_out: '2',
    });
  });

  it('leaves a row count empty where nobody counted, and writes 0 where there were none', () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const id = logger.startRun('shop', 'revenue');
    logger.logIo(id, { inputs: [ORDERS], outputs: [{ ...REVENUE, rowCount: 0 }] });
    expect(readCsv(join(directory, 'events.csv')).at(-1)).toMatchObject({
      rowcount_in: '',
      rowcount_out: '0',
    });
  });

  it('keeps names with commas, quotes and line ends in one cell', () => {
    const directory = temporaryFolder();
    createLogger({ directory }).startRun('a,"b"', 'c\nd');
    expect(readCsv(join(directory, 'events.csv'))).toMatchObject([
      { job_namespace: 'a,"b"', job_name: 'c\nd' },
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('lets no spreadsheet run %j', (name) => {
    const directory = temporaryFolder();
    createLogger({ directory }).startRun(name, 'job');
    expect(readCsv(join(directory, 'events.csv'))[0]?.['job_namespace']).toBe(`'${name}`);
  });
});
