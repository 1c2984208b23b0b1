/**
 * The OpenLineage 2-0-2 run events that this logger writes, as types.
 * Source: https://openlineage.io/spec/2-0-2/OpenLineage.json
 */
import type { DatasetId, JobId } from '../model/identity.ts';

/** Says who wrote an event or a facet: a URI that stays the same from run to run and from machine to machine. */
export const PRODUCER = 'https://github.com/headwater-docs/headwater/tree/main/src/logger';

const SCHEMA_URL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';

export type EndStatus = 'COMPLETE' | 'FAIL' | 'ABORT';

export type EventType = 'START' | 'RUNNING' | EndStatus;

/** Any facet: two keys that say where it comes from, and the facet's own. */
export interface Facet {
  readonly _producer: string;
  readonly _schemaURL: string;
  readonly [key: string]: unknown;
}

export type Facets = Readonly<Record<string, Facet>>;

export interface InputDataset extends DatasetId {
  readonly facets?: Facets;
  readonly inputFacets?: Facets;
}

export interface OutputDataset extends DatasetId {
  readonly facets?: Facets;
  readonly outputFacets?: Facets;
}

/** What an event is about, apart from its time and kind. */
export interface EventContent {
  readonly runId: string;
  readonly runFacets: Facets;
  readonly job: JobId;
  readonly jobFacets: Facets;
  readonly inputs: readonly InputDataset[];
  readonly outputs: readonly OutputDataset[];
}

export interface RunEvent {
  readonly eventType: EventType;
  /** ISO 8601 with milliseconds, UTC. */
  readonly eventTime: string;
  readonly run: { readonly runId: string; readonly facets?: Facets };
  readonly job: JobId & { readonly facets?: Facets };
  readonly inputs: readonly InputDataset[];
  readonly outputs: readonly OutputDataset[];
  readonly producer: string;
  readonly schemaURL: string;
}

export function runEvent(eventType: EventType, time: Date, content: EventContent): RunEvent {
  return {
    eventType,
    eventTime: time.toISOString(),
    run: { runId: content.runId, ...unlessEmpty('facets', content.runFacets) },
    job: {
      namespace: content.job.namespace,
      name: content.job.name,
      ...unlessEmpty('facets', content.jobFacets),
    },
    inputs: content.inputs,
    outputs: content.outputs,
    producer: PRODUCER,
    schemaURL: SCHEMA_URL,
  };
}

/** `{ [key]: facets }`, or nothing at all: an absent key says the same as an empty object and is shorter to read. */
export function unlessEmpty<K extends string>(key: K, facets: Facets): Partial<Record<K, Facets>> {
  return Object.keys(facets).length === 0 ? {} : ({ [key]: facets } as Record<K, Facets>);
}
