/** Decision-support queries with subqueries in conditions and in select lists. */
import type { SqlCase } from './case.ts';
import { column, masked, ofRows, one, passed } from './expected.ts';

export const subqueryDecisions: readonly SqlCase[] = [
  {
    name: 'states of shoppers who buy what is dear in its category',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE dear_states AS
      SELECT p.state, count(*) AS n
      FROM places AS p, shoppers AS h, store_sales AS s, days AS d, articles AS i
      WHERE p.place_id = h.home_place_id
        AND h.shopper_id = s.shopper_id
        AND s.day_id = d.day_id
        AND s.article_id = i.article_id
        AND d.month_no <= (SELECT max(x.month_no) FROM days AS x WHERE x.year_no = 2023 AND x.holiday)
        AND i.list_price > 1.2 * (SELECT avg(j.list_price) FROM articles AS j WHERE j.category = i.category)
      GROUP BY p.state
      HAVING count(*) >= 2
      ORDER BY n, p.state`,
    expected: one('dear_states', [...passed('places.state'), ofRows('n')], {
      FILTER: [
        'places.place_id',
        'shoppers.home_place_id',
        'shoppers.shopper_id',
        'store_sales.shopper_id',
        'store_sales.day_id',
        'days.day_id',
        'store_sales.article_id',
        'articles.article_id',
        'days.month_no',
        'days.year_no',
        'days.holiday',
        'articles.list_price',
        'articles.category',
      ],
      GROUP_BY: ['places.state'],
      SORT: ['places.state'],
    }),
  },
  {
    name: 'buckets that choose between subqueries',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE buckets AS
      SELECT
        r.wording,
        CASE WHEN r.reason_id = 1
          THEN (SELECT avg(s.discount) FROM store_sales AS s WHERE s.quantity BETWEEN 1 AND 20)
          ELSE (SELECT avg(s.net_paid) FROM store_sales AS s WHERE s.quantity BETWEEN 1 AND 20)
        END AS store_bucket,
        CASE WHEN r.reason_id = 1
          THEN (SELECT avg(w.discount) FROM web_sales AS w WHERE w.quantity > 20)
          ELSE (SELECT avg(w.net_paid) FROM web_sales AS w WHERE w.sold_day_id > 3)
        END AS web_bucket
      FROM reasons AS r
      WHERE r.reason_id < 3`,
    expected: one(
      'buckets',
      [
        ...passed('reasons.wording'),
        column('store_bucket', {
          AGGREGATION: ['store_sales.discount', 'store_sales.net_paid'],
          CONDITIONAL: ['reasons.reason_id'],
          FILTER: ['store_sales.quantity'],
        }),
        column('web_bucket', {
          AGGREGATION: ['web_sales.discount', 'web_sales.net_paid'],
          CONDITIONAL: ['reasons.reason_id'],
          FILTER: ['web_sales.quantity', 'web_sales.sold_day_id'],
        }),
      ],
      { FILTER: ['reasons.reason_id'] },
    ),
  },
  {
    name: 'segments of shoppers who bought in a store and by another channel',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE segment_counts AS
      SELECT h.segment, p.county, count(*) AS n, avg(h.birth_year) AS mean_year, max(h.birth_year) AS youngest
      FROM shoppers AS h
      JOIN places AS p ON h.home_place_id = p.place_id
      WHERE p.county IN ('alpha', 'beta')
        AND EXISTS (
          SELECT 1 FROM store_sales AS s, days AS d
          WHERE h.shopper_id = s.shopper_id AND s.day_id = d.day_id AND d.year_no = 2023
        )
        AND (
          EXISTS (
            SELECT 1 FROM web_sales AS w, days AS d
            WHERE h.shopper_id = w.shopper_id AND w.sold_day_id = d.day_id AND d.month_no BETWEEN 1 AND 2
          )
          OR NOT EXISTS (SELECT 1 FROM phone_sales AS f WHERE f.shopper_id = h.shopper_id AND f.quantity > 2)
        )
      GROUP BY h.segment, p.county`,
    expected: one(
      'segment_counts',
      [
        ...passed('shoppers.segment', 'places.county'),
        ofRows('n'),
        column('mean_year', { AGGREGATION: ['shoppers.birth_year'] }),
        column('youngest', { AGGREGATION: ['shoppers.birth_year'] }),
      ],
      {
        JOIN: ['shoppers.home_place_id', 'places.place_id'],
        FILTER: [
          'places.county',
          'shoppers.shopper_id',
          'store_sales.shopper_id',
          'store_sales.day_id',
          'days.day_id',
          'days.year_no',
          'web_sales.shopper_id',
          'web_sales.sold_day_id',
          'days.month_no',
          'phone_sales.shopper_id',
          'phone_sales.quantity',
        ],
        GROUP_BY: ['shoppers.segment', 'places.county'],
      },
    ),
  },
  {
    name: 'orders from several depots that did not come back',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE split_orders AS
      SELECT count(DISTINCT w1.order_no) AS orders, sum(w1.shipping_fee) AS fees, sum(w1.net_paid) AS worth
      FROM web_sales AS w1
      JOIN days AS d ON d.day_id = w1.shipped_day_id
      JOIN websites AS s ON s.website_id = w1.website_id
      WHERE d.calendar_date >= DATE '2014-01-01'
        AND s.domain LIKE '%a%'
        AND EXISTS (
          SELECT 1 FROM web_sales AS w2 WHERE w1.order_no = w2.order_no AND w1.depot_id <> w2.depot_id
        )
        AND NOT EXISTS (SELECT 1 FROM web_returns AS r WHERE r.order_no = w1.order_no AND r.refund > 100)`,
    expected: one(
      'split_orders',
      [
        masked('orders', { AGGREGATION: ['web_sales.order_no'] }),
        column('fees', { AGGREGATION: ['web_sales.shipping_fee'] }),
        column('worth', { AGGREGATION: ['web_sales.net_paid'] }),
      ],
      {
        JOIN: ['days.day_id', 'web_sales.shipped_day_id', 'websites.website_id', 'web_sales.website_id'],
        FILTER: [
          'days.calendar_date',
          'websites.domain',
          'web_sales.order_no',
          'web_sales.depot_id',
          'web_returns.order_no',
          'web_returns.refund',
        ],
      },
    ),
  },
  {
    name: 'discounts beyond what is usual for the article',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE excess_discounts AS
      SELECT sum(w.discount) AS excess
      FROM web_sales AS w, articles AS a, days AS d
      WHERE a.supplier_id < 4
        AND a.article_id = w.article_id
        AND d.day_id = w.sold_day_id
        AND d.year_no = 2023
        AND w.discount > (
          SELECT 1.3 * avg(x.discount)
          FROM web_sales AS x, days AS e
          WHERE x.article_id = a.article_id AND e.day_id = x.sold_day_id AND e.year_no = 2023
        )`,
    expected: one('excess_discounts', [column('excess', { AGGREGATION: ['web_sales.discount'] })], {
      FILTER: [
        'articles.supplier_id',
        'articles.article_id',
        'web_sales.article_id',
        'days.day_id',
        'web_sales.sold_day_id',
        'days.year_no',
        'web_sales.discount',
      ],
    }),
  },
  {
    name: 'titles of suppliers that have an article of a certain kind',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE supplied_titles AS
      SELECT DISTINCT a.title
      FROM articles AS a
      WHERE a.supplier_id BETWEEN 1 AND 4
        AND (
          SELECT count(*)
          FROM articles AS b
          WHERE b.supplier_id = a.supplier_id
            AND ((b.category = 'books' AND b.brand <> 'none') OR (b.family = 'games' AND b.list_price < 50))
        ) > 0
      ORDER BY a.title
      LIMIT 100`,
    expected: one('supplied_titles', passed('articles.title'), {
      FILTER: [
        'articles.supplier_id',
        'articles.category',
        'articles.brand',
        'articles.family',
        'articles.list_price',
      ],
      GROUP_BY: ['articles.title'],
      SORT: ['articles.title'],
    }),
  },
  {
    name: 'how many shoppers earn how much, in steps of fifty',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE revenue_steps AS
      WITH mine AS (
        SELECT DISTINCT h.shopper_id, h.home_place_id
        FROM (
          SELECT sold_day_id AS day_id, shopper_id, article_id FROM web_sales
          UNION ALL
          SELECT day_id, shopper_id, article_id FROM phone_sales
        ) AS x, articles AS a, days AS d, shoppers AS h
        WHERE x.day_id = d.day_id
          AND x.article_id = a.article_id
          AND a.category = 'toys'
          AND h.shopper_id = x.shopper_id
          AND d.month_no < 12
      ),
      earned AS (
        SELECT m.shopper_id, sum(s.net_paid) AS revenue
        FROM mine AS m, store_sales AS s, places AS p, branches AS b, days AS d
        WHERE m.home_place_id = p.place_id
          AND b.branch_id = s.branch_id
          AND s.shopper_id = m.shopper_id
          AND s.day_id = d.day_id
          AND d.month_no BETWEEN (SELECT min(e.month_no) + 1 FROM days AS e WHERE e.year_no = 2022) AND 12
        GROUP BY m.shopper_id
      ),
      steps AS (SELECT CAST(revenue / 50 AS INTEGER) AS step FROM earned)
      SELECT step, count(*) AS shoppers, step * 50 AS base
      FROM steps
      GROUP BY step
      ORDER BY step, shoppers, base`,
    expected: one(
      'revenue_steps',
      [
        column('step', { AGGREGATION: ['store_sales.net_paid'] }),
        ofRows('shoppers'),
        column('base', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      {
        FILTER: [
          'web_sales.sold_day_id',
          'phone_sales.day_id',
          'days.day_id',
          'web_sales.article_id',
          'phone_sales.article_id',
          'articles.article_id',
          'articles.category',
          'shoppers.shopper_id',
          'web_sales.shopper_id',
          'phone_sales.shopper_id',
          'days.month_no',
          'shoppers.home_place_id',
          'places.place_id',
          'branches.branch_id',
          'store_sales.branch_id',
          'store_sales.shopper_id',
          'store_sales.day_id',
          'days.year_no',
        ],
        GROUP_BY: ['shoppers.shopper_id', 'shoppers.home_place_id', 'store_sales.net_paid'],
        SORT: ['store_sales.net_paid'],
      },
    ),
  },
];
