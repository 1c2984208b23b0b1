import { notNull, range, unique } from '../../kit/check.ts';
import { clean, raw } from '../../kit/layer.ts';
import { expecting } from '../../kit/quality.ts';
import { sqlPipeline } from '../../kit/sql-pipeline.ts';

const PRODUCTS = raw('products');
const PRODUCTS_CLEAN = clean('products_clean');

/** Took prices for floating-point numbers. */
export const etlProducts = sqlPipeline({
  namespace: 'ecommerce',
  name: 'etl_products',
  documentation: 'One row for each product, with numbers for prices and the margin on one unit.',
  reads: [PRODUCTS],
  writes: PRODUCTS_CLEAN,
  expectations: [
    expecting(
      PRODUCTS_CLEAN,
      unique('product_id'),
      notNull('category'),
      range('unit_price', { min: 0.01 }),
      range('unit_margin', { min: 0 }),
    ),
  ],
  sql: new URL('etl_products.sql', import.meta.url),
});
