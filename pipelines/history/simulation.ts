/** A logger for runs of the past: its clock is moved by the work done, and its run ids follow from day and job. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createLogger, type DatasetId, type Logger } from '../../src/logger/index.ts';
import { WAITS } from './day.ts';

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

/** Milliseconds that reading, writing or measuring takes on a machine as busy as usual: so many to begin with, and so many a row. */
const COST_OF_TABLE = 15;
const COST_OF_ROW = 0.1;

export function simulatedLogger({ lineage, day, pipeline }: Setting, clock: Clock): Logger {
  const logger = createLogger({
    directory: lineage,
    now: clock.now,
    random: (count) => digest(`${day} ${pipeline}`).subarray(0, count),
    root: join(import.meta.dirname, '..', '..'),
  });
  const load = busyness(day, pipeline);
  const wait = WAITS.find((one) => one.day === day && one.pipeline === pipeline)?.milliseconds ?? 0;
  return {
    ...logger,
    logIo: (runId, { inputs = [], outputs = [] }) => {
      clock.advance((inputs.length > 0 ? wait : 0) + costOf([...inputs, ...outputs], load));
      logger.logIo(runId, { inputs, outputs });
    },
    logQuality: (runId, measurements) => {
      clock.advance(costOf(measurements, load));
      logger.logQuality(runId, measurements);
    },
  };
}

/** How many times as long the run takes for what else the machine does: from half to three times. */
function busyness(day: string, pipeline: string): number {
  const [byte = 0] = digest(`busy ${day} ${pipeline}`);
  return 0.5 + (2.5 * byte) / 255;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function costOf(datasets: readonly (DatasetId & { readonly rowCount?: number })[], load: number): number {
  const cost = datasets.reduce((sum, { rowCount = 0 }) => sum + COST_OF_TABLE + COST_OF_ROW * rowCount, 0);
  return Math.round(cost * load);
}
