import { clean, raw } from '../kit/layer.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const PRODUCTS = raw('products');
const PRODUCTS_CLEAN = clean('products_clean');

export const etlProducts = sqlPipeline({
  namespace: 'ecommerce',
  name: 'etl_products',
  documentation: 'One row for each product, with numbers for prices and the margin on one unit.',
  reads: [PRODUCTS],
  writes: PRODUCTS_CLEAN,
  sql: new URL('etl_products.sql', import.meta.url),
});
