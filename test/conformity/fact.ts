/** What is compared: facts, each under its kind and a key of its own, as the log has them and as the site has them. */
import type { Place } from './values.ts';

export interface Fact {
  /** What is said of the thing beside that it is there: a run's state, an edge's transformations. */
  readonly detail: string;
  /** Where the log says it; null where the site does, or where no one line does. */
  readonly place: Place | null;
}

export const KINDS = [
  'event',
  'rejection',
  'job',
  'run',
  'dataset',
  'column',
  'term',
  'io edge',
  'column edge',
  'dependency',
  'facet',
  'count',
] as const;

export type Kind = (typeof KINDS)[number];

export type FactMap = ReadonlyMap<string, Fact>;

export type Facts = Readonly<Record<Kind, FactMap>>;

export function fact(detail: string, place: Place | null = null): Fact {
  return { detail, place };
}
