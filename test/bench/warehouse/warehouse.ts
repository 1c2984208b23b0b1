/**
 * The event log of a warehouse that nobody has: layers from sources to reports, few tables that hundreds of jobs read and many that
 * one reads, narrow tables and wide ones, runs that fail, schemas that change.
 */
import type { RunEvent } from '../../../src/logger/event.ts';
import { changesOf } from './change.ts';
import { tableOf } from './column.ts';
import { jobsOf, type Job } from './job.ts';
import { outlinesOf } from './outline.ts';
import { eventsOf } from './run.ts';
import type { Size } from './size.ts';
import type { Table } from './table.ts';

export interface Warehouse {
  readonly tables: readonly Table[];
  readonly jobs: readonly Job[];
}

/** @throws RangeError where so many datasets cannot have so many columns */
export function warehouseOf(size: Size): Warehouse {
  const outlines = outlinesOf(size);
  const jobs = jobsOf(outlines, size);
  const changes = changesOf(jobs, size.seed);
  const stated = new Set(jobs.flatMap(({ lineage, writes }) => (lineage === 'none' ? [] : writes)));
  const tables: Table[] = [];
  for (const [place, outline] of outlines.entries()) {
    const change = changes.get(place) ?? null;
    tables.push(tableOf(outline, place, tables, { change, isStated: stated.has(place), seed: size.seed }));
  }
  return { tables, jobs };
}

/** Day by day, each job once: two events a run, of which only the later says all. */
export function* warehouseLog(size: Size): Generator<RunEvent> {
  const { tables, jobs } = warehouseOf(size);
  for (let run = 0; run < size.runs; run++) {
    for (const [number, job] of jobs.entries()) {
      yield* eventsOf(job, tables, { job: number, run, seed: size.seed });
    }
  }
}

/** What happens on the day after that log: one job, in the middle of all, runs once more. Its event is the last one of it. */
export function nextEvent(size: Size): RunEvent {
  const { tables, jobs } = warehouseOf(size);
  const number = Math.floor(jobs.length / 2);
  const job = jobs[number];
  if (job === undefined) throw new RangeError('There is no job.');
  const again: Job = { ...job, ends: [...job.ends, 'COMPLETE'] };
  const events = eventsOf(again, tables, { job: number, run: size.runs, seed: size.seed });
  const last = events.at(-1);
  if (last === undefined) throw new RangeError('A run has no event.');
  return last;
}
