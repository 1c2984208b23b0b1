/** What the logger says to those who call it wrongly: the texts as a whole, since they are read by people. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createLogger,
  LineageError,
  type ColumnMeasurement,
  type ErrorContext,
  type Logger,
  type Measurement,
} from '../../src/logger/index.ts';
import { readRuns, temporaryFolder } from './folder.ts';

const ORDERS = { namespace: 'raw', name: 'orders', schema: [{ name: 'amount', type: 'VARCHAR' }] };
const REVENUE_ID = { namespace: 'mart', name: 'revenue' };
const REVENUE = { ...REVENUE_ID, schema: [{ name: 'total', type: 'DECIMAL' }] };

function openRun(): { readonly logger: Logger; readonly id: string; readonly directory: string } {
  const directory = temporaryFolder();
  const fixed = { now: () => new Date(0), random: (count: number) => new Uint8Array(count) };
  const logger = createLogger({ directory, ...fixed });
  const id = logger.startRun('shop', 'revenue');
  logger.logIo(id, { inputs: [ORDERS], outputs: [{ ...REVENUE, rowCount: 5 }] });
  return { logger, id, directory };
}

function map(downstream: object, upstream: readonly object[], transformation = 'IDENTITY') {
  return (logger: Logger, id: string) => {
    const mapping = {
      downstream: { ...REVENUE, ...downstream },
      upstream: upstream.map((one) => ({ ...ORDERS, column: 'amount', ...one })),
    };
    logger.logColumnLineage(id, [{ ...mapping, transformation }]);
  };
}

function measure(measurement: Partial<Measurement>) {
  return (logger: Logger, id: string) => {
    logger.logQuality(id, [{ ...REVENUE_ID, ...measurement }]);
  };
}

function measureColumn(column: Partial<ColumnMeasurement>, rowCount?: number) {
  return measure({
    ...(rowCount === undefined ? {} : { rowCount }),
    columns: [{ column: 'total', ...column }],
  });
}

function fail(context: ErrorContext) {
  return (logger: Logger, id: string) => {
    logger.logError(id, new Error('x'), context);
  };
}

describe('the logger says what is wrong and what to do', () => {
  it.each<[string, (logger: Logger, id: string) => void, string]>([
    [
      'an unknown run',
      (logger) => {
        logger.logIo('nope', {});
      },
      'logIo got the run id "nope", which this logger did not start. Pass the id that startRun returned.',
    ],
    [
      'a run that is ended twice',
      (logger, id) => {
        logger.endRun(id, 'FAIL');
        logger.endRun(id, 'COMPLETE');
      },
      'endRun was called for the run "00000000-0000-7000-8000-000000000000", which has ended as FAIL. Start a new run.',
    ],
    [
      'logging after the end',
      (logger, id) => {
        logger.endRun(id, 'COMPLETE');
        logger.logIo(id, {});
      },
      'logIo was called for the run "00000000-0000-7000-8000-000000000000", which has ended as COMPLETE. Start a new run.',
    ],
    [
      'an unknown status, from plain JavaScript',
      (logger, id) => {
        logger.endRun(id, 'DONE' as 'COMPLETE');
      },
      'endRun got the status "DONE". Use one of COMPLETE, FAIL, ABORT.',
    ],
    [
      'an error for a run that completed',
      (logger, id) => {
        logger.endRun(id, 'COMPLETE', new Error('x'));
      },
      'endRun got an error for a COMPLETE run. End it as FAIL, or leave the error out.',
    ],
    [
      'a job without a name',
      (logger) => {
        logger.startRun('shop', '');
      },
      'A job needs a namespace and a name, and got "shop" / "". Give both.',
    ],
    [
      'a dataset without a namespace',
      (logger, id) => {
        logger.logIo(id, { inputs: [{ namespace: '', name: 'x' }] });
      },
      'A dataset needs a namespace and a name, and got "" / "x". Give both.',
    ],
    [
      'a row count that is no count',
      (logger, id) => {
        logger.logIo(id, { inputs: [{ ...ORDERS, rowCount: -1 }] });
      },
      'The row count of "raw" / "orders" is -1. Give a whole number from 0, or leave it out.',
    ],
    [
      'a column twice in a schema',
      (logger, id) => {
        logger.logIo(id, { inputs: [{ ...ORDERS, schema: [...ORDERS.schema, ...ORDERS.schema] }] });
      },
      'The schema of "raw" / "orders" has the column "amount" twice. Name each column once.',
    ],
    [
      'a mapping to a dataset that is no output',
      map({ name: 'profit', column: 'total' }, [{}]),
      'A mapping\'s downstream dataset "mart" / "profit" is not among the run\'s outputs ("mart" / "revenue"). Log it with logIo first.',
    ],
    [
      'a mapping from a dataset that is no input',
      map({ column: 'total' }, [{ name: 'customers' }]),
      'A mapping\'s upstream dataset "raw" / "customers" is not among the run\'s inputs ("raw" / "orders"). Log it with logIo first.',
    ],
    [
      'a mapping to a column that the output lacks',
      map({ column: 'sum' }, [{}]),
      'A mapping\'s downstream column "sum" is not in the logged schema of "mart" / "revenue" (total). Correct the name, or log the schema that has it.',
    ],
    [
      'a mapping from a column that the input lacks',
      map({ column: 'total' }, [{ column: 'amuont' }]),
      'A mapping\'s upstream column "amuont" is not in the logged schema of "raw" / "orders" (amount). Correct the name, or log the schema that has it.',
    ],
    [
      'a mapping from nothing',
      map({ column: 'total' }, []),
      'A mapping to "mart" / "revenue" has no upstream columns. Name at least one, or leave the mapping out.',
    ],
    [
      'a transformation that is none',
      map({ column: 'total' }, [{}], 'JION: on amount'),
      'The transformation "JION: on amount" begins with "JION", which is no subtype. Use one of IDENTITY, TRANSFORMATION, AGGREGATION, JOIN, GROUP_BY, FILTER, SORT, WINDOW, CONDITIONAL, or describe it in words that are not all capitals.',
    ],
    [
      'figures of a dataset that the run did not log',
      measure({ name: 'profit', rowCount: 1 }),
      'logQuality got figures of "mart" / "profit", which is neither among the run\'s inputs ("raw" / "orders") nor its outputs ("mart" / "revenue"). Log it with logIo first.',
    ],
    [
      'a negative count',
      measure({ rowCount: -1 }),
      'The rowCount of "mart" / "revenue" is -1. Give a whole number from 0, or leave it out.',
    ],
    [
      'bytes that are no whole number',
      measure({ bytes: 1.5 }),
      'The bytes of "mart" / "revenue" is 1.5. Give a whole number from 0, or leave it out.',
    ],
    [
      'a date that is none',
      measure({ lastUpdated: new Date('yesterday') }),
      'The lastUpdated of "mart" / "revenue" is no date. Give a Date that is valid, or leave it out.',
    ],
    [
      'a column that the schema lacks',
      measureColumn({ column: 'sum' }),
      'The measured column "sum" is not in the logged schema of "mart" / "revenue" (total). Correct the name, or log the schema that has it.',
    ],
    [
      'a column that is measured twice',
      measure({ columns: [{ column: 'total' }, { column: 'total' }] }),
      'The column "total" of "mart" / "revenue" is measured twice in one call. Measure each column once.',
    ],
    [
      'a count of nulls that is NaN',
      measureColumn({ nullCount: NaN }),
      'The nullCount of the column "total" of "mart" / "revenue" is NaN. Give a whole number from 0, or leave it out.',
    ],
    [
      'more nulls than rows',
      measureColumn({ nullCount: 4 }, 3),
      'The nullCount of the column "total" of "mart" / "revenue" is 4, and the dataset has 3 rows. Count both over the same rows.',
    ],
    [
      'more distinct values than the rows that were logged before',
      measureColumn({ distinctCount: 6 }),
      'The distinctCount of the column "total" of "mart" / "revenue" is 6, and the dataset has 5 rows. Count both over the same rows.',
    ],
    [
      'a sum that is infinite',
      measureColumn({ sum: Infinity }),
      'The sum of the column "total" of "mart" / "revenue" is Infinity. Give a finite number, or leave it out where there is none.',
    ],
    [
      'a least value above the greatest',
      measureColumn({ min: 3, max: 2 }),
      'The min of the column "total" of "mart" / "revenue" is 3, above its max of 2. Exchange them, or leave them out.',
    ],
    [
      'a quantile that is none',
      measureColumn({ quantiles: { p50: 1 } }),
      'The quantile "p50" of the column "total" of "mart" / "revenue" is no number from 0 to 1. Write the median as 0.5.',
    ],
    [
      'a quantile that is NaN',
      measureColumn({ quantiles: { 0.5: NaN } }),
      'The quantile 0.5 of the column "total" of "mart" / "revenue" is NaN. Give a finite number, or leave it out where there is none.',
    ],
    [
      'an assertion without a name',
      measure({ assertions: [{ assertion: ' ', success: true }] }),
      'An assertion on "mart" / "revenue" has no name. Name the kind of check: "not_null", "unique", "row_count" …',
    ],
    [
      'an assertion on a column that the schema lacks',
      measure({ assertions: [{ assertion: 'unique', success: true, column: 'id' }] }),
      'The column of an assertion (unique) "id" is not in the logged schema of "mart" / "revenue" (total). Correct the name, or log the schema that has it.',
    ],
    [
      'an error in a step without a name',
      fail({ step: '' }),
      'The step of an error is blank. Say it in words, or leave it out.',
    ],
    [
      'an error after less than no rows',
      fail({ rowsRead: -2 }),
      'The rowsRead of an error is -2. Give a whole number from 0, or leave it out.',
    ],
    [
      'an error at a dataset without a name',
      fail({ dataset: { namespace: 'raw', name: '' } }),
      'The dataset of an error needs a namespace and a name, and is "raw" / "". Give both.',
    ],
  ])('%s', (_, mistake, message) => {
    const { logger, id } = openRun();
    expect(() => {
      mistake(logger, id);
    }).toThrow(new LineageError(message));
  });

  it('and writes nothing of a call that was wrong', () => {
    const { logger, id, directory } = openRun();
    expect(() => {
      logger.logIo(id, { outputs: [{ ...REVENUE, rowCount: 1.5 }] });
    }).toThrow(LineageError);
    expect(() => {
      map({ column: 'nope' }, [{}])(logger, id);
    }).toThrow(LineageError);
    expect(() => {
      logger.logQuality(id, [
        { ...REVENUE_ID, rowCount: 5 },
        { ...REVENUE_ID, bytes: NaN },
      ]);
    }).toThrow(LineageError);
    expect(() => {
      logger.logError(id, 'x', { step: '' });
    }).toThrow(LineageError);
    logger.endRun(id, 'ABORT');
    const events = readRuns(directory)[0] ?? [];
    expect(events.map(({ eventType }) => eventType)).toEqual(['START', 'RUNNING', 'ABORT']);
    expect(events.at(-1)?.outputs[0]?.outputFacets?.['outputStatistics']).toMatchObject({ rowCount: 5 });
    expect(Object.keys(events.at(-1)?.outputs[0]?.facets ?? {})).toEqual(['schema']);
    expect(events.at(-1)?.run).not.toHaveProperty('facets');
  });

  it('and makes no folder for a job that has no name', () => {
    const directory = join(temporaryFolder(), 'lineage');
    expect(() => createLogger({ directory }).startRun('', '')).toThrow(LineageError);
    expect(existsSync(directory)).toBe(false);
  });
});
