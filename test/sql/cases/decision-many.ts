/** Decision-support queries over very many tables. */
import type { SqlCase } from './case.ts';
import { column, ofRows, one, passed } from './expected.ts';

export const manyTableDecisions: readonly SqlCase[] = [
  {
    name: 'sales of refunded articles in two years, over many tables',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE cross_year_sales AS
      WITH refunds AS (
        SELECT w.article_id
        FROM web_sales AS w, web_returns AS r
        WHERE r.article_id = w.article_id AND r.order_no = w.order_no
        GROUP BY w.article_id
        HAVING 2 * sum(w.net_paid) > sum(r.refund)
      ),
      cross_sales AS (
        SELECT
          a.title,
          a.article_id,
          b.branch_name,
          p.postcode AS branch_code,
          home.city AS shopper_city,
          d.year_no AS syear,
          joined.year_no AS jyear,
          count(*) AS cnt,
          sum(s.unit_price) AS s1
        FROM store_sales AS s
        JOIN refunds AS f ON f.article_id = s.article_id
        JOIN articles AS a ON a.article_id = s.article_id
        JOIN branches AS b ON b.branch_id = s.branch_id
        JOIN places AS p ON p.place_id = b.place_id
        JOIN shoppers AS h ON h.shopper_id = s.shopper_id
        JOIN places AS home ON home.place_id = h.home_place_id
        JOIN days AS d ON d.day_id = s.day_id
        LEFT JOIN days AS joined ON joined.day_id = h.joined_day_id
        WHERE a.list_price BETWEEN 1 AND 1000
        GROUP BY ALL
      )
      SELECT x.title, x.branch_name, x.branch_code, x.shopper_city, x.syear, x.cnt, x.s1, y.s1 AS s1_later
      FROM cross_sales AS x, cross_sales AS y
      WHERE x.article_id = y.article_id AND x.syear = 2022 AND y.syear = 2023 AND y.cnt <= x.cnt
      ORDER BY x.title, y.cnt`,
    expected: one(
      'cross_year_sales',
      [
        ...passed('articles.title', 'branches.branch_name'),
        column('branch_code', { IDENTITY: ['places.postcode'] }),
        column('shopper_city', { IDENTITY: ['places.city'] }),
        column('syear', { IDENTITY: ['days.year_no'] }),
        ofRows('cnt'),
        column('s1', { AGGREGATION: ['store_sales.unit_price'] }),
        column('s1_later', { AGGREGATION: ['store_sales.unit_price'] }),
      ],
      {
        JOIN: [
          'web_sales.article_id',
          'store_sales.article_id',
          'articles.article_id',
          'branches.branch_id',
          'store_sales.branch_id',
          'places.place_id',
          'branches.place_id',
          'shoppers.shopper_id',
          'store_sales.shopper_id',
          'shoppers.home_place_id',
          'days.day_id',
          'store_sales.day_id',
          'shoppers.joined_day_id',
        ],
        FILTER: [
          'web_returns.article_id',
          'web_sales.article_id',
          'web_returns.order_no',
          'web_sales.order_no',
          'web_sales.net_paid',
          'web_returns.refund',
          'articles.list_price',
          'articles.article_id',
          'days.year_no',
        ],
        GROUP_BY: [
          'web_sales.article_id',
          'articles.title',
          'articles.article_id',
          'branches.branch_name',
          'places.postcode',
          'places.city',
          'days.year_no',
        ],
        SORT: ['articles.title'],
      },
    ),
  },
  {
    name: 'days between sale and return, in buckets',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE return_delays AS
      SELECT
        b.branch_name,
        p.street,
        sum(CASE WHEN r.returned_day_id - s.day_id <= 1 THEN 1 ELSE 0 END) AS soon,
        sum(CASE WHEN r.returned_day_id - s.day_id > 1 AND r.returned_day_id - s.day_id <= 3 THEN 1 ELSE 0 END) AS later,
        sum(CASE WHEN r.returned_day_id - s.day_id > 3 THEN r.refund ELSE 0 END) AS late_refunds
      FROM store_sales AS s
      JOIN store_returns AS r
        ON r.receipt_no = s.receipt_no AND r.article_id = s.article_id AND r.shopper_id = s.shopper_id
      JOIN branches AS b ON b.branch_id = s.branch_id
      JOIN places AS p ON p.place_id = b.place_id
      JOIN days AS d ON d.day_id = r.returned_day_id
      WHERE d.year_no = 2023 AND d.month_no <= 4
      GROUP BY b.branch_name, p.street`,
    expected: one(
      'return_delays',
      [
        ...passed('branches.branch_name', 'places.street'),
        column('soon', { CONDITIONAL: ['store_returns.returned_day_id', 'store_sales.day_id'] }),
        column('later', { CONDITIONAL: ['store_returns.returned_day_id', 'store_sales.day_id'] }),
        column('late_refunds', {
          AGGREGATION: ['store_returns.refund'],
          CONDITIONAL: ['store_returns.returned_day_id', 'store_sales.day_id'],
        }),
      ],
      {
        JOIN: [
          'store_returns.receipt_no',
          'store_sales.receipt_no',
          'store_returns.article_id',
          'store_sales.article_id',
          'store_returns.shopper_id',
          'store_sales.shopper_id',
          'branches.branch_id',
          'store_sales.branch_id',
          'places.place_id',
          'branches.place_id',
          'days.day_id',
          'store_returns.returned_day_id',
        ],
        FILTER: ['days.year_no', 'days.month_no'],
        GROUP_BY: ['branches.branch_name', 'places.street'],
      },
    ),
  },
  {
    name: 'receipts of shoppers who live elsewhere',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE away_receipts AS
      SELECT h.last_name, cur.city, bought.city AS bought_city, bought.receipt_no, bought.saved, bought.worth
      FROM (
        SELECT s.receipt_no, s.shopper_id, p.city, sum(s.discount) AS saved, sum(s.net_paid) AS worth
        FROM store_sales AS s
        JOIN days AS d ON d.day_id = s.day_id
        JOIN branches AS b ON b.branch_id = s.branch_id
        JOIN places AS p ON p.place_id = b.place_id
        WHERE d.weekday IN ('Sat', 'Sun') AND b.floor_area > 1
        GROUP BY s.receipt_no, s.shopper_id, p.city
      ) AS bought
      JOIN shoppers AS h ON h.shopper_id = bought.shopper_id
      JOIN places AS cur ON cur.place_id = h.home_place_id
      WHERE cur.city <> bought.city
      ORDER BY h.last_name, bought.receipt_no`,
    expected: one(
      'away_receipts',
      [
        ...passed('shoppers.last_name', 'places.city'),
        column('bought_city', { IDENTITY: ['places.city'] }),
        ...passed('store_sales.receipt_no'),
        column('saved', { AGGREGATION: ['store_sales.discount'] }),
        column('worth', { AGGREGATION: ['store_sales.net_paid'] }),
      ],
      {
        JOIN: [
          'days.day_id',
          'store_sales.day_id',
          'branches.branch_id',
          'store_sales.branch_id',
          'places.place_id',
          'branches.place_id',
          'shoppers.shopper_id',
          'store_sales.shopper_id',
          'shoppers.home_place_id',
        ],
        FILTER: ['days.weekday', 'branches.floor_area', 'places.city'],
        GROUP_BY: ['store_sales.receipt_no', 'store_sales.shopper_id', 'places.city'],
        SORT: ['shoppers.last_name', 'store_sales.receipt_no'],
      },
    ),
  },
];
