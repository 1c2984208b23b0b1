CREATE TABLE clean.order_items_clean AS
SELECT
  i.order_id,
  CAST(i.line_number AS INTEGER) AS line_number,
  i.product_id,
  o.order_date,
  o.status AS order_status,
  CAST(i.quantity AS INTEGER) AS quantity,
  CAST(i.unit_price AS DECIMAL(18, 2)) AS unit_price,
  CAST(CAST(i.quantity AS INTEGER) * CAST(i.unit_price AS DECIMAL(18, 2)) AS DECIMAL(18, 2)) AS line_amount
FROM raw.order_items AS i
JOIN clean.orders_clean AS o ON o.order_id = i.order_id
QUALIFY row_number() OVER (PARTITION BY i.order_id, i.line_number ORDER BY i.loaded_on DESC) = 1
ORDER BY i.order_id, line_number
