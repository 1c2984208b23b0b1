/** INSERT, CREATE TABLE AS and CREATE VIEW. */
import type { SqlCase } from './case.ts';
import { column, constant, masked, ofRows, one, output, passed } from './expected.ts';

export const writes: readonly SqlCase[] = [
  {
    name: 'INSERT with a column list goes by the list',
    dialect: 'duckdb',
    sql: `
      INSERT INTO customer_archive (email, customer_id)
      SELECT lower(email), customer_id FROM customers WHERE status = 'closed'`,
    expected: one(
      'customer_archive',
      [column('email', { TRANSFORMATION: ['customers.email'] }), ...passed('customers.customer_id')],
      { FILTER: ['customers.status'] },
    ),
  },
  {
    name: 'INSERT without a column list goes by the order of the table',
    dialect: 'duckdb',
    sql: `
      INSERT INTO order_summary
      SELECT customer_id, count(*), sum(total), max(ordered_at) AS newest FROM orders GROUP BY 1`,
    expected: one(
      'order_summary',
      [
        ...passed('orders.customer_id'),
        ofRows('order_count'),
        column('total_spent', { AGGREGATION: ['orders.total'] }),
        column('last_order_at', { AGGREGATION: ['orders.ordered_at'] }),
      ],
      { GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'INSERT of literal rows is constant',
    dialect: 'duckdb',
    sql: `INSERT INTO categories (category_id, name) VALUES (1, 'toys'), (2, 'books')`,
    expected: one('categories', [constant('category_id'), constant('name')]),
  },
  {
    name: 'INSERT of a row with subqueries',
    dialect: 'duckdb',
    sql: `
      INSERT INTO order_summary
      VALUES (
        0,
        (SELECT count(*) FROM orders),
        (SELECT sum(o.total) FROM orders AS o WHERE o.status = 'paid'),
        now()
      )`,
    expected: one('order_summary', [
      constant('customer_id'),
      ofRows('order_count'),
      column('total_spent', { AGGREGATION: ['orders.total'], FILTER: ['orders.status'] }),
      constant('last_order_at'),
    ]),
  },
  {
    name: 'INSERT by name goes by the names of the query',
    dialect: 'duckdb',
    sql: `
      INSERT INTO customer_archive BY NAME
      SELECT now() AS archived_at, customer_id, upper(name) AS name FROM customers`,
    expected: one('customer_archive', [
      constant('archived_at'),
      ...passed('customers.customer_id'),
      column('name', { TRANSFORMATION: ['customers.name'] }),
    ]),
  },
  {
    name: 'INSERT of a query that begins with WITH',
    dialect: 'duckdb',
    sql: `
      INSERT INTO order_summary (customer_id, total_spent)
      WITH paid AS (SELECT customer_id, total FROM orders WHERE status = 'paid')
      SELECT customer_id, sum(total) FROM paid GROUP BY customer_id`,
    expected: one(
      'order_summary',
      [...passed('orders.customer_id'), column('total_spent', { AGGREGATION: ['orders.total'] })],
      { FILTER: ['orders.status'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'WITH before INSERT',
    dialect: 'duckdb',
    sql: `
      WITH gone AS (SELECT customer_id, name, email FROM customers WHERE status = 'gone')
      INSERT INTO customer_archive
      SELECT customer_id, name, email, current_timestamp FROM gone`,
    expected: one(
      'customer_archive',
      [...passed('customers.customer_id', 'customers.name', 'customers.email'), constant('archived_at')],
      { FILTER: ['customers.status'] },
    ),
  },
  {
    name: 'INSERT of a union is named by the table',
    dialect: 'duckdb',
    sql: `
      INSERT INTO price_updates (sku, price)
      SELECT p.sku AS code, p.price FROM products AS p WHERE p.cost > 0
      UNION ALL
      SELECT a.sku, a.list_price FROM articles AS a`,
    expected: one(
      'price_updates',
      [
        column('sku', { IDENTITY: ['products.sku', 'articles.sku'] }),
        column('price', { IDENTITY: ['products.price', 'articles.list_price'] }),
      ],
      { FILTER: ['products.cost'] },
    ),
  },
  {
    name: 'columns without a name are known where a schema tells their names',
    dialect: 'duckdb',
    sql: `CREATE TABLE totals AS SELECT sum(total), avg(total), max(ordered_at) FROM orders`,
    expected: {
      outputs: [output('totals', [])],
      unresolved: ['sum(total)', 'avg(total)', 'max(ordered_at)'],
    },
  },
  {
    name: 'a view names the columns of its query',
    dialect: 'duckdb',
    sql: `
      CREATE VIEW status_totals (status, customers, worth) AS
      SELECT status, count(DISTINCT customer_id), sum(total) * 1.2
      FROM orders
      GROUP BY status`,
    expected: one(
      'status_totals',
      [
        ...passed('orders.status'),
        masked('customers', { AGGREGATION: ['orders.customer_id'] }),
        column('worth', { AGGREGATION: ['orders.total'] }),
      ],
      { GROUP_BY: ['orders.status'] },
    ),
  },
  {
    name: 'a table is made anew out of itself',
    dialect: 'duckdb',
    sql: `
      CREATE OR REPLACE TABLE price_updates AS
      SELECT * REPLACE (trim(sku) AS sku) FROM price_updates WHERE discontinued IS NOT NULL`,
    expected: one(
      'price_updates',
      [
        column('sku', { TRANSFORMATION: ['price_updates.sku'] }),
        ...passed('price_updates.price', 'price_updates.discontinued', 'price_updates.changed_at'),
      ],
      { FILTER: ['price_updates.discontinued'] },
    ),
  },
];
