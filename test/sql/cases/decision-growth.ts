/** Decision-support queries that hold one period against another. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const growthDecisions: readonly SqlCase[] = [
  {
    name: 'shoppers whose web sales grow faster than their store sales',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE web_movers AS
      WITH year_total AS (
        SELECT h.shopper_id, h.first_name, h.last_name, d.year_no AS yr, sum(s.net_paid) AS total, 's' AS kind
        FROM shoppers AS h
        JOIN store_sales AS s ON s.shopper_id = h.shopper_id
        JOIN days AS d ON d.day_id = s.day_id
        GROUP BY h.shopper_id, h.first_name, h.last_name, d.year_no
        UNION ALL
        SELECT h.shopper_id, h.first_name, h.last_name, d.year_no, sum(w.net_paid - w.discount), 'w'
        FROM shoppers AS h
        JOIN web_sales AS w ON w.shopper_id = h.shopper_id
        JOIN days AS d ON d.day_id = w.sold_day_id
        GROUP BY 1, 2, 3, 4
      )
      SELECT s2.shopper_id, s2.first_name, s2.last_name
      FROM year_total AS s1, year_total AS s2, year_total AS w1, year_total AS w2
      WHERE s2.shopper_id = s1.shopper_id
        AND w1.shopper_id = s1.shopper_id
        AND w2.shopper_id = s1.shopper_id
        AND s1.kind = 's' AND s2.kind = 's' AND w1.kind = 'w' AND w2.kind = 'w'
        AND s1.yr = 2022 AND s2.yr = 2023 AND w1.yr = 2022 AND w2.yr = 2023
        AND s1.total > 0 AND w1.total > 0
        AND CASE WHEN w1.total > 0 THEN w2.total / w1.total END > CASE WHEN s1.total > 0 THEN s2.total / s1.total END
      ORDER BY s2.last_name`,
    expected: one('web_movers', passed('shoppers.shopper_id', 'shoppers.first_name', 'shoppers.last_name'), {
      JOIN: [
        'store_sales.shopper_id',
        'web_sales.shopper_id',
        'shoppers.shopper_id',
        'days.day_id',
        'store_sales.day_id',
        'web_sales.sold_day_id',
      ],
      FILTER: [
        'shoppers.shopper_id',
        'days.year_no',
        'store_sales.net_paid',
        'web_sales.net_paid',
        'web_sales.discount',
      ],
      GROUP_BY: ['shoppers.shopper_id', 'shoppers.first_name', 'shoppers.last_name', 'days.year_no'],
      SORT: ['shoppers.last_name'],
    }),
  },
  {
    name: 'growth from quarter to quarter by county, in two channels',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE county_growth AS
      WITH ss AS (
        SELECT p.county, d.quarter_no, d.year_no, sum(s.net_paid) AS sales
        FROM store_sales AS s
        JOIN days AS d ON d.day_id = s.day_id
        JOIN shoppers AS h ON h.shopper_id = s.shopper_id
        JOIN places AS p ON p.place_id = h.home_place_id
        GROUP BY ALL
      ),
      ws AS (
        SELECT p.county, d.quarter_no, d.year_no, sum(w.net_paid) AS sales
        FROM web_sales AS w
        JOIN days AS d ON d.day_id = w.sold_day_id
        JOIN shoppers AS h ON h.shopper_id = w.shopper_id
        JOIN places AS p ON p.place_id = h.home_place_id
        GROUP BY ALL
      )
      SELECT s1.county, s1.year_no, w2.sales / w1.sales AS web_growth, s2.sales / s1.sales AS store_growth
      FROM ss AS s1
      JOIN ss AS s2 ON s2.county = s1.county AND s2.year_no = s1.year_no AND s2.quarter_no = s1.quarter_no + 1
      JOIN ws AS w1 ON w1.county = s1.county AND w1.year_no = s1.year_no AND w1.quarter_no = s1.quarter_no
      JOIN ws AS w2 ON w2.county = w1.county AND w2.quarter_no = w1.quarter_no + 1
      WHERE w2.sales / nullif(w1.sales, 0) > s2.sales / nullif(s1.sales, 0)`,
    expected: one(
      'county_growth',
      [
        ...passed('places.county', 'days.year_no'),
        column('web_growth', { AGGREGATION: ['web_sales.net_paid'] }),
        column('store_growth', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      {
        JOIN: [
          'days.day_id',
          'store_sales.day_id',
          'web_sales.sold_day_id',
          'shoppers.shopper_id',
          'store_sales.shopper_id',
          'web_sales.shopper_id',
          'places.place_id',
          'shoppers.home_place_id',
          'places.county',
          'days.year_no',
          'days.quarter_no',
        ],
        FILTER: ['web_sales.net_paid', 'store_sales.net_paid'],
        GROUP_BY: ['places.county', 'days.quarter_no', 'days.year_no'],
      },
    ),
  },
  {
    name: 'articles that sold less than the year before, returns deducted',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE falling_articles AS
      WITH all_sales AS (
        SELECT d.year_no, a.brand, a.article_id, sum(x.units) AS units, sum(x.worth) AS worth
        FROM (
          SELECT
            s.day_id,
            s.article_id,
            s.quantity - coalesce(r.quantity, 0) AS units,
            s.net_paid - coalesce(r.refund, 0.0) AS worth
          FROM store_sales AS s
          LEFT JOIN store_returns AS r ON r.receipt_no = s.receipt_no AND r.article_id = s.article_id
          UNION
          SELECT
            w.sold_day_id,
            w.article_id,
            w.quantity - coalesce(r.quantity, 0),
            w.net_paid - coalesce(r.refund, 0.0)
          FROM web_sales AS w
          LEFT JOIN web_returns AS r ON r.order_no = w.order_no AND r.article_id = w.article_id
        ) AS x
        JOIN articles AS a ON a.article_id = x.article_id
        JOIN days AS d ON d.day_id = x.day_id
        WHERE a.category = 'books'
        GROUP BY d.year_no, a.brand, a.article_id
      )
      SELECT
        prev.year_no AS prev_year,
        curr.year_no AS curr_year,
        curr.brand,
        curr.article_id,
        curr.units - prev.units AS units_change,
        curr.worth - prev.worth AS worth_change
      FROM all_sales AS curr, all_sales AS prev
      WHERE curr.article_id = prev.article_id
        AND curr.year_no = prev.year_no + 1
        AND CAST(curr.units AS DECIMAL(17, 2)) / CAST(prev.units AS DECIMAL(17, 2)) < 0.9
      ORDER BY units_change
      LIMIT 50`,
    expected: one(
      'falling_articles',
      [
        column('prev_year', { IDENTITY: ['days.year_no'] }),
        column('curr_year', { IDENTITY: ['days.year_no'] }),
        ...passed('articles.brand', 'articles.article_id'),
        column('units_change', {
          AGGREGATION: [
            'store_sales.quantity',
            'store_returns.quantity',
            'web_sales.quantity',
            'web_returns.quantity',
          ],
        }),
        column('worth_change', {
          AGGREGATION: [
            'store_sales.net_paid',
            'store_returns.refund',
            'web_sales.net_paid',
            'web_returns.refund',
          ],
        }),
      ],
      {
        JOIN: [
          'store_returns.receipt_no',
          'store_sales.receipt_no',
          'store_returns.article_id',
          'store_sales.article_id',
          'web_returns.order_no',
          'web_sales.order_no',
          'web_returns.article_id',
          'web_sales.article_id',
          'articles.article_id',
          'days.day_id',
          'store_sales.day_id',
          'web_sales.sold_day_id',
        ],
        FILTER: [
          'articles.category',
          'articles.article_id',
          'days.year_no',
          'store_sales.quantity',
          'store_returns.quantity',
          'web_sales.quantity',
          'web_returns.quantity',
        ],
        GROUP_BY: ['days.year_no', 'articles.brand', 'articles.article_id'],
        SORT: [
          'store_sales.quantity',
          'store_returns.quantity',
          'web_sales.quantity',
          'web_returns.quantity',
        ],
      },
    ),
  },
  {
    name: 'weekend sales of a branch against those of the week after',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE weekend_ratios AS
      WITH wk AS (
        SELECT
          d.week_no,
          d.year_no,
          s.branch_id,
          sum(s.net_paid) FILTER (WHERE d.weekday = 'Sat') AS sat,
          sum(s.net_paid) FILTER (WHERE d.weekday = 'Sun') AS sun
        FROM store_sales AS s
        JOIN days AS d ON d.day_id = s.day_id
        GROUP BY d.week_no, d.year_no, s.branch_id
      )
      SELECT y.branch_name, y.week_no, y.sat / x.sat AS sat_ratio, y.sun - x.sun AS sun_change
      FROM (
        SELECT b.branch_name, b.branch_id, w.week_no, w.sat, w.sun
        FROM wk AS w
        JOIN branches AS b ON b.branch_id = w.branch_id
        WHERE w.year_no = 2022
      ) AS y,
      (
        SELECT w.branch_id AS id2, w.week_no AS week2, w.sat, w.sun FROM wk AS w WHERE w.year_no = 2023
      ) AS x
      WHERE y.branch_id = x.id2 AND y.week_no = x.week2 - 1`,
    expected: one(
      'weekend_ratios',
      [
        ...passed('branches.branch_name', 'days.week_no'),
        column('sat_ratio', { AGGREGATION: ['store_sales.net_paid'], FILTER: ['days.weekday'] }),
        column('sun_change', { AGGREGATION: ['store_sales.net_paid'], FILTER: ['days.weekday'] }),
      ],
      {
        JOIN: ['days.day_id', 'store_sales.day_id', 'branches.branch_id', 'store_sales.branch_id'],
        FILTER: ['days.year_no', 'branches.branch_id', 'store_sales.branch_id', 'days.week_no'],
        GROUP_BY: ['days.week_no', 'days.year_no', 'store_sales.branch_id'],
      },
    ),
  },
];
