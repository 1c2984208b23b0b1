import { clean, mart } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const ACCOUNTS = clean('accounts_clean');
const TRANSACTIONS = clean('transactions_flagged');
const BALANCES = mart('account_balances');
const to = into(BALANCES);

export const accountBalances = sqlPipeline({
  namespace: 'finance',
  name: 'account_balances',
  documentation: 'The balance of each open account at the end of each day on which it moved.',
  reads: [ACCOUNTS, TRANSACTIONS],
  writes: BALANCES,
  sql: new URL('account_balances.sql', import.meta.url),
  lineage: [
    ...['account_id', 'customer_id', 'account_type'].map((column) =>
      to(column, from(ACCOUNTS, column), 'IDENTITY'),
    ),
    to('balance_date', from(TRANSACTIONS, 'occurred_at'), 'TRANSFORMATION: the day of occurred_at'),
    to('transaction_count', from(TRANSACTIONS, 'account_id'), 'AGGREGATION: count(*)'),
    to('net_movement', from(TRANSACTIONS, 'amount'), 'AGGREGATION: sum(amount)'),
    to(
      'closing_balance',
      from(ACCOUNTS, 'opening_balance'),
      'TRANSFORMATION: opening_balance + movements so far',
    ),
    to('closing_balance', from(TRANSACTIONS, 'amount'), 'AGGREGATION: running sum(amount)'),
    to('closing_balance', from(TRANSACTIONS, 'occurred_at'), 'WINDOW: the days up to this one'),
    to('closing_balance', from(ACCOUNTS, 'account_id'), 'WINDOW: within the account'),
    to('is_latest', from(TRANSACTIONS, 'occurred_at'), 'WINDOW: the last day of the account'),
    to('is_latest', from(ACCOUNTS, 'account_id'), 'WINDOW: within the account'),
    to(
      EVERY_ROW,
      from(ACCOUNTS, 'account_id'),
      'JOIN: accounts_clean.account_id = transactions_flagged.account_id',
    ),
    to(
      EVERY_ROW,
      from(TRANSACTIONS, 'account_id'),
      'JOIN: accounts_clean.account_id = transactions_flagged.account_id',
    ),
    to(EVERY_ROW, from(ACCOUNTS, 'status'), "FILTER: status <> 'closed'"),
    to(EVERY_ROW, from(TRANSACTIONS, 'account_id', 'occurred_at'), 'GROUP_BY: account and day'),
  ],
});
