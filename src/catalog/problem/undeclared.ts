/** Lineage that names what nothing else in the log does. */
import type { Column, ColumnEdge, Dataset } from '../../model/catalog.ts';
import { endsAtColumn } from '../../model/catalog.ts';
import { ColumnMap } from '../../model/column-map.ts';
import type { ColumnId } from '../../model/identity.ts';
import type { Problem } from '../../model/problem.ts';
import { warning } from './warning.ts';

/** Lineage that names a dataset, or a column of a dataset with a schema, that nothing else in the log does. */
export function undeclared(datasets: readonly Dataset[], edges: readonly ColumnEdge[]): Problem[] {
  const named = edgesByColumn(datasets.flatMap(undeclaredColumns), edges);
  return datasets.flatMap((dataset) =>
    dataset.declared
      ? undeclaredColumns(dataset).map((column) => undeclaredColumn(column, named.get(column.id)))
      : [undeclaredDataset(dataset)],
  );
}

function undeclaredColumns({ declared, schemas, columns }: Dataset): readonly Column[] {
  return declared && schemas.length > 0 ? columns.filter(({ state }) => state === 'undeclared') : [];
}

function undeclaredDataset({ id, columns, span }: Dataset): Problem {
  const facet = columns.length > 0 ? 'column lineage' : 'explicit lineage';
  return warning(
    'dataset-undeclared',
    span.first,
    `${facet} names the dataset ${id.name} in ${id.namespace}, which no event reads, writes or describes`,
    `look for a slip in the name where the producer builds its ${facet}; the dataset is shown as undeclared`,
  );
}

function undeclaredColumn({ id, span }: Column, edge: ColumnEdge | undefined): Problem {
  const where =
    edge === undefined
      ? 'a reader’s schema'
      : `${edge.origin === 'derived' ? 'SQL' : 'column lineage'} (${edge.from.column} → ${endsAtColumn(edge) ? edge.to.column : edge.to.name})`;
  return warning(
    'column-undeclared',
    span.first,
    `${where} names the column ${id.column} of ${id.name}, which no schema of its producer has`,
    'look for a slip in the name, or let the producer send the schema; the column is shown as undeclared',
  );
}

/** The first edge that names each of the columns. Those that are called otherwise are not looked up: they are most. */
function edgesByColumn(columns: readonly Column[], edges: readonly ColumnEdge[]): ColumnMap<ColumnEdge> {
  const wanted = new Set(columns.map(({ id }) => id.column));
  const named = new ColumnMap<ColumnEdge>();
  const name = (column: ColumnId, edge: ColumnEdge): void => {
    if (wanted.has(column.column)) named.at(column, () => edge);
  };
  for (const edge of edges) {
    name(edge.from, edge);
    if (endsAtColumn(edge)) name(edge.to, edge);
  }
  return named;
}
