/** What PostgreSQL and Redshift write in their own way. */
import type { SqlCase } from './case.ts';
import { column, masked, one, passed } from './expected.ts';

export const postgres: readonly SqlCase[] = [
  {
    name: 'PostgreSQL takes the first row of each DISTINCT ON',
    dialect: 'postgresql',
    sql: `
      CREATE TABLE last_order AS
      SELECT DISTINCT ON (o.customer_id) o.customer_id, o.order_id, o.total::integer AS total
      FROM orders AS o
      WHERE o.status ILIKE 'paid%'
      ORDER BY o.customer_id, o.ordered_at DESC`,
    expected: one(
      'last_order',
      [
        ...passed('orders.customer_id', 'orders.order_id'),
        column('total', { TRANSFORMATION: ['orders.total'] }),
      ],
      {
        FILTER: ['orders.status'],
        GROUP_BY: ['orders.customer_id'],
        SORT: ['orders.customer_id', 'orders.ordered_at'],
      },
    ),
  },
  {
    name: 'PostgreSQL sorts a derived table of DISTINCT ON',
    dialect: 'postgresql',
    sql: `
      CREATE TABLE latest_rates AS
      SELECT r.currency, r.rate, o.order_id
      FROM (
        SELECT DISTINCT ON (currency) currency, rate FROM rates ORDER BY currency, valid_from DESC
      ) AS r
      JOIN orders AS o ON o.currency = r.currency`,
    expected: one('latest_rates', passed('rates.currency', 'rates.rate', 'orders.order_id'), {
      JOIN: ['orders.currency', 'rates.currency'],
      GROUP_BY: ['rates.currency'],
      SORT: ['rates.currency', 'rates.valid_from'],
    }),
  },
  {
    name: 'PostgreSQL updates from another table',
    dialect: 'postgresql',
    sql: `
      UPDATE products p
      SET price = u.price::numeric(12, 2), cost = p.cost
      FROM price_updates u
      WHERE u.sku = p.sku AND u.changed_at > now() - interval '1 day'`,
    expected: one('products', [
      column('price', {
        TRANSFORMATION: ['price_updates.price'],
        FILTER: ['price_updates.sku', 'products.sku', 'price_updates.changed_at'],
      }),
      column('cost', {
        IDENTITY: ['products.cost'],
        FILTER: ['price_updates.sku', 'products.sku', 'price_updates.changed_at'],
      }),
    ]),
  },
  {
    name: 'PostgreSQL reads JSON, arrays and parts of times',
    dialect: 'postgresql',
    sql: `
      CREATE VIEW event_facts AS
      SELECT
        e.event_id,
        e.payload ->> 'sku' AS sku,
        e.tags[1] AS first_tag,
        EXTRACT(DOW FROM e.happened_at) AS day_of_week,
        date_trunc('hour', e.happened_at) AS hour
      FROM events e`,
    expected: one('event_facts', [
      ...passed('events.event_id'),
      column('sku', { TRANSFORMATION: ['events.payload'] }),
      column('first_tag', { TRANSFORMATION: ['events.tags'] }),
      column('day_of_week', { TRANSFORMATION: ['events.happened_at'] }),
      column('hour', { TRANSFORMATION: ['events.happened_at'] }),
    ]),
  },
  {
    name: 'PostgreSQL filters and orders within an aggregate',
    dialect: 'postgresql',
    sql: `
      CREATE MATERIALIZED VIEW customer_methods AS
      SELECT
        o.customer_id,
        array_agg(p.method ORDER BY p.paid_at) FILTER (WHERE p.amount > 0) AS methods,
        count(DISTINCT p.card_no) AS cards
      FROM orders o
      LEFT JOIN payments p ON p.order_id = o.order_id
      GROUP BY o.customer_id`,
    expected: one(
      'customer_methods',
      [
        ...passed('orders.customer_id'),
        column('methods', {
          AGGREGATION: ['payments.method'],
          FILTER: ['payments.amount'],
          SORT: ['payments.paid_at'],
        }),
        masked('cards', { AGGREGATION: ['payments.card_no'] }),
      ],
      { JOIN: ['payments.order_id', 'orders.order_id'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'PostgreSQL limits by FETCH FIRST within a derived table',
    dialect: 'postgresql',
    sql: `
      CREATE TABLE top_names AS
      SELECT c.name
      FROM customers c
      JOIN (
        SELECT customer_id FROM order_summary ORDER BY total_spent DESC FETCH FIRST 10 ROWS ONLY
      ) t ON t.customer_id = c.customer_id`,
    expected: one('top_names', passed('customers.name'), {
      JOIN: ['order_summary.customer_id', 'customers.customer_id'],
      SORT: ['order_summary.total_spent'],
    }),
  },
  {
    name: 'an order within a derived table without a limit sorts nothing',
    dialect: 'postgresql',
    sql: `
      CREATE TABLE sorted_names AS
      SELECT s.name
      FROM (SELECT name FROM customers WHERE credit > 0 ORDER BY created_at) s`,
    expected: one('sorted_names', passed('customers.name'), { FILTER: ['customers.credit'] }),
  },
  {
    name: 'PostgreSQL selects into a table',
    dialect: 'postgresql',
    sql: `SELECT sku, price * 2 AS twice INTO doubled_prices FROM products WHERE cost IS NOT NULL`,
    expected: one(
      'doubled_prices',
      [...passed('products.sku'), column('twice', { TRANSFORMATION: ['products.price'] })],
      { FILTER: ['products.cost'] },
    ),
  },
  {
    name: 'Redshift lays a table out and lists in an order',
    dialect: 'redshift',
    sql: `
      CREATE TABLE order_products
      DISTKEY (order_id)
      SORTKEY (order_id)
      AS
      SELECT
        l.order_id,
        LISTAGG(p.name, ', ') WITHIN GROUP (ORDER BY l.line_no) AS products,
        SUM(l.quantity * l.price)::DECIMAL(12, 2) AS worth
      FROM order_lines l
      JOIN products p ON p.product_id = l.product_id
      GROUP BY l.order_id`,
    expected: one(
      'order_products',
      [
        ...passed('order_lines.order_id'),
        column('products', { AGGREGATION: ['products.name'], SORT: ['order_lines.line_no'] }),
        column('worth', { AGGREGATION: ['order_lines.quantity', 'order_lines.price'] }),
      ],
      {
        JOIN: ['products.product_id', 'order_lines.product_id'],
        GROUP_BY: ['order_lines.order_id'],
      },
    ),
  },
  {
    name: 'Redshift counts days between two times',
    dialect: 'redshift',
    sql: `
      INSERT INTO order_summary (customer_id, order_count)
      SELECT o.customer_id, MAX(DATEDIFF(day, o.ordered_at, o.shipped_at))
      FROM orders o
      WHERE o.ordered_at >= DATEADD(month, -3, GETDATE())
      GROUP BY 1`,
    expected: one(
      'order_summary',
      [
        ...passed('orders.customer_id'),
        column('order_count', { AGGREGATION: ['orders.ordered_at', 'orders.shipped_at'] }),
      ],
      { FILTER: ['orders.ordered_at'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
];
