CREATE TABLE mart.customer_lifetime_value AS
WITH totals AS (
  SELECT
    c.customer_id,
    c.country,
    c.is_high_value,
    count(*) AS order_count,
    sum(o.net_amount) AS lifetime_value,
    min(o.order_date) AS first_order_date,
    max(o.order_date) AS last_order_date
  FROM clean.customers_active AS c
  JOIN clean.orders_clean AS o ON o.customer_id = c.customer_id
  WHERE o.status IN ('completed', 'shipped')
  GROUP BY c.customer_id, c.country, c.is_high_value
)
SELECT
  customer_id,
  country,
  is_high_value,
  order_count,
  CAST(lifetime_value AS DECIMAL(18, 2)) AS lifetime_value,
  CAST(lifetime_value / order_count AS DECIMAL(18, 2)) AS average_order_value,
  first_order_date,
  last_order_date,
  rank() OVER (ORDER BY lifetime_value DESC) AS value_rank,
  ntile(4) OVER (ORDER BY lifetime_value DESC, customer_id) AS value_quartile,
  rank() OVER (PARTITION BY country ORDER BY lifetime_value DESC) AS country_rank
FROM totals
ORDER BY value_rank, customer_id
