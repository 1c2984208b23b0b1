CREATE TABLE mart.product_performance AS
SELECT
  p.product_id,
  p.product_name,
  p.category,
  CAST(sum(i.quantity) AS INTEGER) AS units_sold,
  CAST(sum(i.line_amount) AS DECIMAL(18, 2)) AS sales,
  CAST(sum(i.quantity * p.unit_margin) AS DECIMAL(18, 2)) AS margin,
  rank() OVER (PARTITION BY p.category ORDER BY sum(i.line_amount) DESC) AS category_rank
FROM clean.products_clean AS p
JOIN clean.order_items_clean AS i ON i.product_id = p.product_id
WHERE i.order_status IN ('completed', 'shipped')
GROUP BY p.product_id, p.product_name, p.category
ORDER BY sales DESC, p.product_id
