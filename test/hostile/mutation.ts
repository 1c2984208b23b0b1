/** Events that something has happened to: made up by fast-check, the same for the same seed. */
import fc from 'fast-check';
import type { Json } from '../../src/model/json.ts';
import {
  changeAt,
  changeTexts,
  memberAt,
  placesIn,
  replaceText,
  type Member,
  type Place,
} from './json-edit.ts';
import { oddValue } from './odd-value.ts';
import { hostileText } from './text.ts';

/** How often each happens. Texts take more turns than the rest: they are what reaches a page. */
const WEIGHTS = {
  text: 20,
  everywhere: 30,
  key: 10,
  type: 10,
  drop: 10,
  double: 10,
  swap: 10,
  time: 10,
  flood: 1,
};

type Kind = keyof typeof WEIGHTS;

export interface Mutation {
  readonly kind: Kind;
  /** Chooses the place. */
  readonly at: number;
  /** Chooses what is put there. */
  readonly by: number;
}

export const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.oneof(...weighted()),
  at: fc.noBias(fc.nat()),
  by: fc.noBias(fc.nat()),
});

function weighted(): { weight: number; arbitrary: fc.Arbitrary<Kind> }[] {
  const kinds = Object.entries(WEIGHTS) as [Kind, number][];
  return kinds.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }));
}

/** The event after the mutation; the same event where the mutation finds no place in it. */
export function mutate(event: Json, { kind, at, by }: Mutation): Json {
  const places = placesIn(event);
  const texts = distinctTexts(places);
  const one = chosen(places, at);
  const text = chosen(texts, at);
  switch (kind) {
    case 'text':
      return changeAt(event, text, ([key, value]) => [[key, hostileText(value as string, by)]]);
    case 'everywhere':
      return hostileEverywhere(event, text, by);
    case 'key':
      return changeAt(event, one, ([key, value]) => [[hostileText(key, by), value]]);
    case 'type':
      return changeAt(event, one, ([key]) => [[key, oddValue(by)]]);
    case 'drop':
      return changeAt(event, one, () => []);
    case 'double':
      return changeAt(event, one, (member) => [member, [hostileText(member[0], by), member[1]]]);
    case 'swap':
      return swap(event, one, chosen(places, by));
    case 'time':
      return changeAt(event, timePlace(places), ([key]) => [[key, oddTime(by)]]);
    case 'flood':
      return flood(event, by);
  }
}

/** Each text once: a producer's address would else take most of the turns. */
function distinctTexts(places: ReturnType<typeof placesIn>): ReturnType<typeof placesIn> {
  const texts = places.filter(([, [, value]]) => typeof value === 'string');
  return [...new Map(texts.map((place) => [place[1][1], place])).values()];
}

function chosen(places: ReturnType<typeof placesIn>, number: number): Place {
  return places[number % places.length]?.[0] ?? [];
}

/** An entity keeps its name wherever the event speaks of it. */
function hostileEverywhere(event: Json, place: Place, by: number): Json {
  const text = memberAt(event, place)?.[1];
  return typeof text === 'string' ? replaceText(event, text, hostileText(text, by)) : event;
}

function swap(event: Json, one: Place, other: Place): Json {
  const [a, b] = [memberAt(event, one), memberAt(event, other)];
  if (a === undefined || b === undefined) return event;
  const put =
    (value: Json) =>
    ([key]: Member): readonly Member[] => [[key, value]];
  return changeAt(changeAt(event, one, put(b[1])), other, put(a[1]));
}

/** Every text but the time is a hostile one, each another. */
function flood(event: Json, by: number): Json {
  let count = by;
  return changeTexts(event, (text, key) => (key === 'eventTime' ? text : hostileText(text, count++)));
}

function timePlace(places: ReturnType<typeof placesIn>): Place {
  return places.find(([, [key]]) => key === 'eventTime')?.[0] ?? [];
}

const TIMES: readonly string[] = [
  '2026-11-02T05:00:00',
  '2026-11-02 05:00:00.5',
  '2026-11-02T05:00:00+14:00',
  '2026-11-02T05:00:00.123456789123Z',
  '2026-11-02T05:00:60Z',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '1762059600000',
];

/** Nearly always some minute of the fortnight, so that events change places. */
function oddTime(by: number): string {
  const minute = new Date(Date.UTC(2026, 10, 2) + (by % 20_000) * 60_000).toISOString();
  return by % 4 === 0 ? (TIMES[(by / 4) % TIMES.length] ?? minute) : minute;
}
