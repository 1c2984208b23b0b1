/** Runs: what their last terminal event says. */
import { TERMINAL, type Event } from './event.ts';
import type { Place } from './values.ts';

export type RunState = 'complete' | 'failed' | 'aborted' | 'unfinished';

export interface Run {
  readonly state: RunState;
  /** Of the event that ended it; of the last one where none did. */
  readonly at: string;
  readonly place: Place;
}

const STATES: ReadonlyMap<string, RunState> = new Map([
  ['COMPLETE', 'complete'],
  ['FAIL', 'failed'],
  ['ABORT', 'aborted'],
]);

/** By id. */
export function findRuns(events: readonly Event[]): ReadonlyMap<string, Run> {
  const ofRuns = Map.groupBy(
    events.filter(({ run }) => run !== null),
    ({ run }) => run?.id ?? '',
  );
  return new Map([...ofRuns].map(([id, all]) => [id, runOf(all)]));
}

function runOf(events: readonly Event[]): Run {
  const ends = events.filter(({ type }) => TERMINAL.has(type));
  const { type, order, place } = (ends.length > 0 ? ends : events).reduce((a, b) =>
    a.order > b.order ? a : b,
  );
  return { state: STATES.get(type) ?? 'unfinished', at: order, place };
}
