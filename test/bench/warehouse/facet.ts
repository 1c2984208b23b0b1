/** Facets as producers write them: each says who wrote it, and which schema it follows. */
import type { Facet } from '../../../src/logger/event.ts';

export const PRODUCER = 'https://github.com/OpenLineage/OpenLineage/tree/1.40.0/integration/dbt';

/** Source: https://openlineage.io/spec/facets/<version>/<name>.json, the versions current with OpenLineage 2-0-2. */
const VERSIONS = {
  ColumnLineageDatasetFacet: '1-2-0',
  DataQualityAssertionsDatasetFacet: '1-1-0',
  DataQualityMetricsDatasetFacet: '1-0-0',
  DocumentationDatasetFacet: '1-1-0',
  DocumentationJobFacet: '1-1-0',
  ErrorMessageRunFacet: '1-0-1',
  JobTypeJobFacet: '2-0-4',
  NominalTimeRunFacet: '1-0-1',
  OutputStatisticsOutputDatasetFacet: '1-0-2',
  OwnershipDatasetFacet: '1-0-1',
  OwnershipJobFacet: '1-0-1',
  ParentRunFacet: '1-2-0',
  ProcessingEngineRunFacet: '1-1-1',
  SQLJobFacet: '1-1-0',
  SchemaDatasetFacet: '1-2-0',
  SourceCodeLocationJobFacet: '1-1-0',
  SymlinksDatasetFacet: '1-0-1',
  TagsDatasetFacet: '1-0-0',
} as const;

export function facet(name: keyof typeof VERSIONS, content: Readonly<Record<string, unknown>>): Facet {
  const schema = `https://openlineage.io/spec/facets/${VERSIONS[name]}/${name}.json#/$defs/${name}`;
  return { _producer: PRODUCER, _schemaURL: schema, ...content };
}
