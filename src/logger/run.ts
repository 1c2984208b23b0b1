/** An open run: what has been said of it so far. Plain data; nothing here touches the disk. */
import { datasetKey, type DatasetId, type JobId, type Key } from '../model/identity.ts';
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
import { addMeasurements, qualityFacets, type Measurement, type Measurements } from './quality.ts';

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
  /** By the dataset's key. */
  readonly quality: Measurements;
  /** The facets of the error that was logged last. */
  readonly error: Facets;
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

export function withMeasurements(run: Run, measurements: readonly Measurement[]): Run {
  return { ...run, quality: addMeasurements(run.quality, measurements) };
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
    inputs: within(run.inputs, scope.inputs).map(([key, dataset]) =>
      // Of a dataset that is read and written, what was measured is what was written.
      inputDataset(dataset, run.outputs.has(key) ? undefined : run.quality.get(key)),
    ),
    outputs: within(run.outputs, scope.outputs).map(([key, dataset]) =>
      outputDataset(dataset, run.lineage.get(key) ?? NO_LINEAGE, run.quality.get(key)),
    ),
  };
}

/** What has been measured of these datasets, and nothing else of them. */
export function qualityContent(run: Run, of: readonly DatasetId[]): EventContent {
  const ids = new Map(of.map((id) => [datasetKey(id), { namespace: id.namespace, name: id.name }]));
  const onSide = (isOutput: boolean) => [...ids].filter(([key]) => run.outputs.has(key) === isOutput);
  return {
    ...withoutDatasets(run, {}),
    inputs: onSide(false).map(([key, id]) => inputDataset(id, run.quality.get(key))),
    outputs: onSide(true).map(([key, id]) => outputDataset(id, NO_LINEAGE, run.quality.get(key))),
  };
}

/** What an event says that is of the run as a whole. */
export function withoutDatasets(run: Run, runFacets: Facets): EventContent {
  return { runId: run.id, job: run.job, jobFacets: {}, runFacets, inputs: [], outputs: [] };
}

function within(
  datasets: LoggedDatasets,
  keys: ReadonlySet<Key>,
): readonly (readonly [Key, LoggedDataset])[] {
  return [...datasets].filter(([key]) => keys.has(key));
}

function inputDataset(
  { namespace, name, schema, rowCount }: LoggedDataset,
  quality: Measurement | undefined,
): InputDataset {
  return {
    namespace,
    name,
    ...unlessEmpty('facets', schemaFacets(schema)),
    ...unlessEmpty('inputFacets', { ...inputStatisticsFacets(rowCount), ...qualityFacets(quality, 'input') }),
  };
}

function outputDataset(
  { namespace, name, schema, rowCount }: LoggedDataset,
  lineage: ColumnLineage,
  quality: Measurement | undefined,
): OutputDataset {
  return {
    namespace,
    name,
    ...unlessEmpty('facets', {
      ...schemaFacets(schema),
      ...columnLineageFacets(lineage),
      ...qualityFacets(quality, 'output'),
    }),
    ...unlessEmpty('outputFacets', outputStatisticsFacets(rowCount)),
  };
}
