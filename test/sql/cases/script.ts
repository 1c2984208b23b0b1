/** Several statements in one script: temporary tables are read through, and are no outputs. */
import type { SqlCase } from './case.ts';
import { column, constant, masked, ofRows, one, output, passed, resolved } from './expected.ts';

export const scripts: readonly SqlCase[] = [
  {
    name: 'a temporary table is read through',
    dialect: 'duckdb',
    sql: `
      CREATE TEMPORARY TABLE paid AS
      SELECT order_id, customer_id, total FROM orders WHERE status = 'paid';

      CREATE TABLE customer_worth AS
      SELECT customer_id, sum(total) AS worth FROM paid GROUP BY customer_id;`,
    expected: one(
      'customer_worth',
      [...passed('orders.customer_id'), column('worth', { AGGREGATION: ['orders.total'] })],
      { FILTER: ['orders.status'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'a chain of a temporary view and a temporary table',
    dialect: 'duckdb',
    sql: `
      CREATE TEMP VIEW line_worths AS
      SELECT order_id, quantity * price AS worth FROM order_lines;

      CREATE TEMP TABLE order_worths AS
      SELECT order_id, sum(worth) AS worth FROM line_worths GROUP BY order_id;

      CREATE TABLE wrong_orders AS
      SELECT o.order_id, o.total, w.worth
      FROM orders AS o
      JOIN order_worths AS w ON w.order_id = o.order_id
      WHERE w.worth <> o.total;

      DROP TABLE order_worths;`,
    expected: one(
      'wrong_orders',
      [
        ...passed('orders.order_id', 'orders.total'),
        column('worth', { AGGREGATION: ['order_lines.quantity', 'order_lines.price'] }),
      ],
      {
        JOIN: ['order_lines.order_id', 'orders.order_id'],
        FILTER: ['order_lines.quantity', 'order_lines.price', 'orders.total'],
        GROUP_BY: ['order_lines.order_id'],
      },
    ),
  },
  {
    name: 'two INSERTs into one table are one output',
    dialect: 'duckdb',
    sql: `
      INSERT INTO customer_archive (customer_id, email)
      SELECT customer_id, md5(email) FROM customers WHERE status = 'gone';

      INSERT INTO customer_archive (customer_id, name, email)
      SELECT account_id, 'account', md5(owner_email) FROM accounts WHERE plan = 'none';`,
    expected: one(
      'customer_archive',
      [
        column('customer_id', { IDENTITY: ['customers.customer_id', 'accounts.account_id'] }),
        masked('email', { TRANSFORMATION: ['customers.email', 'accounts.owner_email'] }),
        constant('name'),
      ],
      { FILTER: ['customers.status', 'accounts.plan'] },
    ),
  },
  {
    name: 'a lasting table between two others is an output and a source',
    dialect: 'duckdb',
    sql: `
      DELETE FROM price_updates;

      INSERT INTO price_updates (sku, price)
      SELECT sku, list_price * 0.9 FROM articles WHERE category = 'toys';

      UPDATE products SET price = u.price FROM price_updates AS u WHERE u.sku = products.sku;`,
    expected: resolved(
      output(
        'price_updates',
        [...passed('articles.sku'), column('price', { TRANSFORMATION: ['articles.list_price'] })],
        { FILTER: ['articles.category'] },
      ),
      output('products', [
        column('price', {
          IDENTITY: ['price_updates.price'],
          FILTER: ['price_updates.sku', 'products.sku'],
        }),
      ]),
    ),
  },
  {
    name: 'a temporary table made anew is another table from there on',
    dialect: 'duckdb',
    sql: `
      CREATE OR REPLACE TEMP TABLE work AS SELECT customer_id AS id, name FROM customers;
      CREATE TABLE customer_names AS SELECT id, name FROM work;
      CREATE OR REPLACE TEMP TABLE work AS SELECT employee_id AS id, name FROM employees WHERE salary > 0;
      CREATE TABLE employee_names AS SELECT id, name FROM work;`,
    expected: resolved(
      output('customer_names', [
        column('id', { IDENTITY: ['customers.customer_id'] }),
        ...passed('customers.name'),
      ]),
      output(
        'employee_names',
        [column('id', { IDENTITY: ['employees.employee_id'] }), ...passed('employees.name')],
        { FILTER: ['employees.salary'] },
      ),
    ),
  },
  {
    name: 'a temporary table that is filled by two INSERTs',
    dialect: 'duckdb',
    sql: `
      CREATE TEMP TABLE people (id INTEGER, label VARCHAR);
      INSERT INTO people SELECT customer_id, name FROM customers WHERE country = 'AT';
      INSERT INTO people (label, id) SELECT upper(name), employee_id FROM employees;
      CREATE TABLE labels AS SELECT label, count(*) AS n FROM people GROUP BY label;`,
    expected: one(
      'labels',
      [column('label', { IDENTITY: ['customers.name'], TRANSFORMATION: ['employees.name'] }), ofRows('n')],
      {
        FILTER: ['customers.country'],
        GROUP_BY: ['customers.name', 'employees.name'],
      },
    ),
  },
  {
    name: 'statements that move no data are no outputs',
    dialect: 'duckdb',
    sql: `
      SET threads = 1;
      BEGIN TRANSACTION;
      INSERT INTO order_summary (customer_id, order_count) SELECT customer_id, 0 FROM customers;
      COMMIT;`,
    expected: one('order_summary', [...passed('customers.customer_id'), constant('order_count')]),
  },
];
