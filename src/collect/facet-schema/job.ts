/** The schemas of the facets of jobs. */
import { z } from 'zod';
import type { JobFacets } from '../../model/facet.ts';
import { jobLineage } from './lineage.ts';
import { documentation, ownership, tags, text, type FacetSchemas } from './part.ts';

export const jobFacetSchemas: FacetSchemas<JobFacets> = {
  sql: z.looseObject({ query: z.string(), dialect: text }),
  sourceCode: z.looseObject({ language: text, sourceCode: z.string() }),
  sourceCodeLocation: z.looseObject({ type: text, url: text, path: text, version: text }),
  documentation,
  ownership,
  lineage: jobLineage,
  jobType: z.looseObject({ processingType: text, integration: text, jobType: text }),
  tags,
};
