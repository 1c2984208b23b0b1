/** Schemas that change from one run to the next. */
import { drawFor } from './draw.ts';
import type { Job } from './job.ts';

export interface Change {
  readonly kind: 'added' | 'removed' | 'renamed' | 'retyped';
  /** The first run with the new schema, counted from 0. */
  readonly run: number;
}

/** Of the tables. */
const CHANGING = 0.04;

/** What changes of the tables that the jobs write, by their places. The run that brings it is one that completes. */
export function changesOf(jobs: readonly Job[], seed: number): ReadonlyMap<number, Change> {
  const draw = drawFor(seed, 4);
  const changes = new Map<number, Change>();
  for (const { writes, ends } of jobs) {
    const completed = [...ends.keys()].filter((run) => ends[run] === 'COMPLETE').slice(1);
    for (const place of writes) {
      if (!draw.chance(CHANGING) || completed.length === 0) continue;
      changes.set(place, {
        kind: draw.pick(['added', 'removed', 'renamed', 'retyped']),
        run: draw.pick(completed),
      });
    }
  }
  return changes;
}
