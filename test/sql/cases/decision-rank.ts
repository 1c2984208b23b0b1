/** Decision-support queries that rank, number and look at neighbours. */
import type { SqlCase } from './case.ts';
import { column, ofRows, one, passed } from './expected.ts';

export const rankDecisions: readonly SqlCase[] = [
  {
    name: 'the first hundred of each category within a rollup',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE category_tops AS
      SELECT *
      FROM (
        SELECT category, brand, year_no, worth, rank() OVER (PARTITION BY category ORDER BY worth DESC) AS place
        FROM (
          SELECT a.category, a.brand, d.year_no, sum(coalesce(s.unit_price * s.quantity, 0)) AS worth
          FROM store_sales AS s, days AS d, articles AS a
          WHERE s.day_id = d.day_id AND s.article_id = a.article_id AND d.month_no BETWEEN 1 AND 11
          GROUP BY ROLLUP (a.category, a.brand, d.year_no)
        ) AS sums
      ) AS ranked
      WHERE place <= 3
      ORDER BY category, place`,
    expected: one(
      'category_tops',
      [
        ...passed('articles.category', 'articles.brand', 'days.year_no'),
        column('worth', { AGGREGATION: ['store_sales.unit_price', 'store_sales.quantity'] }),
        column('place', {
          WINDOW: ['articles.category', 'store_sales.unit_price', 'store_sales.quantity'],
        }),
      ],
      {
        FILTER: [
          'store_sales.day_id',
          'days.day_id',
          'store_sales.article_id',
          'articles.article_id',
          'days.month_no',
          'articles.category',
          'store_sales.unit_price',
          'store_sales.quantity',
        ],
        GROUP_BY: ['articles.category', 'articles.brand', 'days.year_no'],
        SORT: ['articles.category', 'store_sales.unit_price', 'store_sales.quantity'],
      },
    ),
  },
  {
    name: 'counties of the states that sell most',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE top_counties AS
      WITH by_state AS (
        SELECT p.state, sum(s.net_paid) AS worth
        FROM store_sales AS s
        JOIN branches AS b ON b.branch_id = s.branch_id
        JOIN places AS p ON p.place_id = b.place_id
        GROUP BY p.state
      ),
      top_states AS (SELECT state FROM by_state QUALIFY rank() OVER (ORDER BY worth DESC) <= 2)
      SELECT
        p.state,
        p.county,
        sum(s.net_paid) AS worth,
        rank() OVER (PARTITION BY p.state ORDER BY sum(s.net_paid) DESC) AS place
      FROM store_sales AS s
      JOIN branches AS b ON b.branch_id = s.branch_id
      JOIN places AS p ON p.place_id = b.place_id
      SEMI JOIN top_states AS t ON t.state = p.state
      GROUP BY p.state, p.county`,
    expected: one(
      'top_counties',
      [
        ...passed('places.state', 'places.county'),
        column('worth', { AGGREGATION: ['store_sales.net_paid'] }),
        column('place', { WINDOW: ['places.state', 'store_sales.net_paid'] }),
      ],
      {
        JOIN: [
          'branches.branch_id',
          'store_sales.branch_id',
          'places.place_id',
          'branches.place_id',
          'places.state',
        ],
        FILTER: ['store_sales.net_paid'],
        GROUP_BY: ['places.state', 'places.county'],
      },
    ),
  },
  {
    name: 'months against the mean of the year, with the months around them',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE odd_months AS
      WITH v1 AS (
        SELECT
          a.category,
          a.brand,
          d.year_no,
          d.month_no,
          sum(s.net_paid) AS sales,
          avg(sum(s.net_paid)) OVER (PARTITION BY a.category, a.brand, d.year_no) AS mean,
          rank() OVER (PARTITION BY a.category, a.brand ORDER BY d.year_no, d.month_no) AS rn
        FROM articles AS a
        JOIN store_sales AS s ON s.article_id = a.article_id
        JOIN days AS d ON d.day_id = s.day_id
        WHERE d.year_no IN (2022, 2023)
        GROUP BY a.category, a.brand, d.year_no, d.month_no
      ),
      v2 AS (
        SELECT
          v1.category, v1.brand, v1.month_no, v1.mean, v1.sales,
          earlier.sales AS prev_sales, later.sales AS next_sales
        FROM v1, v1 AS earlier, v1 AS later
        WHERE v1.category = earlier.category
          AND v1.category = later.category
          AND v1.rn = earlier.rn + 1
          AND v1.rn = later.rn - 1
      )
      SELECT * FROM v2
      WHERE mean > 0 AND abs(sales - mean) / mean > 0.1
      ORDER BY sales - mean, category`,
    expected: one(
      'odd_months',
      [
        ...passed('articles.category', 'articles.brand', 'days.month_no'),
        column('mean', {
          AGGREGATION: ['store_sales.net_paid'],
          WINDOW: ['articles.category', 'articles.brand', 'days.year_no'],
        }),
        column('sales', { AGGREGATION: ['store_sales.net_paid'] }),
        column('prev_sales', { AGGREGATION: ['store_sales.net_paid'] }),
        column('next_sales', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      {
        JOIN: ['store_sales.article_id', 'articles.article_id', 'days.day_id', 'store_sales.day_id'],
        FILTER: [
          'days.year_no',
          'articles.category',
          'articles.brand',
          'days.month_no',
          'store_sales.net_paid',
        ],
        GROUP_BY: ['articles.category', 'articles.brand', 'days.year_no', 'days.month_no'],
        SORT: ['store_sales.net_paid', 'articles.category', 'articles.brand', 'days.year_no'],
      },
    ),
  },
  {
    name: 'visits by pauses between events',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE visits AS
      WITH steps AS (
        SELECT
          user_id,
          event_id,
          happened_at,
          lag(happened_at) OVER (PARTITION BY user_id ORDER BY event_id) AS previous_at
        FROM events
        WHERE kind <> 'heartbeat'
      ),
      marked AS (
        SELECT
          user_id,
          event_id,
          happened_at,
          CASE WHEN happened_at - previous_at > INTERVAL 30 MINUTE THEN 1 ELSE 0 END AS starts
        FROM steps
      ),
      numbered AS (
        SELECT user_id, happened_at, sum(starts) OVER (PARTITION BY user_id ORDER BY event_id) AS visit
        FROM marked
      )
      SELECT user_id, visit, min(happened_at) AS first_at, max(happened_at) - min(happened_at) AS lasted, count(*) AS n
      FROM numbered
      GROUP BY user_id, visit`,
    expected: one(
      'visits',
      [
        ...passed('events.user_id'),
        column('visit', {
          CONDITIONAL: ['events.happened_at', 'events.user_id', 'events.event_id'],
          WINDOW: ['events.user_id', 'events.event_id'],
        }),
        column('first_at', { AGGREGATION: ['events.happened_at'] }),
        column('lasted', { AGGREGATION: ['events.happened_at'] }),
        ofRows('n'),
      ],
      {
        FILTER: ['events.kind'],
        GROUP_BY: ['events.user_id', 'events.happened_at', 'events.event_id'],
      },
    ),
  },
  {
    name: 'brands graded by their share of all revenue',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE brand_grades AS
      WITH worth AS (
        SELECT a.brand, sum(s.net_paid) AS revenue
        FROM store_sales AS s
        JOIN articles AS a ON a.article_id = s.article_id
        GROUP BY a.brand
      ),
      shares AS (
        SELECT
          brand,
          revenue,
          sum(revenue) OVER (ORDER BY revenue DESC, brand ROWS UNBOUNDED PRECEDING)
            / sum(revenue) OVER () AS running_share
        FROM worth
      )
      SELECT
        brand,
        revenue,
        running_share,
        CASE WHEN running_share <= 0.5 THEN 'A' WHEN running_share <= 0.9 THEN 'B' ELSE 'C' END AS grade
      FROM shares
      ORDER BY revenue DESC`,
    expected: one(
      'brand_grades',
      [
        ...passed('articles.brand'),
        column('revenue', { AGGREGATION: ['store_sales.net_paid'] }),
        column('running_share', {
          AGGREGATION: ['store_sales.net_paid'],
          WINDOW: ['store_sales.net_paid', 'articles.brand'],
        }),
        column('grade', { CONDITIONAL: ['store_sales.net_paid', 'articles.brand'] }),
      ],
      {
        JOIN: ['articles.article_id', 'store_sales.article_id'],
        GROUP_BY: ['articles.brand'],
        SORT: ['store_sales.net_paid'],
      },
    ),
  },
  {
    name: 'shoppers scored by recency, frequency and worth',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE shopper_scores AS
      WITH facts AS (
        SELECT s.shopper_id, max(d.calendar_date) AS last_on, count(DISTINCT s.receipt_no) AS visits, sum(s.net_paid) AS worth
        FROM store_sales AS s
        JOIN days AS d ON d.day_id = s.day_id
        WHERE s.shopper_id IS NOT NULL
        GROUP BY s.shopper_id
      ),
      scored AS (
        SELECT
          shopper_id,
          ntile(5) OVER (ORDER BY last_on) AS r,
          ntile(5) OVER (ORDER BY visits) AS f,
          ntile(5) OVER (ORDER BY worth) AS m
        FROM facts
      )
      SELECT
        sc.shopper_id,
        sc.r * 100 + sc.f * 10 + sc.m AS score,
        CASE WHEN sc.r >= 4 THEN h.segment ELSE 'lapsed' END AS segment
      FROM scored AS sc
      LEFT JOIN shoppers AS h ON h.shopper_id = sc.shopper_id`,
    expected: one(
      'shopper_scores',
      [
        ...passed('store_sales.shopper_id'),
        column('score', {
          WINDOW: ['days.calendar_date', 'store_sales.receipt_no', 'store_sales.net_paid'],
        }),
        column('segment', {
          TRANSFORMATION: ['shoppers.segment'],
          CONDITIONAL: ['days.calendar_date'],
        }),
      ],
      {
        JOIN: ['days.day_id', 'store_sales.day_id', 'shoppers.shopper_id', 'store_sales.shopper_id'],
        FILTER: ['store_sales.shopper_id'],
        GROUP_BY: ['store_sales.shopper_id'],
      },
    ),
  },
];
