import { clean, raw } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const ITEMS = raw('order_items');
const ORDERS = clean('orders_clean');
const ITEMS_CLEAN = clean('order_items_clean');
const to = into(ITEMS_CLEAN);

export const etlOrderItems = sqlPipeline({
  namespace: 'ecommerce',
  name: 'etl_order_items',
  documentation:
    'The lines of the clean orders, each once, with its amount and the date and state of its order.',
  reads: [ITEMS, ORDERS],
  writes: ITEMS_CLEAN,
  sql: new URL('etl_order_items.sql', import.meta.url),
  lineage: [
    to('order_id', from(ITEMS, 'order_id'), 'IDENTITY'),
    to('line_number', from(ITEMS, 'line_number'), 'TRANSFORMATION: cast to a whole number'),
    to('product_id', from(ITEMS, 'product_id'), 'IDENTITY'),
    to('order_date', from(ORDERS, 'order_date'), 'IDENTITY'),
    to('order_status', from(ORDERS, 'status'), 'IDENTITY'),
    to('quantity', from(ITEMS, 'quantity'), 'TRANSFORMATION: cast to a whole number'),
    to('unit_price', from(ITEMS, 'unit_price'), 'TRANSFORMATION: cast to a decimal'),
    to('line_amount', from(ITEMS, 'quantity', 'unit_price'), 'TRANSFORMATION: quantity * unit_price'),
    to(EVERY_ROW, from(ITEMS, 'order_id'), 'JOIN: order_items.order_id = orders_clean.order_id'),
    to(EVERY_ROW, from(ORDERS, 'order_id'), 'JOIN: order_items.order_id = orders_clean.order_id'),
    to(EVERY_ROW, from(ITEMS, 'order_id', 'line_number', 'loaded_on'), 'WINDOW: the latest row of each line'),
    to(EVERY_ROW, from(ITEMS, 'order_id', 'line_number'), 'SORT: order_id, line_number'),
  ],
});
