/**
 * What the events add up to, before anything is decided. A summary of two logs is the merge of their summaries:
 * every part is a register, a span or a set keyed by the event's digest.
 */
import type { Check, Span, Stated } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import type {
  ColumnLineageFacet,
  DatasetFacets,
  InputFacets,
  JobFacets,
  LineageDatasetFacet,
  OutputFacets,
  RunFacets,
  SchemaFacet,
  SqlFacet,
} from '../model/facet.ts';
import type { DatasetId, JobId, Key } from '../model/identity.ts';
import { emptyRegisters, type FacetRegisters } from './register.ts';

/** Who speaks of a dataset: its producer (or an event about it alone), or one who reads it. */
export type Voice = 'producer' | 'reader';

/** What one event says of a thing. */
export interface Word<T> {
  readonly facet: T;
  readonly evidence: Evidence;
}

/** What an event says of a dataset's lineage outside any job that writes it. */
export interface LineageWord {
  readonly columns: ColumnLineageFacet | null;
  readonly explicit: LineageDatasetFacet | null;
  readonly evidence: Evidence;
  readonly origin: 'observed' | 'declared';
}

export interface DatasetSummary {
  readonly id: DatasetId;
  span: Span;
  readonly facets: Record<Voice, FacetRegisters<DatasetFacets>>;
  /** Every schema seen, by voice and by event. */
  readonly schemas: Readonly<Record<Voice, Map<string, Word<SchemaFacet>>>>;
  /** By event. */
  readonly lineage: Map<string, LineageWord>;
  /** The latest outcome of each check, by what is checked. */
  readonly checks: Map<Key, Check>;
  /** The last word on each of its former names. */
  readonly formerly: Map<Key, Stated<DatasetId>>;
  /** The events about the dataset alone, by digest. */
  readonly events: Map<string, Evidence>;
}

/** The facets of a dataset that are about one use of it as much as about the dataset. */
export const USE_FACETS = [
  'columnLineage',
  'lineage',
  'version',
  'lifecycleStateChange',
  'dataQualityMetrics',
  'dataQualityAssertions',
] as const satisfies (keyof DatasetFacets)[];

export type UseFacets = Pick<DatasetFacets, (typeof USE_FACETS)[number]>;

/** A dataset in the hands of one run, or of one job event. Never changed. */
export interface UseSummary<IoFacets> {
  readonly id: DatasetId;
  readonly span: Span;
  readonly ioFacets: FacetRegisters<IoFacets>;
  readonly facets: FacetRegisters<UseFacets>;
}

export interface Uses {
  readonly inputs: ReadonlyMap<Key, UseSummary<InputFacets>>;
  readonly outputs: ReadonlyMap<Key, UseSummary<OutputFacets>>;
}

/** What a run, or an event about a job, says that the job reads and writes. */
export interface Saying {
  readonly uses: Uses;
  /** The job's explicit lineage. */
  readonly explicit: FacetRegisters<Pick<JobFacets, 'lineage'>>;
}

/** What the events of a run that name one job say of it. */
export interface JobSaying extends Saying {
  readonly job: JobId;
}

export interface RunSummary {
  readonly id: string;
  /** By digest. A run belongs to the job that its last event names. */
  readonly events: Map<string, { readonly job: JobId; readonly evidence: Evidence }>;
  facets: FacetRegisters<RunFacets>;
  /** One for each job that its events name; sorted by job. More than one is a fault of the log. */
  sayings: readonly JobSaying[];
}

export interface JobEventSummary {
  readonly evidence: Evidence;
  readonly saying: Saying;
}

/** Every SQL that events say a job has, each text once, with the events that said it by digest. */
export type SqlWords = ReadonlyMap<
  Key,
  { readonly facet: SqlFacet; readonly said: ReadonlyMap<string, Evidence> }
>;

export interface JobSummary {
  readonly id: JobId;
  span: Span;
  facets: FacetRegisters<JobFacets>;
  readonly sql: Map<Key, { readonly facet: SqlFacet; readonly said: Map<string, Evidence> }>;
  /** Its events outside any run, by digest. */
  readonly events: Map<string, JobEventSummary>;
}

export interface Summary {
  readonly datasets: Map<Key, DatasetSummary>;
  readonly jobs: Map<Key, JobSummary>;
  /** By id. */
  readonly runs: Map<string, RunSummary>;
}

export function emptySummary(): Summary {
  return { datasets: new Map(), jobs: new Map(), runs: new Map() };
}

export function emptyDataset(id: DatasetId, span: Span): DatasetSummary {
  return {
    id,
    span,
    facets: { producer: emptyRegisters(), reader: emptyRegisters() },
    schemas: { producer: new Map(), reader: new Map() },
    lineage: new Map(),
    checks: new Map(),
    formerly: new Map(),
    events: new Map(),
  };
}

export function emptyJob(id: JobId, span: Span): JobSummary {
  return { id, span, facets: emptyRegisters(), sql: new Map(), events: new Map() };
}
