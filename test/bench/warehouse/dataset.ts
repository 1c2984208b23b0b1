/** Tables as events name them, with what is said of them. */
import type { Facets, InputDataset, OutputDataset } from '../../../src/logger/event.ts';
import { drawFor } from './draw.ts';
import { facet } from './facet.ts';
import type { Job } from './job.ts';
import { columnLineage } from './lineage.ts';
import { columnsIn, type Column, type Table } from './table.ts';

const COUNTED = 0.7;
const MEASURED = 0.06;
const CHECKED = 0.08;
const CHECK_FAILS = 0.03;
const MEASURED_COLUMNS = 5;

/** What is said of a table whenever it is written, each of so many tables. */
const DOCUMENTED = 0.4;
const OWNED = 0.2;
const TAGGED = 0.1;
const LINKED = 0.02;

export function named({ namespace, name }: Table): { namespace: string; name: string } {
  return { namespace, name };
}

/** Only sources are described by those who read them: all others are by those who write them. */
export function input(table: Table): InputDataset {
  return table.layer === 'source'
    ? { ...named(table), facets: { schema: schemaOf(columnsIn(table, 0)) } }
    : named(table);
}

/** @param place the table's, which decides what is said of it beside its schema */
export function output(
  place: number,
  tables: readonly Table[],
  job: Job,
  run: number,
  seed: number,
): OutputDataset {
  const table = tables[place];
  if (table === undefined) throw new RangeError(`There is no table ${place}.`);
  const draw = drawFor(seed, 6, place, run);
  const columns = columnsIn(table, run);
  const rowCount = Math.floor(draw.logNormal(50_000, 0.1) * (1 + (place % 97)));
  const facets: Facets = {
    schema: schemaOf(columns),
    ...(job.lineage === 'none' ? {} : { columnLineage: columnLineage(table, columns, tables, job.lineage) }),
    ...saidOf(table, place, seed),
    ...(drawFor(seed, 7, place).chance(MEASURED) ? { dataQualityMetrics: metricsOf(columns, rowCount) } : {}),
    ...(drawFor(seed, 8, place).chance(CHECKED)
      ? { dataQualityAssertions: assertionsOf(columns, !draw.chance(CHECK_FAILS)) }
      : {}),
  };
  const statistics = facet('OutputStatisticsOutputDatasetFacet', {
    rowCount,
    size: rowCount * columns.length * 8,
  });
  return {
    ...named(table),
    facets,
    ...(draw.chance(COUNTED) ? { outputFacets: { outputStatistics: statistics } } : {}),
  };
}

function schemaOf(columns: readonly Column[]): Facets[string] {
  const fields = columns
    .filter(({ declared }) => declared)
    .map(({ name, type, description }) => ({ name, type, ...(description === null ? {} : { description }) }));
  return facet('SchemaDatasetFacet', { fields });
}

/** The same in each run. */
function saidOf(table: Table, place: number, seed: number): Facets {
  const draw = drawFor(seed, 5, place);
  const personal = table.columns.find(({ name }) => name === 'email' || name === 'phone');
  return {
    ...(draw.chance(DOCUMENTED)
      ? { documentation: facet('DocumentationDatasetFacet', { description: aboutOf(table) }) }
      : {}),
    ...(draw.chance(OWNED)
      ? { ownership: facet('OwnershipDatasetFacet', { owners: [ownerOf(table)] }) }
      : {}),
    ...(draw.chance(TAGGED)
      ? {
          tags: facet('TagsDatasetFacet', {
            tags: [
              { key: 'tier', value: draw.pick(['gold', 'silver', 'bronze']), source: 'dbt' },
              ...(personal === undefined
                ? []
                : [{ key: 'pii', value: 'true', source: 'dbt', field: personal.name }]),
            ],
          }),
        }
      : {}),
    ...(draw.chance(LINKED)
      ? { symlinks: facet('SymlinksDatasetFacet', { identifiers: [fileOf(table)] }) }
      : {}),
  };
}

export function ownerOf({ domain }: Pick<Table, 'domain'>): { name: string; type: string } {
  return { name: `team:${domain}-data`, type: 'OWNER' };
}

function aboutOf({ thing, domain, layer, isSummed }: Table): string {
  const rows = isSummed ? `Figures on ${thing}s` : `One row for each ${thing}`;
  return `${rows.replaceAll('_', ' ')}, of ${domain}. Part of the ${layer} layer.`;
}

/** Where the files of a table lie. */
function fileOf({ name }: Table): object {
  return { namespace: 's3://acme-warehouse', name: name.replaceAll('.', '/'), type: 'TABLE' };
}

function metricsOf(columns: readonly Column[], rowCount: number): Facets[string] {
  const measured = columns.filter(({ declared }) => declared).slice(0, MEASURED_COLUMNS);
  const metrics = measured.map(({ name }, index) => [
    name,
    { nullCount: Math.floor((rowCount * index) / 100), distinctCount: Math.ceil(rowCount / (1 + index)) },
  ]);
  return facet('DataQualityMetricsDatasetFacet', {
    rowCount,
    columnMetrics: Object.fromEntries(metrics) as object,
  });
}

function assertionsOf([key]: readonly Column[], success: boolean): Facets[string] {
  const assertions = ['not_null', 'unique'].map((assertion) => ({
    assertion,
    success,
    column: key?.name ?? '',
  }));
  return facet('DataQualityAssertionsDatasetFacet', { assertions });
}
