/** The schemas of the facets of datasets, and of their uses as inputs and outputs. */
import { z } from 'zod';
import type { DatasetFacets, InputFacets, OutputFacets, SchemaField } from '../../model/facet.ts';
import { columnLineage, datasetLineage } from './lineage.ts';
import { count, documentation, ownership, tag, text, type FacetSchemas } from './part.ts';
import { dataQualityAssertions, dataQualityMetrics } from './quality.ts';
import { subsetCondition } from './subset.ts';

const schemaField: z.ZodType<SchemaField> = z.looseObject({
  name: z.string(),
  type: text,
  description: text,
  ordinal_position: z.number().int().nullish(),
  get fields() {
    return z.array(schemaField).nullish();
  },
});

const statistics = z.looseObject({ rowCount: count, size: count, fileCount: count });

export const datasetFacetSchemas: FacetSchemas<DatasetFacets> = {
  schema: z.looseObject({ fields: z.array(schemaField).nullish() }),
  documentation,
  columnLineage,
  lineage: datasetLineage,
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
