/** Decision-support queries with windows over aggregates. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const windowDecisions: readonly SqlCase[] = [
  {
    name: 'the share of an article in the revenue of its family',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE family_shares AS
      SELECT
        a.article_id,
        a.title,
        a.category,
        a.family,
        a.list_price,
        sum(w.net_paid) AS revenue,
        sum(w.net_paid) * 100 / sum(sum(w.net_paid)) OVER (PARTITION BY a.family) AS share
      FROM web_sales AS w, articles AS a, days AS d
      WHERE w.article_id = a.article_id
        AND a.category IN ('books', 'toys')
        AND w.sold_day_id = d.day_id
        AND d.calendar_date BETWEEN DATE '2022-01-01' AND DATE '2022-01-01' + INTERVAL 600 DAY
      GROUP BY a.article_id, a.title, a.category, a.family, a.list_price
      ORDER BY a.category, share`,
    expected: one(
      'family_shares',
      [
        ...passed(
          'articles.article_id',
          'articles.title',
          'articles.category',
          'articles.family',
          'articles.list_price',
        ),
        column('revenue', { AGGREGATION: ['web_sales.net_paid'] }),
        column('share', { AGGREGATION: ['web_sales.net_paid'], WINDOW: ['articles.family'] }),
      ],
      {
        FILTER: [
          'web_sales.article_id',
          'articles.article_id',
          'articles.category',
          'web_sales.sold_day_id',
          'days.day_id',
          'days.calendar_date',
        ],
        GROUP_BY: [
          'articles.article_id',
          'articles.title',
          'articles.category',
          'articles.family',
          'articles.list_price',
        ],
        SORT: ['articles.category', 'web_sales.net_paid', 'articles.family'],
      },
    ),
  },
  {
    name: 'margins of families ranked within their category, rolled up',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE margin_ranks AS
      SELECT
        sum(s.net_paid - s.quantity * a.cost_price) / sum(s.net_paid) AS margin,
        a.category,
        a.family,
        rank() OVER (
          PARTITION BY a.category
          ORDER BY sum(s.net_paid - s.quantity * a.cost_price) / sum(s.net_paid)
        ) AS place
      FROM store_sales AS s
      JOIN articles AS a USING (article_id)
      JOIN branches AS b ON b.branch_id = s.branch_id
      WHERE b.floor_area > 10
      GROUP BY ROLLUP (a.category, a.family)`,
    expected: one(
      'margin_ranks',
      [
        column('margin', {
          AGGREGATION: ['store_sales.net_paid', 'store_sales.quantity', 'articles.cost_price'],
        }),
        ...passed('articles.category', 'articles.family'),
        column('place', {
          WINDOW: [
            'articles.category',
            'store_sales.net_paid',
            'store_sales.quantity',
            'articles.cost_price',
          ],
        }),
      ],
      {
        JOIN: [
          'store_sales.article_id',
          'articles.article_id',
          'branches.branch_id',
          'store_sales.branch_id',
        ],
        FILTER: ['branches.floor_area'],
        GROUP_BY: ['articles.category', 'articles.family'],
      },
    ),
  },
  {
    name: 'the best and the worst articles, joined by their places',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE best_and_worst AS
      SELECT up.place, i1.title AS best, i2.title AS worst
      FROM (
        SELECT article_id, place
        FROM (
          SELECT article_id, rank() OVER (ORDER BY mean) AS place
          FROM (
            SELECT article_id, avg(net_paid) AS mean FROM store_sales WHERE branch_id < 4 GROUP BY article_id
          ) AS m1
        ) AS r1
        WHERE place < 11
      ) AS up
      JOIN (
        SELECT article_id, place
        FROM (
          SELECT article_id, rank() OVER (ORDER BY mean DESC) AS place
          FROM (
            SELECT article_id, avg(net_paid) AS mean FROM store_sales WHERE branch_id < 4 GROUP BY article_id
          ) AS m2
        ) AS r2
        WHERE place < 11
      ) AS down ON down.place = up.place
      JOIN articles AS i1 ON i1.article_id = up.article_id
      JOIN articles AS i2 ON i2.article_id = down.article_id
      ORDER BY up.place`,
    expected: one(
      'best_and_worst',
      [
        column('place', { WINDOW: ['store_sales.net_paid'] }),
        column('best', { IDENTITY: ['articles.title'] }),
        column('worst', { IDENTITY: ['articles.title'] }),
      ],
      {
        JOIN: ['store_sales.net_paid', 'articles.article_id', 'store_sales.article_id'],
        FILTER: ['store_sales.branch_id', 'store_sales.net_paid'],
        GROUP_BY: ['store_sales.article_id'],
        SORT: ['store_sales.net_paid'],
      },
    ),
  },
  {
    name: 'running totals of two channels side by side',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE running_totals AS
      WITH web AS (
        SELECT
          w.article_id,
          d.calendar_date AS on_date,
          sum(sum(w.net_paid)) OVER (
            PARTITION BY w.article_id ORDER BY d.calendar_date
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS so_far
        FROM web_sales AS w
        JOIN days AS d ON w.sold_day_id = d.day_id
        GROUP BY w.article_id, d.calendar_date
      ),
      store AS (
        SELECT
          s.article_id,
          d.calendar_date AS on_date,
          sum(sum(s.net_paid)) OVER (
            PARTITION BY s.article_id ORDER BY d.calendar_date
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS so_far
        FROM store_sales AS s
        JOIN days AS d ON s.day_id = d.day_id
        GROUP BY s.article_id, d.calendar_date
      )
      SELECT *
      FROM (
        SELECT
          coalesce(w.article_id, s.article_id) AS article_id,
          coalesce(w.on_date, s.on_date) AS on_date,
          w.so_far AS web_total,
          s.so_far AS store_total,
          max(w.so_far) OVER (
            PARTITION BY coalesce(w.article_id, s.article_id) ORDER BY coalesce(w.on_date, s.on_date)
          ) AS web_most
        FROM web AS w
        FULL OUTER JOIN store AS s ON w.article_id = s.article_id AND w.on_date = s.on_date
      ) AS x
      WHERE web_most > store_total
      ORDER BY article_id, on_date`,
    expected: one(
      'running_totals',
      [
        column('article_id', { TRANSFORMATION: ['web_sales.article_id', 'store_sales.article_id'] }),
        column('on_date', { TRANSFORMATION: ['days.calendar_date'] }),
        column('web_total', {
          AGGREGATION: ['web_sales.net_paid'],
          WINDOW: ['web_sales.article_id', 'days.calendar_date'],
        }),
        column('store_total', {
          AGGREGATION: ['store_sales.net_paid'],
          WINDOW: ['store_sales.article_id', 'days.calendar_date'],
        }),
        column('web_most', {
          AGGREGATION: ['web_sales.net_paid'],
          WINDOW: ['web_sales.article_id', 'store_sales.article_id', 'days.calendar_date'],
        }),
      ],
      {
        JOIN: [
          'web_sales.sold_day_id',
          'store_sales.day_id',
          'days.day_id',
          'web_sales.article_id',
          'store_sales.article_id',
          'days.calendar_date',
        ],
        FILTER: [
          'web_sales.net_paid',
          'store_sales.net_paid',
          'web_sales.article_id',
          'store_sales.article_id',
          'days.calendar_date',
        ],
        GROUP_BY: ['web_sales.article_id', 'store_sales.article_id', 'days.calendar_date'],
        SORT: ['web_sales.article_id', 'store_sales.article_id', 'days.calendar_date'],
      },
    ),
  },
  {
    name: 'suppliers whose quarter is far from their mean',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE odd_quarters AS
      SELECT *
      FROM (
        SELECT
          a.supplier_id,
          sum(s.net_paid) AS sales,
          avg(sum(s.net_paid)) OVER (PARTITION BY a.supplier_id) AS mean
        FROM articles AS a, store_sales AS s, days AS d
        WHERE s.article_id = a.article_id
          AND s.day_id = d.day_id
          AND d.month_no IN (1, 2, 3, 4)
          AND (
            (a.category = 'books' AND a.family IN ('novels', 'poems'))
            OR (a.category = 'toys' AND a.brand LIKE 'b%')
          )
        GROUP BY a.supplier_id, d.quarter_no
      ) AS t
      WHERE CASE WHEN mean > 0 THEN abs(sales - mean) / mean ELSE NULL END > 0.1
      ORDER BY mean, sales
      LIMIT 100`,
    expected: one(
      'odd_quarters',
      [
        ...passed('articles.supplier_id'),
        column('sales', { AGGREGATION: ['store_sales.net_paid'] }),
        column('mean', {
          AGGREGATION: ['store_sales.net_paid'],
          WINDOW: ['articles.supplier_id'],
        }),
      ],
      {
        FILTER: [
          'store_sales.article_id',
          'articles.article_id',
          'store_sales.day_id',
          'days.day_id',
          'days.month_no',
          'articles.category',
          'articles.family',
          'articles.brand',
          'store_sales.net_paid',
          'articles.supplier_id',
        ],
        GROUP_BY: ['articles.supplier_id', 'days.quarter_no'],
        SORT: ['store_sales.net_paid', 'articles.supplier_id'],
      },
    ),
  },
];
