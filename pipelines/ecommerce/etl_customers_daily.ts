import { createHash } from 'node:crypto';
import { acceptedValues, notNull, range, rowCount, unique, warning } from '../kit/check.ts';
import { clean, raw } from '../kit/layer.ts';
import { latest } from '../kit/latest.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { expecting } from '../kit/quality.ts';
import { reading, result, rowPipeline } from '../kit/row-pipeline.ts';
import { amount, cents } from '../kit/value.ts';

const CUSTOMERS = raw('customers');
const ORDERS = clean('orders_clean');
const CUSTOMERS_ACTIVE = clean('customers_active');
const to = into(CUSTOMERS_ACTIVE);

/** Cents: who has spent this much is a high-value customer. */
const HIGH_VALUE = 50_000;

const EMAIL = /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;

const COLUMNS = {
  customer_id: 'VARCHAR',
  email_hash: 'VARCHAR',
  has_valid_email: 'BOOLEAN',
  country: 'VARCHAR',
  signup_date: 'DATE',
  total_spent: 'DECIMAL(18,2)',
  is_high_value: 'BOOLEAN',
} as const;

const LINEAGE = [
  ...['customer_id', 'country', 'signup_date'].map((column) =>
    to(column, from(CUSTOMERS, column), 'IDENTITY'),
  ),
  to('email_hash', from(CUSTOMERS, 'email'), {
    type: 'DIRECT',
    subtype: 'TRANSFORMATION',
    description: 'sha256(lower(trim(email)))',
    masking: true,
  }),
  to('has_valid_email', from(CUSTOMERS, 'email'), {
    type: 'DIRECT',
    subtype: 'TRANSFORMATION',
    description: 'has the form of an address',
    masking: true,
  }),
  to(
    'total_spent',
    from(ORDERS, 'net_amount'),
    'AGGREGATION: sum(net_amount) of completed and shipped orders',
  ),
  to('total_spent', from(ORDERS, 'customer_id'), 'GROUP_BY: customer_id'),
  to('total_spent', from(ORDERS, 'status'), 'FILTER: completed or shipped'),
  to('is_high_value', from(ORDERS, 'net_amount'), 'AGGREGATION: total_spent >= 500'),
  to('is_high_value', from(ORDERS, 'customer_id'), 'GROUP_BY: customer_id'),
  to('is_high_value', from(ORDERS, 'status'), 'FILTER: completed or shipped'),
  to(EVERY_ROW, from(CUSTOMERS, 'status'), 'FILTER: status = active'),
  to(EVERY_ROW, from(CUSTOMERS, 'customer_id', 'loaded_on'), 'FILTER: the latest row of each customer'),
  to(EVERY_ROW, from(CUSTOMERS, 'customer_id'), 'JOIN: customers.customer_id = orders.customer_id'),
  to(EVERY_ROW, from(ORDERS, 'customer_id'), 'JOIN: customers.customer_id = orders.customer_id'),
];

export const etlCustomersDaily = rowPipeline({
  namespace: 'ecommerce',
  name: 'etl_customers_daily',
  documentation:
    'Keeps the **active** customers, one row each, without names or addresses: the email is hashed with SHA-256. Marks who is of high value. `marketing_consent` is passed on since the extract carries it.',
  reads: {
    customers: reading(CUSTOMERS, 'customer_id', 'email', 'country', 'status', 'signup_date', 'loaded_on'),
    orders: reading(ORDERS, 'customer_id', 'status', 'net_amount'),
  },
  writes: CUSTOMERS_ACTIVE,
  expectations: [
    expecting(CUSTOMERS, warning(acceptedValues('country', ['DE', 'FR', 'NL', 'PT', 'SE']))),
    expecting(
      CUSTOMERS_ACTIVE,
      unique('customer_id'),
      notNull('country'),
      range('total_spent', { min: 0 }),
      warning(rowCount({ min: 60 })),
    ),
  ],
  build: ({ customers, orders }) => {
    const spent = spentByCustomer(orders.rows);
    const active = latest(customers.rows, (row) => row.customer_id).filter(
      ({ status }) => status.trim().toLowerCase() === 'active',
    );
    const rows = active.map((customer) => {
      const total = spent.get(customer.customer_id) ?? 0;
      const email = customer.email.trim().toLowerCase();
      return {
        customer_id: customer.customer_id,
        email_hash: EMAIL.test(email) ? createHash('sha256').update(email).digest('hex') : null,
        has_valid_email: EMAIL.test(email),
        country: customer.country,
        signup_date: customer.signup_date,
        total_spent: amount(total),
        is_high_value: total >= HIGH_VALUE,
      };
    });
    if (!customers.columns.includes('marketing_consent')) return result(COLUMNS, rows, LINEAGE);
    return result(
      { ...COLUMNS, marketing_consent: 'BOOLEAN' },
      rows.map((row, index) => ({
        ...row,
        marketing_consent: active[index]?.['marketing_consent'] === 'yes',
      })),
      [...LINEAGE, to('marketing_consent', from(CUSTOMERS, 'marketing_consent'), "TRANSFORMATION: = 'yes'")],
    );
  },
});

/** Cents, by customer: what was ordered and neither cancelled nor sent back. */
function spentByCustomer(
  orders: readonly { readonly customer_id: string; readonly status: string; readonly net_amount: string }[],
): ReadonlyMap<string, number> {
  const spent = new Map<string, number>();
  for (const { customer_id, status, net_amount } of orders)
    if (status === 'completed' || status === 'shipped')
      spent.set(customer_id, (spent.get(customer_id) ?? 0) + (cents(net_amount) ?? 0));
  return spent;
}
