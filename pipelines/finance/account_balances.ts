import { notNull, relationship, unique } from '../kit/check.ts';
import { clean, mart } from '../kit/layer.ts';
import { expecting } from '../kit/quality.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const ACCOUNTS = clean('accounts_clean');
const TRANSACTIONS = clean('transactions_flagged');
const BALANCES = mart('account_balances');

export const accountBalances = sqlPipeline({
  namespace: 'finance',
  name: 'account_balances',
  documentation: 'The balance of each open account at the end of each day on which it moved.',
  reads: [ACCOUNTS, TRANSACTIONS],
  writes: BALANCES,
  expectations: [
    expecting(
      BALANCES,
      unique('account_id', 'balance_date'),
      relationship('account_id', { ...ACCOUNTS, column: 'account_id' }),
      notNull('closing_balance'),
    ),
  ],
  sql: new URL('account_balances.sql', import.meta.url),
});
