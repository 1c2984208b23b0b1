/**
 * What the events add up to, before anything is decided. A summary of two logs is the merge of their summaries:
 * every part is a register, a span or a set keyed by the event's digest.
 */
import type { Span } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import type {
  ColumnLineageFacet,
  DatasetFacets,
  InputFacets,
  JobFacets,
  OutputFacets,
  RunFacets,
  SchemaFacet,
} from '../model/facet.ts';
import type { DatasetId, JobId, Key } from '../model/identity.ts';
import { emptyRegisters, type FacetRegisters } from './register.ts';

/** Who speaks of a dataset: its producer (or an event about it alone), or one who reads it. */
export type Voice = 'producer' | 'reader';

export interface DatasetSummary {
  readonly id: DatasetId;
  span: Span;
  readonly facets: Readonly<Record<Voice, FacetRegisters<DatasetFacets>>>;
  /** Every schema seen, by voice and event. */
  readonly schemas: Map<
    Key,
    { readonly voice: Voice; readonly facet: SchemaFacet; readonly evidence: Evidence }
  >;
  /** Column lineage that events say of the dataset outside any job that writes it, by event. */
  readonly lineage: Map<
    string,
    {
      readonly facet: ColumnLineageFacet;
      readonly evidence: Evidence;
      readonly origin: 'observed' | 'declared';
    }
  >;
}

/** A dataset in the hands of one run, or of one job event. */
export interface UseSummary<IoFacets> {
  readonly id: DatasetId;
  span: Span;
  readonly ioFacets: FacetRegisters<IoFacets>;
  readonly lineage: FacetRegisters<Pick<DatasetFacets, 'columnLineage'>>;
}

export interface Uses {
  readonly inputs: Map<Key, UseSummary<InputFacets>>;
  readonly outputs: Map<Key, UseSummary<OutputFacets>>;
}

export interface RunSummary extends Uses {
  readonly id: string;
  /** By digest. A run belongs to the job that its last event names. */
  readonly events: Map<string, { readonly job: JobId; readonly evidence: Evidence }>;
  readonly facets: FacetRegisters<RunFacets>;
}

export interface JobEventSummary extends Uses {
  readonly evidence: Evidence;
}

export interface JobSummary {
  readonly id: JobId;
  span: Span;
  readonly facets: FacetRegisters<JobFacets>;
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
    schemas: new Map(),
    lineage: new Map(),
  };
}
