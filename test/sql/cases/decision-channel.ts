/** Decision-support queries that put channels of sale side by side by unions. */
import type { SqlCase } from './case.ts';
import { column, constant, ofRows, one, passed } from './expected.ts';

export const channelDecisions: readonly SqlCase[] = [
  {
    name: 'sales and returns of two channels, rolled up',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE channel_report AS
      WITH store AS (
        SELECT s.branch_id, sum(s.sales) AS sales, sum(s.returned) AS returned
        FROM (
          SELECT branch_id, day_id, net_paid AS sales, 0 AS returned FROM store_sales
          UNION ALL
          SELECT branch_id, returned_day_id, 0, refund FROM store_returns
        ) AS s
        JOIN days AS d ON d.day_id = s.day_id
        WHERE d.year_no = 2023
        GROUP BY s.branch_id
      ),
      web AS (
        SELECT w.website_id, sum(w.sales) AS sales, sum(w.returned) AS returned
        FROM (
          SELECT website_id, sold_day_id AS day_id, net_paid AS sales, CAST(0 AS DECIMAL(12, 2)) AS returned
          FROM web_sales
          UNION ALL
          SELECT website_id, returned_day_id, 0, refund FROM web_returns
        ) AS w, days AS d
        WHERE d.day_id = w.day_id AND d.year_no = 2023
        GROUP BY w.website_id
      )
      SELECT channel, id, sum(sales) AS sales, sum(returned) AS returned, sum(sales - returned) AS profit
      FROM (
        SELECT 'store' AS channel, 'branch ' || branch_id AS id, sales, returned FROM store
        UNION ALL
        SELECT 'web', 'site ' || website_id, sales, returned FROM web
      ) AS both_channels
      GROUP BY ROLLUP (channel, id)
      ORDER BY channel, id
      LIMIT 100`,
    expected: one(
      'channel_report',
      [
        constant('channel'),
        column('id', {
          TRANSFORMATION: [
            'store_sales.branch_id',
            'store_returns.branch_id',
            'web_sales.website_id',
            'web_returns.website_id',
          ],
        }),
        column('sales', { AGGREGATION: ['store_sales.net_paid', 'web_sales.net_paid'] }),
        column('returned', { AGGREGATION: ['store_returns.refund', 'web_returns.refund'] }),
        column('profit', {
          AGGREGATION: [
            'store_sales.net_paid',
            'store_returns.refund',
            'web_sales.net_paid',
            'web_returns.refund',
          ],
        }),
      ],
      {
        JOIN: ['days.day_id', 'store_sales.day_id', 'store_returns.returned_day_id'],
        FILTER: ['days.year_no', 'days.day_id', 'web_sales.sold_day_id', 'web_returns.returned_day_id'],
        GROUP_BY: [
          'store_sales.branch_id',
          'store_returns.branch_id',
          'web_sales.website_id',
          'web_returns.website_id',
        ],
        SORT: [
          'store_sales.branch_id',
          'store_returns.branch_id',
          'web_sales.website_id',
          'web_returns.website_id',
        ],
      },
    ),
  },
  {
    name: 'weekday sums of two channels, compared with the year after',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE weekday_ratios AS
      WITH sold AS (
        SELECT sold_day_id AS day_id, net_paid FROM web_sales
        UNION ALL
        SELECT day_id, net_paid FROM phone_sales
      ),
      weekly AS (
        SELECT
          d.year_no,
          d.week_no,
          sum(CASE WHEN d.weekday = 'Sun' THEN s.net_paid END) AS sun,
          sum(CASE WHEN d.weekday = 'Mon' THEN s.net_paid END) AS mon
        FROM sold AS s
        JOIN days AS d ON d.day_id = s.day_id
        GROUP BY d.year_no, d.week_no
      )
      SELECT y.week_no, round(y.sun / z.sun, 2) AS sun_ratio, round(y.mon / z.mon, 2) AS mon_ratio
      FROM weekly AS y
      JOIN weekly AS z ON z.week_no = y.week_no AND z.year_no = y.year_no + 1
      WHERE y.year_no = 2022
      ORDER BY y.week_no`,
    expected: one(
      'weekday_ratios',
      [
        ...passed('days.week_no'),
        column('sun_ratio', {
          AGGREGATION: ['web_sales.net_paid', 'phone_sales.net_paid'],
          CONDITIONAL: ['days.weekday'],
        }),
        column('mon_ratio', {
          AGGREGATION: ['web_sales.net_paid', 'phone_sales.net_paid'],
          CONDITIONAL: ['days.weekday'],
        }),
      ],
      {
        JOIN: ['days.day_id', 'web_sales.sold_day_id', 'phone_sales.day_id', 'days.week_no', 'days.year_no'],
        FILTER: ['days.year_no'],
        GROUP_BY: ['days.year_no', 'days.week_no'],
        SORT: ['days.week_no'],
      },
    ),
  },
  {
    name: 'three channels by supplier, for the brands of one category',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE supplier_revenue AS
      WITH store AS (
        SELECT a.supplier_id, sum(s.net_paid) AS revenue
        FROM store_sales AS s, days AS d, articles AS a
        WHERE s.day_id = d.day_id
          AND s.article_id = a.article_id
          AND a.brand IN (SELECT b.brand FROM articles AS b WHERE b.category = 'books')
          AND d.month_no = 2
        GROUP BY a.supplier_id
      ),
      web AS (
        SELECT a.supplier_id, sum(w.net_paid) AS revenue
        FROM web_sales AS w, days AS d, articles AS a
        WHERE w.sold_day_id = d.day_id
          AND w.article_id = a.article_id
          AND a.brand IN (SELECT b.brand FROM articles AS b WHERE b.category = 'books')
          AND d.month_no = 2
        GROUP BY a.supplier_id
      ),
      phone AS (
        SELECT a.supplier_id, sum(f.net_paid) AS revenue
        FROM phone_sales AS f, days AS d, articles AS a
        WHERE f.day_id = d.day_id
          AND f.article_id = a.article_id
          AND a.brand IN (SELECT b.brand FROM articles AS b WHERE b.category = 'books')
          AND d.month_no = 2
        GROUP BY a.supplier_id
      )
      SELECT supplier_id, sum(revenue) AS revenue
      FROM (
        SELECT * FROM store
        UNION ALL
        SELECT * FROM web
        UNION ALL
        SELECT * FROM phone
      ) AS every_channel
      GROUP BY supplier_id
      ORDER BY revenue`,
    expected: one(
      'supplier_revenue',
      [
        ...passed('articles.supplier_id'),
        column('revenue', {
          AGGREGATION: ['store_sales.net_paid', 'web_sales.net_paid', 'phone_sales.net_paid'],
        }),
      ],
      {
        FILTER: [
          'store_sales.day_id',
          'web_sales.sold_day_id',
          'phone_sales.day_id',
          'days.day_id',
          'store_sales.article_id',
          'web_sales.article_id',
          'phone_sales.article_id',
          'articles.article_id',
          'articles.brand',
          'articles.category',
          'days.month_no',
        ],
        GROUP_BY: ['articles.supplier_id'],
        SORT: ['store_sales.net_paid', 'web_sales.net_paid', 'phone_sales.net_paid'],
      },
    ),
  },
  {
    name: 'brands sold at weekends, over a union of two channels',
    dialect: 'duckdb',
    sql: `
      CREATE VIEW weekend_brands AS
      SELECT a.brand, t.weekday, sum(t.price) AS worth
      FROM articles AS a
      JOIN (
        SELECT s.net_paid AS price, s.article_id AS sold_article, d.weekday
        FROM store_sales AS s
        JOIN days AS d USING (day_id)
        WHERE d.month_no = 11
        UNION ALL
        SELECT w.net_paid, w.article_id, d.weekday
        FROM web_sales AS w
        JOIN days AS d ON d.day_id = w.sold_day_id
        WHERE d.month_no = 11
      ) AS t ON t.sold_article = a.article_id
      WHERE t.weekday IN ('Sat', 'Sun') AND a.supplier_id < 4
      GROUP BY a.brand, t.weekday
      ORDER BY worth DESC, a.brand`,
    expected: one(
      'weekend_brands',
      [
        ...passed('articles.brand', 'days.weekday'),
        column('worth', { AGGREGATION: ['store_sales.net_paid', 'web_sales.net_paid'] }),
      ],
      {
        JOIN: [
          'store_sales.day_id',
          'web_sales.sold_day_id',
          'days.day_id',
          'store_sales.article_id',
          'web_sales.article_id',
          'articles.article_id',
        ],
        FILTER: ['days.month_no', 'days.weekday', 'articles.supplier_id'],
        GROUP_BY: ['articles.brand', 'days.weekday'],
        SORT: ['store_sales.net_paid', 'web_sales.net_paid', 'articles.brand'],
      },
    ),
  },
  {
    name: 'sales that lack a key, counted by channel',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE gaps AS
      SELECT channel, missing, year_no, count(*) AS n, sum(price) AS worth
      FROM (
        SELECT 'store' AS channel, 'campaign' AS missing, d.year_no, s.net_paid AS price
        FROM store_sales AS s, days AS d
        WHERE s.campaign_id IS NULL AND s.day_id = d.day_id
        UNION ALL
        SELECT 'web', 'depot', d.year_no, w.net_paid
        FROM web_sales AS w, days AS d
        WHERE w.depot_id IS NULL AND w.sold_day_id = d.day_id
      ) AS found
      GROUP BY channel, missing, year_no`,
    expected: one(
      'gaps',
      [
        constant('channel'),
        constant('missing'),
        ...passed('days.year_no'),
        ofRows('n'),
        column('worth', { AGGREGATION: ['store_sales.net_paid', 'web_sales.net_paid'] }),
      ],
      {
        FILTER: [
          'store_sales.campaign_id',
          'store_sales.day_id',
          'days.day_id',
          'web_sales.depot_id',
          'web_sales.sold_day_id',
        ],
        GROUP_BY: ['days.year_no'],
      },
    ),
  },
];
