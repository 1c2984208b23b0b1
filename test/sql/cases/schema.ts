/** The tables that the statements read and write: three small worlds, made up for this folder. */

export interface Table {
  readonly table: string;
  /** In the table's order. A column within a struct is named by its path, and follows the struct. */
  readonly columns: readonly string[];
}

/** A chain of stores that also sells on the web and by phone: facts, and the dimensions that they point to. */
const retail = [
  {
    table: 'days',
    columns: [
      'day_id',
      'calendar_date',
      'year_no',
      'quarter_no',
      'month_no',
      'week_no',
      'weekday',
      'holiday',
    ],
  },
  {
    table: 'shoppers',
    columns: [
      'shopper_id',
      'loyalty_no',
      'first_name',
      'last_name',
      'email',
      'phone',
      'birth_year',
      'segment',
      'home_place_id',
      'joined_day_id',
    ],
  },
  { table: 'places', columns: ['place_id', 'street', 'city', 'county', 'state', 'postcode', 'country'] },
  {
    table: 'articles',
    columns: [
      'article_id',
      'sku',
      'title',
      'brand',
      'category',
      'family',
      'list_price',
      'cost_price',
      'supplier_id',
    ],
  },
  { table: 'suppliers', columns: ['supplier_id', 'supplier_name', 'place_id'] },
  { table: 'branches', columns: ['branch_id', 'branch_name', 'manager', 'place_id', 'floor_area'] },
  { table: 'websites', columns: ['website_id', 'domain', 'opened_day_id'] },
  { table: 'depots', columns: ['depot_id', 'depot_name', 'place_id'] },
  { table: 'campaigns', columns: ['campaign_id', 'campaign_name', 'channel', 'cost'] },
  { table: 'reasons', columns: ['reason_id', 'wording'] },
  { table: 'stock', columns: ['day_id', 'depot_id', 'article_id', 'on_hand'] },
  {
    table: 'store_sales',
    columns: [
      'receipt_no',
      'day_id',
      'branch_id',
      'shopper_id',
      'article_id',
      'campaign_id',
      'quantity',
      'unit_price',
      'discount',
      'net_paid',
    ],
  },
  {
    table: 'web_sales',
    columns: [
      'order_no',
      'sold_day_id',
      'shipped_day_id',
      'website_id',
      'depot_id',
      'shopper_id',
      'article_id',
      'campaign_id',
      'quantity',
      'unit_price',
      'discount',
      'net_paid',
      'shipping_fee',
    ],
  },
  {
    table: 'phone_sales',
    columns: ['call_no', 'day_id', 'shopper_id', 'article_id', 'quantity', 'unit_price', 'net_paid'],
  },
  {
    table: 'store_returns',
    columns: [
      'receipt_no',
      'returned_day_id',
      'branch_id',
      'shopper_id',
      'article_id',
      'reason_id',
      'quantity',
      'refund',
    ],
  },
  {
    table: 'web_returns',
    columns: [
      'order_no',
      'returned_day_id',
      'website_id',
      'shopper_id',
      'article_id',
      'reason_id',
      'quantity',
      'refund',
    ],
  },
] as const satisfies readonly Table[];

/** A shop's own database, with the tables that its nightly jobs fill. */
const shop = [
  {
    table: 'customers',
    columns: [
      'customer_id',
      'name',
      'email',
      'phone',
      'city',
      'country',
      'status',
      'credit',
      'created_at',
      'referred_by',
    ],
  },
  { table: 'products', columns: ['product_id', 'sku', 'name', 'price', 'cost', 'category_id', 'tags'] },
  { table: 'categories', columns: ['category_id', 'parent_id', 'name'] },
  {
    table: 'orders',
    columns: ['order_id', 'customer_id', 'status', 'ordered_at', 'shipped_at', 'total', 'currency'],
  },
  { table: 'order_lines', columns: ['order_id', 'line_no', 'product_id', 'quantity', 'price'] },
  { table: 'payments', columns: ['payment_id', 'order_id', 'method', 'amount', 'paid_at', 'card_no'] },
  {
    table: 'employees',
    columns: ['employee_id', 'manager_id', 'name', 'department', 'salary', 'hired_on'],
  },
  { table: 'rates', columns: ['currency', 'rate', 'valid_from'] },
  { table: 'price_updates', columns: ['sku', 'price', 'discontinued', 'changed_at'] },
  { table: 'order_summary', columns: ['customer_id', 'order_count', 'total_spent', 'last_order_at'] },
  { table: 'customer_archive', columns: ['customer_id', 'name', 'email', 'archived_at'] },
  { table: 'Order Log', columns: ['Entry No', 'Booked By', 'Amount €'] },
] as const satisfies readonly Table[];

/** What an application records of its use. `device` is a struct whose fields are declared, `payload` one whose are not. */
const platform = [
  {
    table: 'events',
    columns: [
      'event_id',
      'user_id',
      'session_id',
      'kind',
      'happened_at',
      'device',
      'device.os',
      'device.browser',
      'payload',
      'tags',
    ],
  },
  { table: 'sessions', columns: ['session_id', 'user_id', 'started_at', 'ended_at', 'channel'] },
  { table: 'accounts', columns: ['account_id', 'owner_email', 'plan', 'contacts'] },
] as const satisfies readonly Table[];

const worlds = [...retail, ...shop, ...platform] as const;

type Declared = (typeof worlds)[number];

/** A column of the schema, as `table.column`. */
export type BaseColumn = {
  [T in Declared as T['table']]: `${T['table']}.${T['columns'][number]}`;
}[Declared['table']];

export const schema: readonly Table[] = worlds;
