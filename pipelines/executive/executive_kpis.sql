CREATE TABLE report.executive_kpis AS
WITH payments AS (
  SELECT
    CAST(occurred_at AS DATE) AS day,
    count(*) FILTER (WHERE is_suspicious) AS suspicious_transactions,
    sum(amount) AS net_cash_flow
  FROM clean.transactions_flagged
  GROUP BY CAST(occurred_at AS DATE)
),
sensors AS (
  SELECT
    CAST(hour AS DATE) AS day,
    count(*) FILTER (WHERE is_anomaly) AS sensor_anomalies
  FROM mart.readings_hourly
  GROUP BY CAST(hour AS DATE)
),
loans AS (
  SELECT
    count(*) FILTER (WHERE risk_band = 'high') AS high_risk_loans,
    sum(principal) FILTER (WHERE risk_band = 'high') AS principal_at_risk
  FROM mart.loan_risk
)
SELECT
  r.order_date AS kpi_date,
  r.net_revenue AS revenue,
  r.net_revenue_7d_avg AS revenue_7d_avg,
  r.order_count,
  CAST(r.net_revenue / r.order_count AS DECIMAL(18, 2)) AS average_order_value,
  CAST(coalesce(p.net_cash_flow, 0) AS DECIMAL(18, 2)) AS net_cash_flow,
  coalesce(p.suspicious_transactions, 0) AS suspicious_transactions,
  coalesce(s.sensor_anomalies, 0) AS sensor_anomalies,
  l.high_risk_loans,
  CAST(coalesce(l.principal_at_risk, 0) AS DECIMAL(18, 2)) AS principal_at_risk
FROM mart.revenue_daily AS r
LEFT JOIN payments AS p ON p.day = r.order_date
LEFT JOIN sensors AS s ON s.day = r.order_date
CROSS JOIN loans AS l
ORDER BY kpi_date
