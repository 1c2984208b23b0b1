/** Decision-support queries on what was sold and what came back. */
import type { SqlCase } from './case.ts';
import { column, constant, masked, one, passed } from './expected.ts';

export const returnDecisions: readonly SqlCase[] = [
  {
    name: 'profit by branch with refunds, beside that of websites',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE profits AS
      WITH sold AS (
        SELECT branch_id, sum(net_paid) AS revenue, sum(quantity * unit_price - discount) AS gross
        FROM store_sales
        JOIN days USING (day_id)
        WHERE calendar_date BETWEEN DATE '2022-01-01' AND DATE '2023-06-01'
        GROUP BY branch_id
      ),
      returned AS (
        SELECT branch_id, sum(refund) AS refunds
        FROM store_returns, days
        WHERE returned_day_id = day_id AND calendar_date > DATE '2019-01-01'
        GROUP BY branch_id
      )
      SELECT
        'store' AS channel,
        s.branch_id AS id,
        s.revenue,
        coalesce(r.refunds, 0) AS refunds,
        s.gross - coalesce(r.refunds, 0) AS profit
      FROM sold AS s
      LEFT JOIN returned AS r ON r.branch_id = s.branch_id
      UNION ALL
      SELECT 'web', website_id, sum(net_paid), NULL, sum(net_paid - shipping_fee)
      FROM web_sales
      GROUP BY website_id`,
    expected: one(
      'profits',
      [
        constant('channel'),
        column('id', { IDENTITY: ['store_sales.branch_id', 'web_sales.website_id'] }),
        column('revenue', { AGGREGATION: ['store_sales.net_paid', 'web_sales.net_paid'] }),
        column('refunds', { AGGREGATION: ['store_returns.refund'] }),
        column('profit', {
          AGGREGATION: [
            'store_sales.quantity',
            'store_sales.unit_price',
            'store_sales.discount',
            'store_returns.refund',
            'web_sales.net_paid',
            'web_sales.shipping_fee',
          ],
        }),
      ],
      {
        JOIN: ['store_sales.day_id', 'days.day_id', 'store_returns.branch_id', 'store_sales.branch_id'],
        FILTER: ['days.calendar_date', 'store_returns.returned_day_id', 'days.day_id'],
        GROUP_BY: ['store_sales.branch_id', 'store_returns.branch_id', 'web_sales.website_id'],
      },
    ),
  },
  {
    name: 'articles ranked by their share of returns, by channel',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE worst_articles AS
      WITH web AS (
        SELECT w.article_id, sum(coalesce(r.quantity, 0)) / sum(w.quantity) AS ratio
        FROM web_sales AS w
        LEFT JOIN web_returns AS r ON r.order_no = w.order_no AND r.article_id = w.article_id
        WHERE r.refund > 10
        GROUP BY w.article_id
      ),
      store AS (
        SELECT s.article_id, sum(coalesce(r.quantity, 0)) / sum(s.quantity) AS ratio
        FROM store_sales AS s
        LEFT JOIN store_returns AS r ON r.receipt_no = s.receipt_no AND r.article_id = s.article_id
        WHERE r.refund > 10
        GROUP BY s.article_id
      )
      SELECT channel, article_id, place
      FROM (
        SELECT 'web' AS channel, article_id, rank() OVER (ORDER BY ratio) AS place FROM web
        UNION
        SELECT 'store', article_id, rank() OVER (ORDER BY ratio) FROM store
      ) AS ranked
      WHERE place <= 2
      ORDER BY channel, place`,
    expected: one(
      'worst_articles',
      [
        constant('channel'),
        column('article_id', { IDENTITY: ['web_sales.article_id', 'store_sales.article_id'] }),
        column('place', {
          WINDOW: [
            'web_returns.quantity',
            'web_sales.quantity',
            'store_returns.quantity',
            'store_sales.quantity',
          ],
        }),
      ],
      {
        JOIN: [
          'web_returns.order_no',
          'web_sales.order_no',
          'web_returns.article_id',
          'web_sales.article_id',
          'store_returns.receipt_no',
          'store_sales.receipt_no',
          'store_returns.article_id',
          'store_sales.article_id',
        ],
        FILTER: [
          'web_returns.refund',
          'store_returns.refund',
          'web_returns.quantity',
          'web_sales.quantity',
          'store_returns.quantity',
          'store_sales.quantity',
        ],
        GROUP_BY: ['web_sales.article_id', 'store_sales.article_id'],
        SORT: [
          'web_returns.quantity',
          'web_sales.quantity',
          'store_returns.quantity',
          'store_sales.quantity',
        ],
      },
    ),
  },
  {
    name: 'shoppers who return more than is usual at their branch',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE frequent_returners AS
      WITH returned AS (
        SELECT shopper_id, branch_id, sum(refund) AS total
        FROM store_returns
        JOIN days ON day_id = returned_day_id
        WHERE year_no = 2023
        GROUP BY shopper_id, branch_id
      ),
      limits AS (SELECT branch_id, 1.2 * avg(total) AS most FROM returned GROUP BY branch_id)
      SELECT h.loyalty_no
      FROM returned AS r
      JOIN limits AS l ON l.branch_id = r.branch_id
      JOIN shoppers AS h ON h.shopper_id = r.shopper_id
      JOIN branches AS b ON b.branch_id = r.branch_id
      JOIN places AS p ON p.place_id = b.place_id
      WHERE r.total > l.most AND p.state <> 'TN'
      ORDER BY h.loyalty_no
      LIMIT 100`,
    expected: one('frequent_returners', passed('shoppers.loyalty_no'), {
      JOIN: [
        'days.day_id',
        'store_returns.returned_day_id',
        'store_returns.branch_id',
        'shoppers.shopper_id',
        'store_returns.shopper_id',
        'branches.branch_id',
        'places.place_id',
        'branches.place_id',
      ],
      FILTER: ['days.year_no', 'store_returns.refund', 'places.state'],
      GROUP_BY: ['store_returns.shopper_id', 'store_returns.branch_id'],
      SORT: ['shoppers.loyalty_no'],
    }),
  },
  {
    name: 'returns above the mean of the state, by a window over a sum',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE state_returners AS
      WITH t AS (
        SELECT r.shopper_id, p.state, sum(r.refund) AS total, avg(sum(r.refund)) OVER (PARTITION BY p.state) AS mean
        FROM web_returns AS r
        JOIN days AS d ON d.day_id = r.returned_day_id
        JOIN shoppers AS h ON h.shopper_id = r.shopper_id
        JOIN places AS p ON p.place_id = h.home_place_id
        WHERE d.year_no = 2023
        GROUP BY r.shopper_id, p.state
      )
      SELECT
        h.first_name || ' ' || h.last_name AS full_name,
        h.email,
        md5(h.phone) AS phone_hash,
        t.state,
        t.total
      FROM t
      JOIN shoppers AS h USING (shopper_id)
      WHERE t.total > 1.2 * t.mean`,
    expected: one(
      'state_returners',
      [
        column('full_name', { TRANSFORMATION: ['shoppers.first_name', 'shoppers.last_name'] }),
        ...passed('shoppers.email'),
        masked('phone_hash', { TRANSFORMATION: ['shoppers.phone'] }),
        ...passed('places.state'),
        column('total', { AGGREGATION: ['web_returns.refund'] }),
      ],
      {
        JOIN: [
          'days.day_id',
          'web_returns.returned_day_id',
          'shoppers.shopper_id',
          'web_returns.shopper_id',
          'places.place_id',
          'shoppers.home_place_id',
        ],
        FILTER: ['days.year_no', 'web_returns.refund', 'places.state'],
        GROUP_BY: ['web_returns.shopper_id', 'places.state'],
      },
    ),
  },
  {
    name: 'what shoppers paid in the end, after returns for one reason',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE actual_sales AS
      SELECT t.shopper_id, sum(t.worth) AS total
      FROM (
        SELECT
          s.shopper_id,
          CASE
            WHEN r.quantity IS NOT NULL THEN (s.quantity - r.quantity) * s.unit_price
            ELSE s.quantity * s.unit_price
          END AS worth
        FROM store_sales AS s
        LEFT JOIN store_returns AS r ON r.receipt_no = s.receipt_no AND r.article_id = s.article_id,
          reasons AS q
        WHERE r.reason_id = q.reason_id AND q.wording = 'late'
      ) AS t
      GROUP BY t.shopper_id
      ORDER BY total, t.shopper_id`,
    expected: one(
      'actual_sales',
      [
        ...passed('store_sales.shopper_id'),
        column('total', {
          AGGREGATION: ['store_sales.quantity', 'store_returns.quantity', 'store_sales.unit_price'],
          CONDITIONAL: ['store_returns.quantity'],
        }),
      ],
      {
        JOIN: [
          'store_returns.receipt_no',
          'store_sales.receipt_no',
          'store_returns.article_id',
          'store_sales.article_id',
        ],
        FILTER: ['store_returns.reason_id', 'reasons.reason_id', 'reasons.wording'],
        GROUP_BY: ['store_sales.shopper_id'],
        SORT: [
          'store_sales.quantity',
          'store_returns.quantity',
          'store_sales.unit_price',
          'store_sales.shopper_id',
        ],
      },
    ),
  },
];
