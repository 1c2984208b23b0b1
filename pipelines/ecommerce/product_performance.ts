import { clean, mart } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const PRODUCTS = clean('products_clean');
const ITEMS = clean('order_items_clean');
const PERFORMANCE = mart('product_performance');
const to = into(PERFORMANCE);

export const productPerformance = sqlPipeline({
  namespace: 'ecommerce',
  name: 'product_performance',
  documentation: 'What each product sold and earned, before discounts, and its rank in its category.',
  reads: [PRODUCTS, ITEMS],
  writes: PERFORMANCE,
  sql: new URL('product_performance.sql', import.meta.url),
  lineage: [
    ...['product_id', 'product_name', 'category'].map((column) =>
      to(column, from(PRODUCTS, column), 'IDENTITY'),
    ),
    to('units_sold', from(ITEMS, 'quantity'), 'AGGREGATION: sum(quantity)'),
    to('sales', from(ITEMS, 'line_amount'), 'AGGREGATION: sum(line_amount)'),
    to('margin', from(ITEMS, 'quantity'), 'AGGREGATION: sum(quantity * unit_margin)'),
    to('margin', from(PRODUCTS, 'unit_margin'), 'AGGREGATION: sum(quantity * unit_margin)'),
    to('category_rank', from(ITEMS, 'line_amount'), 'WINDOW: rank by sales'),
    to('category_rank', from(PRODUCTS, 'category'), 'WINDOW: within the category'),
    to(
      EVERY_ROW,
      from(PRODUCTS, 'product_id'),
      'JOIN: products_clean.product_id = order_items_clean.product_id',
    ),
    to(
      EVERY_ROW,
      from(ITEMS, 'product_id'),
      'JOIN: products_clean.product_id = order_items_clean.product_id',
    ),
    to(EVERY_ROW, from(ITEMS, 'order_status'), "FILTER: order_status IN ('completed', 'shipped')"),
    to(
      EVERY_ROW,
      from(PRODUCTS, 'product_id', 'product_name', 'category'),
      'GROUP_BY: one row for each product',
    ),
  ],
});
