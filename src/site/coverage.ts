/** Of how many columns that are made here it is known what they are made of. */
import type { Catalog } from '../model/catalog.ts';
import { columnKey, datasetKey, type ColumnId, type Key } from '../model/identity.ts';

export interface Coverage {
  /** Columns, by their schemas, of the datasets that some job writes. */
  readonly produced: number;
  /** Of these, those of which an event states what they are made of. */
  readonly stated: number;
  /** Those of which SQL says it: another column, the number of rows, or a constant. */
  readonly derived: number;
  /** The rest. */
  readonly unknown: number;
}

export function coverageOf(catalog: Catalog): Coverage {
  const written = new Set(
    catalog.ioEdges
      .filter(({ direction, state }) => direction === 'output' && state === 'current')
      .map(({ dataset }) => datasetKey(dataset)),
  );
  const produced = catalog.datasets
    .filter(({ id }) => written.has(datasetKey(id)))
    .flatMap(({ columns }) => columns.filter(({ state }) => state === 'current'));
  const [stated, derived] = [new Set<Key>(), readInSql(catalog)];
  for (const edge of catalog.columnEdges) {
    if (edge.state === 'past' || !('column' in edge.to)) continue;
    (edge.origin === 'derived' ? derived : stated).add(columnKey(edge.to));
  }
  const keys = produced.map(({ id }) => columnKey(id));
  const ofStated = keys.filter((key) => stated.has(key)).length;
  const ofDerived = keys.filter((key) => !stated.has(key) && derived.has(key)).length;
  return {
    produced: keys.length,
    stated: ofStated,
    derived: ofDerived,
    unknown: keys.length - ofStated - ofDerived,
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
