import { range, relationship, unique } from '../kit/check.ts';
import { clean, mart } from '../kit/layer.ts';
import { expecting } from '../kit/quality.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const CUSTOMERS = clean('customers_active');
const ORDERS = clean('orders_clean');
const VALUE = mart('customer_lifetime_value');

export const customerLifetimeValue = sqlPipeline({
  namespace: 'ecommerce',
  name: 'customer_lifetime_value',
  documentation:
    'What each active customer has been worth so far, and how they rank among all and in their country.',
  reads: [CUSTOMERS, ORDERS],
  writes: VALUE,
  expectations: [
    expecting(
      VALUE,
      unique('customer_id'),
      relationship('customer_id', { ...CUSTOMERS, column: 'customer_id' }),
      range('value_quartile', { min: 1, max: 4 }),
      range('lifetime_value', { min: 0 }),
    ),
  ],
  sql: new URL('customer_lifetime_value.sql', import.meta.url),
});
