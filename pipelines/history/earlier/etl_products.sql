CREATE TABLE clean.products_clean AS
SELECT
  product_id,
  trim(product_name) AS product_name,
  coalesce(trim(category), 'Uncategorised') AS category,
  CAST(unit_price AS DOUBLE) AS unit_price,
  CAST(unit_cost AS DOUBLE) AS unit_cost,
  CAST(unit_price AS DOUBLE) - CAST(unit_cost AS DOUBLE) AS unit_margin
FROM raw.products
QUALIFY row_number() OVER (PARTITION BY product_id ORDER BY loaded_on DESC) = 1
ORDER BY product_id
