import { clean, mart } from '../kit/layer.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const ORDERS = clean('orders_clean');
const REVENUE = mart('revenue_daily');

export const revenueDaily = sqlPipeline({
  namespace: 'ecommerce',
  name: 'revenue_daily',
  documentation: 'Revenue of each day, gross and net, over orders that were completed or shipped.',
  reads: [ORDERS],
  writes: REVENUE,
  sql: new URL('revenue_daily.sql', import.meta.url),
});
