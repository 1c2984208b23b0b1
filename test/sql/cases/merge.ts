/** MERGE in all its forms. Columns stand in the order in which its branches first set them. */
import type { SqlCase } from './case.ts';
import { column, constant, masked, one, passed } from './expected.ts';

export const merges: readonly SqlCase[] = [
  {
    name: 'MERGE unites what it updates and what it inserts',
    dialect: 'duckdb',
    sql: `
      MERGE INTO products AS p
      USING price_updates AS u
      ON p.sku = u.sku
      WHEN MATCHED THEN UPDATE SET price = u.price * 1.1
      WHEN NOT MATCHED THEN INSERT (sku, price, name) VALUES (u.sku, u.price, 'new')`,
    expected: one(
      'products',
      [
        column('price', { TRANSFORMATION: ['price_updates.price'] }),
        ...passed('price_updates.sku'),
        constant('name'),
      ],
      { JOIN: ['products.sku', 'price_updates.sku'] },
    ),
  },
  {
    name: 'the condition of a branch is one of the columns that it sets; that of a deletion filters',
    dialect: 'duckdb',
    sql: `
      MERGE INTO products AS p
      USING price_updates AS u
      ON p.sku = u.sku
      WHEN MATCHED AND u.discontinued THEN DELETE
      WHEN MATCHED AND u.changed_at > TIMESTAMP '2024-01-01' THEN UPDATE SET price = u.price, cost = p.cost + 1
      WHEN NOT MATCHED AND u.price > 0 THEN INSERT (sku, price) VALUES (u.sku, u.price)`,
    expected: one(
      'products',
      [
        column('price', {
          IDENTITY: ['price_updates.price'],
          CONDITIONAL: ['price_updates.changed_at', 'price_updates.price'],
        }),
        column('cost', {
          TRANSFORMATION: ['products.cost'],
          CONDITIONAL: ['price_updates.changed_at'],
        }),
        column('sku', { IDENTITY: ['price_updates.sku'], CONDITIONAL: ['price_updates.price'] }),
      ],
      { JOIN: ['products.sku', 'price_updates.sku'], FILTER: ['price_updates.discontinued'] },
    ),
  },
  {
    name: 'MERGE of grouped rows, inserted by the order of the table',
    dialect: 'duckdb',
    sql: `
      MERGE INTO order_summary AS s
      USING (
        SELECT customer_id, count(*) AS n, sum(total) AS worth, max(ordered_at) AS newest
        FROM orders
        WHERE status = 'paid'
        GROUP BY customer_id
      ) AS o
      ON s.customer_id = o.customer_id
      WHEN MATCHED THEN UPDATE SET
        order_count = s.order_count + o.n,
        total_spent = s.total_spent + o.worth,
        last_order_at = o.newest
      WHEN NOT MATCHED THEN INSERT VALUES (o.customer_id, o.n, o.worth, o.newest)`,
    expected: one(
      'order_summary',
      [
        column('order_count', { TRANSFORMATION: ['order_summary.order_count'] }),
        column('total_spent', {
          TRANSFORMATION: ['order_summary.total_spent'],
          AGGREGATION: ['orders.total'],
        }),
        column('last_order_at', { AGGREGATION: ['orders.ordered_at'] }),
        ...passed('orders.customer_id'),
      ],
      {
        JOIN: ['order_summary.customer_id', 'orders.customer_id'],
        FILTER: ['orders.status'],
        GROUP_BY: ['orders.customer_id'],
      },
    ),
  },
  {
    name: 'rows that the source lacks are deleted or changed',
    dialect: 'duckdb',
    sql: `
      MERGE INTO customers AS c
      USING customer_archive AS a
      ON c.customer_id = a.customer_id
      WHEN MATCHED THEN UPDATE SET email = a.email
      WHEN NOT MATCHED BY SOURCE AND c.credit < 0 THEN UPDATE SET status = 'owing'
      WHEN NOT MATCHED BY SOURCE AND c.created_at < TIMESTAMP '2010-01-01' THEN DELETE`,
    expected: one(
      'customers',
      [...passed('customer_archive.email'), column('status', { CONDITIONAL: ['customers.credit'] })],
      {
        JOIN: ['customers.customer_id', 'customer_archive.customer_id'],
        FILTER: ['customers.created_at'],
      },
    ),
  },
  {
    name: 'MERGE from a CTE that joins',
    dialect: 'duckdb',
    sql: `
      WITH fresh AS (
        SELECT p.product_id, u.price
        FROM price_updates AS u
        JOIN products AS p USING (sku)
        WHERE u.discontinued = false
      )
      MERGE INTO products AS t
      USING fresh AS f
      ON t.product_id = f.product_id AND t.price <> f.price
      WHEN MATCHED THEN UPDATE SET price = f.price`,
    expected: one('products', passed('price_updates.price'), {
      JOIN: [
        'price_updates.sku',
        'products.sku',
        'products.product_id',
        'products.price',
        'price_updates.price',
      ],
      FILTER: ['price_updates.discontinued'],
    }),
  },
  {
    name: 'a deletion without a condition filters by nothing more',
    dialect: 'snowflake',
    sql: `
      MERGE INTO order_summary s
      USING customer_archive a ON s.customer_id = a.customer_id
      WHEN MATCHED AND a.archived_at IS NULL THEN UPDATE SET s.last_order_at = CURRENT_TIMESTAMP()
      WHEN MATCHED THEN DELETE`,
    expected: one(
      'order_summary',
      [column('last_order_at', { CONDITIONAL: ['customer_archive.archived_at'] })],
      { JOIN: ['order_summary.customer_id', 'customer_archive.customer_id'] },
    ),
  },
  {
    name: 'T-SQL says by which side a row is not matched',
    dialect: 'tsql',
    sql: `
      MERGE INTO [products] AS [t]
      USING [price_updates] AS [s]
      ON [t].[sku] = [s].[sku]
      WHEN MATCHED AND [t].[price] <> [s].[price] THEN UPDATE SET [t].[price] = [s].[price]
      WHEN NOT MATCHED BY TARGET THEN INSERT ([sku], [cost]) VALUES ([s].[sku], [s].[price] * 0.5)
      WHEN NOT MATCHED BY SOURCE AND [t].[cost] IS NULL THEN DELETE;`,
    expected: one(
      'products',
      [
        column('price', {
          IDENTITY: ['price_updates.price'],
          CONDITIONAL: ['products.price', 'price_updates.price'],
        }),
        ...passed('price_updates.sku'),
        column('cost', { TRANSFORMATION: ['price_updates.price'] }),
      ],
      { JOIN: ['products.sku', 'price_updates.sku'], FILTER: ['products.cost'] },
    ),
  },
  {
    name: 'Spark updates and inserts all columns by name',
    dialect: 'spark',
    sql: `
      MERGE INTO order_summary AS t
      USING (
        SELECT customer_id, count(order_id) AS order_count, sum(total) AS total_spent, max(ordered_at) AS last_order_at
        FROM orders
        GROUP BY customer_id
      ) AS s
      ON t.customer_id = s.customer_id
      WHEN MATCHED THEN UPDATE SET *
      WHEN NOT MATCHED THEN INSERT *`,
    expected: one(
      'order_summary',
      [
        ...passed('orders.customer_id'),
        masked('order_count', { AGGREGATION: ['orders.order_id'] }),
        column('total_spent', { AGGREGATION: ['orders.total'] }),
        column('last_order_at', { AGGREGATION: ['orders.ordered_at'] }),
      ],
      {
        JOIN: ['order_summary.customer_id', 'orders.customer_id'],
        GROUP_BY: ['orders.customer_id'],
      },
    ),
  },
];
