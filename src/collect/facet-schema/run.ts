/** The schemas of the facets of runs. */
import { z } from 'zod';
import type { RunFacets } from '../../model/facet.ts';
import { count, dateTime, tags, text, type FacetSchemas } from './part.ts';

/** Names that facets had before the specification settled: of Airflow's producer, before version 1. */
export const OLDER_NAMES: Readonly<Record<string, string>> = { parentRun: 'parent' };

const identity = z.looseObject({ namespace: z.string(), name: z.string() });
const runIdentity = z.looseObject({ runId: z.string() });
const jobRun = { run: runIdentity, job: identity };
const dependencies = z
  .array(
    z.looseObject({
      job: identity,
      run: runIdentity.nullish(),
      dependency_type: text,
      sequence_trigger_rule: text,
      status_trigger_rule: text,
    }),
  )
  .nullish();

export const runFacetSchemas: FacetSchemas<RunFacets> = {
  parent: z.looseObject({ ...jobRun, root: z.looseObject(jobRun).nullish() }),
  nominalTime: z.looseObject({ nominalStartTime: dateTime, nominalEndTime: dateTime.nullish() }),
  errorMessage: z.looseObject({ message: z.string(), programmingLanguage: text, stackTrace: text }),
  headwater_errorContext: z.looseObject({
    step: text,
    dataset: identity.nullish(),
    rowsRead: count,
    rowsWritten: count,
    detail: text,
  }),
  processing_engine: z.looseObject({ name: text, version: text, openlineageAdapterVersion: text }),
  externalQuery: z.looseObject({ externalQueryId: z.string(), source: z.string() }),
  extractionError: z.looseObject({
    totalTasks: z.number(),
    failedTasks: z.number(),
    errors: z.array(
      z.looseObject({ errorMessage: z.string(), stackTrace: text, task: text, taskNumber: count }),
    ),
  }),
  environmentVariables: z.looseObject({
    environmentVariables: z.array(z.looseObject({ name: z.string(), value: z.string() })),
  }),
  executionParameters: z.looseObject({
    parameters: z
      .array(z.looseObject({ key: z.string(), name: text, description: text, value: text }))
      .nullish(),
  }),
  jobDependencies: z.looseObject({ upstream: dependencies, downstream: dependencies, trigger_rule: text }),
  tags,
  test: z.looseObject({
    tests: z.array(
      z.looseObject({
        name: z.string(),
        status: z.string(),
        severity: text,
        type: text,
        description: text,
        expected: text,
        actual: text,
      }),
    ),
  }),
};
