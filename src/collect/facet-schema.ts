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
} from '../model/facet.ts';

import { isJsonObject } from '../model/json.ts';

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

const inputField = z.looseObject({
  namespace: z.string(),
  name: z.string(),
  field: z.string(),
  transformations: z
    .array(
      z.looseObject({ type: z.string(), subtype: text, description: text, masking: z.boolean().nullish() }),
    )
    .nullish(),
});

const columnLineageField = z.looseObject({
  inputFields: z.array(inputField),
  transformationDescription: text,
  transformationType: text,
});

const documentation = z.looseObject({ description: z.string(), contentType: text });
const ownership = z.looseObject({
  owners: z.array(z.looseObject({ name: z.string(), type: text })).nullish(),
});
const statistics = z.looseObject({ rowCount: count, size: count, fileCount: count });

export const datasetFacetSchemas: FacetSchemas<DatasetFacets> = {
  schema: z.looseObject({ fields: z.array(schemaField).nullish() }),
  documentation,
  columnLineage: z.looseObject({
    fields: z.preprocess(
      (fields) => (isJsonObject(fields) ? Object.entries(fields) : fields),
      z.array(z.tuple([z.string(), columnLineageField])),
    ),
    dataset: z.array(inputField).nullish(),
  }),
  symlinks: z.looseObject({
    identifiers: z.array(z.looseObject({ namespace: z.string(), name: z.string(), type: text })).nullish(),
  }),
  dataSource: z.looseObject({ name: text, uri: text }),
  ownership,
  lifecycleStateChange: z.looseObject({
    lifecycleStateChange: z.string(),
    previousIdentifier: z.looseObject({ namespace: z.string(), name: z.string() }).nullish(),
  }),
};

export const inputFacetSchemas: FacetSchemas<InputFacets> = { inputStatistics: statistics };

export const outputFacetSchemas: FacetSchemas<OutputFacets> = { outputStatistics: statistics };

export const jobFacetSchemas: FacetSchemas<JobFacets> = {
  sql: z.looseObject({ query: z.string() }),
  sourceCode: z.looseObject({ language: text, sourceCode: z.string() }),
  sourceCodeLocation: z.looseObject({ type: text, url: text, path: text, version: text }),
  documentation,
  ownership,
  jobType: z.looseObject({ processingType: text, integration: text, jobType: text }),
};

export const runFacetSchemas: FacetSchemas<RunFacets> = {
  parent: z.looseObject({
    run: z.looseObject({ runId: z.string() }),
    job: z.looseObject({ namespace: z.string(), name: z.string() }),
  }),
  nominalTime: z.looseObject({ nominalStartTime: z.string(), nominalEndTime: text }),
  errorMessage: z.looseObject({ message: z.string(), programmingLanguage: text, stackTrace: text }),
  processing_engine: z.looseObject({ name: text, version: text, openlineageAdapterVersion: text }),
};
