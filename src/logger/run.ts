/** An open run: what has been said of it so far. Plain data; nothing here touches the disk. */
import { datasetKey, type JobId, type Key } from '../model/identity.ts';
import { addMapping, columnLineageFacets, NO_LINEAGE } from './column-lineage.ts';
import type { ColumnLineage, ColumnMapping } from './column-lineage.ts';
import { addDatasets, type LoggedDataset, type LoggedDatasets } from './dataset.ts';
import {
  unlessEmpty,
  type EventContent,
  type Facets,
  type InputDataset,
  type OutputDataset,
} from './event.ts';
import { inputStatisticsFacets, outputStatisticsFacets, schemaFacets } from './facet.ts';

/** What a run read and wrote. */
export interface RunIo {
  readonly inputs?: readonly LoggedDataset[];
  readonly outputs?: readonly LoggedDataset[];
}

export interface Run {
  readonly id: string;
  readonly job: JobId;
  readonly jobFacets: Facets;
  readonly inputs: LoggedDatasets;
  readonly outputs: LoggedDatasets;
  /** By the output's key. */
  readonly lineage: ReadonlyMap<Key, ColumnLineage>;
}

export function withIo(run: Run, io: RunIo): Run {
  return {
    ...run,
    inputs: addDatasets(run.inputs, io.inputs ?? []),
    outputs: addDatasets(run.outputs, io.outputs ?? []),
  };
}

export function withMappings(run: Run, mappings: readonly ColumnMapping[]): Run {
  const lineage = new Map(run.lineage);
  for (const mapping of mappings) {
    const key = datasetKey(mapping.downstream);
    lineage.set(key, addMapping(lineage.get(key) ?? NO_LINEAGE, mapping));
  }
  return { ...run, lineage };
}

/** Which of a run's datasets an event speaks of. */
export interface Scope {
  readonly inputs: ReadonlySet<Key>;
  readonly outputs: ReadonlySet<Key>;
}

export function scopeOf(io: RunIo): Scope {
  return {
    inputs: new Set((io.inputs ?? []).map(datasetKey)),
    outputs: new Set((io.outputs ?? []).map(datasetKey)),
  };
}

export function wholeScope(run: Run): Scope {
  return { inputs: new Set(run.inputs.keys()), outputs: new Set(run.outputs.keys()) };
}

/** All that is known of the datasets in `scope`: facets replace each other whole, so each is written whole. */
export function contentOf(
  run: Run,
  scope: Scope,
  facets: Pick<EventContent, 'jobFacets' | 'runFacets'>,
): EventContent {
  return {
    runId: run.id,
    job: run.job,
    ...facets,
    inputs: within(run.inputs, scope.inputs).map(([, dataset]) => inputDataset(dataset)),
    outputs: within(run.outputs, scope.outputs).map(([key, dataset]) =>
      outputDataset(dataset, run.lineage.get(key) ?? NO_LINEAGE),
    ),
  };
}

function within(
  datasets: LoggedDatasets,
  keys: ReadonlySet<Key>,
): readonly (readonly [Key, LoggedDataset])[] {
  return [...datasets].filter(([key]) => keys.has(key));
}

function inputDataset({ namespace, name, schema, rowCount }: LoggedDataset): InputDataset {
  return {
    namespace,
    name,
    ...unlessEmpty('facets', schemaFacets(schema)),
    ...unlessEmpty('inputFacets', inputStatisticsFacets(rowCount)),
  };
}

function outputDataset(
  { namespace, name, schema, rowCount }: LoggedDataset,
  lineage: ColumnLineage,
): OutputDataset {
  return {
    namespace,
    name,
    ...unlessEmpty('facets', { ...schemaFacets(schema), ...columnLineageFacets(lineage) }),
    ...unlessEmpty('outputFacets', outputStatisticsFacets(rowCount)),
  };
}
