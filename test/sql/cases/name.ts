/** Quoted names, names in another case, and text that only looks like a name. */
import type { SqlCase } from './case.ts';
import { column, constant, ofRows, one, passed } from './expected.ts';

export const names: readonly SqlCase[] = [
  {
    name: 'quoted names with spaces and signs',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE "Booked Amounts" AS
      SELECT "Entry No" AS entry, l."Booked By", "Amount €" * 2 AS "Twice The Amount"
      FROM "Order Log" AS l
      WHERE "Booked By" <> ''`,
    expected: one(
      'Booked Amounts',
      [
        column('entry', { IDENTITY: ['Order Log.Entry No'] }),
        ...passed('Order Log.Booked By'),
        column('Twice The Amount', { TRANSFORMATION: ['Order Log.Amount €'] }),
      ],
      { FILTER: ['Order Log.Booked By'] },
    ),
  },
  {
    name: 'names are found whatever their case',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE austrians AS
      SELECT C.Customer_ID AS id, c.NAME AS who
      FROM Customers AS c
      WHERE COUNTRY = 'AT'
      ORDER BY WHO`,
    expected: one(
      'austrians',
      [
        column('id', { IDENTITY: ['customers.customer_id'] }),
        column('who', { IDENTITY: ['customers.name'] }),
      ],
      { FILTER: ['customers.country'], SORT: ['customers.name'] },
    ),
  },
  {
    name: 'a CTE is found whatever its case',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE sums AS
      WITH Daily AS (SELECT day_id AS Day, sum(net_paid) AS Revenue FROM store_sales GROUP BY ALL)
      SELECT DAY AS day_no, revenue AS worth FROM daily WHERE REVENUE > 10`,
    expected: one(
      'sums',
      [
        column('day_no', { IDENTITY: ['store_sales.day_id'] }),
        column('worth', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      { FILTER: ['store_sales.net_paid'], GROUP_BY: ['store_sales.day_id'] },
    ),
  },
  {
    name: 'keywords and dots as quoted names',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE odd AS
      SELECT "from"."group" AS "select", "from"."a.b" AS "order by"
      FROM (SELECT kind AS "group", session_id AS "a.b" FROM events) AS "from"`,
    expected: one('odd', [
      column('select', { IDENTITY: ['events.kind'] }),
      column('order by', { IDENTITY: ['events.session_id'] }),
    ]),
  },
  {
    name: 'comments and literals that look like SQL',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE labels AS
      -- SELECT email FROM customers;
      SELECT
        customer_id, /* name, */
        'SELECT phone FROM customers; --' AS note,
        name || '; DROP TABLE orders; ''email''' AS tag
      FROM customers -- JOIN orders USING (customer_id)`,
    expected: one('labels', [
      ...passed('customers.customer_id'),
      constant('note'),
      column('tag', { TRANSFORMATION: ['customers.name'] }),
    ]),
  },
  {
    name: 'a table by its own name, and with its schema',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE main.paid_totals AS
      SELECT orders.order_id, main.orders.total
      FROM main.orders
      WHERE orders.status = 'paid'`,
    expected: one('main.paid_totals', passed('orders.order_id', 'orders.total'), {
      FILTER: ['orders.status'],
    }),
  },
  {
    name: 'an alias hides the name of another table',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE crossed AS
      SELECT orders.name, customers.total
      FROM customers AS orders
      JOIN orders AS customers ON customers.customer_id = orders.customer_id`,
    expected: one('crossed', passed('customers.name', 'orders.total'), {
      JOIN: ['orders.customer_id', 'customers.customer_id'],
    }),
  },
  {
    name: 'units and types are no columns',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE shipping AS
      SELECT
        date_diff('day', ordered_at, shipped_at) AS days,
        ordered_at + INTERVAL 3 DAY AS due,
        extract(month FROM shipped_at) AS month,
        CAST(total AS INTEGER) AS total,
        count(*) OVER (ORDER BY ordered_at RANGE BETWEEN INTERVAL 7 DAY PRECEDING AND CURRENT ROW) AS recent
      FROM orders
      WHERE shipped_at > DATE '2024-01-01'`,
    expected: one(
      'shipping',
      [
        column('days', { TRANSFORMATION: ['orders.ordered_at', 'orders.shipped_at'] }),
        column('due', { TRANSFORMATION: ['orders.ordered_at'] }),
        column('month', { TRANSFORMATION: ['orders.shipped_at'] }),
        column('total', { TRANSFORMATION: ['orders.total'] }),
        column('recent', { WINDOW: ['orders.ordered_at'] }),
      ],
      { FILTER: ['orders.shipped_at'] },
    ),
  },
  {
    name: 'an inner name goes before an outer one in a subquery',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE rivals AS
      SELECT name, (SELECT count(*) FROM employees WHERE name = department) AS n
      FROM customers`,
    expected: one('rivals', [
      ...passed('customers.name'),
      column('n', { FILTER: ['employees.name', 'employees.department'] }),
    ]),
  },
  {
    name: 'an unqualified name is found in the outer query where the inner has none',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE with_payments AS
      SELECT order_id, count(*) OVER () AS n
      FROM orders
      WHERE EXISTS (SELECT 1 FROM payments WHERE amount > total)`,
    expected: one('with_payments', [...passed('orders.order_id'), ofRows('n')], {
      FILTER: ['payments.amount', 'orders.total'],
    }),
  },
];
