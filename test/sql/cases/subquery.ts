/** Derived tables, and subqueries in select lists and conditions. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const subqueries: readonly SqlCase[] = [
  {
    name: 'a derived table with a column list',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE spenders AS
      SELECT d.who, d.spent
      FROM (SELECT customer_id, sum(total) FROM orders GROUP BY customer_id) AS d (who, spent)
      WHERE d.spent > 100`,
    expected: one(
      'spenders',
      [
        column('who', { IDENTITY: ['orders.customer_id'] }),
        column('spent', { AGGREGATION: ['orders.total'] }),
      ],
      { FILTER: ['orders.total'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'a scalar subquery counts for its own column only',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE price_levels AS
      SELECT
        p.sku,
        (SELECT avg(q.price) FROM products AS q WHERE q.cost > 0) AS average,
        p.cost / (SELECT max(q.price) FROM products AS q) AS share
      FROM products AS p`,
    expected: one('price_levels', [
      ...passed('products.sku'),
      column('average', { AGGREGATION: ['products.price'], FILTER: ['products.cost'] }),
      column('share', { TRANSFORMATION: ['products.cost'], AGGREGATION: ['products.price'] }),
    ]),
  },
  {
    name: 'correlated scalar subqueries filter by the outer column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE customer_totals AS
      SELECT
        c.customer_id,
        (SELECT sum(o.total) FROM orders AS o WHERE o.customer_id = c.customer_id AND o.status = 'paid') AS spent,
        (SELECT count(*) FROM orders AS o WHERE o.customer_id = c.customer_id) AS n
      FROM customers AS c`,
    expected: one('customer_totals', [
      ...passed('customers.customer_id'),
      column('spent', {
        AGGREGATION: ['orders.total'],
        FILTER: ['orders.customer_id', 'customers.customer_id', 'orders.status'],
      }),
      column('n', { FILTER: ['orders.customer_id', 'customers.customer_id'] }),
    ]),
  },
  {
    name: 'a scalar subquery takes the first row in an order',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE last_methods AS
      SELECT
        o.order_id,
        (
          SELECT p.method FROM payments AS p
          WHERE p.order_id = o.order_id
          ORDER BY p.paid_at DESC
          LIMIT 1
        ) AS last_method
      FROM orders AS o`,
    expected: one('last_methods', [
      ...passed('orders.order_id'),
      column('last_method', {
        IDENTITY: ['payments.method'],
        FILTER: ['payments.order_id', 'orders.order_id'],
        SORT: ['payments.paid_at'],
      }),
    ]),
  },
  {
    name: 'joins and groups of a scalar subquery count for its column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE peaks AS
      SELECT
        p.name,
        (
          SELECT max(per.n)
          FROM (
            SELECT sum(l.quantity) AS n
            FROM order_lines AS l
            JOIN orders AS o ON o.order_id = l.order_id
            GROUP BY o.customer_id
          ) AS per
        ) AS most
      FROM products AS p`,
    expected: one('peaks', [
      ...passed('products.name'),
      column('most', {
        AGGREGATION: ['order_lines.quantity'],
        JOIN: ['orders.order_id', 'order_lines.order_id'],
        GROUP_BY: ['orders.customer_id'],
      }),
    ]),
  },
  {
    name: 'IN a subquery filters by both sides and by its conditions',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE good_customers AS
      SELECT name
      FROM customers
      WHERE customer_id IN (SELECT customer_id FROM orders WHERE total > 1000)`,
    expected: one('good_customers', passed('customers.name'), {
      FILTER: ['customers.customer_id', 'orders.customer_id', 'orders.total'],
    }),
  },
  {
    name: 'NOT EXISTS filters by its conditions, whatever it selects',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE silent_customers AS
      SELECT c.name
      FROM customers AS c
      WHERE NOT EXISTS (
          SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id AND o.status <> 'void'
        )
        AND c.email NOT IN (SELECT a.email FROM customer_archive AS a WHERE a.archived_at IS NOT NULL)`,
    expected: one('silent_customers', passed('customers.name'), {
      FILTER: [
        'orders.customer_id',
        'customers.customer_id',
        'orders.status',
        'customers.email',
        'customer_archive.email',
        'customer_archive.archived_at',
      ],
    }),
  },
  {
    name: 'a comparison with a correlated subquery filters by both',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE dear_products AS
      SELECT p.sku
      FROM products AS p
      WHERE p.price > (SELECT 1.2 * avg(q.cost) FROM products AS q WHERE q.category_id = p.category_id)`,
    expected: one('dear_products', passed('products.sku'), {
      FILTER: ['products.price', 'products.cost', 'products.category_id'],
    }),
  },
  {
    name: 'IN and EXISTS as columns',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE customer_flags AS
      SELECT
        c.name,
        c.customer_id IN (SELECT o.customer_id FROM orders AS o WHERE o.total > 100) AS big,
        EXISTS (SELECT 1 FROM customer_archive AS a WHERE a.email = c.email) AS archived
      FROM customers AS c`,
    expected: one('customer_flags', [
      ...passed('customers.name'),
      column('big', {
        TRANSFORMATION: ['customers.customer_id'],
        CONDITIONAL: ['orders.customer_id'],
        FILTER: ['orders.total'],
      }),
      column('archived', { FILTER: ['customer_archive.email', 'customers.email'] }),
    ]),
  },
  {
    name: 'comparisons with ALL and ANY of a subquery filter',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE extremes AS
      SELECT e.name
      FROM employees AS e
      WHERE e.salary >= ALL (SELECT f.salary FROM employees AS f WHERE f.department = 'sales')
        OR e.manager_id = ANY (SELECT c.referred_by FROM customers AS c)`,
    expected: one('extremes', passed('employees.name'), {
      FILTER: ['employees.salary', 'employees.department', 'employees.manager_id', 'customers.referred_by'],
    }),
  },
  {
    name: 'a row of two columns IN a subquery',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE returned_sales AS
      SELECT receipt_no, net_paid
      FROM store_sales
      WHERE (receipt_no, article_id) IN (SELECT receipt_no, article_id FROM store_returns WHERE refund > 0)`,
    expected: one('returned_sales', passed('store_sales.receipt_no', 'store_sales.net_paid'), {
      FILTER: [
        'store_sales.receipt_no',
        'store_sales.article_id',
        'store_returns.receipt_no',
        'store_returns.article_id',
        'store_returns.refund',
      ],
    }),
  },
  {
    name: 'a lateral join reads the tables before it',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE latest_orders AS
      SELECT c.name, latest.ordered_at, latest.total
      FROM customers AS c
      LEFT JOIN LATERAL (
        SELECT o.ordered_at, o.total
        FROM orders AS o
        WHERE o.customer_id = c.customer_id
        ORDER BY o.shipped_at DESC
        LIMIT 1
      ) AS latest ON true`,
    expected: one('latest_orders', passed('customers.name', 'orders.ordered_at', 'orders.total'), {
      FILTER: ['orders.customer_id', 'customers.customer_id'],
      SORT: ['orders.shipped_at'],
    }),
  },
  {
    name: 'HAVING compares with a scalar subquery',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE rich_departments AS
      SELECT department, avg(salary) AS pay
      FROM employees
      GROUP BY department
      HAVING avg(salary) > (SELECT avg(e.salary) FROM employees AS e WHERE e.hired_on < DATE '2020-01-01')`,
    expected: one(
      'rich_departments',
      [...passed('employees.department'), column('pay', { AGGREGATION: ['employees.salary'] })],
      {
        FILTER: ['employees.salary', 'employees.hired_on'],
        GROUP_BY: ['employees.department'],
      },
    ),
  },
  {
    name: 'UNNEST in the select list and in FROM transforms the list',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE product_tags AS
      SELECT p.sku, t.tag, unnest(p.tags) AS again
      FROM products AS p, unnest(p.tags) AS t (tag)
      WHERE t.tag <> ''`,
    expected: one(
      'product_tags',
      [
        ...passed('products.sku'),
        column('tag', { TRANSFORMATION: ['products.tags'] }),
        column('again', { TRANSFORMATION: ['products.tags'] }),
      ],
      { FILTER: ['products.tags'] },
    ),
  },
];
