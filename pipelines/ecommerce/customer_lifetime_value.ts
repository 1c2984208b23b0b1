import { clean, mart } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const CUSTOMERS = clean('customers_active');
const ORDERS = clean('orders_clean');
const VALUE = mart('customer_lifetime_value');
const to = into(VALUE);

export const customerLifetimeValue = sqlPipeline({
  namespace: 'ecommerce',
  name: 'customer_lifetime_value',
  documentation:
    'What each active customer has been worth so far, and how they rank among all and in their country.',
  reads: [CUSTOMERS, ORDERS],
  writes: VALUE,
  sql: new URL('customer_lifetime_value.sql', import.meta.url),
  lineage: [
    ...['customer_id', 'country', 'is_high_value'].map((column) =>
      to(column, from(CUSTOMERS, column), 'IDENTITY'),
    ),
    to('order_count', from(ORDERS, 'customer_id'), 'AGGREGATION: count(*)'),
    to('lifetime_value', from(ORDERS, 'net_amount'), 'AGGREGATION: sum(net_amount)'),
    to('average_order_value', from(ORDERS, 'net_amount'), 'AGGREGATION: sum(net_amount) / count(*)'),
    to('first_order_date', from(ORDERS, 'order_date'), 'AGGREGATION: min(order_date)'),
    to('last_order_date', from(ORDERS, 'order_date'), 'AGGREGATION: max(order_date)'),
    to('value_rank', from(ORDERS, 'net_amount'), 'WINDOW: rank by lifetime_value'),
    to('value_quartile', from(ORDERS, 'net_amount'), 'WINDOW: quartile by lifetime_value'),
    to('value_quartile', from(CUSTOMERS, 'customer_id'), 'WINDOW: decides among equals'),
    to('country_rank', from(ORDERS, 'net_amount'), 'WINDOW: rank by lifetime_value'),
    to('country_rank', from(CUSTOMERS, 'country'), 'WINDOW: within the country'),
    to(
      EVERY_ROW,
      from(CUSTOMERS, 'customer_id'),
      'JOIN: customers_active.customer_id = orders_clean.customer_id',
    ),
    to(
      EVERY_ROW,
      from(ORDERS, 'customer_id'),
      'JOIN: customers_active.customer_id = orders_clean.customer_id',
    ),
    to(EVERY_ROW, from(ORDERS, 'status'), "FILTER: status IN ('completed', 'shipped')"),
    to(
      EVERY_ROW,
      from(CUSTOMERS, 'customer_id', 'country', 'is_high_value'),
      'GROUP_BY: one row for each customer',
    ),
  ],
});
