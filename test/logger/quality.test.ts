/** What a run measured, as its events say it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, type Measurement } from '../../src/logger/index.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import { readRuns, temporaryFolder } from './folder.ts';
import { eventChecker, schemasAbsent } from './schema.ts';

const ORDERS = { namespace: 'raw', name: 'orders' };
const REVENUE = { namespace: 'mart', name: 'revenue' };

/** The events of a run that reads orders, writes revenue and does `body` between. */
function eventsOf(body: (logger: Logger, id: string) => void): readonly RunEvent[] {
  const directory = temporaryFolder();
  const logger = createLogger({ directory });
  const id = logger.startRun('shop', 'revenue');
  logger.logIo(id, {
    inputs: [{ ...ORDERS, schema: [{ name: 'amount', type: 'VARCHAR' }], rowCount: 7 }],
    outputs: [{ ...REVENUE, schema: [{ name: 'total', type: 'DECIMAL' }], rowCount: 2 }],
  });
  body(logger, id);
  logger.endRun(id, 'COMPLETE');
  return readRuns(directory)[0] ?? [];
}

function measuring(...calls: readonly (readonly Measurement[])[]): readonly RunEvent[] {
  return eventsOf((logger, id) => {
    for (const measurements of calls) logger.logQuality(id, measurements);
  });
}

const WHOLE: Measurement = {
  ...REVENUE,
  rowCount: 2,
  bytes: 310,
  fileCount: 1,
  lastUpdated: new Date('2026-11-02T02:00:00Z'),
  columns: [
    {
      column: 'total',
      nullCount: 0,
      distinctCount: 2,
      count: 2,
      sum: 30.5,
      min: 10,
      max: 20.5,
      quantiles: { 0.25: 10, 0.5: 10, 1: 20.5 },
    },
  ],
  assertions: [
    {
      assertion: 'range',
      success: false,
      column: 'total',
      severity: 'warn',
      name: 'total is small',
      description: 'No day earns more than 20.',
      expected: 'at most 20',
      actual: '1 value outside',
    },
  ],
};

const METRICS = {
  rowCount: 2,
  bytes: 310,
  fileCount: 1,
  lastUpdated: '2026-11-02T02:00:00.000Z',
  columnMetrics: {
    total: {
      nullCount: 0,
      distinctCount: 2,
      count: 2,
      sum: 30.5,
      min: 10,
      max: 20.5,
      quantiles: { '0.25': 10, '0.5': 10, '1': 20.5 },
    },
  },
};

describe('logQuality', () => {
  it('writes what was measured of an output as facets of the dataset, at once and in the last event', () => {
    const events = measuring([WHOLE]);
    expect(events.map(({ eventType }) => eventType)).toEqual(['START', 'RUNNING', 'RUNNING', 'COMPLETE']);
    for (const event of events.slice(2)) {
      expect(event.outputs[0]?.facets?.['dataQualityMetrics']).toMatchObject(METRICS);
      expect(event.outputs[0]?.facets?.['dataQualityAssertions']).toMatchObject({
        assertions: WHOLE.assertions,
      });
    }
    expect(events[3]?.outputs[0]?.facets).toHaveProperty('schema');
  });

  it('says nothing else in its own event: neither of other datasets nor what was said before', () => {
    const event = measuring([WHOLE])[2];
    expect(event?.inputs).toEqual([]);
    expect(Object.keys(event?.outputs[0]?.facets ?? {})).toEqual([
      'dataQualityMetrics',
      'dataQualityAssertions',
    ]);
    expect(event?.outputs[0]).not.toHaveProperty('outputFacets');
  });

  it('writes what was measured of an input as facets of its use', () => {
    const assertions = [{ assertion: 'row_count', success: true }];
    const events = measuring([{ ...ORDERS, rowCount: 7, assertions }]);
    for (const event of events.slice(2)) {
      expect(event.inputs[0]?.inputFacets?.['dataQualityMetrics']).toMatchObject({ rowCount: 7 });
      expect(event.inputs[0]?.inputFacets?.['dataQualityAssertions']).toMatchObject({ assertions });
      expect(event.inputs[0]?.facets ?? {}).not.toHaveProperty('dataQualityMetrics');
    }
    expect(events[3]?.inputs[0]?.inputFacets).toHaveProperty('inputStatistics');
  });

  it('of a dataset that is read and written, means what was written', () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const id = logger.startRun('shop', 'tidy');
    logger.logIo(id, { inputs: [ORDERS], outputs: [ORDERS] });
    logger.logQuality(id, [{ ...ORDERS, rowCount: 5 }]);
    logger.endRun(id, 'COMPLETE');
    const last = readRuns(directory)[0]?.at(-1);
    expect(last?.outputs[0]?.facets?.['dataQualityMetrics']).toMatchObject({ rowCount: 5 });
    expect(last?.inputs[0]).not.toHaveProperty('inputFacets');
  });

  it('adds up what is measured bit by bit, and takes the latest of what is measured twice', () => {
    const row = (success: boolean) => ({ assertion: 'row_count', success });
    const unique = (name: string) => ({ assertion: 'unique', success: true, column: 'total', name });
    const last = measuring(
      [{ ...REVENUE, rowCount: 2, columns: [{ column: 'total', nullCount: 1, min: 4 }] }],
      [{ ...REVENUE, columns: [{ column: 'total', nullCount: 0 }], assertions: [row(false), unique('a')] }],
      [{ ...REVENUE, bytes: 9, assertions: [row(true), unique('b')] }],
    ).at(-1);
    expect(last?.outputs[0]?.facets?.['dataQualityMetrics']).toMatchObject({
      rowCount: 2,
      bytes: 9,
      columnMetrics: { total: { nullCount: 0, min: 4 } },
    });
    expect(last?.outputs[0]?.facets?.['dataQualityAssertions']).toMatchObject({
      assertions: [row(true), unique('a'), unique('b')],
    });
  });

  it('keeps checks apart that differ in what they expect alone', () => {
    const range = (expected: string) => ({ assertion: 'range', success: true, column: 'total', expected });
    const both = [range('at least 0'), range('at most 9')];
    const last = measuring([{ ...REVENUE, assertions: both }], [{ ...REVENUE, bytes: 9 }]).at(-1);
    expect(last?.outputs[0]?.facets?.['dataQualityAssertions']).toMatchObject({ assertions: both });
  });

  it('takes an assertion that carries what is not logged, as a check carries its query', () => {
    const check = { assertion: 'unique', success: true, query: 'SELECT 1', beside: [] };
    const last = measuring([{ ...REVENUE, assertions: [check] }]).at(-1);
    const [written] = (last?.outputs[0]?.facets?.['dataQualityAssertions']?.['assertions'] ?? []) as object[];
    expect(written).toEqual({ assertion: 'unique', success: true });
  });

  it('takes quantiles that differ from the ends by rounding alone', () => {
    const column = { column: 'total', min: 0.3, max: 0.3, quantiles: { 0.5: 0.1 + 0.2 } };
    expect(measuring([{ ...REVENUE, columns: [column] }])).toHaveLength(4);
  });

  it('writes no facet of which nothing was measured', () => {
    const assertions = [{ assertion: 'row_count', success: true }];
    const facets = measuring([{ ...REVENUE, assertions }]).at(-1)?.outputs[0]?.facets;
    expect(facets).toHaveProperty('dataQualityAssertions');
    expect(facets).not.toHaveProperty('dataQualityMetrics');
    expect(measuring([REVENUE]).at(-1)?.outputs[0]?.facets).not.toHaveProperty('dataQualityMetrics');
  });
});

describe.skipIf(schemasAbsent())('against the OpenLineage schemas', () => {
  const check = eventChecker();

  it('events with everything that can be measured are valid, on either side', () => {
    const events = measuring([WHOLE, { ...WHOLE, ...ORDERS, columns: [], rowCount: 7, assertions: [] }]);
    expect(events.flatMap(check)).toEqual([]);
  });

  it('events are valid, and no column is lost, whatever the names and figures', () => {
    const directory = temporaryFolder();
    const name = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.constant('__proto__'));
    const figure = fc.double({ noDefaultInfinity: true, noNaN: true });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), name, figure, (columns, assertion, sum) => {
        fc.pre(assertion.trim() !== '');
        const logger = createLogger({ directory });
        const id = logger.startRun('shop', 'revenue');
        logger.logIo(id, { inputs: [ORDERS], outputs: [REVENUE] });
        const measured = columns.map((column) => ({ column, sum, quantiles: { 0.5: sum } }));
        const assertions = columns.map((column) => ({ assertion, success: true, column }));
        logger.logQuality(
          id,
          [ORDERS, REVENUE].map((one) => ({ ...one, columns: measured, assertions })),
        );
        const events = readRuns(directory).find(([first]) => first?.run.runId === id) ?? [];
        expect(events.flatMap(check)).toEqual([]);
        const last = events.at(-1);
        for (const facets of [last?.inputs[0]?.inputFacets, last?.outputs[0]?.facets])
          expect(Object.keys(facets?.['dataQualityMetrics']?.['columnMetrics'] ?? {}).toSorted()).toEqual(
            columns.toSorted(),
          );
      }),
      { numRuns: 30 },
    );
  });
});
