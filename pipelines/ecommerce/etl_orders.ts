import { acceptedValues, freshness, notNull, range, rowCount, unique, warning } from '../kit/check.ts';
import { clean, raw } from '../kit/layer.ts';
import { latest } from '../kit/latest.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { expecting } from '../kit/quality.ts';
import { reading, result, rowPipeline } from '../kit/row-pipeline.ts';
import { amount, cents, words } from '../kit/value.ts';

const ORDERS = raw('orders');
const CUSTOMERS = raw('customers');
const ORDERS_CLEAN = clean('orders_clean');
const to = into(ORDERS_CLEAN);

const COLUMNS = {
  order_id: 'VARCHAR',
  customer_id: 'VARCHAR',
  customer_name: 'VARCHAR',
  country: 'VARCHAR',
  order_date: 'DATE',
  status: 'VARCHAR',
  amount: 'DECIMAL(18,2)',
  discount: 'DECIMAL(18,2)',
  net_amount: 'DECIMAL(18,2)',
  arrived_late: 'BOOLEAN',
} as const;

const LINEAGE = [
  ...['order_id', 'customer_id', 'order_date', 'status', 'amount'].map((column) =>
    to(column, from(ORDERS, column), 'IDENTITY'),
  ),
  to('customer_name', from(CUSTOMERS, 'full_name'), 'TRANSFORMATION: trim(full_name)'),
  to('country', from(CUSTOMERS, 'country'), 'IDENTITY'),
  to('discount', from(ORDERS, 'discount'), 'TRANSFORMATION: a blank discount is 0'),
  to('net_amount', from(ORDERS, 'amount', 'discount'), 'TRANSFORMATION: amount - discount'),
  to('arrived_late', from(ORDERS, 'order_date', 'loaded_on'), 'TRANSFORMATION: loaded_on > order_date'),
  to(EVERY_ROW, from(ORDERS, 'customer_id'), 'JOIN: orders.customer_id = customers.customer_id'),
  to(EVERY_ROW, from(CUSTOMERS, 'customer_id'), 'JOIN: orders.customer_id = customers.customer_id'),
  to(EVERY_ROW, from(ORDERS, 'order_id', 'loaded_on'), 'FILTER: the latest row of each order'),
  to(EVERY_ROW, from(CUSTOMERS, 'loaded_on'), 'FILTER: the latest row of each customer'),
  to(EVERY_ROW, from(ORDERS, 'amount'), 'FILTER: the amount is a number'),
];

export const etlOrders = rowPipeline({
  namespace: 'ecommerce',
  name: 'etl_orders',
  documentation:
    'Cleans the raw orders: one row for each order, with the customer’s name and country and the **net amount**. Orders of unknown customers are left out.',
  reads: {
    orders: reading(
      ORDERS,
      'order_id',
      'customer_id',
      'order_date',
      'status',
      'amount',
      'discount',
      'loaded_on',
    ),
    customers: reading(CUSTOMERS, 'customer_id', 'full_name', 'country', 'loaded_on'),
  },
  writes: ORDERS_CLEAN,
  expectations: [
    expecting(
      ORDERS_CLEAN,
      unique('order_id'),
      notNull('order_date'),
      acceptedValues('status', ['completed', 'shipped', 'cancelled', 'returned']),
      range('net_amount', { min: 0 }),
      warning(rowCount({ min: 40 })),
      warning(freshness('order_date', 48)),
    ),
  ],
  build: ({ orders, customers }) => {
    const customerById = new Map(
      latest(customers.rows, (row) => row.customer_id).map((row) => [row.customer_id, row]),
    );
    const rows = latest(orders.rows, (row) => row.order_id).flatMap((order) => {
      const customer = customerById.get(order.customer_id);
      const gross = cents(order.amount);
      if (customer === undefined || gross === null) return [];
      const discount = cents(order.discount) ?? 0;
      return {
        order_id: order.order_id,
        customer_id: order.customer_id,
        customer_name: words(customer.full_name),
        country: customer.country,
        order_date: order.order_date,
        status: order.status,
        amount: amount(gross),
        discount: amount(discount),
        net_amount: amount(gross - discount),
        arrived_late: order.loaded_on > order.order_date,
      };
    });
    return result(COLUMNS, rows, LINEAGE);
  },
});
