/** Statements with mistakes: what is wrong comes out as unresolved, and all the rest all the same. */
import type { SqlCase } from './case.ts';
import { column, ofRows, output, passed, unresolved } from './expected.ts';

export const mistakes: readonly SqlCase[] = [
  {
    name: 'a column that two tables have',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE statuses AS
      SELECT o.order_id, status, c.name
      FROM orders AS o
      JOIN customers AS c ON c.customer_id = o.customer_id`,
    expected: {
      outputs: [
        output(
          'statuses',
          [...passed('orders.order_id'), unresolved('status'), ...passed('customers.name')],
          {
            JOIN: ['customers.customer_id', 'orders.customer_id'],
          },
        ),
      ],
      unresolved: ['status'],
    },
  },
  {
    name: 'a column that no table has',
    dialect: 'duckdb',
    sql: `CREATE TABLE coded AS SELECT order_id, voucher_code, total FROM orders`,
    expected: {
      outputs: [
        output('coded', [
          ...passed('orders.order_id'),
          unresolved('voucher_code'),
          ...passed('orders.total'),
        ]),
      ],
      unresolved: ['voucher_code'],
    },
  },
  {
    name: 'an expression in which one column is unknown keeps the others',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE called AS
      SELECT customer_id, c.nickname || ' ' || c.name AS full_name
      FROM customers AS c`,
    expected: {
      outputs: [
        output('called', [
          ...passed('customers.customer_id'),
          unresolved('full_name', { TRANSFORMATION: ['customers.name'] }),
        ]),
      ],
      unresolved: ['c.nickname'],
    },
  },
  {
    name: 'an unknown column in a filter leaves the columns whole',
    dialect: 'duckdb',
    sql: `CREATE TABLE few AS SELECT order_id FROM orders WHERE voucher_code = 'x' AND total > 5`,
    expected: {
      outputs: [output('few', passed('orders.order_id'), { FILTER: ['orders.total'] })],
      unresolved: ['voucher_code'],
    },
  },
  {
    name: 'an unknown table in a join',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE scored AS
      SELECT o.order_id, o.total, g.score
      FROM orders AS o
      JOIN ghost_scores AS g ON g.order_no = o.order_id`,
    expected: {
      outputs: [
        output('scored', [...passed('orders.order_id', 'orders.total'), unresolved('score')], {
          JOIN: ['orders.order_id'],
        }),
      ],
      unresolved: ['ghost_scores'],
    },
  },
  {
    name: 'a star over an unknown table',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE ghosts AS
      SELECT o.order_id, g.*
      FROM orders AS o
      CROSS JOIN ghost_scores AS g`,
    expected: {
      outputs: [output('ghosts', passed('orders.order_id'))],
      unresolved: ['g.*', 'ghost_scores'],
    },
  },
  {
    name: 'a qualifier that names no table of the query',
    dialect: 'duckdb',
    sql: `CREATE TABLE lost AS SELECT o.order_id, x.total FROM orders AS o`,
    expected: {
      outputs: [output('lost', [...passed('orders.order_id'), unresolved('total')])],
      unresolved: ['x.total'],
    },
  },
  {
    name: 'an unknown column within a CTE',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE doubled AS
      WITH a AS (SELECT order_id, voucher_code AS v FROM orders)
      SELECT order_id, v * 2 AS w, count(*) OVER () AS n FROM a`,
    expected: {
      outputs: [output('doubled', [...passed('orders.order_id'), unresolved('w'), ofRows('n')])],
      unresolved: ['voucher_code'],
    },
  },
  {
    name: 'a column that a CTE does not make',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE unmade AS
      WITH a AS (SELECT order_id, total AS worth FROM orders)
      SELECT a.order_id, a.total + a.worth AS twice FROM a`,
    expected: {
      outputs: [
        output('unmade', [
          ...passed('orders.order_id'),
          unresolved('twice', { TRANSFORMATION: ['orders.total'] }),
        ]),
      ],
      unresolved: ['a.total'],
    },
  },
  {
    name: 'one statement of three that cannot be parsed',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE first_copy AS SELECT order_id FROM orders;
      CREATE TABLE broken AS SELECT order_id) FROM orders;
      CREATE TABLE second_copy AS SELECT name, lower(city) AS city FROM customers;`,
    expected: {
      outputs: [
        output('first_copy', passed('orders.order_id')),
        output('second_copy', [
          ...passed('customers.name'),
          column('city', { TRANSFORMATION: ['customers.city'] }),
        ]),
      ],
      unresolved: ['CREATE TABLE broken AS SELECT order_id) FROM orders'],
    },
  },
];
