import { clean, raw } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const PRODUCTS = raw('products');
const PRODUCTS_CLEAN = clean('products_clean');
const to = into(PRODUCTS_CLEAN);

export const etlProducts = sqlPipeline({
  namespace: 'ecommerce',
  name: 'etl_products',
  documentation: 'One row for each product, with numbers for prices and the margin on one unit.',
  reads: [PRODUCTS],
  writes: PRODUCTS_CLEAN,
  sql: new URL('etl_products.sql', import.meta.url),
  lineage: [
    to('product_id', from(PRODUCTS, 'product_id'), 'IDENTITY'),
    to('product_name', from(PRODUCTS, 'product_name'), 'TRANSFORMATION: trim(product_name)'),
    to('category', from(PRODUCTS, 'category'), "TRANSFORMATION: coalesce(trim(category), 'Uncategorised')"),
    to('unit_price', from(PRODUCTS, 'unit_price'), 'TRANSFORMATION: cast to a decimal'),
    to('unit_cost', from(PRODUCTS, 'unit_cost'), 'TRANSFORMATION: cast to a decimal'),
    to('unit_margin', from(PRODUCTS, 'unit_price', 'unit_cost'), 'TRANSFORMATION: unit_price - unit_cost'),
    to(EVERY_ROW, from(PRODUCTS, 'product_id', 'loaded_on'), 'WINDOW: the latest row of each product'),
    to(EVERY_ROW, from(PRODUCTS, 'product_id'), 'SORT: product_id'),
  ],
});
