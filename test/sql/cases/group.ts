/** Grouping, aggregates and DISTINCT. */
import type { SqlCase } from './case.ts';
import { column, masked, ofRows, one, passed } from './expected.ts';

export const groups: readonly SqlCase[] = [
  {
    name: 'aggregates by group, some of which count',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE branch_sales AS
      SELECT
        branch_id,
        count(*) AS n,
        count(campaign_id) AS with_campaign,
        count(DISTINCT shopper_id) AS shoppers,
        sum(net_paid) AS revenue,
        min(unit_price) AS lowest,
        sum(net_paid) / count(*) AS mean
      FROM store_sales
      GROUP BY branch_id`,
    expected: one(
      'branch_sales',
      [
        ...passed('store_sales.branch_id'),
        ofRows('n'),
        masked('with_campaign', { AGGREGATION: ['store_sales.campaign_id'] }),
        masked('shoppers', { AGGREGATION: ['store_sales.shopper_id'] }),
        column('revenue', { AGGREGATION: ['store_sales.net_paid'] }),
        column('lowest', { AGGREGATION: ['store_sales.unit_price'] }),
        column('mean', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      { GROUP_BY: ['store_sales.branch_id'] },
    ),
  },
  {
    name: 'groups by the position of a column and of an expression',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE day_counts AS
      SELECT year_no, upper(weekday) AS day_name, max(week_no) AS last_week
      FROM days
      GROUP BY 1, 2`,
    expected: one(
      'day_counts',
      [
        ...passed('days.year_no'),
        column('day_name', { TRANSFORMATION: ['days.weekday'] }),
        column('last_week', { AGGREGATION: ['days.week_no'] }),
      ],
      { GROUP_BY: ['days.year_no', 'days.weekday'] },
    ),
  },
  {
    name: 'groups by aliases are groups by all columns in their expressions',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE yearly_sizes AS
      SELECT
        extract(year FROM ordered_at) AS yr,
        CASE WHEN total > 100 THEN 'big' ELSE currency END AS size,
        max(shipped_at) AS last_shipped
      FROM orders
      GROUP BY yr, size`,
    expected: one(
      'yearly_sizes',
      [
        column('yr', { TRANSFORMATION: ['orders.ordered_at'] }),
        column('size', { TRANSFORMATION: ['orders.currency'], CONDITIONAL: ['orders.total'] }),
        column('last_shipped', { AGGREGATION: ['orders.shipped_at'] }),
      ],
      { GROUP_BY: ['orders.ordered_at', 'orders.total', 'orders.currency'] },
    ),
  },
  {
    name: 'a group by an expression that is not selected',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE worths AS
      SELECT sum(total) AS worth
      FROM orders
      GROUP BY customer_id, date_trunc('month', ordered_at)
      HAVING count(DISTINCT status) > 1`,
    expected: one('worths', [column('worth', { AGGREGATION: ['orders.total'] })], {
      FILTER: ['orders.status'],
      GROUP_BY: ['orders.customer_id', 'orders.ordered_at'],
    }),
  },
  {
    name: 'ROLLUP',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE rolled AS
      SELECT category, brand, sum(list_price) AS worth
      FROM articles
      GROUP BY ROLLUP (category, brand)`,
    expected: one(
      'rolled',
      [
        ...passed('articles.category', 'articles.brand'),
        column('worth', { AGGREGATION: ['articles.list_price'] }),
      ],
      { GROUP_BY: ['articles.category', 'articles.brand'] },
    ),
  },
  {
    name: 'CUBE and GROUPING SETS',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE cubed AS
      SELECT country, state, NULL AS city, max(postcode) AS code
      FROM places
      GROUP BY CUBE (country, state)
      UNION ALL
      SELECT country, NULL, city, min(postcode)
      FROM places
      GROUP BY GROUPING SETS ((country, city), (country), ())`,
    expected: one(
      'cubed',
      [
        ...passed('places.country', 'places.state', 'places.city'),
        column('code', { AGGREGATION: ['places.postcode'] }),
      ],
      { GROUP_BY: ['places.country', 'places.state', 'places.city'] },
    ),
  },
  {
    name: 'HAVING filters by aggregates and by groups',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE busy_depots AS
      SELECT depot_id, avg(on_hand) AS mean
      FROM stock
      GROUP BY depot_id
      HAVING max(day_id) > 3 AND count(*) > 1 AND depot_id <> 9`,
    expected: one(
      'busy_depots',
      [...passed('stock.depot_id'), column('mean', { AGGREGATION: ['stock.on_hand'] })],
      { FILTER: ['stock.day_id', 'stock.depot_id'], GROUP_BY: ['stock.depot_id'] },
    ),
  },
  {
    name: 'DISTINCT groups by what it selects, conditions too',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE kinds AS
      SELECT DISTINCT
        lower(category) AS category,
        CASE WHEN list_price > 100 THEN brand ELSE 'other' END AS label
      FROM articles`,
    expected: one(
      'kinds',
      [
        column('category', { TRANSFORMATION: ['articles.category'] }),
        column('label', { TRANSFORMATION: ['articles.brand'], CONDITIONAL: ['articles.list_price'] }),
      ],
      { GROUP_BY: ['articles.category', 'articles.brand', 'articles.list_price'] },
    ),
  },
  {
    name: 'GROUP BY ALL is by all that is not aggregated',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE by_all AS
      SELECT brand, upper(family) AS family_name, avg(list_price - cost_price) AS margin
      FROM articles
      GROUP BY ALL
      ORDER BY margin DESC`,
    expected: one(
      'by_all',
      [
        ...passed('articles.brand'),
        column('family_name', { TRANSFORMATION: ['articles.family'] }),
        column('margin', { AGGREGATION: ['articles.list_price', 'articles.cost_price'] }),
      ],
      {
        GROUP_BY: ['articles.brand', 'articles.family'],
        SORT: ['articles.list_price', 'articles.cost_price'],
      },
    ),
  },
  {
    name: 'the filter of an aggregate counts for its column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE campaign_effect AS
      SELECT
        sum(net_paid) FILTER (WHERE campaign_id IS NOT NULL) AS promoted,
        count(*) FILTER (WHERE discount > 0) AS discounted,
        max(unit_price) AS highest
      FROM store_sales`,
    expected: one('campaign_effect', [
      column('promoted', { AGGREGATION: ['store_sales.net_paid'], FILTER: ['store_sales.campaign_id'] }),
      column('discounted', { FILTER: ['store_sales.discount'] }),
      column('highest', { AGGREGATION: ['store_sales.unit_price'] }),
    ]),
  },
  {
    name: 'the order within an aggregate sorts its column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE brand_lists AS
      SELECT brand, string_agg(sku, ', ' ORDER BY list_price DESC) AS skus, list(DISTINCT category) AS categories
      FROM articles
      GROUP BY brand`,
    expected: one(
      'brand_lists',
      [
        ...passed('articles.brand'),
        column('skus', { AGGREGATION: ['articles.sku'], SORT: ['articles.list_price'] }),
        column('categories', { AGGREGATION: ['articles.category'] }),
      ],
      { GROUP_BY: ['articles.brand'] },
    ),
  },
  {
    name: 'conditions within aggregates',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE status_columns AS
      SELECT
        customer_id,
        sum(CASE WHEN status = 'paid' THEN total ELSE 0 END) AS paid,
        sum(CASE status WHEN 'void' THEN 1 ELSE 0 END) AS voided,
        count(CASE WHEN shipped_at IS NULL THEN 1 END) AS waiting
      FROM orders
      GROUP BY customer_id`,
    expected: one(
      'status_columns',
      [
        ...passed('orders.customer_id'),
        column('paid', { AGGREGATION: ['orders.total'], CONDITIONAL: ['orders.status'] }),
        column('voided', { CONDITIONAL: ['orders.status'] }),
        column('waiting', { CONDITIONAL: ['orders.shipped_at'] }),
      ],
      { GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'the value at the greatest other value aggregates both',
    dialect: 'duckdb',
    sql: `CREATE TABLE dearest AS SELECT category_id, arg_max(name, price) AS product FROM products GROUP BY category_id`,
    expected: one(
      'dearest',
      [
        ...passed('products.category_id'),
        column('product', { AGGREGATION: ['products.name', 'products.price'] }),
      ],
      { GROUP_BY: ['products.category_id'] },
    ),
  },
];
