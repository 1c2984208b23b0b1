/** A logger for runs of the past: its clock is moved by the work done, and its run ids follow from day and job. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createLogger, type Logger, type RunIo } from '../../src/logger/index.ts';

/** What a run of the past needs to know; plain data, so that it can be handed to another process. */
export interface Setting {
  readonly raw: string;
  readonly processed: string;
  readonly lineage: string;
  readonly day: string;
  readonly pipeline: string;
}

export interface Clock {
  readonly now: () => Date;
  readonly advance: (milliseconds: number) => void;
}

export function createClock(start: Date): Clock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** Milliseconds that reading or writing takes: so many to begin with, and so many a row. */
const COST_OF_TABLE = 140;
const COST_OF_ROW = 9;

export function simulatedLogger({ lineage, day, pipeline }: Setting, clock: Clock): Logger {
  const logger = createLogger({
    directory: lineage,
    now: clock.now,
    random: (count) => createHash('sha256').update(`${day} ${pipeline}`).digest().subarray(0, count),
    root: join(import.meta.dirname, '..', '..'),
  });
  return {
    ...logger,
    logIo: (runId, io) => {
      clock.advance(costOf(io));
      logger.logIo(runId, io);
    },
    endRun: (runId, status, error) => {
      clock.advance(COST_OF_TABLE);
      logger.endRun(runId, status, error);
    },
  };
}

function costOf({ inputs = [], outputs = [] }: RunIo): number {
  return [...inputs, ...outputs].reduce(
    (sum, { rowCount = 0 }) => sum + COST_OF_TABLE + COST_OF_ROW * rowCount,
    0,
  );
}
