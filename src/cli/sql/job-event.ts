/** What a file of SQL says of columns, as an OpenLineage JobEvent (spec: OpenLineage 2-0-2, JobEvent). */
import { PRODUCER, unlessEmpty, type Facets } from '../../logger/event.ts';
import { facet, jobFacets } from '../../logger/facet.ts';
import { compareNames, datasetKey, type DatasetId, type Key } from '../../model/identity.ts';
import type { SqlDialect } from '../../sql/dialect.ts';
import type { Dependency, OutputLineage, SqlLineage } from '../../sql/lineage.ts';

const SCHEMA_URL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent';

export interface SqlJob {
  readonly namespace: string;
  readonly name: string;
  readonly query: string;
  readonly dialect: SqlDialect;
  /** ISO 8601. */
  readonly time: string;
}

/** @param columnsOf the columns of a table; null where they are not known */
export function jobEvent(
  job: SqlJob,
  { outputs }: SqlLineage,
  columnsOf: (id: DatasetId) => readonly string[] | null,
): object {
  const { namespace, name, query, dialect, time } = job;
  const dataset = (id: DatasetId, facets: Facets = {}): object => ({
    ...id,
    ...unlessEmpty('facets', { ...schemaFacet(columnsOf(id)), ...facets }),
  });
  return {
    eventTime: time,
    job: { namespace, name, facets: jobFacets({ sql: { query, dialect } }) },
    inputs: inputsOf(outputs).map((id) => dataset(id)),
    outputs: outputs.map((output) => dataset(output.id, lineageFacet(output))),
    producer: PRODUCER,
    schemaURL: SCHEMA_URL,
  };
}

function schemaFacet(columns: readonly string[] | null): Facets {
  if (columns === null || columns.length === 0) return {};
  return { schema: facet('SchemaDatasetFacet', { fields: columns.map((name) => ({ name })) }) };
}

/** By identity. */
function inputsOf(outputs: readonly OutputLineage[]): readonly DatasetId[] {
  const inputs = new Map<Key, DatasetId>();
  const sources = outputs.flatMap(({ columns, rows }) => [
    ...columns.flatMap((column) => column.sources),
    ...rows,
  ]);
  for (const { from } of sources) {
    const id = { namespace: from.namespace, name: from.name };
    inputs.set(datasetKey(id), id);
  }
  return [...inputs.values()].sort(compareNames);
}

function lineageFacet({ columns, rows }: OutputLineage): Facets {
  const fields = columns
    .filter(({ sources }) => sources.length > 0)
    .map(({ column, sources }) => [column, { inputFields: sources.map(inputField) }] as const);
  if (fields.length === 0 && rows.length === 0) return {};
  return {
    columnLineage: facet('ColumnLineageDatasetFacet', {
      fields: Object.fromEntries(fields),
      ...(rows.length === 0 ? {} : { dataset: rows.map(inputField) }),
    }),
  };
}

function inputField({ from, transformations }: Dependency): object {
  return { namespace: from.namespace, name: from.name, field: from.column, transformations };
}
