/** The words that names are made of. */

export interface Domain {
  readonly name: string;
  /** What its tables are about, in the singular; the plural ends in `s`. */
  readonly things: readonly string[];
  /** The systems that its data comes from. */
  readonly systems: readonly string[];
}

/** The first ones have the most tables. */
export const DOMAINS: readonly Domain[] = [
  {
    name: 'sales',
    things: ['order', 'order_line', 'customer', 'quote', 'promotion', 'cart', 'price_list', 'return'],
    systems: ['shop', 'pos', 'crm'],
  },
  {
    name: 'finance',
    things: ['invoice', 'payment', 'ledger_entry', 'budget', 'cost_center', 'tax_rate', 'refund'],
    systems: ['erp', 'billing'],
  },
  {
    name: 'product',
    things: ['session', 'page_view', 'click', 'experiment', 'feature_flag', 'signup', 'device'],
    systems: ['web', 'app'],
  },
  {
    name: 'supply',
    things: ['shipment', 'stock_level', 'warehouse', 'supplier', 'purchase_order', 'pallet'],
    systems: ['wms', 'erp'],
  },
  {
    name: 'marketing',
    things: ['campaign', 'ad_spend', 'email_send', 'lead', 'audience', 'attribution'],
    systems: ['ads', 'mailer'],
  },
  {
    name: 'support',
    things: ['ticket', 'call', 'agent', 'satisfaction_score', 'article'],
    systems: ['helpdesk'],
  },
  {
    name: 'people',
    things: ['employee', 'contract', 'absence', 'payslip', 'applicant', 'team'],
    systems: ['hr'],
  },
  { name: 'risk', things: ['claim', 'policy', 'fraud_alert', 'credit_check', 'limit'], systems: ['claims'] },
];

/** The tables that every warehouse joins: the first ones most. */
export const SHARED_DIMENSIONS = [
  'date',
  'customer',
  'product',
  'currency',
  'country',
  'store',
  'employee',
  'channel',
  'exchange_rate',
  'organisation',
] as const;

export const REGIONS = ['eu', 'us', 'uk', 'apac', 'latam', 'de', 'fr', 'jp'] as const;

/** What sets a table apart from others of the same thing. */
export const QUALIFIERS = [
  'history',
  'status',
  'event',
  'detail',
  'snapshot',
  'mapping',
  'audit',
  'note',
] as const;

export const VERBS = [
  'joined',
  'cleaned',
  'enriched',
  'deduplicated',
  'pivoted',
  'mapped',
  'unioned',
] as const;

export const GRAINS = [
  'daily',
  'weekly',
  'monthly',
  'by_customer',
  'by_country',
  'by_channel',
  'by_product',
] as const;

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
}

/** What a table has of itself. */
export const FIELDS: readonly Field[] = [
  { name: 'status', type: 'VARCHAR', meaning: 'How far it has come' },
  { name: 'created_at', type: 'TIMESTAMP_NTZ', meaning: 'When it was made, in UTC' },
  { name: 'updated_at', type: 'TIMESTAMP_NTZ', meaning: 'When it was last changed, in UTC' },
  { name: 'amount', type: 'NUMBER(18,2)', meaning: 'The amount before taxes' },
  { name: 'total_net', type: 'NUMBER(18,2)', meaning: 'The amount after discounts' },
  { name: 'total_gross', type: 'NUMBER(18,2)', meaning: 'The amount with taxes' },
  { name: 'tax_amount', type: 'NUMBER(18,2)', meaning: 'The taxes in it' },
  { name: 'discount', type: 'NUMBER(18,2)', meaning: 'What was taken off the price' },
  { name: 'currency_code', type: 'CHAR(3)', meaning: 'The currency, by ISO 4217' },
  { name: 'country_code', type: 'CHAR(2)', meaning: 'The country, by ISO 3166' },
  { name: 'quantity', type: 'NUMBER(12,0)', meaning: 'How many' },
  { name: 'unit_price', type: 'NUMBER(18,4)', meaning: 'The price of one' },
  { name: 'email', type: 'VARCHAR', meaning: 'Where to write to' },
  { name: 'phone', type: 'VARCHAR', meaning: 'Where to call' },
  { name: 'full_name', type: 'VARCHAR', meaning: 'The name as it is written on letters' },
  { name: 'city', type: 'VARCHAR', meaning: 'The city' },
  { name: 'postal_code', type: 'VARCHAR', meaning: 'The postal code, as the country writes it' },
  { name: 'is_active', type: 'BOOLEAN', meaning: 'Whether it still counts' },
  { name: 'is_test', type: 'BOOLEAN', meaning: 'Whether it was made to try something out' },
  { name: 'kind', type: 'VARCHAR', meaning: 'Which kind it is of' },
  { name: 'channel', type: 'VARCHAR', meaning: 'The way that it came by' },
  { name: 'source_system', type: 'VARCHAR', meaning: 'The system that it was entered in' },
  { name: 'valid_from', type: 'DATE', meaning: 'The first day that it counts' },
  { name: 'valid_to', type: 'DATE', meaning: 'The last day that it counts' },
  { name: 'external_ref', type: 'VARCHAR', meaning: 'What partners call it' },
  { name: 'priority', type: 'NUMBER(4,0)', meaning: 'How urgent it is, 1 most' },
  { name: 'score', type: 'FLOAT', meaning: 'From 0 to 1' },
  { name: 'comment_text', type: 'VARCHAR', meaning: 'What somebody wrote to it' },
  { name: 'payload', type: 'VARIANT', meaning: 'The message as it came' },
  { name: 'version_number', type: 'NUMBER(8,0)', meaning: 'Counted from 1' },
];

/** What loading adds to a table. */
export const LOADING_FIELDS: readonly Field[] = [
  { name: '_loaded_at', type: 'TIMESTAMP_NTZ', meaning: 'When it was loaded, in UTC' },
  { name: '_batch_id', type: 'VARCHAR', meaning: 'The load that brought it' },
];

export const MEASURES = [
  'orders',
  'revenue',
  'margin',
  'visits',
  'items',
  'refunds',
  'hours',
  'contacts',
] as const;
export const WINDOWS = ['1d', '7d', '28d', '90d', 'ytd', 'lifetime'] as const;
export const AGGREGATES = ['total', 'average', 'first', 'last', 'count', 'share', 'max'] as const;
