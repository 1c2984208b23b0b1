/** Merges one summary into another: associative, commutative and idempotent, since each part's merge is. */
import { compareNames, sameName, type Key } from '../model/identity.ts';
import { joinColumnLineage, joinSchemas } from './join.ts';
import type { SchemaFacet } from '../model/facet.ts';
import { laterCheck } from './check.ts';
import { laterOf, mergeRegisters, widen, type FacetRegisters } from './register.ts';
import {
  emptyDataset,
  emptyJob,
  type DatasetSummary,
  type LineageWord,
  type JobSaying,
  type JobSummary,
  type RunSummary,
  type Saying,
  type Summary,
  type UseFacets,
  type Uses,
  type UseSummary,
  type Word,
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

/**
 * An event may name a dataset twice, by one name or by several: what it says then is both. Of what is merged
 * otherwise, the words of one event are the same, and stay so.
 */
function joinAll<V>(into: Map<string, V>, from: ReadonlyMap<string, V>, join: (a: V, b: V) => V): void {
  for (const [digest, word] of from) {
    const before = into.get(digest);
    into.set(digest, before === undefined || before === word ? word : join(before, word));
  }
}

function joinSchemaWords(a: Word<SchemaFacet>, b: Word<SchemaFacet>): Word<SchemaFacet> {
  return { ...a, facet: joinSchemas(a.facet, b.facet) };
}

function joinLineageWords(a: LineageWord, b: LineageWord): LineageWord {
  const columns = a.columns && b.columns ? joinColumnLineage(a.columns, b.columns) : (a.columns ?? b.columns);
  return { ...a, columns, explicit: a.explicit ?? b.explicit };
}

export function mergeDataset(into: DatasetSummary, from: DatasetSummary): void {
  into.span = widen(into.span, from.span);
  for (const voice of ['producer', 'reader'] as const) {
    into.facets[voice] = mergeRegisters(into.facets[voice], from.facets[voice]);
    joinAll(into.schemas[voice], from.schemas[voice], joinSchemaWords);
  }
  joinAll(into.lineage, from.lineage, joinLineageWords);
  joinAll(into.checks, from.checks, laterCheck);
  joinAll(into.formerly, from.formerly, laterOf);
  addAll(into.events, from.events);
}

export function mergeJob(into: JobSummary, from: JobSummary): void {
  into.span = widen(into.span, from.span);
  into.facets = mergeRegisters(into.facets, from.facets);
  mergeInto(
    into.sql,
    from.sql,
    ({ facet }) => ({ facet, said: new Map() }),
    (known, { said }) => {
      addAll(known.said, said);
    },
  );
  addAll(into.events, from.events);
}

function mergeRun(into: RunSummary, from: RunSummary): void {
  addAll(into.events, from.events);
  into.facets = mergeRegisters(into.facets, from.facets);
  into.sayings = mergeSayings(into.sayings, from.sayings);
}

/** Each job's with its own. */
function mergeSayings(a: readonly JobSaying[], b: readonly JobSaying[]): readonly JobSaying[] {
  if (a === b) return a;
  const merged = [...a];
  for (const saying of b) {
    const index = merged.findIndex(({ job }) => sameName(job, saying.job));
    const before = merged[index];
    if (before === undefined) merged.push(saying);
    else merged[index] = { job: before.job, ...mergeSaying(before, saying) };
  }
  return merged.length === 1 ? merged : merged.sort((one, other) => compareNames(one.job, other.job));
}

function mergeSaying(a: Saying, b: Saying): Saying {
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
    facets: joinLineageOfOneEvent(mergeRegisters(a.facets, b.facets), a.facets, b.facets),
  };
}

function joinLineageOfOneEvent(
  merged: FacetRegisters<UseFacets>,
  { known: { columnLineage: a } }: FacetRegisters<UseFacets>,
  { known: { columnLineage: b } }: FacetRegisters<UseFacets>,
): FacetRegisters<UseFacets> {
  const ofOneEvent = a !== undefined && b !== undefined && a.evidence.digest === b.evidence.digest;
  if (!ofOneEvent || a.value === b.value || merged.known.columnLineage?.evidence.digest !== a.evidence.digest)
    return merged;
  const columnLineage = { value: joinColumnLineage(a.value, b.value), evidence: a.evidence };
  return { ...merged, known: { ...merged.known, columnLineage } };
}
