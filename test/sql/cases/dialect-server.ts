/** What T-SQL and MySQL write in their own way. */
import type { SqlCase } from './case.ts';
import { column, constant, one, passed } from './expected.ts';

export const server: readonly SqlCase[] = [
  {
    name: 'T-SQL selects the top rows into a table',
    dialect: 'tsql',
    sql: `
      SELECT TOP (10) [c].[name] AS [Customer Name], [c].[credit]
      INTO [best_customers]
      FROM [customers] AS [c]
      WHERE [c].[status] = N'active'
      ORDER BY [c].[credit] DESC`,
    expected: one(
      'best_customers',
      [column('Customer Name', { IDENTITY: ['customers.name'] }), ...passed('customers.credit')],
      { FILTER: ['customers.status'], SORT: ['customers.credit'] },
    ),
  },
  {
    name: 'T-SQL names a column before its expression',
    dialect: 'tsql',
    sql: `
      INSERT INTO customer_archive (customer_id, name, email)
      SELECT
        who = c.customer_id,
        label = IIF(c.status = 'vip', UPPER(c.name), c.name),
        ISNULL(c.email, CONVERT(varchar(20), c.phone))
      FROM customers AS c WITH (NOLOCK)`,
    expected: one('customer_archive', [
      ...passed('customers.customer_id'),
      column('name', { TRANSFORMATION: ['customers.name'], CONDITIONAL: ['customers.status'] }),
      column('email', { TRANSFORMATION: ['customers.email', 'customers.phone'] }),
    ]),
  },
  {
    name: 'T-SQL applies a query to each row',
    dialect: 'tsql',
    sql: `
      SELECT c.name, latest.total
      INTO last_totals
      FROM customers AS c
      OUTER APPLY (
        SELECT TOP 1 o.total
        FROM orders AS o
        WHERE o.customer_id = c.customer_id
        ORDER BY o.ordered_at DESC
      ) AS latest`,
    expected: one('last_totals', passed('customers.name', 'orders.total'), {
      FILTER: ['orders.customer_id', 'customers.customer_id'],
      SORT: ['orders.ordered_at'],
    }),
  },
  {
    name: 'T-SQL keeps temporary tables under a hash sign',
    dialect: 'tsql',
    sql: `
      SELECT o.customer_id, SUM(o.total) AS worth
      INTO #worths
      FROM orders AS o
      GROUP BY o.customer_id;

      INSERT INTO order_summary (customer_id, total_spent, last_order_at)
      SELECT w.customer_id, w.worth, GETDATE()
      FROM #worths AS w
      WHERE w.worth > 0;`,
    expected: one(
      'order_summary',
      [
        ...passed('orders.customer_id'),
        column('total_spent', { AGGREGATION: ['orders.total'] }),
        constant('last_order_at'),
      ],
      { FILTER: ['orders.total'], GROUP_BY: ['orders.customer_id'] },
    ),
  },
  {
    name: 'T-SQL lists names in an order and pages through them',
    dialect: 'tsql',
    sql: `
      CREATE VIEW department_names AS
      SELECT d.department, d.names
      FROM (
        SELECT department, STRING_AGG(name, ', ') WITHIN GROUP (ORDER BY salary DESC) AS names
        FROM employees
        GROUP BY department
        ORDER BY department
        OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY
      ) AS d`,
    expected: one(
      'department_names',
      [
        ...passed('employees.department'),
        column('names', { AGGREGATION: ['employees.name'], SORT: ['employees.salary'] }),
      ],
      { GROUP_BY: ['employees.department'], SORT: ['employees.department'] },
    ),
  },
  {
    name: 'T-SQL updates an alias of its FROM',
    dialect: 'tsql',
    sql: `
      UPDATE p
      SET p.price = u.price, p.name = UPPER(p.name)
      FROM products AS p
      INNER JOIN price_updates AS u ON u.sku = p.sku
      WHERE u.discontinued = 0`,
    expected: one('products', [
      column('price', {
        IDENTITY: ['price_updates.price'],
        JOIN: ['price_updates.sku', 'products.sku'],
        FILTER: ['price_updates.discontinued'],
      }),
      column('name', {
        TRANSFORMATION: ['products.name'],
        JOIN: ['price_updates.sku', 'products.sku'],
        FILTER: ['price_updates.discontinued'],
      }),
    ]),
  },
  {
    name: 'MySQL updates a join',
    dialect: 'mysql',
    sql: `
      UPDATE \`orders\` AS o
      INNER JOIN \`customers\` AS c ON c.\`customer_id\` = o.\`customer_id\`
      SET o.\`currency\` = IF(c.\`country\` = 'US', 'USD', o.\`currency\`), o.\`total\` = c.\`credit\`
      WHERE o.\`status\` = 'new'`,
    expected: one('orders', [
      column('currency', {
        TRANSFORMATION: ['orders.currency'],
        CONDITIONAL: ['customers.country'],
        JOIN: ['customers.customer_id', 'orders.customer_id'],
        FILTER: ['orders.status'],
      }),
      column('total', {
        IDENTITY: ['customers.credit'],
        JOIN: ['customers.customer_id', 'orders.customer_id'],
        FILTER: ['orders.status'],
      }),
    ]),
  },
  {
    name: 'MySQL concatenates groups in an order',
    dialect: 'mysql',
    sql: `
      CREATE TABLE department_lists AS
      SELECT \`department\`, GROUP_CONCAT(DISTINCT \`name\` ORDER BY \`hired_on\` DESC SEPARATOR '; ') AS \`names\`
      FROM \`employees\`
      WHERE IFNULL(\`salary\`, 0) > 0
      GROUP BY \`department\` WITH ROLLUP`,
    expected: one(
      'department_lists',
      [
        ...passed('employees.department'),
        column('names', { AGGREGATION: ['employees.name'], SORT: ['employees.hired_on'] }),
      ],
      { FILTER: ['employees.salary'], GROUP_BY: ['employees.department'] },
    ),
  },
  {
    name: 'MySQL deletes from one table of a join',
    dialect: 'mysql',
    sql: `
      DELETE l
      FROM order_lines AS l
      JOIN orders AS o ON o.order_id = l.order_id
      WHERE o.status = 'void'`,
    expected: one('order_lines', [], {
      JOIN: ['orders.order_id', 'order_lines.order_id'],
      FILTER: ['orders.status'],
    }),
  },
  {
    name: 'MySQL replaces rows',
    dialect: 'mysql',
    sql: `
      REPLACE INTO rates (currency, rate)
      SELECT o.currency, AVG(o.total) FROM orders o GROUP BY o.currency ORDER BY NULL`,
    expected: one(
      'rates',
      [...passed('orders.currency'), column('rate', { AGGREGATION: ['orders.total'] })],
      { GROUP_BY: ['orders.currency'] },
    ),
  },
];
