/** Errors of a run, and where it stood. */
import { describe, expect, it } from 'vitest';
import { createLogger, type ErrorContext, type Logger } from '../../src/logger/index.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import { readRuns, temporaryFolder } from './folder.ts';
import { eventChecker, schemasAbsent } from './schema.ts';

const ORDERS = { namespace: 'raw', name: 'orders' };
const REVENUE = { namespace: 'mart', name: 'revenue' };

const CONTEXT: ErrorContext = {
  step: 'adding up',
  dataset: REVENUE,
  rowsRead: 4,
  rowsWritten: 1,
  detail: 'order 17',
};

function eventsOf(body: (logger: Logger, id: string) => void): readonly RunEvent[] {
  const directory = temporaryFolder();
  const logger = createLogger({ directory });
  body(logger, logger.startRun('shop', 'revenue'));
  return readRuns(directory)[0] ?? [];
}

function read(logger: Logger, id: string): void {
  logger.logIo(id, {
    inputs: [
      { ...ORDERS, rowCount: 7 },
      { ...REVENUE, name: 'rates' },
    ],
  });
}

function errorOf(event: RunEvent | undefined) {
  const { errorMessage, headwater_errorContext } = event?.run.facets ?? {};
  const members = Object.entries(headwater_errorContext ?? {});
  const context = Object.fromEntries(members.filter(([key]) => key !== '_producer' && key !== '_schemaURL'));
  return { message: errorMessage?.['message'], context };
}

describe('logError', () => {
  it('says at once what happened and where the run stood, and repeats it in the last event', () => {
    const error = new Error('disk full');
    const events = eventsOf((logger, id) => {
      read(logger, id);
      logger.logError(id, error, CONTEXT);
      logger.endRun(id, 'FAIL', error);
    });
    expect(events.map(({ eventType }) => eventType)).toEqual(['START', 'RUNNING', 'RUNNING', 'FAIL']);
    expect(events[2]?.inputs).toEqual([]);
    for (const event of events.slice(2))
      expect(errorOf(event)).toEqual({ message: 'disk full', context: CONTEXT });
    expect(events[2]?.run.facets?.['errorMessage']).toHaveProperty('stackTrace');
  });

  it('repeats it in a last event that is given no error, since the run said it', () => {
    for (const status of ['COMPLETE', 'FAIL'] as const) {
      const events = eventsOf((logger, id) => {
        logger.logError(id, 'one file was skipped', { step: 'reading' });
        logger.endRun(id, status);
      });
      expect(errorOf(events.at(-1))).toEqual({
        message: 'one file was skipped',
        context: { step: 'reading' },
      });
    }
  });

  it('takes the rows from what was logged, where the context does not say', () => {
    const events = eventsOf((logger, id) => {
      read(logger, id);
      logger.logError(id, 'x', { step: 'reading' });
      logger.logIo(id, { outputs: [{ ...REVENUE, rowCount: 3 }] });
      logger.logError(id, 'x');
    });
    expect(errorOf(events[2]).context).toEqual({ step: 'reading', rowsRead: 7 });
    expect(errorOf(events[4]).context).toEqual({ rowsRead: 7, rowsWritten: 3 });
  });

  it('gives an error that it was not given no context of another', () => {
    const events = eventsOf((logger, id) => {
      read(logger, id);
      logger.logError(id, new Error('first'), CONTEXT);
      logger.endRun(id, 'FAIL', new Error('second'));
    });
    expect(errorOf(events.at(-1))).toEqual({ message: 'second', context: { rowsRead: 7 } });
  });

  it('takes the context of another back, where nothing is known of the last error', () => {
    const events = eventsOf((logger, id) => {
      logger.logError(id, new Error('first'), CONTEXT);
      logger.endRun(id, 'FAIL', new Error('second'));
    });
    expect(errorOf(events.at(-1))).toEqual({ message: 'second', context: { _deleted: true } });
  });

  it('writes no context where there is none', () => {
    const events = eventsOf((logger, id) => {
      logger.logError(id, 'x');
    });
    expect(events.at(-1)?.run.facets).not.toHaveProperty('headwater_errorContext');
  });
});

describe('withRun', () => {
  it('says how many rows a failed run had read and written', async () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const body = (id: string) => {
      read(logger, id);
      throw new Error('no');
    };
    await expect(logger.withRun('shop', 'revenue', body)).rejects.toThrow('no');
    const last = readRuns(directory)[0]?.at(-1);
    expect(errorOf(last)).toEqual({ message: 'no', context: { rowsRead: 7 } });
    expect(last?.inputs.map(({ name }) => name)).toEqual(['orders', 'rates']);
  });

  it('keeps the context of an error that was logged on its way', async () => {
    const directory = temporaryFolder();
    const logger = createLogger({ directory });
    const error = new Error('no');
    const body = (id: string) => {
      logger.logError(id, error, CONTEXT);
      throw error;
    };
    await expect(logger.withRun('shop', 'revenue', body)).rejects.toBe(error);
    expect(errorOf(readRuns(directory)[0]?.at(-1)).context).toEqual(CONTEXT);
  });
});

describe.skipIf(schemasAbsent())('against the OpenLineage schemas, and our own of the context', () => {
  const check = eventChecker();

  it('events with errors are valid', () => {
    const events = eventsOf((logger, id) => {
      logger.logError(id, new Error('first'), CONTEXT);
      logger.logError(id, 'words', { rowsRead: 0 });
      logger.endRun(id, 'ABORT', new Error('second'));
    });
    expect(events.flatMap(check)).toEqual([]);
  });
});
