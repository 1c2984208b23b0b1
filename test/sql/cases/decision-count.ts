/** Decision-support queries that count, compare counts, and follow people. */
import type { SqlCase } from './case.ts';
import { column, masked, ofRows, one, passed } from './expected.ts';

export const countDecisions: readonly SqlCase[] = [
  {
    name: 'bands of quantity, each a derived table',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE quantity_bands AS
      SELECT *
      FROM (
        SELECT avg(unit_price) AS b1_mean, count(unit_price) AS b1_n, count(DISTINCT unit_price) AS b1_distinct
        FROM store_sales
        WHERE quantity BETWEEN 0 AND 5 AND (discount BETWEEN 0 AND 50 OR net_paid > 100)
      ) AS b1
      CROSS JOIN (
        SELECT avg(unit_price) AS b2_mean, count(unit_price) AS b2_n, count(DISTINCT unit_price) AS b2_distinct
        FROM web_sales
        WHERE quantity BETWEEN 6 AND 100 AND shipping_fee < 50
      ) AS b2,
      (SELECT max(net_paid) AS b3_most FROM phone_sales) AS b3
      LIMIT 100`,
    expected: one(
      'quantity_bands',
      [
        column('b1_mean', { AGGREGATION: ['store_sales.unit_price'] }),
        masked('b1_n', { AGGREGATION: ['store_sales.unit_price'] }),
        masked('b1_distinct', { AGGREGATION: ['store_sales.unit_price'] }),
        column('b2_mean', { AGGREGATION: ['web_sales.unit_price'] }),
        masked('b2_n', { AGGREGATION: ['web_sales.unit_price'] }),
        masked('b2_distinct', { AGGREGATION: ['web_sales.unit_price'] }),
        column('b3_most', { AGGREGATION: ['phone_sales.net_paid'] }),
      ],
      {
        FILTER: [
          'store_sales.quantity',
          'store_sales.discount',
          'store_sales.net_paid',
          'web_sales.quantity',
          'web_sales.shipping_fee',
        ],
      },
    ),
  },
  {
    name: 'the ratio of two counts has no source column',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE weekend_ratio AS
      SELECT sat.n AS saturdays, sun.n AS sundays, sat.n / sun.n AS ratio
      FROM (
        SELECT count(*) AS n
        FROM web_sales AS w
        JOIN days AS d ON d.day_id = w.sold_day_id
        WHERE d.weekday = 'Sat'
      ) AS sat
      CROSS JOIN (
        SELECT count(*) AS n
        FROM web_sales AS w
        JOIN days AS d ON d.day_id = w.sold_day_id
        WHERE d.weekday = 'Sun' AND w.website_id < 4
      ) AS sun
      ORDER BY ratio`,
    expected: one('weekend_ratio', [ofRows('saturdays'), ofRows('sundays'), ofRows('ratio')], {
      JOIN: ['days.day_id', 'web_sales.sold_day_id'],
      FILTER: ['days.weekday', 'web_sales.website_id'],
    }),
  },
  {
    name: 'the share of promoted sales in all',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE promoted_share AS
      SELECT promo.promotions, every_sale.total, promo.promotions / every_sale.total * 100 AS share
      FROM (
        SELECT sum(s.net_paid) AS promotions
        FROM store_sales AS s
        JOIN campaigns AS c ON c.campaign_id = s.campaign_id
        JOIN articles AS a ON a.article_id = s.article_id
        WHERE c.channel IN ('mail', 'radio') AND a.category <> 'toys'
      ) AS promo
      CROSS JOIN (
        SELECT sum(s.net_paid + s.discount) AS total
        FROM store_sales AS s
        JOIN articles AS a ON a.article_id = s.article_id
        WHERE a.category <> 'toys'
      ) AS every_sale`,
    expected: one(
      'promoted_share',
      [
        column('promotions', { AGGREGATION: ['store_sales.net_paid'] }),
        column('total', { AGGREGATION: ['store_sales.net_paid', 'store_sales.discount'] }),
        column('share', { AGGREGATION: ['store_sales.net_paid', 'store_sales.discount'] }),
      ],
      {
        JOIN: [
          'campaigns.campaign_id',
          'store_sales.campaign_id',
          'articles.article_id',
          'store_sales.article_id',
        ],
        FILTER: ['campaigns.channel', 'articles.category'],
      },
    ),
  },
  {
    name: 'web sales of frequent articles to the best shoppers',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE best_sales AS
      WITH frequent AS (
        SELECT s.article_id, count(*) AS n
        FROM store_sales AS s
        JOIN days AS d ON d.day_id = s.day_id
        WHERE d.year_no > 2021
        GROUP BY s.article_id, d.month_no
        HAVING count(*) > 1
      ),
      spent AS (SELECT s.shopper_id, sum(s.quantity * s.unit_price) AS worth FROM store_sales AS s GROUP BY s.shopper_id),
      top AS (SELECT max(worth) AS most FROM spent),
      best AS (
        SELECT spent.shopper_id FROM spent CROSS JOIN top WHERE spent.worth > 0.5 * top.most
      )
      SELECT w.order_no, w.quantity * w.unit_price AS worth
      FROM web_sales AS w
      SEMI JOIN frequent AS f ON f.article_id = w.article_id
      SEMI JOIN best AS b ON b.shopper_id = w.shopper_id`,
    expected: one(
      'best_sales',
      [
        ...passed('web_sales.order_no'),
        column('worth', { TRANSFORMATION: ['web_sales.quantity', 'web_sales.unit_price'] }),
      ],
      {
        JOIN: [
          'days.day_id',
          'store_sales.day_id',
          'store_sales.article_id',
          'web_sales.article_id',
          'store_sales.shopper_id',
          'web_sales.shopper_id',
        ],
        FILTER: ['days.year_no', 'store_sales.quantity', 'store_sales.unit_price'],
        GROUP_BY: ['store_sales.article_id', 'days.month_no', 'store_sales.shopper_id'],
      },
    ),
  },
  {
    name: 'shoppers with many lines on a receipt',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE long_receipts AS
      SELECT h.last_name, h.first_name, t.receipt_no, t.n
      FROM (
        SELECT s.receipt_no, s.shopper_id, count(*) AS n
        FROM store_sales AS s, days AS d, branches AS b
        WHERE s.day_id = d.day_id AND s.branch_id = b.branch_id AND d.month_no < 12 AND b.manager <> 'alpha'
        GROUP BY s.receipt_no, s.shopper_id
      ) AS t, shoppers AS h
      WHERE t.shopper_id = h.shopper_id AND t.n BETWEEN 1 AND 5
      ORDER BY t.n DESC, h.last_name`,
    expected: one(
      'long_receipts',
      [...passed('shoppers.last_name', 'shoppers.first_name', 'store_sales.receipt_no'), ofRows('n')],
      {
        FILTER: [
          'store_sales.day_id',
          'days.day_id',
          'store_sales.branch_id',
          'branches.branch_id',
          'days.month_no',
          'branches.manager',
          'store_sales.shopper_id',
          'shoppers.shopper_id',
        ],
        GROUP_BY: ['store_sales.receipt_no', 'store_sales.shopper_id'],
        SORT: ['shoppers.last_name'],
      },
    ),
  },
  {
    name: 'articles sold and never returned, by two channels',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE kept_articles AS
      WITH ss AS (
        SELECT d.year_no, s.article_id, s.shopper_id, sum(s.quantity) AS qty
        FROM store_sales AS s
        LEFT JOIN store_returns AS r ON r.receipt_no = s.receipt_no AND r.article_id = s.article_id
        JOIN days AS d ON d.day_id = s.day_id
        WHERE r.receipt_no IS NULL
        GROUP BY d.year_no, s.article_id, s.shopper_id
      ),
      ws AS (
        SELECT d.year_no, w.article_id, w.shopper_id, sum(w.quantity) AS qty
        FROM web_sales AS w
        LEFT JOIN web_returns AS r ON r.order_no = w.order_no AND r.article_id = w.article_id
        JOIN days AS d ON d.day_id = w.sold_day_id
        WHERE r.order_no IS NULL
        GROUP BY d.year_no, w.article_id, w.shopper_id
      )
      SELECT ss.article_id, ss.qty AS store_qty, coalesce(ws.qty, 0) AS web_qty, round(ss.qty / (coalesce(ws.qty, 0) + 1), 2) AS ratio
      FROM ss
      LEFT JOIN ws ON ws.year_no = ss.year_no AND ws.article_id = ss.article_id AND ws.shopper_id = ss.shopper_id
      WHERE ss.year_no = 2023`,
    expected: one(
      'kept_articles',
      [
        ...passed('store_sales.article_id'),
        column('store_qty', { AGGREGATION: ['store_sales.quantity'] }),
        column('web_qty', { AGGREGATION: ['web_sales.quantity'] }),
        column('ratio', { AGGREGATION: ['store_sales.quantity', 'web_sales.quantity'] }),
      ],
      {
        JOIN: [
          'store_returns.receipt_no',
          'store_sales.receipt_no',
          'store_returns.article_id',
          'store_sales.article_id',
          'days.day_id',
          'store_sales.day_id',
          'web_returns.order_no',
          'web_sales.order_no',
          'web_returns.article_id',
          'web_sales.article_id',
          'web_sales.sold_day_id',
          'days.year_no',
          'web_sales.shopper_id',
          'store_sales.shopper_id',
        ],
        FILTER: ['store_returns.receipt_no', 'web_returns.order_no', 'days.year_no'],
        GROUP_BY: [
          'days.year_no',
          'store_sales.article_id',
          'store_sales.shopper_id',
          'web_sales.article_id',
          'web_sales.shopper_id',
        ],
      },
    ),
  },
  {
    name: 'users who come back, by the month in which they came first',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE cohorts AS
      WITH firsts AS (
        SELECT user_id, min(date_trunc('month', happened_at)) AS cohort FROM events GROUP BY user_id
      )
      SELECT
        f.cohort,
        date_diff('month', f.cohort, date_trunc('month', e.happened_at)) AS months_later,
        count(DISTINCT e.user_id) AS users
      FROM events AS e
      JOIN firsts AS f ON f.user_id = e.user_id
      WHERE e.kind <> 'heartbeat'
      GROUP BY 1, 2
      ORDER BY 1, 2`,
    expected: one(
      'cohorts',
      [
        column('cohort', { AGGREGATION: ['events.happened_at'] }),
        column('months_later', { AGGREGATION: ['events.happened_at'] }),
        masked('users', { AGGREGATION: ['events.user_id'] }),
      ],
      {
        JOIN: ['events.user_id'],
        FILTER: ['events.kind'],
        GROUP_BY: ['events.user_id', 'events.happened_at'],
        SORT: ['events.happened_at'],
      },
    ),
  },
];
