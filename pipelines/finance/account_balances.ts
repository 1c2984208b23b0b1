import { clean, mart } from '../kit/layer.ts';
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
  sql: new URL('account_balances.sql', import.meta.url),
});
