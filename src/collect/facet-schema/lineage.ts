/** The schemas of lineage: of columns, and said outright. */
import { z } from 'zod';
import { entriesOf, text } from './part.ts';

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
const datasetLineageMembers = {
  inputs: lineageInputs.nullish(),
  fields: z
    .preprocess(entriesOf, z.array(z.tuple([z.string(), z.looseObject({ inputs: lineageInputs })])).nullish())
    .optional(),
};
const lineageEntry = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('DATASET'),
    namespace: z.string(),
    name: z.string(),
    ...datasetLineageMembers,
  }),
  z.looseObject({ type: z.literal('JOB'), ...namedJob, inputs: lineageInputs.nullish() }),
]);

const columnLineageField = z.looseObject({
  inputFields: z.array(inputField),
  transformationDescription: text,
  transformationType: text,
});

export const columnLineage = z.looseObject({
  fields: z.preprocess(entriesOf, z.array(z.tuple([z.string(), columnLineageField]))),
  dataset: z.array(inputField).nullish(),
});

export const datasetLineage = z.looseObject(datasetLineageMembers);

export const jobLineage = z.looseObject({ entries: z.array(lineageEntry) });
