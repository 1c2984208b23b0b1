/** What the edges of a table have in common, so that it is said once. */
import type { ColumnEdge, DatasetEdge, Span } from '../model/catalog.ts';
import { datasetKey, type JobId } from '../model/identity.ts';
import type { Confidence } from '../model/sql-reading.ts';

type Edge = ColumnEdge | DatasetEdge;

export interface SharedByEdges {
  /** One of them, where all name its job, and are from the same and as sure; null where they differ, or are one. */
  readonly by: (Edge & { readonly job: JobId }) | null;
  /** When all were seen first and last; null where they differ, or some were gone for a while, or are one. */
  readonly seen: Span | null;
}

const NOTHING: SharedByEdges = { by: null, seen: null };

/** @param edges of any states: what holds no longer has nothing in common with what does */
export function sharedByEdges(edges: readonly Edge[]): SharedByEdges {
  const [first, ...rest] = edges;
  if (first === undefined || rest.length === 0 || edges.some(({ state }) => state === 'past')) return NOTHING;
  const { span } = first;
  return {
    by: namesJob(first) && rest.every((edge) => isByTheSame(edge, first)) ? first : null,
    seen: edges.every((edge) => isSeenAs(edge, span)) ? span : null,
  };
}

/** Whether an edge was seen first and last by the events of a span, and never gone. */
export function isSeenAs(edge: Edge, span: Span): boolean {
  return hasNoGap(edge) && isSame(edge.span, span);
}

function namesJob(edge: Edge): edge is Edge & { readonly job: JobId } {
  return edge.job !== null;
}

function isByTheSame(edge: Edge, other: Edge & { readonly job: JobId }): boolean {
  const isSameJob = edge.job !== null && datasetKey(edge.job) === datasetKey(other.job);
  return isSameJob && edge.origin === other.origin && confidenceOf(edge) === confidenceOf(other);
}

/** Null of what is not derived. */
export function confidenceOf(edge: Edge): Confidence | null {
  return 'derivation' in edge ? edge.derivation.confidence : null;
}

function hasNoGap({ spells }: Edge): boolean {
  return spells.every(({ endedBy }) => endedBy === null);
}

function isSame(a: Span, b: Span): boolean {
  return a.first.digest === b.first.digest && a.last.digest === b.last.digest;
}
