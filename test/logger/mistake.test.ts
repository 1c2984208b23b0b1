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

/** What is done wrong, how, and what is said to it. */
type Mistake = [string, (logger: Logger, id: string) => void, string];

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

/** Values from plain JavaScript, each after the way that messages name it. */
function asFound(...values: readonly (readonly [string, unknown])[]) {
  return values;
}

const RUN = 'run "00000000-0000-7000-8000-000000000000" of "shop" / "revenue"';

describe('the logger says what is wrong and what to do', () => {
  it.each<Mistake>([
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
      'A job needs a namespace and a name, and got "shop" / "". Give both, as text.',
    ],
    [
      'a dataset without a namespace',
      (logger, id) => {
        logger.logIo(id, { inputs: [{ namespace: '', name: 'x' }] });
      },
      'A dataset needs a namespace and a name, and got "" / "x". Give both, as text.',
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
      `logQuality, ${RUN}: Figures of "mart" / "profit", which is neither among the run's inputs ("raw" / "orders") nor its outputs ("mart" / "revenue"). Log it with logIo first.`,
    ],
    [
      'a negative count',
      measure({ rowCount: -1 }),
      `logQuality, ${RUN}: The rowCount of "mart" / "revenue" is -1. Give a whole number from 0, or leave it out.`,
    ],
    [
      'bytes that are no whole number',
      measure({ bytes: 1.5 }),
      `logQuality, ${RUN}: The bytes of "mart" / "revenue" is 1.5. Give a whole number from 0, or leave it out.`,
    ],
    [
      'a date that is none',
      measure({ lastUpdated: new Date('yesterday') }),
      `logQuality, ${RUN}: The lastUpdated of "mart" / "revenue" should be a Date, and is an invalid Date. Give a Date that is valid, or leave it out.`,
    ],
    [
      'a column that the schema lacks',
      measureColumn({ column: 'sum' }),
      `logQuality, ${RUN}: The measured column "sum" is not in the logged schema of "mart" / "revenue" (total). Correct the name, or log the schema that has it.`,
    ],
    [
      'a column that is measured twice',
      measure({ columns: [{ column: 'total' }, { column: 'total' }] }),
      `logQuality, ${RUN}: The column "total" of "mart" / "revenue" is measured twice in one call. Measure each column once.`,
    ],
    [
      'a count of nulls that is NaN',
      measureColumn({ nullCount: NaN }),
      `logQuality, ${RUN}: The nullCount of the column "total" of "mart" / "revenue" is NaN. Give a whole number from 0, or leave it out.`,
    ],
    [
      'more nulls than rows',
      measureColumn({ nullCount: 4 }, 3),
      `logQuality, ${RUN}: The nullCount of the column "total" of "mart" / "revenue" is 4, and the dataset has 3 rows. Count both over the same rows.`,
    ],
    [
      'more distinct values than the rows that were logged before',
      measureColumn({ distinctCount: 6 }),
      `logQuality, ${RUN}: The distinctCount of the column "total" of "mart" / "revenue" is 6, and the dataset has 5 rows. Count both over the same rows.`,
    ],
    [
      'a sum that is infinite',
      measureColumn({ sum: Infinity }),
      `logQuality, ${RUN}: The sum of the column "total" of "mart" / "revenue" is Infinity. Give a finite number, or leave it out where there is none.`,
    ],
    [
      'a least value above the greatest',
      measureColumn({ min: 3, max: 2 }),
      `logQuality, ${RUN}: The min of the column "total" of "mart" / "revenue" is 3, above its max of 2. Exchange them, or leave them out.`,
    ],
    [
      'a quantile that is none',
      measureColumn({ quantiles: { p50: 1 } }),
      `logQuality, ${RUN}: The quantile "p50" of the column "total" of "mart" / "revenue" is no number from 0 to 1. Write the median as 0.5.`,
    ],
    [
      'a quantile that is NaN',
      measureColumn({ quantiles: { 0.5: NaN } }),
      `logQuality, ${RUN}: The quantile 0.5 of the column "total" of "mart" / "revenue" is NaN. Give a finite number, or leave it out where there is none.`,
    ],
    [
      'an assertion without a name',
      measure({ assertions: [{ assertion: ' ', success: true }] }),
      `logQuality, ${RUN}: An assertion on "mart" / "revenue" has no name. Name the kind of check: "not_null", "unique", "row_count" …`,
    ],
    [
      'an assertion on a column that the schema lacks',
      measure({ assertions: [{ assertion: 'unique', success: true, column: 'id' }] }),
      `logQuality, ${RUN}: The column of an assertion (unique) "id" is not in the logged schema of "mart" / "revenue" (total). Correct the name, or log the schema that has it.`,
    ],
    [
      'an error in a step without a name',
      fail({ step: '' }),
      `logError, ${RUN}: The step of an error is blank. Say it in words, or leave it out.`,
    ],
    [
      'an error after less than no rows',
      fail({ rowsRead: -2 }),
      `logError, ${RUN}: The rowsRead of an error is -2. Give a whole number from 0, or leave it out.`,
    ],
    [
      'an error at a dataset without a name',
      fail({ dataset: { namespace: 'raw', name: '' } }),
      `logError, ${RUN}: The dataset of an error needs a namespace and a name, and is "raw" / "". Give both, as text.`,
    ],
    [
      'a job without any names, from plain JavaScript',
      (logger) => {
        logger.startRun(...([] as unknown as [string, string]));
      },
      'A job needs a namespace and a name, and got undefined / undefined. Give both, as text.',
    ],
    [
      'a job whose names are numbers',
      (logger) => {
        logger.startRun(...([5, 5] as unknown as [string, string]));
      },
      'A job needs a namespace and a name, and got 5 / 5. Give both, as text.',
    ],
    ...asFound(['undefined', undefined], ['null', null], ['5', 5], ['"x"', 'x'], ['an object', {}]).map(
      ([found, value]): Mistake => [
        `measurements that are ${found}`,
        (logger, id) => {
          logger.logQuality(id, value as readonly Measurement[]);
        },
        `logQuality, ${RUN}: The measurements should be a list, and are ${found}. Give one measurement for each dataset: [{ namespace, name, rowCount }].`,
      ],
    ),
    ...asFound(['null', null], ['undefined / undefined', {}], ['5 / "x"', { namespace: 5, name: 'x' }]).map(
      ([found, value]): Mistake => [
        `a measurement of ${found}`,
        (logger, id) => {
          logger.logQuality(id, [value as Measurement]);
        },
        `logQuality, ${RUN}: A measurement needs the namespace and the name of a dataset, and got ${found}. Give both, as text.`,
      ],
    ),
    [
      'a dataset that is measured twice',
      (logger, id) => {
        logger.logQuality(id, [
          { ...REVENUE_ID, bytes: 1 },
          { ...REVENUE_ID, bytes: 2 },
        ]);
      },
      `logQuality, ${RUN}: "mart" / "revenue" is measured twice in one call. Measure each dataset once.`,
    ],
    [
      'a figure under a key that is none',
      measure({ rowcount: 5 } as object),
      `logQuality, ${RUN}: The measurement of "mart" / "revenue" has the key "rowcount", which is none of namespace, name, rowCount, bytes, fileCount, lastUpdated, columns, assertions, schema. Write "rowCount", or leave it out.`,
    ],
    [
      'a figure of a column under a key that is none',
      measureColumn({ nulCount: 5 } as object),
      `logQuality, ${RUN}: The measurement of the column "total" of "mart" / "revenue" has the key "nulCount", which is none of column, nullCount, distinctCount, count, sum, min, max, quantiles. Write "nullCount", or leave it out.`,
    ],
    [
      'a date that is text',
      measure({ lastUpdated: 'banana' } as object),
      `logQuality, ${RUN}: The lastUpdated of "mart" / "revenue" should be a Date, and is "banana". Give a Date that is valid, or leave it out.`,
    ],
    [
      'a count that is text',
      measure({ rowCount: '5' } as object),
      `logQuality, ${RUN}: The rowCount of "mart" / "revenue" is "5". Give a whole number from 0, or leave it out.`,
    ],
    [
      'columns that are no list',
      measure({ columns: { c: 1 } } as object),
      `logQuality, ${RUN}: The columns of "mart" / "revenue" should be a list, and is an object. Give a list, or leave it out.`,
    ],
    [
      'a column without a name',
      measure({ columns: [{}] } as object),
      `logQuality, ${RUN}: A measured column of "mart" / "revenue" needs its name as "column", and got undefined. Write { column: "amount", nullCount: 0 }.`,
    ],
    [
      'quantiles as a list, whose places would pass for quantiles',
      measureColumn({ quantiles: [1, 2] } as object),
      `logQuality, ${RUN}: The quantiles of the column "total" of "mart" / "revenue" should be an object, and are a list. Write the median as { 0.5: 12.3 }, or leave them out.`,
    ],
    [
      'one quantile in two ways of writing',
      measureColumn({ quantiles: { '0.5': 1, '.5': 1 } }),
      `logQuality, ${RUN}: The quantiles "0.5" and ".5" of the column "total" of "mart" / "revenue" are the same one. Give it once.`,
    ],
    [
      'quantiles that fall',
      measureColumn({ quantiles: { 0.9: 1, 0.5: 9 } }),
      `logQuality, ${RUN}: The quantile 0.5 of the column "total" of "mart" / "revenue" is 9, above its quantile 0.9 of 1. Exchange them, or leave them out.`,
    ],
    [
      'a median above the greatest value',
      measureColumn({ quantiles: { 0.5: 9 }, max: 5 }),
      `logQuality, ${RUN}: The quantile 0.5 of the column "total" of "mart" / "revenue" is 9, above its max of 5. Exchange them, or leave them out.`,
    ],
    [
      'a median below the least value',
      measureColumn({ quantiles: { 0.5: 1 }, min: 2 }),
      `logQuality, ${RUN}: The min of the column "total" of "mart" / "revenue" is 2, above its quantile 0.5 of 1. Exchange them, or leave them out.`,
    ],
    [
      'more nulls and distinct values than rows',
      measureColumn({ nullCount: 2, distinctCount: 2 }, 3),
      `logQuality, ${RUN}: The nullCount of the column "total" of "mart" / "revenue" is 2 and its distinctCount 2, together more than the 3 rows of the dataset. Count both over the same rows, and null as no value.`,
    ],
    [
      'more nulls and values than rows',
      measureColumn({ nullCount: 2, count: 2 }, 3),
      `logQuality, ${RUN}: The nullCount of the column "total" of "mart" / "revenue" is 2 and its count 2, together more than the 3 rows of the dataset. Count both over the same rows, and null as no value.`,
    ],
    [
      'more distinct values than values',
      measureColumn({ distinctCount: 2, count: 1 }),
      `logQuality, ${RUN}: The distinctCount of the column "total" of "mart" / "revenue" is 2, above its count of 1. Count both over the same rows.`,
    ],
    [
      'a figure that contradicts one of an earlier call',
      (logger, id) => {
        measureColumn({ min: 9 })(logger, id);
        measureColumn({ max: 5 })(logger, id);
      },
      `logQuality, ${RUN}: The min of the column "total" of "mart" / "revenue" is 9, above its max of 5. Exchange them, or leave them out.`,
    ],
    ...[{}, null, 'unique', { assertion: 5 }].map((one): Mistake => [
      `an assertion that is ${JSON.stringify(one)}`,
      measure({ assertions: [one] } as object),
      `logQuality, ${RUN}: An assertion on "mart" / "revenue" has no name. Name the kind of check: "not_null", "unique", "row_count" …`,
    ]),
    ...asFound(['undefined', undefined], ['"yes"', 'yes'], ['1', 1]).map(([found, success]): Mistake => [
      `an assertion with a success of ${found}`,
      measure({ assertions: [{ assertion: 'unique', column: 'total', success }] } as object),
      `logQuality, ${RUN}: The assertion "unique" on the column "total" of "mart" / "revenue" should have a success of true or false, and has ${found}. Say what came of it, or leave out a check that was not made.`,
    ]),
    [
      'an assertion of a severity that nobody knows',
      measure({ assertions: [{ assertion: 'unique', success: true, severity: 'fatal' }] } as object),
      `logQuality, ${RUN}: The assertion "unique" on "mart" / "revenue" has the severity "fatal". Use "error" where a failure stops the pipeline and "warn" where it only tells, or leave it out.`,
    ],
    ...asFound(['5', { expected: 5 }], ['an object', { actual: {} }], ['null', { name: null }]).map(
      ([found, value]): Mistake => [
        `an assertion with a text that is ${found}`,
        measure({ assertions: [{ assertion: 'unique', success: true, ...(value as object) }] }),
        `logQuality, ${RUN}: The ${Object.keys(value as object).join()} of an assertion (unique) on "mart" / "revenue" should be text, and is ${found}. Write it as text, or leave it out.`,
      ],
    ),
    [
      'a slip in a key of an assertion',
      measure({ assertions: [{ assertion: 'unique', success: true, severty: 'warn' }] } as object),
      `logQuality, ${RUN}: The assertion "unique" on "mart" / "revenue" has the key "severty", which is none of assertion, success, column, severity, name, description, expected, actual. Write "severity", or leave it out.`,
    ],
    [
      'a check that both passed and failed',
      measure({ assertions: [true, false].map((success) => ({ assertion: 'unique', success })) }),
      `logQuality, ${RUN}: The assertion "unique" on "mart" / "revenue" is made twice in one call. Make it once, or tell the two apart by a name.`,
    ],
    ...asFound(['null', null], ['5', 5], ['a list', []]).map(([found, context]): Mistake => [
      `an error in a context that is ${found}`,
      fail(context as ErrorContext),
      `logError, ${RUN}: The context of an error should be an object, and is ${found}. Give one with any of step, dataset, rowsRead, rowsWritten, detail, or leave it out.`,
    ]),
    [
      'an error in a step that is a number',
      fail({ step: 5 } as object),
      `logError, ${RUN}: The step of an error should be text, and is 5. Write it as text, or leave it out.`,
    ],
    [
      'a context under a key that is none',
      fail({ stepp: 'reading' } as object),
      `logError, ${RUN}: The context of an error has the key "stepp", which is none of step, dataset, rowsRead, rowsWritten, detail. Write "step", or leave it out.`,
    ],
    ...asFound(
      ['5', 5],
      ['null', null],
      ['undefined / undefined', {}],
      ['"a" / undefined', { namespace: 'a' }],
    ).map(([found, dataset]): Mistake => [
      `an error at a dataset that is ${found}`,
      fail({ dataset } as object),
      `logError, ${RUN}: The dataset of an error needs a namespace and a name, and is ${found}. Give both, as text.`,
    ]),
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
        { namespace: 'raw', name: 'orders', bytes: NaN },
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
