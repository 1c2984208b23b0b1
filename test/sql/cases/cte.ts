/** WITH: chains, names that hide others, recursion. */
import type { SqlCase } from './case.ts';
import { column, constant, ofRows, one, passed } from './expected.ts';

export const ctes: readonly SqlCase[] = [
  {
    name: 'a chain of CTEs passes values on as they are',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE order_values AS
      WITH a AS (SELECT order_id AS id, total AS worth FROM orders WHERE status = 'paid'),
      b AS (SELECT id AS number, worth AS amount FROM a),
      c (n, v) AS (SELECT * FROM b)
      SELECT n AS order_no, v AS order_value FROM c`,
    expected: one(
      'order_values',
      [
        column('order_no', { IDENTITY: ['orders.order_id'] }),
        column('order_value', { IDENTITY: ['orders.total'] }),
      ],
      { FILTER: ['orders.status'] },
    ),
  },
  {
    name: 'of several kinds along the way the strongest stands',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE order_check AS
      WITH line AS (SELECT order_id, quantity * price AS worth FROM order_lines),
      sums AS (SELECT order_id, sum(worth) AS total FROM line GROUP BY order_id)
      SELECT o.customer_id, round(s.total, 2) AS total, o.total - s.total AS missing
      FROM sums AS s
      JOIN orders AS o ON o.order_id = s.order_id`,
    expected: one(
      'order_check',
      [
        ...passed('orders.customer_id'),
        column('total', { AGGREGATION: ['order_lines.quantity', 'order_lines.price'] }),
        column('missing', {
          TRANSFORMATION: ['orders.total'],
          AGGREGATION: ['order_lines.quantity', 'order_lines.price'],
        }),
      ],
      { JOIN: ['orders.order_id', 'order_lines.order_id'], GROUP_BY: ['order_lines.order_id'] },
    ),
  },
  {
    name: 'a CTE that nothing reads counts for nothing',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE locals AS
      WITH used AS (SELECT customer_id, name FROM customers WHERE country = 'AT'),
      unused AS (SELECT order_id, count(*) AS n FROM order_lines WHERE price > 5 GROUP BY order_id)
      SELECT * FROM used`,
    expected: one('locals', passed('customers.customer_id', 'customers.name'), {
      FILTER: ['customers.country'],
    }),
  },
  {
    name: 'a CTE hides the table of its name, and reads it',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE open_orders AS
      WITH orders AS (SELECT order_id, total * 2 AS total FROM orders WHERE status = 'open')
      SELECT order_id, total FROM orders`,
    expected: one(
      'open_orders',
      [...passed('orders.order_id'), column('total', { TRANSFORMATION: ['orders.total'] })],
      { FILTER: ['orders.status'] },
    ),
  },
  {
    name: 'a CTE hides another of its name within its own query only',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE pairs AS
      WITH x AS (SELECT customer_id AS v FROM customers),
      y AS (
        WITH x AS (SELECT product_id AS v FROM products WHERE price > 0)
        SELECT v FROM x
      )
      SELECT x.v AS outer_v, y.v AS inner_v FROM x CROSS JOIN y`,
    expected: one(
      'pairs',
      [
        column('outer_v', { IDENTITY: ['customers.customer_id'] }),
        column('inner_v', { IDENTITY: ['products.product_id'] }),
      ],
      { FILTER: ['products.price'] },
    ),
  },
  {
    name: 'a CTE that swaps two names',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE swapped_prices AS
      WITH swapped AS (SELECT price AS cost, cost AS price FROM products)
      SELECT price, cost FROM swapped`,
    expected: one('swapped_prices', [
      column('price', { IDENTITY: ['products.cost'] }),
      column('cost', { IDENTITY: ['products.price'] }),
    ]),
  },
  {
    name: 'a recursive CTE unites its first and its repeated part',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE category_paths AS
      WITH RECURSIVE tree AS (
        SELECT category_id, name AS path, 1 AS depth FROM categories WHERE parent_id IS NULL
        UNION ALL
        SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
        FROM categories AS c
        JOIN tree AS t ON c.parent_id = t.category_id
      )
      SELECT category_id, path, depth FROM tree`,
    expected: one(
      'category_paths',
      [
        ...passed('categories.category_id'),
        column('path', { TRANSFORMATION: ['categories.name'] }),
        constant('depth'),
      ],
      {
        JOIN: ['categories.parent_id', 'categories.category_id'],
        FILTER: ['categories.parent_id'],
      },
    ),
  },
  {
    name: 'a recursive CTE with a column list goes up a chain',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE top_bosses AS
      WITH RECURSIVE chain (employee_id, boss_id, boss_salary) AS (
        SELECT employee_id, manager_id, salary FROM employees WHERE department = 'sales'
        UNION
        SELECT c.employee_id, e.manager_id, e.salary
        FROM chain AS c
        JOIN employees AS e ON e.employee_id = c.boss_id
      )
      SELECT employee_id, max(boss_salary) AS top_salary FROM chain GROUP BY employee_id`,
    expected: one(
      'top_bosses',
      [...passed('employees.employee_id'), column('top_salary', { AGGREGATION: ['employees.salary'] })],
      {
        JOIN: ['employees.employee_id', 'employees.manager_id'],
        FILTER: ['employees.department'],
        GROUP_BY: ['employees.employee_id'],
      },
    ),
  },
  {
    name: 'a CTE read twice under two names',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE changes AS
      WITH per_day AS (SELECT day_id, sum(net_paid) AS revenue FROM store_sales GROUP BY day_id)
      SELECT a.day_id, a.revenue - b.revenue AS change
      FROM per_day AS a
      LEFT JOIN per_day AS b ON b.day_id = a.day_id - 1`,
    expected: one(
      'changes',
      [...passed('store_sales.day_id'), column('change', { AGGREGATION: ['store_sales.net_paid'] })],
      { JOIN: ['store_sales.day_id'], GROUP_BY: ['store_sales.day_id'] },
    ),
  },
  {
    name: 'a filter on a counted column has no columns',
    dialect: 'duckdb',
    sql: `
      SELECT d.kind, d.n
      FROM (
        WITH k AS (SELECT kind, count(*) AS n FROM events GROUP BY kind)
        SELECT kind, n FROM k WHERE n > 1
      ) AS d`,
    expected: one(null, [...passed('events.kind'), ofRows('n')], { GROUP_BY: ['events.kind'] }),
  },
  {
    name: 'a condition within an aggregated column of a CTE stays a condition',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE counted_orders AS
      WITH flagged AS (
        SELECT customer_id, CASE WHEN status = 'void' THEN 0 ELSE total END AS counted FROM orders
      )
      SELECT customer_id, sum(counted) AS worth FROM flagged GROUP BY customer_id`,
    expected: one(
      'counted_orders',
      [
        ...passed('orders.customer_id'),
        column('worth', { AGGREGATION: ['orders.total'], CONDITIONAL: ['orders.status'] }),
      ],
      { GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'a filter on a computed column of a CTE is by all that it is made of',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE big_customers AS
      WITH spent AS (
        SELECT customer_id, sum(CASE WHEN status = 'void' THEN 0 ELSE total END) AS worth
        FROM orders
        GROUP BY customer_id
      )
      SELECT c.name
      FROM spent AS s
      JOIN customers AS c ON c.customer_id = s.customer_id
      WHERE s.worth > c.credit`,
    expected: one('big_customers', passed('customers.name'), {
      JOIN: ['customers.customer_id', 'orders.customer_id'],
      FILTER: ['orders.total', 'orders.status', 'customers.credit'],
      GROUP_BY: ['orders.customer_id'],
    }),
  },
];
