/** What Spark, Trino and DuckDB write in their own way. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const lake: readonly SqlCase[] = [
  {
    name: 'Spark explodes a list in a lateral view',
    dialect: 'spark',
    sql: `
      INSERT OVERWRITE TABLE customer_archive
      SELECT e.user_id, tag, upper(e.kind), e.happened_at
      FROM events e
      LATERAL VIEW explode(e.tags) t AS tag
      WHERE tag <> ''`,
    expected: one(
      'customer_archive',
      [
        column('customer_id', { IDENTITY: ['events.user_id'] }),
        column('name', { TRANSFORMATION: ['events.tags'] }),
        column('email', { TRANSFORMATION: ['events.kind'] }),
        column('archived_at', { IDENTITY: ['events.happened_at'] }),
      ],
      { FILTER: ['events.tags'] },
    ),
  },
  {
    name: 'Spark explodes a list in the select list',
    dialect: 'spark',
    sql: `
      CREATE TABLE tag_rows USING parquet AS
      SELECT /*+ COALESCE(1) */ p.sku, explode(p.tags) AS tag
      FROM products p`,
    expected: one('tag_rows', [
      ...passed('products.sku'),
      column('tag', { TRANSFORMATION: ['products.tags'] }),
    ]),
  },
  {
    name: 'Spark semi and anti joins',
    dialect: 'spark',
    sql: `
      CREATE TABLE lapsed USING delta AS
      SELECT c.customer_id, named_struct('city', c.city, 'country', c.country) AS place
      FROM customers c
      LEFT SEMI JOIN order_summary s ON s.customer_id = c.customer_id
      LEFT ANTI JOIN orders o ON o.customer_id = c.customer_id AND o.ordered_at > date_sub(current_date(), 90)`,
    expected: one(
      'lapsed',
      [
        ...passed('customers.customer_id'),
        column('place', { TRANSFORMATION: ['customers.city', 'customers.country'] }),
      ],
      {
        JOIN: [
          'order_summary.customer_id',
          'customers.customer_id',
          'orders.customer_id',
          'orders.ordered_at',
        ],
      },
    ),
  },
  {
    name: 'Spark collects, in backticks',
    dialect: 'spark',
    sql: `
      INSERT INTO order_summary
      SELECT \`customer_id\`, size(collect_set(\`status\`)), sum(\`total\`), max(\`shipped_at\`)
      FROM \`orders\`
      GROUP BY \`customer_id\`
      HAVING sum(\`total\`) > 0`,
    expected: one(
      'order_summary',
      [
        ...passed('orders.customer_id'),
        column('order_count', { AGGREGATION: ['orders.status'] }),
        column('total_spent', { AGGREGATION: ['orders.total'] }),
        column('last_order_at', { AGGREGATION: ['orders.shipped_at'] }),
      ],
      { FILTER: ['orders.total'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'Trino unnests in a cross join',
    dialect: 'trino',
    sql: `
      CREATE TABLE tag_counts AS
      SELECT t.tag, count(*) FILTER (WHERE e.kind = 'click') AS clicks, max_by(e.user_id, e.happened_at) AS last_user
      FROM events AS e
      CROSS JOIN UNNEST(e.tags) AS t (tag)
      GROUP BY t.tag`,
    expected: one(
      'tag_counts',
      [
        column('tag', { TRANSFORMATION: ['events.tags'] }),
        column('clicks', { FILTER: ['events.kind'] }),
        column('last_user', { AGGREGATION: ['events.user_id', 'events.happened_at'] }),
      ],
      { GROUP_BY: ['events.tags'] },
    ),
  },
  {
    name: 'Trino casts where it can, and groups by sets',
    dialect: 'trino',
    sql: `
      INSERT INTO customer_archive (name, customer_id)
      SELECT country || coalesce(city, ''), max(TRY_CAST(phone AS bigint))
      FROM customers
      WHERE created_at >= TIMESTAMP '2024-01-01 00:00:00'
      GROUP BY GROUPING SETS ((country, city), (country))`,
    expected: one(
      'customer_archive',
      [
        column('name', { TRANSFORMATION: ['customers.country', 'customers.city'] }),
        column('customer_id', { AGGREGATION: ['customers.phone'] }),
      ],
      {
        FILTER: ['customers.created_at'],
        GROUP_BY: ['customers.country', 'customers.city'],
      },
    ),
  },
  {
    name: 'DuckDB begins with FROM',
    dialect: 'duckdb',
    sql: `CREATE TABLE cities AS FROM places SELECT city, postcode WHERE country = 'AT' ORDER BY city`,
    expected: one('cities', passed('places.city', 'places.postcode'), {
      FILTER: ['places.country'],
      SORT: ['places.city'],
    }),
  },
  {
    name: 'DuckDB needs no SELECT',
    dialect: 'duckdb',
    sql: `CREATE VIEW all_rates AS FROM rates`,
    expected: one('all_rates', passed('rates.currency', 'rates.rate', 'rates.valid_from')),
  },
  {
    name: 'the parameter of a lambda is no column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE clean_tags AS
      SELECT sku, list_transform(list_filter(tags, lambda t: t <> name), lambda x: upper(x)) AS tags
      FROM products`,
    expected: one('clean_tags', [
      ...passed('products.sku'),
      column('tags', { TRANSFORMATION: ['products.tags', 'products.name'] }),
    ]),
  },
  {
    name: 'DuckDB filters, groups and sorts by aliases',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE margins AS
      SELECT upper(brand) AS label, list_price - cost_price AS margin, row_number() OVER (ORDER BY margin) AS place
      FROM articles
      WHERE margin > 0
      QUALIFY place < 100
      ORDER BY ALL`,
    expected: one(
      'margins',
      [
        column('label', { TRANSFORMATION: ['articles.brand'] }),
        column('margin', { TRANSFORMATION: ['articles.list_price', 'articles.cost_price'] }),
        column('place', { WINDOW: ['articles.list_price', 'articles.cost_price'] }),
      ],
      {
        FILTER: ['articles.list_price', 'articles.cost_price'],
        SORT: ['articles.brand', 'articles.list_price', 'articles.cost_price'],
      },
    ),
  },
];
