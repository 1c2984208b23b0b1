/** Select lists over one table. */
import type { SqlCase } from './case.ts';
import { column, constant, one, passed } from './expected.ts';

export const projections: readonly SqlCase[] = [
  {
    name: 'columns are passed on under their own names and others',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE shopper_names AS
      SELECT shopper_id, first_name AS given_name, s.last_name family_name
      FROM shoppers AS s`,
    expected: one('shopper_names', [
      ...passed('shoppers.shopper_id'),
      column('given_name', { IDENTITY: ['shoppers.first_name'] }),
      column('family_name', { IDENTITY: ['shoppers.last_name'] }),
    ]),
  },
  {
    name: 'arithmetic transforms; literals, the clock and dice are constants',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE article_margin AS
      SELECT
        article_id,
        list_price - cost_price AS margin,
        (list_price - cost_price) / nullif(list_price, 0) AS margin_share,
        -cost_price AS negative_cost,
        'EUR' AS currency,
        1 + 1 AS two,
        NULL AS nothing,
        now() AS made_at,
        random() AS dice
      FROM articles`,
    expected: one('article_margin', [
      ...passed('articles.article_id'),
      column('margin', { TRANSFORMATION: ['articles.list_price', 'articles.cost_price'] }),
      column('margin_share', { TRANSFORMATION: ['articles.list_price', 'articles.cost_price'] }),
      column('negative_cost', { TRANSFORMATION: ['articles.cost_price'] }),
      constant('currency'),
      constant('two'),
      constant('nothing'),
      constant('made_at'),
      constant('dice'),
    ]),
  },
  {
    name: 'a searched CASE takes its results and depends on its conditions',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE branch_kind AS
      SELECT
        branch_id,
        CASE
          WHEN floor_area > 1000 THEN branch_name
          WHEN manager IS NULL THEN 'vacant'
          ELSE 'small'
        END AS kind
      FROM branches`,
    expected: one('branch_kind', [
      ...passed('branches.branch_id'),
      column('kind', {
        TRANSFORMATION: ['branches.branch_name'],
        CONDITIONAL: ['branches.floor_area', 'branches.manager'],
      }),
    ]),
  },
  {
    name: 'the operand of a simple CASE is a condition',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE day_parts AS
      SELECT
        day_id,
        CASE weekday WHEN 'Sat' THEN 'weekend' WHEN 'Sun' THEN 'weekend' ELSE 'week' END AS part,
        CASE quarter_no WHEN 1 THEN month_no WHEN 2 THEN week_no END AS counted
      FROM days`,
    expected: one('day_parts', [
      ...passed('days.day_id'),
      column('part', { CONDITIONAL: ['days.weekday'] }),
      column('counted', {
        TRANSFORMATION: ['days.month_no', 'days.week_no'],
        CONDITIONAL: ['days.quarter_no'],
      }),
    ]),
  },
  {
    name: 'a CASE within a CASE adds its conditions',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE shopper_contact AS
      SELECT
        shopper_id,
        CASE
          WHEN segment = 'gold' THEN CASE WHEN phone IS NULL THEN email ELSE phone END
          ELSE last_name
        END AS contact
      FROM shoppers`,
    expected: one('shopper_contact', [
      ...passed('shoppers.shopper_id'),
      column('contact', {
        TRANSFORMATION: ['shoppers.email', 'shoppers.phone', 'shoppers.last_name'],
        CONDITIONAL: ['shoppers.segment', 'shoppers.phone'],
      }),
    ]),
  },
  {
    name: 'IF has a condition and two values',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE paid AS
      SELECT receipt_no, if(discount > 0, net_paid, unit_price * quantity) AS worth
      FROM store_sales`,
    expected: one('paid', [
      ...passed('store_sales.receipt_no'),
      column('worth', {
        TRANSFORMATION: ['store_sales.net_paid', 'store_sales.unit_price', 'store_sales.quantity'],
        CONDITIONAL: ['store_sales.discount'],
      }),
    ]),
  },
  {
    name: 'casts, functions, concatenation and COALESCE transform',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE shopper_card AS
      SELECT
        CAST(shopper_id AS VARCHAR) AS card,
        birth_year::VARCHAR AS born,
        coalesce(email, phone, 'none') AS contact,
        upper(trim(last_name)) AS shouted,
        first_name || ' ' || last_name AS full_name,
        greatest(birth_year, 1900) AS at_least
      FROM shoppers`,
    expected: one('shopper_card', [
      column('card', { TRANSFORMATION: ['shoppers.shopper_id'] }),
      column('born', { TRANSFORMATION: ['shoppers.birth_year'] }),
      column('contact', { TRANSFORMATION: ['shoppers.email', 'shoppers.phone'] }),
      column('shouted', { TRANSFORMATION: ['shoppers.last_name'] }),
      column('full_name', { TRANSFORMATION: ['shoppers.first_name', 'shoppers.last_name'] }),
      column('at_least', { TRANSFORMATION: ['shoppers.birth_year'] }),
    ]),
  },
  {
    name: 'a comparison that is selected transforms what it compares',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE sale_flags AS
      SELECT
        quantity > 10 AS bulk,
        campaign_id IN (1, 2, 3) AS early_campaign,
        discount BETWEEN 0 AND unit_price AS sane,
        shopper_id IS NULL AS anonymous,
        NOT (net_paid = 0 OR quantity = 0) AS counted
      FROM store_sales`,
    expected: one('sale_flags', [
      column('bulk', { TRANSFORMATION: ['store_sales.quantity'] }),
      column('early_campaign', { TRANSFORMATION: ['store_sales.campaign_id'] }),
      column('sane', { TRANSFORMATION: ['store_sales.discount', 'store_sales.unit_price'] }),
      column('anonymous', { TRANSFORMATION: ['store_sales.shopper_id'] }),
      column('counted', { TRANSFORMATION: ['store_sales.net_paid', 'store_sales.quantity'] }),
    ]),
  },
  {
    name: 'without FROM there are constants only',
    dialect: 'duckdb',
    sql: `CREATE TABLE settings AS SELECT 1 AS one, 'x' || 'y' AS label, current_date AS today`,
    expected: one('settings', [constant('one'), constant('label'), constant('today')]),
  },
  {
    name: 'a query alone is filtered and sorted',
    dialect: 'duckdb',
    sql: `
      SELECT sku, title
      FROM articles
      WHERE category = 'toys' AND (list_price > 10 OR brand IS NULL)
      ORDER BY title DESC, 1`,
    expected: one(null, passed('articles.sku', 'articles.title'), {
      FILTER: ['articles.category', 'articles.list_price', 'articles.brand'],
      SORT: ['articles.title', 'articles.sku'],
    }),
  },
  {
    name: 'an alias can be used further on in the same select list',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE receipts AS
      SELECT
        receipt_no,
        quantity * unit_price AS gross,
        gross - discount AS net,
        net * 0.2 AS vat,
        gross AS same_gross
      FROM store_sales`,
    expected: one('receipts', [
      ...passed('store_sales.receipt_no'),
      column('gross', { TRANSFORMATION: ['store_sales.quantity', 'store_sales.unit_price'] }),
      column('net', {
        TRANSFORMATION: ['store_sales.quantity', 'store_sales.unit_price', 'store_sales.discount'],
      }),
      column('vat', {
        TRANSFORMATION: ['store_sales.quantity', 'store_sales.unit_price', 'store_sales.discount'],
      }),
      column('same_gross', { TRANSFORMATION: ['store_sales.quantity', 'store_sales.unit_price'] }),
    ]),
  },
  {
    name: 'a column of the table goes before an alias of the select list',
    dialect: 'duckdb',
    sql: `CREATE TABLE swapped AS SELECT cost AS price, price AS cost, price * 2 AS twice FROM products`,
    expected: one('swapped', [
      column('price', { IDENTITY: ['products.cost'] }),
      column('cost', { IDENTITY: ['products.price'] }),
      column('twice', { TRANSFORMATION: ['products.price'] }),
    ]),
  },
  {
    name: 'structs and lists are built of their parts',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE addresses AS
      SELECT place_id, {'city': city, 'state': state} AS area, [street, county] AS lines
      FROM places`,
    expected: one('addresses', [
      ...passed('places.place_id'),
      column('area', { TRANSFORMATION: ['places.city', 'places.state'] }),
      column('lines', { TRANSFORMATION: ['places.street', 'places.county'] }),
    ]),
  },
];
