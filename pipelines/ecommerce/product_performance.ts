import { clean, mart } from '../kit/layer.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const PRODUCTS = clean('products_clean');
const ITEMS = clean('order_items_clean');
const PERFORMANCE = mart('product_performance');

export const productPerformance = sqlPipeline({
  namespace: 'ecommerce',
  name: 'product_performance',
  documentation: 'What each product sold and earned, before discounts, and its rank in its category.',
  reads: [PRODUCTS, ITEMS],
  writes: PERFORMANCE,
  sql: new URL('product_performance.sql', import.meta.url),
});
