/** Decision-support queries with INTERSECT, EXCEPT and full joins of sets. */
import type { SqlCase } from './case.ts';
import { column, ofRows, one, passed } from './expected.ts';

export const setDecisions: readonly SqlCase[] = [
  {
    name: 'branches near postcodes that are in two lists',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE near_branches AS
      SELECT b.branch_name, sum(s.net_paid) AS worth
      FROM store_sales AS s, days AS d, branches AS b, places AS bp,
        (
          SELECT substr(postcode, 1, 5) AS code FROM places WHERE country <> 'AT'
          INTERSECT
          SELECT popular.code
          FROM (
            SELECT substr(p.postcode, 1, 5) AS code, count(*) AS cnt
            FROM places AS p, shoppers AS h
            WHERE h.home_place_id = p.place_id AND h.segment <> 'gold'
            GROUP BY p.postcode
            HAVING count(*) > 1
          ) AS popular
        ) AS near
      WHERE b.branch_id = s.branch_id
        AND s.day_id = d.day_id
        AND d.quarter_no < 4
        AND bp.place_id = b.place_id
        AND substr(bp.postcode, 1, 2) = substr(near.code, 1, 2)
      GROUP BY b.branch_name`,
    expected: one(
      'near_branches',
      [...passed('branches.branch_name'), column('worth', { AGGREGATION: ['store_sales.net_paid'] })],
      {
        FILTER: [
          'places.country',
          'places.postcode',
          'shoppers.home_place_id',
          'places.place_id',
          'shoppers.segment',
          'branches.branch_id',
          'store_sales.branch_id',
          'store_sales.day_id',
          'days.day_id',
          'days.quarter_no',
          'branches.place_id',
        ],
        GROUP_BY: ['places.postcode', 'branches.branch_name'],
      },
    ),
  },
  {
    name: 'brands that both channels sell, above the mean sale',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE shared_brands AS
      WITH cross_articles AS (
        SELECT a.article_id
        FROM articles AS a,
          (
            SELECT i.brand, i.category
            FROM store_sales AS s
            JOIN articles AS i ON i.article_id = s.article_id
            INTERSECT
            SELECT i.brand, i.category
            FROM web_sales AS w
            JOIN articles AS i ON i.article_id = w.article_id
          ) AS shared
        WHERE a.brand = shared.brand AND a.category = shared.category
      ),
      overall AS (
        SELECT avg(x.quantity * x.unit_price) AS mean_sale
        FROM (
          SELECT quantity, unit_price FROM store_sales
          UNION ALL
          SELECT quantity, unit_price FROM web_sales
        ) AS x
      )
      SELECT a.brand, sum(s.quantity * s.unit_price) AS worth, count(*) AS n
      FROM store_sales AS s
      JOIN cross_articles AS c ON c.article_id = s.article_id
      JOIN articles AS a ON a.article_id = s.article_id
      CROSS JOIN overall AS o
      GROUP BY a.brand, o.mean_sale
      HAVING sum(s.quantity * s.unit_price) > o.mean_sale`,
    expected: one(
      'shared_brands',
      [
        ...passed('articles.brand'),
        column('worth', { AGGREGATION: ['store_sales.quantity', 'store_sales.unit_price'] }),
        ofRows('n'),
      ],
      {
        JOIN: ['articles.article_id', 'store_sales.article_id', 'web_sales.article_id'],
        FILTER: [
          'articles.brand',
          'articles.category',
          'store_sales.quantity',
          'store_sales.unit_price',
          'web_sales.quantity',
          'web_sales.unit_price',
        ],
        GROUP_BY: [
          'articles.brand',
          'store_sales.quantity',
          'store_sales.unit_price',
          'web_sales.quantity',
          'web_sales.unit_price',
        ],
      },
    ),
  },
  {
    name: 'how many bought on the same day by three channels',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE hot_days AS
      SELECT count(*) AS n
      FROM (
        SELECT DISTINCT h.last_name, d.calendar_date
        FROM store_sales AS s, days AS d, shoppers AS h
        WHERE s.day_id = d.day_id AND s.shopper_id = h.shopper_id AND d.month_no < 11
        INTERSECT
        SELECT DISTINCT h.last_name, d.calendar_date
        FROM web_sales AS w, days AS d, shoppers AS h
        WHERE w.sold_day_id = d.day_id AND w.shopper_id = h.shopper_id AND d.month_no < 11
        INTERSECT
        SELECT DISTINCT h.last_name, d.calendar_date
        FROM phone_sales AS f, days AS d, shoppers AS h
        WHERE f.day_id = d.day_id AND f.shopper_id = h.shopper_id AND d.month_no < 11
      ) AS hot`,
    expected: one('hot_days', [ofRows('n')], {
      FILTER: [
        'store_sales.day_id',
        'days.day_id',
        'store_sales.shopper_id',
        'shoppers.shopper_id',
        'days.month_no',
        'web_sales.sold_day_id',
        'web_sales.shopper_id',
        'phone_sales.day_id',
        'phone_sales.shopper_id',
        'shoppers.last_name',
        'days.calendar_date',
      ],
      GROUP_BY: ['shoppers.last_name', 'days.calendar_date'],
    }),
  },
  {
    name: 'shoppers of stores alone',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE store_loyal AS
      SELECT h.last_name, h.email
      FROM shoppers AS h
      JOIN (
        SELECT shopper_id FROM store_sales
        EXCEPT
        SELECT shopper_id FROM web_sales WHERE net_paid > 500
        EXCEPT
        SELECT shopper_id FROM phone_sales WHERE quantity > 30
      ) AS only_store USING (shopper_id)`,
    expected: one('store_loyal', passed('shoppers.last_name', 'shoppers.email'), {
      JOIN: ['shoppers.shopper_id', 'store_sales.shopper_id'],
      FILTER: [
        'web_sales.shopper_id',
        'web_sales.net_paid',
        'phone_sales.shopper_id',
        'phone_sales.quantity',
      ],
    }),
  },
  {
    name: 'how two channels overlap, by a full join',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE channel_overlaps AS
      WITH ss AS (
        SELECT s.shopper_id, s.article_id
        FROM store_sales AS s, days AS d
        WHERE s.day_id = d.day_id AND d.month_no < 12
        GROUP BY s.shopper_id, s.article_id
      ),
      ws AS (
        SELECT w.shopper_id, w.article_id
        FROM web_sales AS w, days AS d
        WHERE w.sold_day_id = d.day_id AND d.month_no < 12
        GROUP BY w.shopper_id, w.article_id
      )
      SELECT
        sum(CASE WHEN ss.shopper_id IS NOT NULL AND ws.shopper_id IS NULL THEN 1 ELSE 0 END) AS store_only,
        sum(CASE WHEN ss.shopper_id IS NULL AND ws.shopper_id IS NOT NULL THEN 1 ELSE 0 END) AS web_only,
        count(*) AS pairs
      FROM ss
      FULL OUTER JOIN ws ON ss.shopper_id = ws.shopper_id AND ss.article_id = ws.article_id`,
    expected: one(
      'channel_overlaps',
      [
        column('store_only', { CONDITIONAL: ['store_sales.shopper_id', 'web_sales.shopper_id'] }),
        column('web_only', { CONDITIONAL: ['store_sales.shopper_id', 'web_sales.shopper_id'] }),
        ofRows('pairs'),
      ],
      {
        JOIN: [
          'store_sales.shopper_id',
          'web_sales.shopper_id',
          'store_sales.article_id',
          'web_sales.article_id',
        ],
        FILTER: ['store_sales.day_id', 'web_sales.sold_day_id', 'days.day_id', 'days.month_no'],
        GROUP_BY: [
          'store_sales.shopper_id',
          'store_sales.article_id',
          'web_sales.shopper_id',
          'web_sales.article_id',
        ],
      },
    ),
  },
  {
    name: 'what came back by two channels in the same weeks',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE returned_articles AS
      WITH sr AS (
        SELECT a.sku, sum(r.quantity) AS qty
        FROM store_returns AS r, articles AS a, days AS d
        WHERE r.article_id = a.article_id
          AND r.returned_day_id = d.day_id
          AND d.week_no IN (SELECT e.week_no FROM days AS e WHERE e.calendar_date > DATE '2014-01-01')
        GROUP BY a.sku
      ),
      wr AS (
        SELECT a.sku, sum(r.quantity) AS qty
        FROM web_returns AS r, articles AS a, days AS d
        WHERE r.article_id = a.article_id
          AND r.returned_day_id = d.day_id
          AND d.week_no IN (SELECT e.week_no FROM days AS e WHERE e.calendar_date > DATE '2014-01-01')
        GROUP BY a.sku
      )
      SELECT
        sr.sku,
        sr.qty AS store_qty,
        sr.qty / (sr.qty + wr.qty) / 2.0 * 100 AS store_share,
        wr.qty AS web_qty,
        (sr.qty + wr.qty) / 2.0 AS mean_qty
      FROM sr
      JOIN wr ON wr.sku = sr.sku
      ORDER BY sr.sku, store_qty`,
    expected: one(
      'returned_articles',
      [
        ...passed('articles.sku'),
        column('store_qty', { AGGREGATION: ['store_returns.quantity'] }),
        column('store_share', { AGGREGATION: ['store_returns.quantity', 'web_returns.quantity'] }),
        column('web_qty', { AGGREGATION: ['web_returns.quantity'] }),
        column('mean_qty', { AGGREGATION: ['store_returns.quantity', 'web_returns.quantity'] }),
      ],
      {
        JOIN: ['articles.sku'],
        FILTER: [
          'store_returns.article_id',
          'web_returns.article_id',
          'articles.article_id',
          'store_returns.returned_day_id',
          'web_returns.returned_day_id',
          'days.day_id',
          'days.week_no',
          'days.calendar_date',
        ],
        GROUP_BY: ['articles.sku'],
        SORT: ['articles.sku', 'store_returns.quantity'],
      },
    ),
  },
];
