/** Decision-support queries that join a fact to many dimensions. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const joinDecisions: readonly SqlCase[] = [
  {
    name: 'brands of a month by year, joined by commas',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE brand_years AS
      SELECT d.year_no, a.brand AS brand_name, sum(s.net_paid) AS worth
      FROM days AS d, store_sales AS s, articles AS a
      WHERE d.day_id = s.day_id AND s.article_id = a.article_id AND a.supplier_id < 4 AND d.month_no > 1
      GROUP BY d.year_no, a.brand
      ORDER BY d.year_no, worth DESC, brand_name
      LIMIT 100`,
    expected: one(
      'brand_years',
      [
        ...passed('days.year_no'),
        column('brand_name', { IDENTITY: ['articles.brand'] }),
        column('worth', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      {
        FILTER: [
          'days.day_id',
          'store_sales.day_id',
          'store_sales.article_id',
          'articles.article_id',
          'articles.supplier_id',
          'days.month_no',
        ],
        GROUP_BY: ['days.year_no', 'articles.brand'],
        SORT: ['days.year_no', 'store_sales.net_paid', 'articles.brand'],
      },
    ),
  },
  {
    name: 'means by article under some campaigns',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE campaign_means AS
      SELECT a.sku, avg(s.quantity) AS quantity, avg(s.unit_price) AS unit_price, avg(s.discount) AS discount
      FROM store_sales AS s
      JOIN shoppers AS h ON h.shopper_id = s.shopper_id
      JOIN days AS d ON d.day_id = s.day_id
      JOIN articles AS a ON a.article_id = s.article_id
      JOIN campaigns AS c ON c.campaign_id = s.campaign_id
      WHERE h.segment <> 'gold' AND (c.channel = 'mail' OR c.cost > 10) AND d.year_no = 2023
      GROUP BY a.sku
      ORDER BY a.sku`,
    expected: one(
      'campaign_means',
      [
        ...passed('articles.sku'),
        column('quantity', { AGGREGATION: ['store_sales.quantity'] }),
        column('unit_price', { AGGREGATION: ['store_sales.unit_price'] }),
        column('discount', { AGGREGATION: ['store_sales.discount'] }),
      ],
      {
        JOIN: [
          'shoppers.shopper_id',
          'store_sales.shopper_id',
          'days.day_id',
          'store_sales.day_id',
          'articles.article_id',
          'store_sales.article_id',
          'campaigns.campaign_id',
          'store_sales.campaign_id',
        ],
        FILTER: ['shoppers.segment', 'campaigns.channel', 'campaigns.cost', 'days.year_no'],
        GROUP_BY: ['articles.sku'],
        SORT: ['articles.sku'],
      },
    ),
  },
  {
    name: 'alternatives within join conditions and filters',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE alternatives AS
      SELECT avg(s.quantity) AS mean_quantity, sum(s.discount) AS discounts
      FROM store_sales AS s
      JOIN branches AS b ON b.branch_id = s.branch_id
      JOIN shoppers AS h
        ON h.shopper_id = s.shopper_id
        AND ((h.segment = 'gold' AND s.unit_price > 5) OR (h.segment = 'new' AND s.unit_price < 100))
      JOIN places AS p ON p.place_id = h.home_place_id AND p.country <> 'AT'
      WHERE (p.state IN ('W', 'N') AND s.net_paid > 5) OR (p.state = 'T' AND b.floor_area > 1)`,
    expected: one(
      'alternatives',
      [
        column('mean_quantity', { AGGREGATION: ['store_sales.quantity'] }),
        column('discounts', { AGGREGATION: ['store_sales.discount'] }),
      ],
      {
        JOIN: [
          'branches.branch_id',
          'store_sales.branch_id',
          'shoppers.shopper_id',
          'store_sales.shopper_id',
          'shoppers.segment',
          'store_sales.unit_price',
          'places.place_id',
          'shoppers.home_place_id',
          'places.country',
        ],
        FILTER: ['places.state', 'store_sales.net_paid', 'branches.floor_area'],
      },
    ),
  },
  {
    name: 'bought in a store, returned, and bought again on the web',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE second_thoughts AS
      SELECT
        a.sku,
        b.branch_name,
        sum(s.quantity) AS sold,
        sum(r.quantity) AS returned,
        stddev_pop(w.quantity) AS spread,
        stddev_pop(w.quantity) / avg(w.quantity) AS variation
      FROM store_sales AS s, store_returns AS r, web_sales AS w, days AS d1, days AS d2, branches AS b, articles AS a
      WHERE d1.quarter_no < 4
        AND d1.day_id = s.day_id
        AND a.article_id = s.article_id
        AND b.branch_id = s.branch_id
        AND s.shopper_id = r.shopper_id
        AND s.article_id = r.article_id
        AND r.returned_day_id = d2.day_id
        AND d2.month_no IN (1, 2, 3)
        AND r.shopper_id = w.shopper_id
        AND r.article_id = w.article_id
      GROUP BY a.sku, b.branch_name
      ORDER BY 1, 2`,
    expected: one(
      'second_thoughts',
      [
        ...passed('articles.sku', 'branches.branch_name'),
        column('sold', { AGGREGATION: ['store_sales.quantity'] }),
        column('returned', { AGGREGATION: ['store_returns.quantity'] }),
        column('spread', { AGGREGATION: ['web_sales.quantity'] }),
        column('variation', { AGGREGATION: ['web_sales.quantity'] }),
      ],
      {
        FILTER: [
          'days.quarter_no',
          'days.day_id',
          'store_sales.day_id',
          'articles.article_id',
          'store_sales.article_id',
          'branches.branch_id',
          'store_sales.branch_id',
          'store_sales.shopper_id',
          'store_returns.shopper_id',
          'store_returns.article_id',
          'store_returns.returned_day_id',
          'days.month_no',
          'web_sales.shopper_id',
          'web_sales.article_id',
        ],
        GROUP_BY: ['articles.sku', 'branches.branch_name'],
        SORT: ['articles.sku', 'branches.branch_name'],
      },
    ),
  },
  {
    name: 'web sales by postcode, for some postcodes or some articles',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE postcode_sales AS
      SELECT p.postcode, sum(w.net_paid) AS worth
      FROM web_sales AS w, shoppers AS h, places AS p, days AS d, articles AS a
      WHERE w.shopper_id = h.shopper_id
        AND h.home_place_id = p.place_id
        AND w.article_id = a.article_id
        AND (
          substr(p.postcode, 1, 5) IN ('10115', 'alpha')
          OR a.article_id IN (SELECT x.article_id FROM articles AS x WHERE x.brand = 'beta')
        )
        AND w.sold_day_id = d.day_id
        AND d.quarter_no < 4
      GROUP BY p.postcode`,
    expected: one(
      'postcode_sales',
      [...passed('places.postcode'), column('worth', { AGGREGATION: ['web_sales.net_paid'] })],
      {
        FILTER: [
          'web_sales.shopper_id',
          'shoppers.shopper_id',
          'shoppers.home_place_id',
          'places.place_id',
          'web_sales.article_id',
          'articles.article_id',
          'places.postcode',
          'articles.brand',
          'web_sales.sold_day_id',
          'days.day_id',
          'days.quarter_no',
        ],
        GROUP_BY: ['places.postcode'],
      },
    ),
  },
  {
    name: 'articles that a branch sells far less of than others',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE slow_articles AS
      SELECT b.branch_name, a.title, sc.revenue, a.list_price
      FROM branches AS b, articles AS a,
        (
          SELECT branch_id, avg(revenue) AS mean
          FROM (
            SELECT branch_id, article_id, sum(net_paid) AS revenue
            FROM store_sales, days
            WHERE store_sales.day_id = days.day_id AND days.month_no BETWEEN 1 AND 4
            GROUP BY branch_id, article_id
          ) AS sa
          GROUP BY branch_id
        ) AS sb,
        (
          SELECT branch_id, article_id, sum(net_paid) AS revenue
          FROM store_sales, days
          WHERE store_sales.day_id = days.day_id AND days.month_no BETWEEN 1 AND 4
          GROUP BY branch_id, article_id
        ) AS sc
      WHERE sb.branch_id = sc.branch_id
        AND sc.revenue <= 0.9 * sb.mean
        AND b.branch_id = sc.branch_id
        AND a.article_id = sc.article_id
      ORDER BY b.branch_name`,
    expected: one(
      'slow_articles',
      [
        ...passed('branches.branch_name', 'articles.title'),
        column('revenue', { AGGREGATION: ['store_sales.net_paid'] }),
        ...passed('articles.list_price'),
      ],
      {
        FILTER: [
          'store_sales.day_id',
          'days.day_id',
          'days.month_no',
          'store_sales.branch_id',
          'store_sales.net_paid',
          'branches.branch_id',
          'articles.article_id',
          'store_sales.article_id',
        ],
        GROUP_BY: ['store_sales.branch_id', 'store_sales.article_id'],
        SORT: ['branches.branch_name'],
      },
    ),
  },
];
