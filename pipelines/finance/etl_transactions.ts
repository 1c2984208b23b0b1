import { acceptedValues, freshness, notNull, range, relationship, unique, warning } from '../kit/check.ts';
import { clean, raw } from '../kit/layer.ts';
import { latest } from '../kit/latest.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { expecting } from '../kit/quality.ts';
import { reading, result, rowPipeline } from '../kit/row-pipeline.ts';
import { amount, cents } from '../kit/value.ts';
import { fraudReason } from './fraud.ts';

const TRANSACTIONS = raw('transactions');
const ACCOUNTS = clean('accounts_clean');
const FLAGGED = clean('transactions_flagged');
const to = into(FLAGGED);

const COLUMNS = {
  transaction_id: 'VARCHAR',
  account_id: 'VARCHAR',
  customer_id: 'VARCHAR',
  occurred_at: 'TIMESTAMP',
  amount: 'DECIMAL(18,2)',
  merchant_category: 'VARCHAR',
  channel: 'VARCHAR',
  country: 'VARCHAR',
  is_abroad: 'BOOLEAN',
  is_suspicious: 'BOOLEAN',
  fraud_reason: 'VARCHAR',
} as const;

const LINEAGE = [
  ...['transaction_id', 'account_id', 'occurred_at', 'amount', 'channel', 'country'].map((column) =>
    to(column, from(TRANSACTIONS, column), 'IDENTITY'),
  ),
  to('customer_id', from(ACCOUNTS, 'customer_id'), 'IDENTITY'),
  to(
    'merchant_category',
    from(TRANSACTIONS, 'merchant_category'),
    'TRANSFORMATION: a blank category is other',
  ),
  to('is_abroad', from(TRANSACTIONS, 'country'), 'TRANSFORMATION: country <> home_country'),
  to('is_abroad', from(ACCOUNTS, 'home_country'), 'TRANSFORMATION: country <> home_country'),
  ...['is_suspicious', 'fraud_reason'].flatMap((column) => [
    to(column, from(TRANSACTIONS, 'amount'), 'CONDITIONAL: more than 8 times the median of the account'),
    to(column, from(TRANSACTIONS, 'amount', 'country'), 'CONDITIONAL: 300 or more, paid abroad'),
    to(column, from(ACCOUNTS, 'home_country'), 'CONDITIONAL: 300 or more, paid abroad'),
    to(column, from(TRANSACTIONS, 'occurred_at', 'account_id'), 'WINDOW: three payments within an hour'),
  ]),
  to(
    EVERY_ROW,
    from(TRANSACTIONS, 'account_id'),
    'JOIN: transactions.account_id = accounts_clean.account_id',
  ),
  to(EVERY_ROW, from(ACCOUNTS, 'account_id'), 'JOIN: transactions.account_id = accounts_clean.account_id'),
  to(
    EVERY_ROW,
    from(TRANSACTIONS, 'transaction_id', 'loaded_on'),
    'FILTER: the latest row of each transaction',
  ),
  to(EVERY_ROW, from(TRANSACTIONS, 'amount'), 'FILTER: the amount is a number'),
];

export const etlTransactions = rowPipeline({
  namespace: 'finance',
  name: 'etl_transactions',
  documentation:
    'The transactions of known accounts, each once, with a flag on those that look like **fraud**: an unusual amount, a large payment abroad, or a rapid series of payments.',
  reads: {
    transactions: reading(
      TRANSACTIONS,
      'transaction_id',
      'account_id',
      'occurred_at',
      'amount',
      'merchant_category',
      'channel',
      'country',
      'loaded_on',
    ),
    accounts: reading(ACCOUNTS, 'account_id', 'customer_id', 'home_country'),
  },
  writes: FLAGGED,
  expectations: [
    expecting(TRANSACTIONS, warning(notNull('account_id'))),
    expecting(
      FLAGGED,
      unique('transaction_id'),
      acceptedValues('channel', ['card', 'transfer', 'online']),
      relationship('account_id', { ...ACCOUNTS, column: 'account_id' }),
      warning(range('amount', { min: -5000, max: 10_000 })),
      warning(freshness('occurred_at', 24)),
    ),
  ],
  build: ({ transactions, accounts }) => {
    const accountById = new Map(accounts.rows.map((row) => [row.account_id, row]));
    const known = latest(transactions.rows, (row) => row.transaction_id).flatMap((row) => {
      const account = accountById.get(row.account_id);
      const value = cents(row.amount);
      if (account === undefined || value === null) return [];
      const payment = {
        accountId: row.account_id,
        cents: value,
        time: Date.parse(row.occurred_at),
        country: row.country,
        homeCountry: account.home_country,
      };
      return { row, account, payment };
    });
    const byAccount = Map.groupBy(
      known.map(({ payment }) => payment),
      ({ accountId }) => accountId,
    );
    const rows = known.map(({ row, account, payment }) => {
      const reason = fraudReason(payment, byAccount.get(payment.accountId) ?? []);
      return {
        transaction_id: row.transaction_id,
        account_id: row.account_id,
        customer_id: account.customer_id,
        occurred_at: row.occurred_at,
        amount: amount(payment.cents),
        merchant_category: row.merchant_category || 'other',
        channel: row.channel,
        country: row.country,
        is_abroad: row.country !== account.home_country,
        is_suspicious: reason !== null,
        fraud_reason: reason,
      };
    });
    return result(COLUMNS, rows, LINEAGE);
  },
});
