import { clean, mart } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const ORDERS = clean('orders_clean');
const REVENUE = mart('revenue_daily');
const to = into(REVENUE);

export const revenueDaily = sqlPipeline({
  namespace: 'ecommerce',
  name: 'revenue_daily',
  documentation: 'Revenue of each day, gross and net, over orders that were completed or shipped.',
  reads: [ORDERS],
  writes: REVENUE,
  sql: new URL('revenue_daily.sql', import.meta.url),
  lineage: [
    to('order_date', from(ORDERS, 'order_date'), 'IDENTITY'),
    to('order_count', from(ORDERS, 'order_date'), 'AGGREGATION: count(*)'),
    to('gross_revenue', from(ORDERS, 'amount'), 'AGGREGATION: sum(amount)'),
    to('discounts', from(ORDERS, 'discount'), 'AGGREGATION: sum(discount)'),
    to('net_revenue', from(ORDERS, 'net_amount'), 'AGGREGATION: sum(net_amount)'),
    to('net_revenue_7d_avg', from(ORDERS, 'net_amount'), 'AGGREGATION: avg(net_revenue) of seven days'),
    to('net_revenue_7d_avg', from(ORDERS, 'order_date'), 'WINDOW: the day and the six before'),
    to(EVERY_ROW, from(ORDERS, 'status'), "FILTER: status IN ('completed', 'shipped')"),
    to(EVERY_ROW, from(ORDERS, 'order_date'), 'GROUP_BY: order_date'),
    to(EVERY_ROW, from(ORDERS, 'order_date'), 'SORT: order_date'),
  ],
});
