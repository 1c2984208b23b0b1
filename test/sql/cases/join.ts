/** Joins of all kinds. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const joins: readonly SqlCase[] = [
  {
    name: 'left, right and full joins, with a condition on one side only',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE sale_places AS
      SELECT ss.receipt_no, b.branch_name, p.city, c.campaign_name
      FROM store_sales AS ss
      LEFT JOIN branches AS b ON b.branch_id = ss.branch_id
      RIGHT JOIN places AS p ON p.place_id = b.place_id AND p.country = 'AT'
      FULL OUTER JOIN campaigns AS c ON c.campaign_id = ss.campaign_id`,
    expected: one(
      'sale_places',
      passed('store_sales.receipt_no', 'branches.branch_name', 'places.city', 'campaigns.campaign_name'),
      {
        JOIN: [
          'branches.branch_id',
          'store_sales.branch_id',
          'places.place_id',
          'branches.place_id',
          'places.country',
          'campaigns.campaign_id',
          'store_sales.campaign_id',
        ],
      },
    ),
  },
  {
    name: 'a join by comparison, with a filter beside it',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE in_euro AS
      SELECT o.order_id, r.rate, o.total * r.rate AS euros
      FROM orders AS o
      INNER JOIN rates AS r ON o.currency = r.currency AND o.ordered_at >= r.valid_from
      WHERE o.status <> 'void'`,
    expected: one(
      'in_euro',
      [
        ...passed('orders.order_id', 'rates.rate'),
        column('euros', { TRANSFORMATION: ['orders.total', 'rates.rate'] }),
      ],
      {
        JOIN: ['orders.currency', 'rates.currency', 'orders.ordered_at', 'rates.valid_from'],
        FILTER: ['orders.status'],
      },
    ),
  },
  {
    name: 'USING joins by the column of both sides',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE line_status AS
      SELECT l.product_id, l.quantity, o.status
      FROM order_lines AS l
      JOIN orders AS o USING (order_id)`,
    expected: one('line_status', passed('order_lines.product_id', 'order_lines.quantity', 'orders.status'), {
      JOIN: ['order_lines.order_id', 'orders.order_id'],
    }),
  },
  {
    name: 'the column of a left USING join is that of the left side',
    dialect: 'duckdb',
    sql: `CREATE TABLE paid_orders AS SELECT order_id, p.amount FROM orders LEFT JOIN payments AS p USING (order_id)`,
    expected: one('paid_orders', passed('orders.order_id', 'payments.amount'), {
      JOIN: ['orders.order_id', 'payments.order_id'],
    }),
  },
  {
    name: 'the column of a full USING join is the first of both that is there',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE matched AS
      SELECT order_id, o.total, p.amount
      FROM orders AS o
      FULL JOIN payments AS p USING (order_id)`,
    expected: one(
      'matched',
      [
        column('order_id', { TRANSFORMATION: ['orders.order_id', 'payments.order_id'] }),
        ...passed('orders.total', 'payments.amount'),
      ],
      { JOIN: ['orders.order_id', 'payments.order_id'] },
    ),
  },
  {
    name: 'a natural join is by the columns that both tables have',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE rated AS
      SELECT o.order_id, o.total, r.rate
      FROM orders AS o
      NATURAL JOIN rates AS r`,
    expected: one('rated', passed('orders.order_id', 'orders.total', 'rates.rate'), {
      JOIN: ['orders.currency', 'rates.currency'],
    }),
  },
  {
    name: 'a star over a natural join has the common columns once',
    dialect: 'duckdb',
    sql: `CREATE TABLE payment_orders AS SELECT * FROM payments NATURAL LEFT JOIN orders`,
    expected: one(
      'payment_orders',
      passed(
        'payments.payment_id',
        'payments.order_id',
        'payments.method',
        'payments.amount',
        'payments.paid_at',
        'payments.card_no',
        'orders.customer_id',
        'orders.status',
        'orders.ordered_at',
        'orders.shipped_at',
        'orders.total',
        'orders.currency',
      ),
      { JOIN: ['payments.order_id', 'orders.order_id'] },
    ),
  },
  {
    name: 'a table joined to itself',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE bosses AS
      SELECT e.name AS employee, m.name AS manager, m.salary - e.salary AS gap
      FROM employees AS e
      LEFT JOIN employees AS m ON e.manager_id = m.employee_id`,
    expected: one(
      'bosses',
      [
        column('employee', { IDENTITY: ['employees.name'] }),
        column('manager', { IDENTITY: ['employees.name'] }),
        column('gap', { TRANSFORMATION: ['employees.salary'] }),
      ],
      { JOIN: ['employees.manager_id', 'employees.employee_id'] },
    ),
  },
  {
    name: 'semi and anti joins are joins',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE live_customers AS
      SELECT c.name
      FROM customers AS c
      SEMI JOIN orders AS o ON o.customer_id = c.customer_id
      ANTI JOIN customer_archive AS a ON a.email = c.email`,
    expected: one('live_customers', passed('customers.name'), {
      JOIN: ['orders.customer_id', 'customers.customer_id', 'customer_archive.email', 'customers.email'],
    }),
  },
  {
    name: 'cross joins and commas join by nothing, WHERE filters',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE depot_reasons AS
      SELECT d.depot_name, r.wording, p.city
      FROM depots AS d CROSS JOIN reasons AS r, places AS p
      WHERE p.place_id = d.place_id AND r.reason_id < 4`,
    expected: one('depot_reasons', passed('depots.depot_name', 'reasons.wording', 'places.city'), {
      FILTER: ['places.place_id', 'depots.place_id', 'reasons.reason_id'],
    }),
  },
  {
    name: 'a join in parentheses',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE ordered_goods AS
      SELECT o.order_id, p.name AS product
      FROM orders AS o
      LEFT JOIN (order_lines AS l JOIN products AS p ON p.product_id = l.product_id) ON l.order_id = o.order_id`,
    expected: one(
      'ordered_goods',
      [...passed('orders.order_id'), column('product', { IDENTITY: ['products.name'] })],
      {
        JOIN: ['products.product_id', 'order_lines.product_id', 'order_lines.order_id', 'orders.order_id'],
      },
    ),
  },
  {
    name: 'an as-of join',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE rate_then AS
      SELECT o.order_id, r.rate
      FROM orders AS o
      ASOF LEFT JOIN rates AS r ON o.currency = r.currency AND o.ordered_at >= r.valid_from`,
    expected: one('rate_then', passed('orders.order_id', 'rates.rate'), {
      JOIN: ['orders.currency', 'rates.currency', 'orders.ordered_at', 'rates.valid_from'],
    }),
  },
  {
    name: 'a join to grouped rows is by the base columns of the aggregate',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE last_orders AS
      SELECT o.order_id, o.total
      FROM orders AS o
      JOIN (
        SELECT customer_id, max(ordered_at) AS last_at FROM orders GROUP BY customer_id
      ) AS x ON x.customer_id = o.customer_id AND x.last_at = o.ordered_at`,
    expected: one('last_orders', passed('orders.order_id', 'orders.total'), {
      JOIN: ['orders.customer_id', 'orders.ordered_at'],
      GROUP_BY: ['orders.customer_id'],
    }),
  },
  {
    name: 'a join by expressions is by all columns in them',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE account_customers AS
      SELECT a.account_id, c.customer_id
      FROM accounts AS a
      JOIN customers AS c ON lower(c.email) = lower(a.owner_email) AND coalesce(c.phone, '') <> ''`,
    expected: one('account_customers', passed('accounts.account_id', 'customers.customer_id'), {
      JOIN: ['customers.email', 'accounts.owner_email', 'customers.phone'],
    }),
  },
];
