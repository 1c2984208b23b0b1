import { acceptedValues, unique } from '../kit/check.ts';
import { clean, raw } from '../kit/layer.ts';
import { latest } from '../kit/latest.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { expecting } from '../kit/quality.ts';
import { reading, result, rowPipeline } from '../kit/row-pipeline.ts';
import { amount, cents } from '../kit/value.ts';

const ACCOUNTS = raw('accounts');
const CUSTOMERS = raw('customers');
const ACCOUNTS_CLEAN = clean('accounts_clean');
const to = into(ACCOUNTS_CLEAN);

const COLUMNS = {
  account_id: 'VARCHAR',
  customer_id: 'VARCHAR',
  home_country: 'VARCHAR',
  account_type: 'VARCHAR',
  status: 'VARCHAR',
  opened_on: 'DATE',
  opening_balance: 'DECIMAL(18,2)',
} as const;

const LINEAGE = [
  ...['account_id', 'customer_id', 'opened_on', 'opening_balance'].map((column) =>
    to(column, from(ACCOUNTS, column), 'IDENTITY'),
  ),
  to('home_country', from(CUSTOMERS, 'country'), 'IDENTITY'),
  to('account_type', from(ACCOUNTS, 'account_type'), 'TRANSFORMATION: lower(trim(account_type))'),
  to('status', from(ACCOUNTS, 'status'), 'TRANSFORMATION: a blank status is unknown'),
  to(EVERY_ROW, from(ACCOUNTS, 'customer_id'), 'JOIN: accounts.customer_id = customers.customer_id'),
  to(EVERY_ROW, from(CUSTOMERS, 'customer_id'), 'JOIN: accounts.customer_id = customers.customer_id'),
  to(EVERY_ROW, from(ACCOUNTS, 'account_id', 'loaded_on'), 'FILTER: the latest row of each account'),
  to(EVERY_ROW, from(CUSTOMERS, 'loaded_on'), 'FILTER: the latest row of each customer'),
];

export const etlAccounts = rowPipeline({
  namespace: 'finance',
  name: 'etl_accounts',
  documentation: 'One row for each account whose holder is known, with the holder’s country.',
  reads: {
    accounts: reading(
      ACCOUNTS,
      'account_id',
      'customer_id',
      'account_type',
      'status',
      'opened_on',
      'opening_balance',
      'loaded_on',
    ),
    customers: reading(CUSTOMERS, 'customer_id', 'country', 'loaded_on'),
  },
  writes: ACCOUNTS_CLEAN,
  expectations: [
    expecting(
      ACCOUNTS_CLEAN,
      unique('account_id'),
      acceptedValues('account_type', ['current', 'savings']),
      acceptedValues('status', ['open', 'closed', 'unknown']),
    ),
  ],
  build: ({ accounts, customers }) => {
    const countryOf = new Map(
      latest(customers.rows, (row) => row.customer_id).map((row) => [row.customer_id, row.country]),
    );
    const rows = latest(accounts.rows, (row) => row.account_id).flatMap((account) => {
      const country = countryOf.get(account.customer_id);
      if (country === undefined) return [];
      return {
        account_id: account.account_id,
        customer_id: account.customer_id,
        home_country: country,
        account_type: account.account_type.trim().toLowerCase(),
        status: account.status || 'unknown',
        opened_on: account.opened_on,
        opening_balance: amount(cents(account.opening_balance) ?? 0),
      };
    });
    return result(COLUMNS, rows, LINEAGE);
  },
});
