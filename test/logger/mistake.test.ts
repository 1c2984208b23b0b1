/** What the logger says to those who call it wrongly: the texts as a whole, since they are read by people. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogger, LineageError, type Logger } from '../../src/logger/index.ts';
import { readRuns, temporaryFolder } from './folder.ts';

const ORDERS = { namespace: 'raw', name: 'orders', schema: [{ name: 'amount', type: 'VARCHAR' }] };
const REVENUE = { namespace: 'mart', name: 'revenue', schema: [{ name: 'total', type: 'DECIMAL' }] };

function openRun(): { readonly logger: Logger; readonly id: string; readonly directory: string } {
  const directory = temporaryFolder();
  const fixed = { now: () => new Date(0), random: (count: number) => new Uint8Array(count) };
  const logger = createLogger({ directory, ...fixed });
  const id = logger.startRun('shop', 'revenue');
  logger.logIo(id, { inputs: [ORDERS], outputs: [REVENUE] });
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
    logger.endRun(id, 'ABORT');
    const events = readRuns(directory)[0] ?? [];
    expect(events.map(({ eventType }) => eventType)).toEqual(['START', 'RUNNING', 'ABORT']);
    expect(events.at(-1)?.outputs[0]).not.toHaveProperty('outputFacets');
    expect(events.at(-1)?.outputs[0]?.facets).not.toHaveProperty('columnLineage');
  });

  it('and makes no folder for a job that has no name', () => {
    const directory = join(temporaryFolder(), 'lineage');
    expect(() => createLogger({ directory }).startRun('', '')).toThrow(LineageError);
    expect(existsSync(directory)).toBe(false);
  });
});
