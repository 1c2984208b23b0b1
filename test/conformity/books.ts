/** How the values of a log are disposed of: read = accepted + duplicate + rejected. */
import { readEvent, type Event } from './event.ts';
import { isDeeperThan } from './json.ts';
import type { Place, Value } from './values.ts';

export interface Books {
  readonly read: number;
  readonly accepted: readonly Event[];
  readonly duplicate: number;
  readonly rejected: readonly Place[];
}

/** Far beyond any event; what nests deeper is refused. */
const MAX_DEPTH = 500;

/** Of events with the same content the first one counts. */
export function keepBooks(values: readonly Value[]): Books {
  const accepted = new Map<string, Event>();
  const rejected: Place[] = [];
  let duplicate = 0;
  for (const value of values) {
    const event =
      value.ok && !isDeeperThan(MAX_DEPTH, value.value) ? readEvent(value.value, value.place) : null;
    if (event === null) rejected.push(value.place);
    else if (accepted.has(event.digest)) duplicate += 1;
    else accepted.set(event.digest, event);
  }
  return { read: values.length, accepted: [...accepted.values()], duplicate, rejected };
}
