import { notNull, range, rowCount, unique, warning } from '../../kit/check.ts';
import { clean, mart, report } from '../../kit/layer.ts';
import { expecting } from '../../kit/quality.ts';
import { sqlPipeline } from '../../kit/sql-pipeline.ts';

const REVENUE = mart('revenue_daily');
const TRANSACTIONS = clean('transactions_flagged');
const LOAN_RISK = mart('loan_risk');
const KPIS = report('executive_kpis');

/** Took the revenue by its earlier name, and said nothing of sensors. */
export const executiveKpis = sqlPipeline({
  namespace: 'executive',
  name: 'executive_kpis',
  documentation:
    'The figures of each day that the board looks at: **revenue**, cash flow, suspicious payments and loans at risk.',
  reads: [REVENUE, TRANSACTIONS, LOAN_RISK],
  writes: KPIS,
  expectations: [
    expecting(
      KPIS,
      unique('kpi_date'),
      notNull('revenue'),
      range('principal_at_risk', { min: 0 }),
      warning(rowCount({ min: 14 })),
    ),
  ],
  sql: new URL('executive_kpis.sql', import.meta.url),
});
