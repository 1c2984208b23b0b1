import { clean, raw } from '../kit/layer.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const ITEMS = raw('order_items');
const ORDERS = clean('orders_clean');
const ITEMS_CLEAN = clean('order_items_clean');

export const etlOrderItems = sqlPipeline({
  namespace: 'ecommerce',
  name: 'etl_order_items',
  documentation:
    'The lines of the clean orders, each once, with its amount and the date and state of its order.',
  reads: [ITEMS, ORDERS],
  writes: ITEMS_CLEAN,
  sql: new URL('etl_order_items.sql', import.meta.url),
});
