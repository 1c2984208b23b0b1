CREATE TABLE report.executive_kpis AS
WITH payments AS (
  SELECT
    CAST(occurred_at AS DATE) AS day,
    count(*) FILTER (WHERE is_suspicious) AS suspicious_transactions,
    sum(amount) AS net_cash_flow
  FROM clean.transactions_flagged
  GROUP BY CAST(occurred_at AS DATE)
),
loans AS (
  SELECT
    count(*) FILTER (WHERE risk_band = 'high') AS high_risk_loans,
    sum(principal) FILTER (WHERE risk_band = 'high') AS principal_at_risk
  FROM mart.loan_risk
)
SELECT
  r.order_date AS kpi_date,
  r.revenue,
  r.net_revenue_7d_avg AS revenue_7d_avg,
  r.order_count,
  CAST(r.revenue / r.order_count AS DECIMAL(18, 2)) AS average_order_value,
  CAST(coalesce(p.net_cash_flow, 0) AS DECIMAL(18, 2)) AS net_cash_flow,
  coalesce(p.suspicious_transactions, 0) AS suspicious_transactions,
  l.high_risk_loans,
  CAST(coalesce(l.principal_at_risk, 0) AS DECIMAL(18, 2)) AS principal_at_risk
FROM mart.revenue_daily AS r
LEFT JOIN payments AS p ON p.day = r.order_date
CROSS JOIN loans AS l
ORDER BY kpi_date
