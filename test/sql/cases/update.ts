/** UPDATE and DELETE. */
import type { SqlCase } from './case.ts';
import { column, constant, one } from './expected.ts';

export const updates: readonly SqlCase[] = [
  {
    name: 'UPDATE has the columns that it sets, filtered',
    dialect: 'duckdb',
    sql: `UPDATE products SET price = price * 1.1, name = upper(name) WHERE category_id = 3`,
    expected: one('products', [
      column('price', { TRANSFORMATION: ['products.price'], FILTER: ['products.category_id'] }),
      column('name', { TRANSFORMATION: ['products.name'], FILTER: ['products.category_id'] }),
    ]),
  },
  {
    name: 'UPDATE of all rows to a constant',
    dialect: 'duckdb',
    sql: `UPDATE price_updates SET discontinued = true, changed_at = now()`,
    expected: one('price_updates', [constant('discontinued'), constant('changed_at')]),
  },
  {
    name: 'UPDATE from another table',
    dialect: 'duckdb',
    sql: `
      UPDATE products AS p
      SET price = u.price
      FROM price_updates AS u
      WHERE u.sku = p.sku AND NOT u.discontinued`,
    expected: one('products', [
      column('price', {
        IDENTITY: ['price_updates.price'],
        FILTER: ['price_updates.sku', 'products.sku', 'price_updates.discontinued'],
      }),
    ]),
  },
  {
    name: 'a join in the FROM of an UPDATE is one of each column set',
    dialect: 'duckdb',
    sql: `
      UPDATE orders
      SET status = 'paid', total = p.amount * r.rate
      FROM payments AS p
      JOIN rates AS r ON r.valid_from = p.paid_at
      WHERE p.order_id = orders.order_id`,
    expected: one('orders', [
      column('status', {
        JOIN: ['rates.valid_from', 'payments.paid_at'],
        FILTER: ['payments.order_id', 'orders.order_id'],
      }),
      column('total', {
        TRANSFORMATION: ['payments.amount', 'rates.rate'],
        JOIN: ['rates.valid_from', 'payments.paid_at'],
        FILTER: ['payments.order_id', 'orders.order_id'],
      }),
    ]),
  },
  {
    name: 'UPDATE to a scalar subquery',
    dialect: 'duckdb',
    sql: `
      UPDATE customers
      SET
        credit = (SELECT sum(o.total) FROM orders AS o WHERE o.customer_id = customers.customer_id),
        city = trim(city)
      WHERE status = 'active'`,
    expected: one('customers', [
      column('credit', {
        AGGREGATION: ['orders.total'],
        FILTER: ['orders.customer_id', 'customers.customer_id', 'customers.status'],
      }),
      column('city', { TRANSFORMATION: ['customers.city'], FILTER: ['customers.status'] }),
    ]),
  },
  {
    name: 'UPDATE from grouped rows',
    dialect: 'duckdb',
    sql: `
      UPDATE order_summary
      SET total_spent = o.worth
      FROM (SELECT customer_id, sum(total) AS worth FROM orders GROUP BY customer_id) AS o
      WHERE o.customer_id = order_summary.customer_id`,
    expected: one('order_summary', [
      column('total_spent', {
        AGGREGATION: ['orders.total'],
        FILTER: ['orders.customer_id', 'order_summary.customer_id'],
        GROUP_BY: ['orders.customer_id'],
      }),
    ]),
  },
  {
    name: 'UPDATE by CASE where a subquery says so',
    dialect: 'duckdb',
    sql: `
      UPDATE employees
      SET salary = CASE WHEN hired_on < DATE '2015-01-01' THEN salary * 1.1 ELSE salary + 100 END
      WHERE department IN (SELECT c.name FROM categories AS c WHERE c.parent_id = 1)`,
    expected: one('employees', [
      column('salary', {
        TRANSFORMATION: ['employees.salary'],
        CONDITIONAL: ['employees.hired_on'],
        FILTER: ['employees.department', 'categories.name', 'categories.parent_id'],
      }),
    ]),
  },
  {
    name: 'DELETE has rows and no columns',
    dialect: 'duckdb',
    sql: `DELETE FROM orders WHERE status = 'void' AND total = 0`,
    expected: one('orders', [], { FILTER: ['orders.status', 'orders.total'] }),
  },
  {
    name: 'DELETE of all rows',
    dialect: 'duckdb',
    sql: `DELETE FROM price_updates`,
    expected: one('price_updates', []),
  },
  {
    name: 'DELETE by another table',
    dialect: 'duckdb',
    sql: `
      DELETE FROM order_lines
      USING orders AS o
      WHERE o.order_id = order_lines.order_id AND o.status = 'void'`,
    expected: one('order_lines', [], {
      FILTER: ['orders.order_id', 'order_lines.order_id', 'orders.status'],
    }),
  },
  {
    name: 'DELETE by a subquery',
    dialect: 'duckdb',
    sql: `
      DELETE FROM customers
      WHERE customer_id NOT IN (SELECT o.customer_id FROM orders AS o WHERE o.ordered_at > DATE '2020-01-01')
        AND credit <= 0`,
    expected: one('customers', [], {
      FILTER: ['customers.customer_id', 'orders.customer_id', 'orders.ordered_at', 'customers.credit'],
    }),
  },
];
