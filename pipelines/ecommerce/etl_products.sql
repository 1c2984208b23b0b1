CREATE TABLE clean.products_clean AS
SELECT
  product_id,
  trim(product_name) AS product_name,
  coalesce(trim(category), 'Uncategorised') AS category,
  CAST(unit_price AS DECIMAL(18, 2)) AS unit_price,
  CAST(unit_cost AS DECIMAL(18, 2)) AS unit_cost,
  CAST(unit_price AS DECIMAL(18, 2)) - CAST(unit_cost AS DECIMAL(18, 2)) AS unit_margin
FROM raw.products
QUALIFY row_number() OVER (PARTITION BY product_id ORDER BY loaded_on DESC) = 1
ORDER BY product_id
