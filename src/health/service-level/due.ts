/** The moments of schedules within the time that a ledger tells of. */
import { countLeading } from '../../model/bisection.ts';
import { keyOf, type Key } from '../../model/identity.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import { memoryOf } from '../../model/memory.ts';
import { lastMoment, momentsBetween, type Schedule } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';

/** How many moments of a schedule are looked at: the newest ones. */
export const MOST_MOMENTS = 400;

const memory = memoryOf<Ledger, Map<Key, readonly Instant[]>>('health/service-level/due');

/**
 * The last {@link MOST_MOMENTS} up to the ledger's own moment, oldest first. The oldest of all is the last one before
 * the ledger's first run. Many jobs have one schedule: its moments are computed once.
 */
export function dueMoments(ledger: Ledger, schedule: Schedule): readonly Instant[] {
  const known = memory.get(ledger) ?? new Map<Key, readonly Instant[]>();
  memory.set(ledger, known);
  const key = keyOf(schedule.zone, schedule.expression);
  const moments = known.get(key) ?? momentsWithin(ledger, schedule);
  known.set(key, moments);
  return moments;
}

function momentsWithin({ runs, asOf }: Ledger, schedule: Schedule): readonly Instant[] {
  const [first] = runs;
  if (first === undefined) return [];
  const before = lastMoment(schedule, first.firstSeen) ?? first.firstSeen;
  return momentsBetween(schedule, instantOf(millisecondsOf(before) - 1), asOf, MOST_MOMENTS);
}

/** How many of the instants, which ascend, are up to a moment. */
export function countUpTo(instants: readonly Instant[], until: Instant): number {
  return countLeading(instants, (instant) => instant <= until);
}
