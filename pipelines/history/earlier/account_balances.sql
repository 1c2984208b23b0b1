CREATE TABLE mart.account_balances AS
WITH movements AS (
  SELECT
    account_id,
    CAST(occurred_at AS DATE) AS balance_date,
    sum(amount) AS net_movement,
    count(*) AS transaction_count
  FROM clean.transactions_flagged
  GROUP BY account_id, CAST(occurred_at AS DATE)
),
currencies AS (
  SELECT account_id, max(currency) AS currency
  FROM raw.accounts
  GROUP BY account_id
)
SELECT
  a.account_id,
  a.customer_id,
  a.account_type,
  c.currency,
  m.balance_date,
  m.transaction_count,
  CAST(m.net_movement AS DECIMAL(18, 2)) AS net_movement,
  CAST(
    a.opening_balance + sum(m.net_movement) OVER (PARTITION BY a.account_id ORDER BY m.balance_date)
    AS DECIMAL(18, 2)
  ) AS closing_balance,
  row_number() OVER (PARTITION BY a.account_id ORDER BY m.balance_date DESC) = 1 AS is_latest
FROM clean.accounts_clean AS a
JOIN movements AS m ON m.account_id = a.account_id
JOIN currencies AS c ON c.account_id = a.account_id
WHERE a.status <> 'closed'
ORDER BY a.account_id, m.balance_date
