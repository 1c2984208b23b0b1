/** Stars, and what is left out of them or replaced in them. */
import type { SqlCase } from './case.ts';
import { column, constant, ofRows, one, passed } from './expected.ts';

export const stars: readonly SqlCase[] = [
  {
    name: 'a star is all columns of the table in its order',
    dialect: 'duckdb',
    sql: `CREATE TABLE reasons_copy AS SELECT * FROM reasons`,
    expected: one('reasons_copy', passed('reasons.reason_id', 'reasons.wording')),
  },
  {
    name: 'a star of one of two tables',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE returns_by_branch AS
      SELECT r.*, b.branch_name
      FROM store_returns AS r
      JOIN branches AS b ON r.branch_id = b.branch_id`,
    expected: one(
      'returns_by_branch',
      passed(
        'store_returns.receipt_no',
        'store_returns.returned_day_id',
        'store_returns.branch_id',
        'store_returns.shopper_id',
        'store_returns.article_id',
        'store_returns.reason_id',
        'store_returns.quantity',
        'store_returns.refund',
        'branches.branch_name',
      ),
      { JOIN: ['store_returns.branch_id', 'branches.branch_id'] },
    ),
  },
  {
    name: 'a star over a CTE has the columns that the CTE makes',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE margins AS
      WITH priced AS (
        SELECT sku AS code, title, list_price - cost_price AS margin
        FROM articles
        WHERE brand <> 'none'
      )
      SELECT * FROM priced`,
    expected: one(
      'margins',
      [
        column('code', { IDENTITY: ['articles.sku'] }),
        ...passed('articles.title'),
        column('margin', { TRANSFORMATION: ['articles.list_price', 'articles.cost_price'] }),
      ],
      { FILTER: ['articles.brand'] },
    ),
  },
  {
    name: 'EXCLUDE leaves columns out',
    dialect: 'duckdb',
    sql: `CREATE VIEW quiet_shoppers AS SELECT * EXCLUDE (phone, email, home_place_id) FROM shoppers`,
    expected: one(
      'quiet_shoppers',
      passed(
        'shoppers.shopper_id',
        'shoppers.loyalty_no',
        'shoppers.first_name',
        'shoppers.last_name',
        'shoppers.birth_year',
        'shoppers.segment',
        'shoppers.joined_day_id',
      ),
    ),
  },
  {
    name: 'REPLACE puts an expression in the place of a column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE gross_articles AS
      SELECT * EXCLUDE (supplier_id, brand) REPLACE (upper(title) AS title, list_price * 1.2 AS list_price)
      FROM articles`,
    expected: one('gross_articles', [
      ...passed('articles.article_id', 'articles.sku'),
      column('title', { TRANSFORMATION: ['articles.title'] }),
      ...passed('articles.category', 'articles.family'),
      column('list_price', { TRANSFORMATION: ['articles.list_price'] }),
      ...passed('articles.cost_price'),
    ]),
  },
  {
    name: 'RENAME gives a column of a star another name',
    dialect: 'duckdb',
    sql: `CREATE TABLE sites AS SELECT * RENAME (domain AS host) FROM websites`,
    expected: one('sites', [
      ...passed('websites.website_id'),
      column('host', { IDENTITY: ['websites.domain'] }),
      ...passed('websites.opened_day_id'),
    ]),
  },
  {
    name: 'two stars, the second without its key',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE supplier_addresses AS
      SELECT s.*, p.* EXCLUDE (place_id, street, county)
      FROM suppliers AS s
      LEFT JOIN places AS p ON p.place_id = s.place_id`,
    expected: one(
      'supplier_addresses',
      passed(
        'suppliers.supplier_id',
        'suppliers.supplier_name',
        'suppliers.place_id',
        'places.city',
        'places.state',
        'places.postcode',
        'places.country',
      ),
      { JOIN: ['places.place_id', 'suppliers.place_id'] },
    ),
  },
  {
    name: 'a star over a USING join has the joined column once',
    dialect: 'duckdb',
    sql: `CREATE TABLE depot_addresses AS SELECT * FROM depots LEFT JOIN places USING (place_id)`,
    expected: one(
      'depot_addresses',
      passed(
        'depots.depot_id',
        'depots.depot_name',
        'depots.place_id',
        'places.street',
        'places.city',
        'places.county',
        'places.state',
        'places.postcode',
        'places.country',
      ),
      { JOIN: ['depots.place_id', 'places.place_id'] },
    ),
  },
  {
    name: 'stars of derived tables, one in the other',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE low_stock AS
      SELECT *
      FROM (
        SELECT *, on_hand * 2 AS doubled
        FROM (SELECT * EXCLUDE (day_id) FROM stock WHERE day_id > 2) AS recent
      ) AS counted
      WHERE doubled < 10`,
    expected: one(
      'low_stock',
      [
        ...passed('stock.depot_id', 'stock.article_id', 'stock.on_hand'),
        column('doubled', { TRANSFORMATION: ['stock.on_hand'] }),
      ],
      { FILTER: ['stock.day_id', 'stock.on_hand'] },
    ),
  },
  {
    name: 'a star on both sides of a union',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE old_and_new AS
      SELECT * FROM (SELECT sku, price FROM products) AS p
      UNION ALL
      SELECT * EXCLUDE (discontinued, changed_at) FROM price_updates`,
    expected: one('old_and_new', [
      column('sku', { IDENTITY: ['products.sku', 'price_updates.sku'] }),
      column('price', { IDENTITY: ['products.price', 'price_updates.price'] }),
    ]),
  },
  {
    name: 'counting a star counts rows',
    dialect: 'duckdb',
    sql: `SELECT count(*) AS n FROM (SELECT * FROM stock WHERE on_hand < 0) AS short`,
    expected: one(null, [ofRows('n')], { FILTER: ['stock.on_hand'] }),
  },
  {
    name: 'a star over literal rows is constant',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE banded AS
      WITH bands (label, low, high) AS (VALUES ('cheap', 0, 99), ('dear', 100, 9999))
      SELECT b.*, a.sku
      FROM articles AS a
      JOIN bands AS b ON a.list_price BETWEEN b.low AND b.high`,
    expected: one(
      'banded',
      [constant('label'), constant('low'), constant('high'), ...passed('articles.sku')],
      { JOIN: ['articles.list_price'] },
    ),
  },
  {
    name: 'BigQuery writes EXCEPT and REPLACE',
    dialect: 'bigquery',
    sql: `
      CREATE TABLE public_customers AS
      SELECT c.* EXCEPT (email, phone, credit, referred_by) REPLACE (UPPER(c.country) AS country)
      FROM \`customers\` AS c
      WHERE c.status != 'closed'`,
    expected: one(
      'public_customers',
      [
        ...passed('customers.customer_id', 'customers.name', 'customers.city'),
        column('country', { TRANSFORMATION: ['customers.country'] }),
        ...passed('customers.status', 'customers.created_at'),
      ],
      { FILTER: ['customers.status'] },
    ),
  },
];
