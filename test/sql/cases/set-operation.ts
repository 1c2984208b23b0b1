/** UNION, INTERSECT and EXCEPT. */
import type { SqlCase } from './case.ts';
import { column, constant, one, passed } from './expected.ts';

export const setOperations: readonly SqlCase[] = [
  {
    name: 'branches of a union are matched by position and named by the first',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE all_sales AS
      SELECT 'store' AS channel, receipt_no AS number, net_paid FROM store_sales
      UNION ALL
      SELECT 'web', order_no, net_paid FROM web_sales
      UNION ALL
      SELECT 'phone', call_no, quantity * unit_price FROM phone_sales WHERE quantity > 0`,
    expected: one(
      'all_sales',
      [
        constant('channel'),
        column('number', {
          IDENTITY: ['store_sales.receipt_no', 'web_sales.order_no', 'phone_sales.call_no'],
        }),
        column('net_paid', {
          IDENTITY: ['store_sales.net_paid', 'web_sales.net_paid'],
          TRANSFORMATION: ['phone_sales.quantity', 'phone_sales.unit_price'],
        }),
      ],
      { FILTER: ['phone_sales.quantity'] },
    ),
  },
  {
    name: 'a union without ALL adds nothing',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE addresses_known AS
      SELECT known.email
      FROM (SELECT email FROM customers UNION SELECT owner_email FROM accounts) AS known`,
    expected: one('addresses_known', [
      column('email', { IDENTITY: ['customers.email', 'accounts.owner_email'] }),
    ]),
  },
  {
    name: 'the right side of INTERSECT filters',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE bought_twice AS
      SELECT shopper_id, article_id FROM store_sales
      INTERSECT
      SELECT shopper_id, article_id FROM web_sales WHERE net_paid > 0`,
    expected: one('bought_twice', passed('store_sales.shopper_id', 'store_sales.article_id'), {
      FILTER: ['web_sales.shopper_id', 'web_sales.article_id', 'web_sales.net_paid'],
    }),
  },
  {
    name: 'the right side of EXCEPT filters, and its joins are joins',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE no_card AS
      SELECT customer_id FROM customers
      EXCEPT
      SELECT o.customer_id
      FROM orders AS o
      JOIN payments AS p ON p.order_id = o.order_id
      WHERE p.method = 'card'`,
    expected: one('no_card', passed('customers.customer_id'), {
      JOIN: ['payments.order_id', 'orders.order_id'],
      FILTER: ['orders.customer_id', 'payments.method'],
    }),
  },
  {
    name: 'a union is sorted by a column of both branches',
    dialect: 'duckdb',
    sql: `
      SELECT name, credit AS worth FROM customers WHERE status = 'active'
      UNION ALL
      SELECT name, salary FROM employees
      ORDER BY worth DESC
      LIMIT 10`,
    expected: one(
      null,
      [
        column('name', { IDENTITY: ['customers.name', 'employees.name'] }),
        column('worth', { IDENTITY: ['customers.credit', 'employees.salary'] }),
      ],
      { FILTER: ['customers.status'], SORT: ['customers.credit', 'employees.salary'] },
    ),
  },
  {
    name: 'branches that are limited are sorted, each by its own',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE samples AS
      (SELECT sku, price FROM products ORDER BY cost LIMIT 3)
      UNION ALL
      (SELECT sku, price FROM price_updates ORDER BY changed_at DESC LIMIT 3)`,
    expected: one(
      'samples',
      [
        column('sku', { IDENTITY: ['products.sku', 'price_updates.sku'] }),
        column('price', { IDENTITY: ['products.price', 'price_updates.price'] }),
      ],
      { SORT: ['products.cost', 'price_updates.changed_at'] },
    ),
  },
  {
    name: 'a union by name matches names, and leaves gaps',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE order_money AS
      SELECT order_id, total FROM orders
      UNION ALL BY NAME
      SELECT amount AS total, order_id, method FROM payments`,
    expected: one('order_money', [
      column('order_id', { IDENTITY: ['orders.order_id', 'payments.order_id'] }),
      column('total', { IDENTITY: ['orders.total', 'payments.amount'] }),
      column('method', { IDENTITY: ['payments.method'] }),
    ]),
  },
  {
    name: 'the same column from two branches has the stronger kind',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE pay AS
      SELECT department AS grp, salary AS pay FROM employees
      UNION ALL
      SELECT department, avg(salary) FROM employees GROUP BY department`,
    expected: one(
      'pay',
      [
        column('grp', { IDENTITY: ['employees.department'] }),
        column('pay', { AGGREGATION: ['employees.salary'] }),
      ],
      { GROUP_BY: ['employees.department'] },
    ),
  },
  {
    name: 'set operations in parentheses',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE paying AS
      SELECT email FROM customers
      EXCEPT
      (
        SELECT email FROM customer_archive
        INTERSECT
        SELECT owner_email FROM accounts WHERE plan = 'free'
      )`,
    expected: one('paying', passed('customers.email'), {
      FILTER: ['customer_archive.email', 'accounts.owner_email', 'accounts.plan'],
    }),
  },
  {
    name: 'a union of groups is grouped again',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE units AS
      SELECT article_id, sum(units) AS units
      FROM (
        SELECT article_id, sum(quantity) AS units FROM store_sales GROUP BY article_id
        UNION ALL
        SELECT article_id, -sum(quantity) FROM store_returns WHERE reason_id <> 7 GROUP BY article_id
      ) AS moved
      GROUP BY article_id`,
    expected: one(
      'units',
      [
        column('article_id', { IDENTITY: ['store_sales.article_id', 'store_returns.article_id'] }),
        column('units', { AGGREGATION: ['store_sales.quantity', 'store_returns.quantity'] }),
      ],
      {
        FILTER: ['store_returns.reason_id'],
        GROUP_BY: ['store_sales.article_id', 'store_returns.article_id'],
      },
    ),
  },
];
