/** Merges one summary into another: associative, commutative and idempotent, since each part's merge is. */
import type { DatasetId } from '../model/identity.ts';
import { emptyRegisters, mergeRegisters, widen } from './register.ts';
import {
  emptyDataset,
  type DatasetSummary,
  type JobEventSummary,
  type JobSummary,
  type RunSummary,
  type Summary,
  type Uses,
  type UseSummary,
} from './summary.ts';

/** Adds what `from` says to `into`; `from` stays as it is. */
export function mergeSummary(into: Summary, from: Summary): void {
  mergeMaps(into.datasets, from.datasets, copyDataset, mergeDataset);
  mergeMaps(into.jobs, from.jobs, copyJob, mergeJob);
  mergeMaps(into.runs, from.runs, copyRun, mergeRun);
}

/** Adds each value of `from` to the one under its key; where there is none yet, to an empty one. */
function mergeMaps<K, V>(
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

const copyDataset = (like: DatasetSummary): DatasetSummary => emptyDataset(like.id, like.span);

export function mergeDataset(into: DatasetSummary, from: DatasetSummary): void {
  into.span = widen(into.span, from.span);
  mergeRegisters(into.facets.producer, from.facets.producer);
  mergeRegisters(into.facets.reader, from.facets.reader);
  addAll(into.schemas, from.schemas);
  addAll(into.lineage, from.lineage);
}

const copyJob = (like: JobSummary): JobSummary => ({
  id: like.id,
  span: like.span,
  facets: emptyRegisters(),
  events: new Map(),
});

function mergeJob(into: JobSummary, from: JobSummary): void {
  into.span = widen(into.span, from.span);
  mergeRegisters(into.facets, from.facets);
  mergeMaps(into.events, from.events, copyJobEvent, mergeUses);
}

const copyJobEvent = (like: JobEventSummary): JobEventSummary => ({
  evidence: like.evidence,
  ...emptyUses(),
});

const copyRun = (like: RunSummary): RunSummary => ({
  id: like.id,
  events: new Map(),
  facets: emptyRegisters(),
  ...emptyUses(),
});

function mergeRun(into: RunSummary, from: RunSummary): void {
  addAll(into.events, from.events);
  mergeRegisters(into.facets, from.facets);
  mergeUses(into, from);
}

export function emptyUses(): Uses {
  return { inputs: new Map(), outputs: new Map() };
}

/** Also brings the uses of one dataset under several identities together, when keys have been made canonical. */
export function mergeUses(into: Uses, from: Uses): void {
  mergeMaps(into.inputs, from.inputs, copyUse, mergeUse);
  mergeMaps(into.outputs, from.outputs, copyUse, mergeUse);
}

function copyUse<Io>(like: UseSummary<Io>): UseSummary<Io> {
  return emptyUse(like.id, like);
}

export function emptyUse<Io>(id: DatasetId, like: UseSummary<Io>): UseSummary<Io> {
  return { id, span: like.span, ioFacets: emptyRegisters(), lineage: emptyRegisters() };
}

export function mergeUse<Io>(into: UseSummary<Io>, from: UseSummary<Io>): void {
  into.span = widen(into.span, from.span);
  mergeRegisters(into.ioFacets, from.ioFacets);
  mergeRegisters(into.lineage, from.lineage);
}
