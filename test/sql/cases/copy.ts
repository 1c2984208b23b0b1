/** COPY out to files and in from them. */
import type { SqlCase } from './case.ts';
import { column, one, output, passed } from './expected.ts';

export const copies: readonly SqlCase[] = [
  {
    name: 'COPY of a table has all its columns',
    dialect: 'duckdb',
    sql: `COPY rates TO 'out/rates.parquet' (FORMAT parquet)`,
    expected: one('out/rates.parquet', passed('rates.currency', 'rates.rate', 'rates.valid_from')),
  },
  {
    name: 'COPY of some columns of a table',
    dialect: 'duckdb',
    sql: `COPY orders (order_id, total) TO 'out/orders.csv' (HEADER)`,
    expected: one('out/orders.csv', passed('orders.order_id', 'orders.total')),
  },
  {
    name: 'COPY of a query',
    dialect: 'duckdb',
    sql: `
      COPY (
        SELECT c.country, sum(o.total) AS worth
        FROM orders AS o
        JOIN customers AS c USING (customer_id)
        WHERE o.status = 'paid'
        GROUP BY c.country
        ORDER BY worth DESC
      ) TO 'out/countries.csv' (HEADER, DELIMITER ';')`,
    expected: one(
      'out/countries.csv',
      [...passed('customers.country'), column('worth', { AGGREGATION: ['orders.total'] })],
      {
        JOIN: ['orders.customer_id', 'customers.customer_id'],
        FILTER: ['orders.status'],
        GROUP_BY: ['customers.country'],
        SORT: ['orders.total'],
      },
    ),
  },
  {
    name: 'COPY from a file knows no columns',
    dialect: 'duckdb',
    sql: `COPY customers FROM 'in/customers.csv' (HEADER)`,
    expected: { outputs: [output('customers', [])], unresolved: ['in/customers.csv'] },
  },
  {
    name: 'COPY from a file into some columns',
    dialect: 'postgresql',
    sql: `COPY customers (customer_id, name) FROM '/in/names.csv' WITH (FORMAT csv)`,
    expected: { outputs: [output('customers', [])], unresolved: ['/in/names.csv'] },
  },
  {
    name: 'Redshift copies from a bucket',
    dialect: 'redshift',
    sql: `COPY orders FROM 's3://landing/orders/' IAM_ROLE 'arn:aws:iam::1:role/loader' FORMAT AS PARQUET`,
    expected: { outputs: [output('orders', [])], unresolved: ['s3://landing/orders/'] },
  },
  {
    name: 'Snowflake copies from a stage',
    dialect: 'snowflake',
    sql: `COPY INTO customers FROM @landing/customers.csv FILE_FORMAT = (TYPE = CSV SKIP_HEADER = 1)`,
    expected: { outputs: [output('customers', [])], unresolved: ['@landing/customers.csv'] },
  },
];
