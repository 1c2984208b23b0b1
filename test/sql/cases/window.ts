/** Window functions and QUALIFY. */
import type { SqlCase } from './case.ts';
import { column, ofRows, one, passed } from './expected.ts';

export const windows: readonly SqlCase[] = [
  {
    name: 'a running sum aggregates within its window',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE running AS
      SELECT
        order_id,
        sum(total) OVER (
          PARTITION BY customer_id ORDER BY ordered_at, order_id
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS so_far,
        total - avg(total) OVER (PARTITION BY currency) AS above_average,
        count(*) OVER (PARTITION BY status) AS with_status
      FROM orders`,
    expected: one('running', [
      ...passed('orders.order_id'),
      column('so_far', {
        AGGREGATION: ['orders.total'],
        WINDOW: ['orders.customer_id', 'orders.ordered_at', 'orders.order_id'],
      }),
      column('above_average', { AGGREGATION: ['orders.total'], WINDOW: ['orders.currency'] }),
      column('with_status', { WINDOW: ['orders.status'] }),
    ]),
  },
  {
    name: 'ranks take no values, only their window',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE ranks AS
      SELECT
        sku,
        row_number() OVER () AS line,
        row_number() OVER (ORDER BY sku) AS by_sku,
        rank() OVER (PARTITION BY category_id ORDER BY price DESC) AS dearness,
        ntile(4) OVER (ORDER BY cost) AS quarter
      FROM products`,
    expected: one('ranks', [
      ...passed('products.sku'),
      ofRows('line'),
      column('by_sku', { WINDOW: ['products.sku'] }),
      column('dearness', { WINDOW: ['products.category_id', 'products.price'] }),
      column('quarter', { WINDOW: ['products.cost'] }),
    ]),
  },
  {
    name: 'values from other rows are transformed',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE neighbours AS
      SELECT
        payment_id,
        lag(amount) OVER (ORDER BY paid_at) AS before,
        lead(amount, 1, 0) OVER (PARTITION BY order_id ORDER BY paid_at) AS next,
        first_value(method) OVER (PARTITION BY order_id ORDER BY paid_at) AS first_method,
        amount - lag(amount) OVER (ORDER BY payment_id) AS change
      FROM payments`,
    expected: one('neighbours', [
      ...passed('payments.payment_id'),
      column('before', { TRANSFORMATION: ['payments.amount'], WINDOW: ['payments.paid_at'] }),
      column('next', {
        TRANSFORMATION: ['payments.amount'],
        WINDOW: ['payments.order_id', 'payments.paid_at'],
      }),
      column('first_method', {
        TRANSFORMATION: ['payments.method'],
        WINDOW: ['payments.order_id', 'payments.paid_at'],
      }),
      column('change', { TRANSFORMATION: ['payments.amount'], WINDOW: ['payments.payment_id'] }),
    ]),
  },
  {
    name: 'named windows, one on top of another',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE salary_steps AS
      SELECT
        name,
        rank() OVER by_pay AS place,
        sum(salary) OVER in_department AS department_pay,
        max(salary) OVER (in_department ORDER BY hired_on) AS most_so_far
      FROM employees
      WINDOW in_department AS (PARTITION BY department), by_pay AS (ORDER BY salary DESC)`,
    expected: one('salary_steps', [
      ...passed('employees.name'),
      column('place', { WINDOW: ['employees.salary'] }),
      column('department_pay', {
        AGGREGATION: ['employees.salary'],
        WINDOW: ['employees.department'],
      }),
      column('most_so_far', {
        AGGREGATION: ['employees.salary'],
        WINDOW: ['employees.department', 'employees.hired_on'],
      }),
    ]),
  },
  {
    name: 'QUALIFY filters by the columns of its window',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE newest_orders AS
      SELECT order_id, total
      FROM orders
      WHERE status <> 'void'
      QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY ordered_at DESC) = 1`,
    expected: one('newest_orders', passed('orders.order_id', 'orders.total'), {
      FILTER: ['orders.status', 'orders.customer_id', 'orders.ordered_at'],
    }),
  },
  {
    name: 'QUALIFY by an alias',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE top_paid AS
      SELECT name, dense_rank() OVER (PARTITION BY department ORDER BY salary DESC) AS place
      FROM employees
      QUALIFY place <= 2`,
    expected: one(
      'top_paid',
      [
        ...passed('employees.name'),
        column('place', { WINDOW: ['employees.department', 'employees.salary'] }),
      ],
      { FILTER: ['employees.department', 'employees.salary'] },
    ),
  },
  {
    name: 'a filter on a rank filters by its window',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE first_payments AS
      SELECT numbered.order_id, numbered.amount
      FROM (
        SELECT order_id, amount, row_number() OVER (PARTITION BY order_id ORDER BY paid_at) AS n
        FROM payments
      ) AS numbered
      WHERE numbered.n = 1`,
    expected: one('first_payments', passed('payments.order_id', 'payments.amount'), {
      FILTER: ['payments.order_id', 'payments.paid_at'],
    }),
  },
  {
    name: 'windows over aggregates',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE brand_places AS
      SELECT
        brand,
        category,
        sum(list_price) AS worth,
        rank() OVER (PARTITION BY category ORDER BY sum(cost_price) DESC) AS place,
        sum(list_price) / sum(sum(list_price)) OVER (PARTITION BY category) AS share
      FROM articles
      GROUP BY brand, category`,
    expected: one(
      'brand_places',
      [
        ...passed('articles.brand', 'articles.category'),
        column('worth', { AGGREGATION: ['articles.list_price'] }),
        column('place', { WINDOW: ['articles.category', 'articles.cost_price'] }),
        column('share', { AGGREGATION: ['articles.list_price'], WINDOW: ['articles.category'] }),
      ],
      { GROUP_BY: ['articles.brand', 'articles.category'] },
    ),
  },
  {
    name: 'a filter within a window function',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE paid_so_far AS
      SELECT
        order_id,
        sum(total) FILTER (WHERE status = 'paid') OVER (PARTITION BY customer_id ORDER BY ordered_at) AS paid
      FROM orders`,
    expected: one('paid_so_far', [
      ...passed('orders.order_id'),
      column('paid', {
        AGGREGATION: ['orders.total'],
        WINDOW: ['orders.customer_id', 'orders.ordered_at'],
        FILTER: ['orders.status'],
      }),
    ]),
  },
  {
    name: 'a sort by a window sorts by its columns',
    dialect: 'duckdb',
    sql: `
      SELECT name
      FROM products
      ORDER BY row_number() OVER (PARTITION BY category_id ORDER BY price), sku`,
    expected: one(null, passed('products.name'), {
      SORT: ['products.category_id', 'products.price', 'products.sku'],
    }),
  },
  {
    name: 'the window of a CTE column goes along with it',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE longest_pauses AS
      WITH steps AS (
        SELECT
          user_id,
          happened_at - lag(happened_at) OVER (PARTITION BY session_id ORDER BY event_id) AS pause
        FROM events
      )
      SELECT user_id, max(pause) AS longest
      FROM steps
      GROUP BY user_id`,
    expected: one(
      'longest_pauses',
      [
        ...passed('events.user_id'),
        column('longest', {
          AGGREGATION: ['events.happened_at'],
          WINDOW: ['events.session_id', 'events.event_id'],
        }),
      ],
      { GROUP_BY: ['events.user_id'] },
    ),
  },
];
