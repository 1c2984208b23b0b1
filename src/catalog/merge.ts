/** Merges one summary into another: associative, commutative and idempotent, since each part's merge is. */
import type { Key } from '../model/identity.ts';
import { mergeRegisters, widen } from './register.ts';
import {
  emptyDataset,
  emptyJob,
  type DatasetSummary,
  type JobSummary,
  type RunSummary,
  type Saying,
  type Summary,
  type Uses,
  type UseSummary,
} from './summary.ts';

/** Adds what `from` says to `into`; `from` stays as it is. */
export function mergeSummary(into: Summary, from: Summary): void {
  mergeInto(into.datasets, from.datasets, (like) => emptyDataset(like.id, like.span), mergeDataset);
  mergeInto(into.jobs, from.jobs, (like) => emptyJob(like.id, like.span), mergeJob);
  mergeInto(into.runs, from.runs, (like) => ({ ...like, events: new Map() }), mergeRun);
}

/** Adds each value of `from` to the one under its key; where there is none yet, to an empty one. */
function mergeInto<K, V>(
  into: Map<K, V>,
  from: ReadonlyMap<K, V>,
  empty: (like: V) => V,
  merge: (into: V, from: V) => void,
): void {
  for (const [key, value] of from) {
    let present = into.get(key);
    if (present === undefined) into.set(key, (present = empty(value)));
    merge(present, value);
  }
}

/** What is keyed by an event's digest is the same wherever it comes from. */
function addAll<K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void {
  for (const [key, value] of from) if (!into.has(key)) into.set(key, value);
}

export function mergeDataset(into: DatasetSummary, from: DatasetSummary): void {
  into.span = widen(into.span, from.span);
  for (const voice of ['producer', 'reader'] as const) {
    into.facets[voice] = mergeRegisters(into.facets[voice], from.facets[voice]);
    addAll(into.schemas[voice], from.schemas[voice]);
  }
  addAll(into.lineage, from.lineage);
  addAll(into.events, from.events);
}

export function mergeJob(into: JobSummary, from: JobSummary): void {
  into.span = widen(into.span, from.span);
  into.facets = mergeRegisters(into.facets, from.facets);
  addAll(into.events, from.events);
}

function mergeRun(into: RunSummary, from: RunSummary): void {
  addAll(into.events, from.events);
  into.facets = mergeRegisters(into.facets, from.facets);
  into.saying = mergeSayings(into.saying, from.saying);
}

function mergeSayings(a: Saying, b: Saying): Saying {
  if (a === b) return a;
  return { uses: mergeUses(a.uses, b.uses), explicit: mergeRegisters(a.explicit, b.explicit) };
}

const NO_USES: Uses = { inputs: new Map(), outputs: new Map() };

export function mergeUses(a: Uses, b: Uses): Uses {
  if (a === b || b === NO_USES) return a;
  return { inputs: mergeUseMaps(a.inputs, b.inputs), outputs: mergeUseMaps(a.outputs, b.outputs) };
}

function mergeUseMaps<Io>(
  a: ReadonlyMap<Key, UseSummary<Io>>,
  b: ReadonlyMap<Key, UseSummary<Io>>,
): ReadonlyMap<Key, UseSummary<Io>> {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  return usesByKey([...a, ...b]);
}

/** Brings the uses under one key together, where several are. */
export function usesByKey<Io>(
  uses: readonly (readonly [Key, UseSummary<Io>])[],
): ReadonlyMap<Key, UseSummary<Io>> {
  if (uses.length === 0) return NO_USES.inputs as ReadonlyMap<Key, never>;
  const byKey = new Map<Key, UseSummary<Io>>();
  for (const [key, use] of uses) {
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? use : mergeUse(before, use));
  }
  return byKey;
}

function mergeUse<Io>(a: UseSummary<Io>, b: UseSummary<Io>): UseSummary<Io> {
  return {
    id: a.id,
    span: widen(a.span, b.span),
    ioFacets: mergeRegisters(a.ioFacets, b.ioFacets),
    facets: mergeRegisters(a.facets, b.facets),
  };
}
