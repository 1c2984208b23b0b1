/** Decision-support queries on stock, depots and delivery. */
import type { SqlCase } from './case.ts';
import { column, ofRows, one, passed } from './expected.ts';

export const stockDecisions: readonly SqlCase[] = [
  {
    name: 'stock before and after a day, where the two are alike',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE stock_changes AS
      SELECT *
      FROM (
        SELECT
          dp.depot_name,
          a.sku,
          sum(CASE WHEN d.calendar_date < DATE '2022-01-03' THEN k.on_hand ELSE 0 END) AS qty_before,
          sum(CASE WHEN d.calendar_date >= DATE '2022-01-03' THEN k.on_hand ELSE 0 END) AS qty_after
        FROM stock AS k
        JOIN depots AS dp ON dp.depot_id = k.depot_id
        JOIN articles AS a ON a.article_id = k.article_id
        JOIN days AS d ON d.day_id = k.day_id
        WHERE a.list_price > 1
        GROUP BY dp.depot_name, a.sku
      ) AS x
      WHERE (CASE WHEN qty_before > 0 THEN qty_after / qty_before ELSE NULL END) BETWEEN 0.1 AND 10
      ORDER BY depot_name, sku`,
    expected: one(
      'stock_changes',
      [
        ...passed('depots.depot_name', 'articles.sku'),
        column('qty_before', { AGGREGATION: ['stock.on_hand'], CONDITIONAL: ['days.calendar_date'] }),
        column('qty_after', { AGGREGATION: ['stock.on_hand'], CONDITIONAL: ['days.calendar_date'] }),
      ],
      {
        JOIN: [
          'depots.depot_id',
          'stock.depot_id',
          'articles.article_id',
          'stock.article_id',
          'days.day_id',
          'stock.day_id',
        ],
        FILTER: ['articles.list_price', 'stock.on_hand', 'days.calendar_date'],
        GROUP_BY: ['depots.depot_name', 'articles.sku'],
        SORT: ['depots.depot_name', 'articles.sku'],
      },
    ),
  },
  {
    name: 'how much stock varies from month to month',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE stock_variation AS
      WITH inv AS (
        SELECT depot_id, article_id, month_no, stdev, mean, CASE mean WHEN 0 THEN NULL ELSE stdev / mean END AS cov
        FROM (
          SELECT
            dp.depot_id,
            a.article_id,
            d.month_no,
            stddev_pop(k.on_hand) AS stdev,
            avg(k.on_hand) AS mean
          FROM stock AS k, articles AS a, depots AS dp, days AS d
          WHERE k.article_id = a.article_id AND k.depot_id = dp.depot_id AND k.day_id = d.day_id AND d.year_no > 2021
          GROUP BY dp.depot_id, a.article_id, d.month_no
        ) AS monthly
        WHERE CASE mean WHEN 0 THEN 0 ELSE stdev / mean END >= 0
      )
      SELECT i1.depot_id, i1.article_id, i1.cov, i2.cov AS next_cov
      FROM inv AS i1, inv AS i2
      WHERE i1.article_id = i2.article_id AND i1.depot_id = i2.depot_id AND i2.month_no = i1.month_no + 1
      ORDER BY i1.cov`,
    expected: one(
      'stock_variation',
      [
        ...passed('depots.depot_id', 'articles.article_id'),
        column('cov', { AGGREGATION: ['stock.on_hand'], CONDITIONAL: ['stock.on_hand'] }),
        column('next_cov', { AGGREGATION: ['stock.on_hand'], CONDITIONAL: ['stock.on_hand'] }),
      ],
      {
        FILTER: [
          'stock.article_id',
          'articles.article_id',
          'stock.depot_id',
          'depots.depot_id',
          'stock.day_id',
          'days.day_id',
          'days.year_no',
          'stock.on_hand',
          'days.month_no',
        ],
        GROUP_BY: ['depots.depot_id', 'articles.article_id', 'days.month_no'],
        SORT: ['stock.on_hand'],
      },
    ),
  },
  {
    name: 'web sales before and after a day, refunds deducted',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE depot_sales AS
      SELECT
        p.state,
        a.sku,
        sum(CASE WHEN d.calendar_date < DATE '2022-01-03' THEN w.net_paid - coalesce(r.refund, 0) ELSE 0 END) AS early,
        sum(CASE WHEN d.calendar_date >= DATE '2022-01-03' THEN w.net_paid - coalesce(r.refund, 0) ELSE 0 END) AS late
      FROM web_sales AS w
      LEFT JOIN web_returns AS r ON w.order_no = r.order_no AND w.article_id = r.article_id
      JOIN depots AS dp ON dp.depot_id = w.depot_id
      JOIN places AS p ON p.place_id = dp.place_id
      JOIN articles AS a ON a.article_id = w.article_id
      JOIN days AS d ON d.day_id = w.sold_day_id
      WHERE a.list_price BETWEEN 1 AND 500
      GROUP BY p.state, a.sku`,
    expected: one(
      'depot_sales',
      [
        ...passed('places.state', 'articles.sku'),
        column('early', {
          AGGREGATION: ['web_sales.net_paid', 'web_returns.refund'],
          CONDITIONAL: ['days.calendar_date'],
        }),
        column('late', {
          AGGREGATION: ['web_sales.net_paid', 'web_returns.refund'],
          CONDITIONAL: ['days.calendar_date'],
        }),
      ],
      {
        JOIN: [
          'web_sales.order_no',
          'web_returns.order_no',
          'web_sales.article_id',
          'web_returns.article_id',
          'depots.depot_id',
          'web_sales.depot_id',
          'places.place_id',
          'depots.place_id',
          'articles.article_id',
          'days.day_id',
          'web_sales.sold_day_id',
        ],
        FILTER: ['articles.list_price'],
        GROUP_BY: ['places.state', 'articles.sku'],
      },
    ),
  },
  {
    name: 'articles in stock that were sold',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE stocked_articles AS
      SELECT a.sku, a.title, a.list_price
      FROM articles AS a, stock AS k, days AS d, store_sales AS s
      WHERE a.list_price BETWEEN 1 AND 500
        AND k.article_id = a.article_id
        AND d.day_id = k.day_id
        AND d.calendar_date >= DATE '2014-01-01'
        AND a.supplier_id IN (1, 2, 3)
        AND k.on_hand BETWEEN 1 AND 50
        AND s.article_id = a.article_id
      GROUP BY a.sku, a.title, a.list_price`,
    expected: one('stocked_articles', passed('articles.sku', 'articles.title', 'articles.list_price'), {
      FILTER: [
        'articles.list_price',
        'stock.article_id',
        'articles.article_id',
        'days.day_id',
        'stock.day_id',
        'days.calendar_date',
        'articles.supplier_id',
        'stock.on_hand',
        'store_sales.article_id',
      ],
      GROUP_BY: ['articles.sku', 'articles.title', 'articles.list_price'],
    }),
  },
  {
    name: 'orders for more than there is in stock, with and without a campaign',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE short_orders AS
      SELECT
        a.title,
        dp.depot_name,
        d1.week_no,
        sum(CASE WHEN c.campaign_id IS NULL THEN 1 ELSE 0 END) AS without_campaign,
        sum(CASE WHEN c.campaign_id IS NOT NULL THEN 1 ELSE 0 END) AS with_campaign,
        count(*) AS total
      FROM web_sales AS w
      JOIN stock AS k ON w.article_id = k.article_id
      JOIN depots AS dp ON dp.depot_id = k.depot_id
      JOIN articles AS a ON a.article_id = w.article_id
      JOIN shoppers AS h ON h.shopper_id = w.shopper_id
      JOIN days AS d1 ON w.sold_day_id = d1.day_id
      JOIN days AS d2 ON k.day_id = d2.day_id
      LEFT JOIN campaigns AS c ON c.campaign_id = w.campaign_id
      LEFT JOIN web_returns AS r ON r.article_id = w.article_id AND r.order_no = w.order_no
      WHERE d1.week_no >= d2.week_no AND k.on_hand < w.quantity AND h.segment <> 'gold'
      GROUP BY a.title, dp.depot_name, d1.week_no
      ORDER BY total DESC, a.title`,
    expected: one(
      'short_orders',
      [
        ...passed('articles.title', 'depots.depot_name', 'days.week_no'),
        column('without_campaign', { CONDITIONAL: ['campaigns.campaign_id'] }),
        column('with_campaign', { CONDITIONAL: ['campaigns.campaign_id'] }),
        ofRows('total'),
      ],
      {
        JOIN: [
          'web_sales.article_id',
          'stock.article_id',
          'depots.depot_id',
          'stock.depot_id',
          'articles.article_id',
          'shoppers.shopper_id',
          'web_sales.shopper_id',
          'web_sales.sold_day_id',
          'days.day_id',
          'stock.day_id',
          'campaigns.campaign_id',
          'web_sales.campaign_id',
          'web_returns.article_id',
          'web_returns.order_no',
          'web_sales.order_no',
        ],
        FILTER: ['days.week_no', 'stock.on_hand', 'web_sales.quantity', 'shoppers.segment'],
        GROUP_BY: ['articles.title', 'depots.depot_name', 'days.week_no'],
        SORT: ['articles.title'],
      },
    ),
  },
  {
    name: 'monthly sums of depots, one column a month',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE depot_months AS
      SELECT depot_name, city, sum(jan) AS jan, sum(feb) AS feb, sum(jan) / count(DISTINCT website_id) AS jan_by_site
      FROM (
        SELECT
          dp.depot_name,
          p.city,
          w.website_id,
          sum(CASE WHEN d.month_no = 1 THEN w.net_paid * w.quantity ELSE 0 END) AS jan,
          sum(CASE WHEN d.month_no = 2 THEN w.net_paid * w.quantity ELSE 0 END) AS feb
        FROM web_sales AS w
        JOIN depots AS dp ON dp.depot_id = w.depot_id
        JOIN places AS p ON p.place_id = dp.place_id
        JOIN days AS d ON d.day_id = w.sold_day_id
        WHERE d.year_no = 2023
        GROUP BY dp.depot_name, p.city, w.website_id
      ) AS x
      GROUP BY depot_name, city
      ORDER BY depot_name`,
    expected: one(
      'depot_months',
      [
        ...passed('depots.depot_name', 'places.city'),
        column('jan', {
          AGGREGATION: ['web_sales.net_paid', 'web_sales.quantity'],
          CONDITIONAL: ['days.month_no'],
        }),
        column('feb', {
          AGGREGATION: ['web_sales.net_paid', 'web_sales.quantity'],
          CONDITIONAL: ['days.month_no'],
        }),
        column('jan_by_site', {
          AGGREGATION: ['web_sales.net_paid', 'web_sales.quantity', 'web_sales.website_id'],
          CONDITIONAL: ['days.month_no'],
        }),
      ],
      {
        JOIN: [
          'depots.depot_id',
          'web_sales.depot_id',
          'places.place_id',
          'depots.place_id',
          'days.day_id',
          'web_sales.sold_day_id',
        ],
        FILTER: ['days.year_no'],
        GROUP_BY: ['depots.depot_name', 'places.city', 'web_sales.website_id'],
        SORT: ['depots.depot_name'],
      },
    ),
  },
];
