CREATE TABLE mart.revenue_daily AS
WITH days AS (
  SELECT
    order_date,
    count(*) AS order_count,
    sum(amount) AS gross_revenue,
    sum(discount) AS discounts,
    sum(net_amount) AS net_revenue
  FROM clean.orders_clean
  WHERE status IN ('completed', 'shipped')
  GROUP BY order_date
)
SELECT
  order_date,
  order_count,
  CAST(gross_revenue AS DECIMAL(18, 2)) AS gross_revenue,
  CAST(discounts AS DECIMAL(18, 2)) AS discounts,
  CAST(net_revenue AS DECIMAL(18, 2)) AS revenue,
  CAST(
    avg(net_revenue) OVER (ORDER BY order_date RANGE BETWEEN INTERVAL 6 DAYS PRECEDING AND CURRENT ROW)
    AS DECIMAL(18, 2)
  ) AS net_revenue_7d_avg
FROM days
ORDER BY order_date
