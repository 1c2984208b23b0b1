/** A place on the way up from a wrong dataset. */
import { compareNames, type DatasetId, type JobId } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Step } from '../flow.ts';

export interface Place {
  readonly dataset: DatasetId;
  /** The moment at which it was read, as far as is known: what happened later did no harm. Null for the start. */
  readonly until: Instant | null;
  /** The place that it leads to, and the job that makes that of it; null for the start. */
  readonly towards: { readonly place: Place; readonly job: JobId | null } | null;
}

/** Latest first: of two ways as short to one thing, that one counts on which more could happen. */
export function comparePlaces(a: Place, b: Place): number {
  return compareMoments(a.until, b.until) || compareNames(a.dataset, b.dataset);
}

function compareMoments(a: Instant | null, b: Instant | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a > b ? -1 : 1;
}

/** The way down to the wrong dataset: that first, and the job at the place last. */
export function pathTo(place: Place, job: JobId | null): Step[] {
  const steps: Step[] = [{ dataset: place.dataset, job }];
  for (let at = place.towards; at !== null; at = at.place.towards) {
    steps.push({ dataset: at.place.dataset, job: at.job });
  }
  return steps.reverse();
}
