/** Events, as the rest of Headwater sees them: read, checked and masked. */
import type { DatasetFacets, Facets, InputFacets, JobFacets, OutputFacets, RunFacets } from './facet.ts';
import { compareStrings, type DatasetId, type JobId } from './identity.ts';
import type { Instant } from './instant.ts';

/** What an event is about. Its page lists the event. */
export type Subject =
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'job'; readonly job: JobId }
  | { readonly kind: 'dataset'; readonly dataset: DatasetId };

/** The id of the run that an event is about; null where it is about none. */
export function runOf({ subject }: Pick<Evidence, 'subject'>): string | null {
  return subject.kind === 'run' ? subject.run : null;
}

/** What a statement rests on: one event of the log, and where it was read. */
export interface Evidence {
  /** SHA-256, in hex, of the event's canonical JSON (RFC 8785). */
  readonly digest: string;
  readonly time: Instant;
  /** `START`, `RUNNING`, `COMPLETE`, `FAIL`, `ABORT`, `OTHER`, whatever else the log says, or null. */
  readonly eventType: string | null;
  readonly subject: Subject;
  readonly producer: string | null;
  readonly file: string;
  /** Where the event begins, counted from 1. */
  readonly line: number;
}

/** The event's type as the specification writes it; empty where it has none. */
export function typeOf({ eventType }: Pick<Evidence, 'eventType'>): string {
  return eventType?.toUpperCase() ?? '';
}

/** The types that end a run. */
const TERMINAL: ReadonlySet<string> = new Set(['COMPLETE', 'FAIL', 'ABORT']);

export function endsRun(evidence: Pick<Evidence, 'eventType'>): boolean {
  return TERMINAL.has(typeOf(evidence));
}

/** Whether an event begins its run (0), ends it (2), or neither (1). */
function phaseOf(evidence: Evidence): number {
  if (typeOf(evidence) === 'START') return 0;
  return endsRun(evidence) ? 2 : 1;
}

/**
 * Events go by their time, then by their content: an order that no shuffling of the log changes. Of the content,
 * what the event does to its run comes first, since producers write the start and the end of a short run at one time.
 */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return compareStrings(a.time, b.time) || phaseOf(a) - phaseOf(b) || compareStrings(a.digest, b.digest);
}

/** A dataset as an event names it, with what the event says of it. */
export interface DatasetMention<IoFacets> {
  readonly id: DatasetId;
  readonly facets: Facets<DatasetFacets>;
  /** `inputFacets` or `outputFacets`: what the event says of this use of the dataset. */
  readonly ioFacets: Facets<IoFacets>;
}

interface JobMention {
  readonly evidence: Evidence;
  readonly job: JobId;
  readonly jobFacets: Facets<JobFacets>;
  readonly inputs: readonly DatasetMention<InputFacets>[];
  readonly outputs: readonly DatasetMention<OutputFacets>[];
}

export interface RunEvent extends JobMention {
  readonly kind: 'run';
  readonly runId: string;
  readonly runFacets: Facets<RunFacets>;
}

/** Says something of a job outside any run: design-time lineage. */
export interface JobEvent extends JobMention {
  readonly kind: 'job';
}

/** Says something of a dataset outside any run. */
export interface DatasetEvent {
  readonly kind: 'dataset';
  readonly evidence: Evidence;
  readonly dataset: DatasetMention<never>;
}

export type LineageEvent = RunEvent | JobEvent | DatasetEvent;

/** The accepted events as text: canonical JSON (RFC 8785), with secrets masked. */
export interface EventTexts {
  /** @throws RangeError where no event has that digest. */
  textOf(digest: string): string;
}

/** How the events read were disposed of: `read = accepted + duplicate + rejected + later`. */
export interface Books {
  readonly read: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Left out, since they are later than the moment that was asked for; absent where none was. */
  readonly later?: number;
}
