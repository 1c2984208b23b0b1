import { relationship, rowCount, unique, warning } from '../kit/check.ts';
import { clean, mart } from '../kit/layer.ts';
import { expecting } from '../kit/quality.ts';
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
  expectations: [
    expecting(
      PERFORMANCE,
      unique('product_id'),
      relationship('product_id', { ...PRODUCTS, column: 'product_id' }),
      warning(rowCount({ min: 20 })),
    ),
  ],
  sql: new URL('product_performance.sql', import.meta.url),
});
