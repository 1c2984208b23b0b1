/** Of the columns that jobs write, whether it is known what they are made of. */
import type { Catalog } from '../model/catalog.ts';
import { columnKey, datasetKey, type ColumnId, type Key } from '../model/identity.ts';

/**
 * `stated`: an event says what it is made of, or what decides on its values. `derived`: SQL says it: another column, the
 * number of rows, or a constant. What decides the rows of the whole dataset says neither.
 */
export type ColumnOrigin = 'stated' | 'derived' | 'unknown';

export interface MadeColumn {
  readonly id: ColumnId;
  readonly origin: ColumnOrigin;
}

/** The columns, by their schemas, of the datasets that some job writes; by current edges, in the order of the catalog. */
export function madeColumns(catalog: Catalog): MadeColumn[] {
  const written = new Set(
    catalog.ioEdges
      .filter(({ direction, state }) => direction === 'output' && state === 'current')
      .map(({ dataset }) => datasetKey(dataset)),
  );
  const originOf = originFinder(catalog);
  return catalog.datasets
    .filter(({ id }) => written.has(datasetKey(id)))
    .flatMap(({ columns }) => columns.filter(({ state }) => state === 'current'))
    .map(({ id }) => ({ id, origin: originOf(id) }));
}

function originFinder(catalog: Catalog): (id: ColumnId) => ColumnOrigin {
  const [stated, derived] = [new Set<Key>(), readInSql(catalog)];
  for (const edge of catalog.columnEdges) {
    if (edge.state === 'past' || !('column' in edge.to)) continue;
    (edge.origin === 'derived' ? derived : stated).add(columnKey(edge.to));
  }
  return (id) => {
    const key = columnKey(id);
    return stated.has(key) ? 'stated' : derived.has(key) ? 'derived' : 'unknown';
  };
}

/** Columns that SQL makes of rows or of constants: there is no edge to show for it. */
function readInSql({ jobs }: Catalog): Set<Key> {
  const columns = jobs.flatMap(({ sql }): ColumnId[] =>
    (sql?.outputs ?? []).flatMap(({ dataset, columns: written }) =>
      written
        .filter(({ made }) => made === 'rows' || made === 'constant')
        .map(({ column }) => ({ ...dataset, column })),
    ),
  );
  return new Set(columns.map(columnKey));
}
