import { notNull, range, relationship, rowCount, unique, warning } from '../kit/check.ts';
import { clean, raw } from '../kit/layer.ts';
import { expecting } from '../kit/quality.ts';
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
  expectations: [
    expecting(ITEMS, warning(relationship('order_id', { ...raw('orders'), column: 'order_id' }))),
    expecting(
      ITEMS_CLEAN,
      unique('order_id', 'line_number'),
      notNull('product_id'),
      range('quantity', { min: 1, max: 100 }),
      relationship('order_id', { ...ORDERS, column: 'order_id' }),
      warning(rowCount({ min: 70 })),
    ),
  ],
  sql: new URL('etl_order_items.sql', import.meta.url),
});
