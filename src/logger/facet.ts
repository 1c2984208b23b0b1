/** The facets that the logger writes, each with the address of the schema version that it follows. */
import { PRODUCER, type Facet, type Facets } from './event.ts';
import type { SchemaField } from './dataset.ts';

/** What can be said of a job beyond its name. */
export interface JobDescription {
  /** Markdown: what the job is for. */
  readonly documentation?: string;
  /** The query that the job runs, whole. */
  readonly sql?: { readonly query: string; readonly dialect: string };
}

/** Source: https://openlineage.io/spec/facets/<version>/<name>.json, the versions current with OpenLineage 2-0-2. */
const VERSIONS = {
  SchemaDatasetFacet: '1-2-0',
  ColumnLineageDatasetFacet: '1-2-0',
  InputStatisticsInputDatasetFacet: '1-0-0',
  OutputStatisticsOutputDatasetFacet: '1-0-2',
  DataQualityMetricsDatasetFacet: '1-0-0',
  DataQualityMetricsInputDatasetFacet: '1-0-3',
  DataQualityAssertionsDatasetFacet: '1-1-0',
  ErrorMessageRunFacet: '1-0-1',
  SQLJobFacet: '1-1-0',
  DocumentationJobFacet: '1-1-0',
} as const;

/** A facet with `content`, that says which schema it follows. */
export function facet(name: keyof typeof VERSIONS, content: Readonly<Record<string, unknown>>): Facet {
  return {
    _producer: PRODUCER,
    _schemaURL: `https://openlineage.io/spec/facets/${VERSIONS[name]}/${name}.json#/$defs/${name}`,
    ...content,
  };
}

export function schemaFacets(schema: readonly SchemaField[] | undefined): Facets {
  if (schema === undefined) return {};
  const fields = schema.map(({ name, type }) => ({ name, type }));
  return { schema: facet('SchemaDatasetFacet', { fields }) };
}

export function inputStatisticsFacets(rowCount: number | undefined): Facets {
  if (rowCount === undefined) return {};
  return { inputStatistics: facet('InputStatisticsInputDatasetFacet', { rowCount }) };
}

export function outputStatisticsFacets(rowCount: number | undefined): Facets {
  if (rowCount === undefined) return {};
  return { outputStatistics: facet('OutputStatisticsOutputDatasetFacet', { rowCount }) };
}

export function jobFacets(description: JobDescription): Facets {
  return {
    ...(description.documentation === undefined
      ? {}
      : {
          documentation: facet('DocumentationJobFacet', {
            description: description.documentation,
            contentType: 'text/markdown',
          }),
        }),
    ...(description.sql === undefined
      ? {}
      : {
          sql: facet('SQLJobFacet', {
            query: description.sql.query,
            dialect: description.sql.dialect,
          }),
        }),
  };
}
