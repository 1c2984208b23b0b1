/**
 * The schemas of the facets that Headwater reads, in their current and older versions. Loose: members that a
 * schema does not name are kept, `null` stands for absent, and only what a reader leans on is required.
 */
import { z } from 'zod';
import type {
  DatasetFacets,
  InputFacets,
  JobFacets,
  OutputFacets,
  RunFacets,
  SchemaField,
  SubsetCondition,
} from '../model/facet.ts';

import { isJsonObject } from '../model/json.ts';

/** Names that facets had before the specification settled: of Airflow's producer, before version 1. */
export const OLDER_NAMES: Readonly<Record<string, string>> = { parentRun: 'parent' };

/** For each facet of a place, the schema that its value is held to. */
export type FacetSchemas<Known> = { readonly [Name in keyof Known]: z.ZodType<Known[Name]> };

const text = z.string().nullish();
const count = z.number().nullish();

const schemaField: z.ZodType<SchemaField> = z.looseObject({
  name: z.string(),
  type: text,
  description: text,
  ordinal_position: z.number().int().nullish(),
  get fields() {
    return z.array(schemaField).nullish();
  },
});

const transformations = z
  .array(
    z.looseObject({ type: z.string(), subtype: text, description: text, masking: z.boolean().nullish() }),
  )
  .nullish();

const inputField = z.looseObject({
  namespace: z.string(),
  name: z.string(),
  field: z.string(),
  transformations,
});

const namedJob = { namespace: text, name: text, runId: text };
const lineageInputs = z.array(
  z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('DATASET'),
      namespace: z.string(),
      name: z.string(),
      field: text,
      transformations,
    }),
    z.looseObject({ type: z.literal('JOB'), ...namedJob }),
  ]),
);
const datasetLineage = {
  inputs: lineageInputs.nullish(),
  fields: z
    .preprocess(entriesOf, z.array(z.tuple([z.string(), z.looseObject({ inputs: lineageInputs })])).nullish())
    .optional(),
};
const lineageEntry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('DATASET'), namespace: z.string(), name: z.string(), ...datasetLineage }),
  z.looseObject({ type: z.literal('JOB'), ...namedJob, inputs: lineageInputs.nullish() }),
]);

const columnLineageField = z.looseObject({
  inputFields: z.array(inputField),
  transformationDescription: text,
  transformationType: text,
});

const columnMetrics = z.looseObject({
  nullCount: count,
  distinctCount: count,
  sum: count,
  count,
  min: count,
  max: count,
  quantiles: z.record(z.string(), z.number()).nullish(),
});

/** The spec requires `columnMetrics`; producers that count rows alone leave it out, and are believed. */
const dataQualityMetrics = z
  .looseObject({
    rowCount: count,
    bytes: count,
    fileCount: count,
    lastUpdated: text,
    columnMetrics: z.preprocess(entriesOf, z.array(z.tuple([z.string(), columnMetrics])).nullish()),
  })
  .refine(
    (metrics) => metrics.rowCount != null || metrics.columnMetrics != null,
    'expected `columnMetrics` or `rowCount`, found neither',
  );

const dataQualityAssertions = z.looseObject({
  assertions: z.array(
    z.looseObject({
      assertion: z.string(),
      success: z.boolean(),
      column: text,
      severity: text,
      name: text,
      description: text,
      expected: text,
      actual: text,
    }),
  ),
});

const tag = { key: z.string(), value: z.string(), source: text };
const tags = z.looseObject({ tags: z.array(z.looseObject(tag)).nullish() });

const jobIdentity = z.looseObject({ namespace: z.string(), name: z.string() });
const runIdentity = z.looseObject({ runId: z.string() });
const jobRun = { run: runIdentity, job: jobIdentity };
const dependencies = z
  .array(
    z.looseObject({
      job: jobIdentity,
      run: runIdentity.nullish(),
      dependency_type: text,
      sequence_trigger_rule: text,
      status_trigger_rule: text,
    }),
  )
  .nullish();

const operand = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('field'), field: z.string() }),
  z.looseObject({ type: z.literal('literal'), value: z.string() }),
]);
const subsetCondition: z.ZodType<SubsetCondition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('location'), locations: z.array(z.string()) }),
    z.looseObject({
      type: z.literal('partition'),
      partitions: z.array(z.looseObject({ identifier: text, dimensions: z.record(z.string(), z.unknown()) })),
    }),
    z.looseObject({
      type: z.literal('binary'),
      operator: z.string(),
      left: subsetCondition,
      right: subsetCondition,
    }),
    z.looseObject({ type: z.literal('compare'), comparison: z.string(), left: operand, right: operand }),
  ]),
);

/** An object as pairs: as keys of an object that a parser makes, names such as `__proto__` get lost. */
function entriesOf(value: unknown): unknown {
  return isJsonObject(value) ? Object.entries(value) : value;
}

const documentation = z.looseObject({ description: z.string(), contentType: text });
const ownership = z.looseObject({
  owners: z.array(z.looseObject({ name: z.string(), type: text })).nullish(),
});
const statistics = z.looseObject({ rowCount: count, size: count, fileCount: count });

export const datasetFacetSchemas: FacetSchemas<DatasetFacets> = {
  schema: z.looseObject({ fields: z.array(schemaField).nullish() }),
  documentation,
  columnLineage: z.looseObject({
    fields: z.preprocess(entriesOf, z.array(z.tuple([z.string(), columnLineageField]))),
    dataset: z.array(inputField).nullish(),
  }),
  lineage: z.looseObject(datasetLineage),
  symlinks: z.looseObject({
    identifiers: z.array(z.looseObject({ namespace: z.string(), name: z.string(), type: text })).nullish(),
  }),
  dataSource: z.looseObject({ name: text, uri: text }),
  ownership,
  lifecycleStateChange: z.looseObject({
    lifecycleStateChange: z.string(),
    previousIdentifier: z.looseObject({ namespace: z.string(), name: z.string() }).nullish(),
  }),
  version: z.looseObject({ datasetVersion: z.string() }),
  storage: z.looseObject({ storageLayer: z.string(), fileFormat: text }),
  datasetType: z.looseObject({ datasetType: z.string(), subType: text }),
  catalog: z.looseObject({
    framework: z.string(),
    type: z.string(),
    name: z.string(),
    metadataUri: text,
    warehouseUri: text,
    source: text,
  }),
  hierarchy: z.looseObject({ hierarchy: z.array(z.looseObject({ type: z.string(), name: z.string() })) }),
  tags: z.looseObject({ tags: z.array(z.looseObject({ ...tag, field: text })).nullish() }),
  dataQualityMetrics,
  dataQualityAssertions,
};

export const inputFacetSchemas: FacetSchemas<InputFacets> = {
  inputStatistics: statistics,
  dataQualityMetrics,
  dataQualityAssertions,
  subset: z.looseObject({ inputCondition: subsetCondition }),
};

export const outputFacetSchemas: FacetSchemas<OutputFacets> = {
  outputStatistics: statistics,
  subset: z.looseObject({ outputCondition: subsetCondition }),
};

export const jobFacetSchemas: FacetSchemas<JobFacets> = {
  sql: z.looseObject({ query: z.string() }),
  sourceCode: z.looseObject({ language: text, sourceCode: z.string() }),
  sourceCodeLocation: z.looseObject({ type: text, url: text, path: text, version: text }),
  documentation,
  ownership,
  lineage: z.looseObject({ entries: z.array(lineageEntry) }),
  jobType: z.looseObject({ processingType: text, integration: text, jobType: text }),
  tags,
};

export const runFacetSchemas: FacetSchemas<RunFacets> = {
  parent: z.looseObject({ ...jobRun, root: z.looseObject(jobRun).nullish() }),
  nominalTime: z.looseObject({ nominalStartTime: z.string(), nominalEndTime: text }),
  errorMessage: z.looseObject({ message: z.string(), programmingLanguage: text, stackTrace: text }),
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
