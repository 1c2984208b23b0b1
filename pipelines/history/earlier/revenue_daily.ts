import { expecting } from '../../kit/quality.ts';
import { freshness, range, rowCount, unique, warning } from '../../kit/check.ts';
import { clean, mart } from '../../kit/layer.ts';
import { sqlPipeline } from '../../kit/sql-pipeline.ts';

const ORDERS = clean('orders_clean');
const REVENUE = mart('revenue_daily');

/** Called the net revenue `revenue`. */
export const revenueDaily = sqlPipeline({
  namespace: 'ecommerce',
  name: 'revenue_daily',
  documentation: 'Revenue of each day, gross and net, over orders that were completed or shipped.',
  reads: [ORDERS],
  writes: REVENUE,
  expectations: [
    expecting(
      REVENUE,
      unique('order_date'),
      range('order_count', { min: 1 }),
      warning(rowCount({ min: 14 })),
      warning(freshness('order_date', 48)),
    ),
  ],
  sql: new URL('revenue_daily.sql', import.meta.url),
});
