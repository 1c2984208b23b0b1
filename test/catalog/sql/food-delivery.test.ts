/** The food-delivery log has SQL and column lineage: where the two differ, and why. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCatalog } from '../../../src/catalog/catalog.ts';
import { fold } from '../../../src/catalog/fold.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { endsAtColumn } from '../../../src/model/catalog.ts';
import { columnKey, keyOf, type ColumnId } from '../../../src/model/identity.ts';
import { readPaths } from '../../collect/support.ts';
import { NO_GLOSSARY } from '../log.ts';

const LOG = join(
  resolve(import.meta.dirname, '../../../../shared/corpus/openlineage'),
  'marquez-food-delivery',
);
const present = existsSync(LOG);
if (!present) console.warn(`${LOG} is not there: stated and derived lineage of a real log are not compared`);

/** The select list takes one side of a join, and who wrote the lineage named the other side as well. */
const OTHER_SIDE =
  'the select list takes one side of a join; the stated lineage names the other side as well';
/** The stated lineage names a column that no schema has, or a dataset that there is not. */
const SLIP = 'the stated lineage names a dataset or a column that there is not';
const UNSAID = 'the select list takes it; the stated lineage has a slip in its place';

/** `from → to`, with what it is. */
const EXPLAINED: Readonly<Record<string, string>> = {
  // c.id AS category_id … ON c.id = mi.category_id
  'stated only: menu_items.category_id → orders_7_days.category_id': OTHER_SIDE,
  // m.id AS menu_id … ON m.id = c.menu_id
  'stated only: categories.menu_id → orders_7_days.menu_id': OTHER_SIDE,
  // mi.id AS menu_item_id … ON menu_items.id = o.menu_item_id
  'stated only: orders.menu_item_id → orders_7_days.menu_item_id': OTHER_SIDE,
  // o.order_id … ON os.order_id = o.order_id
  'stated only: order_status.order_id → delivery_7_days.order_id': OTHER_SIDE,
  // o.restaurant_id, while r is joined by r.id = os.restaurant_id
  'stated only: restaurants.id → delivery_7_days.restaurant_id': OTHER_SIDE,
  // d.id AS driver_id … ON d.id = os.driver_id
  'stated only: order_status.driver_id → delivery_7_days.driver_id': OTHER_SIDE,
  'stated only: menu_item_id.category_id → delivery_7_days.category_id': SLIP,
  'stated only: restaurants.menu_item_id → delivery_7_days.menu_item_id': SLIP,
  // o.category_id
  'derived only: orders_7_days.category_id → delivery_7_days.category_id': UNSAID,
  // o.menu_item_id
  'derived only: orders_7_days.menu_item_id → delivery_7_days.menu_item_id': UNSAID,
};

function short({ name, column }: ColumnId): string {
  return `${name.replace('public.', '')}.${column}`;
}

describe.skipIf(!present)('of the food-delivery log', () => {
  let catalog: Catalog;
  beforeAll(async () => {
    const { events, books, problems } = await readPaths([LOG]);
    catalog = buildCatalog({
      summary: fold(events),
      glossary: NO_GLOSSARY,
      books,
      problems,
      dialect: 'postgresql',
    });
  });

  test('every difference between stated and derived lineage is explained, and no other is', () => {
    const differences = catalog.jobs.flatMap(({ sql }) => sql?.differences ?? []);
    expect(differences.map(({ kind, from, to }) => `${kind}: ${short(from)} → ${short(to)}`).sort()).toEqual(
      Object.keys(EXPLAINED).sort(),
    );
  });

  test('what is explained by a slip is one: no event reads, writes or describes it', () => {
    const declared = new Set(
      catalog.datasets
        .filter(({ declared }) => declared)
        .flatMap(({ columns }) =>
          columns.filter(({ state }) => state === 'current').map(({ id }) => short(id)),
        ),
    );
    for (const [edge, why] of Object.entries(EXPLAINED)) {
      const [from = ''] = edge.replace(/^.*: /, '').split(' → ');
      expect({ from, known: declared.has(from) }).toEqual({ from, known: why !== SLIP });
    }
  });

  test('of the stated edges, all others are in the SQL too, as far as it can be resolved', () => {
    const stated = catalog.columnEdges.filter(endsAtColumn);
    const differing = new Set(
      catalog.jobs
        .flatMap(({ sql }) => sql?.differences ?? [])
        .filter(({ kind }) => kind === 'stated only')
        .map(({ from, to }) => keyOf(columnKey(from), columnKey(to))),
    );
    const compared = new Set(
      catalog.jobs
        .flatMap(({ sql }) => sql?.outputs ?? [])
        .flatMap(({ dataset, columns }) =>
          columns
            .filter(({ made }) => made !== 'unresolved')
            .map(({ column }) => columnKey({ ...dataset, column })),
        ),
    );
    const open = stated.filter(({ to }) => !compared.has(columnKey(to)));
    const same = stated.filter(
      ({ from, to }) => compared.has(columnKey(to)) && !differing.has(keyOf(columnKey(from), columnKey(to))),
    );
    expect([stated.length, same.length, differing.size, open.length]).toEqual([39, 28, 8, 3]);
    // `INSERT INTO discounts` names four columns, and its query gives five: no database runs it.
    expect(new Set(open.map(({ to }) => to.name))).toEqual(new Set(['public.discounts']));
  });
});
