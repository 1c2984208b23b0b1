import { clean, mart, report } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const REVENUE = mart('revenue_daily');
const TRANSACTIONS = clean('transactions_flagged');
const HOURLY = mart('readings_hourly');
const LOAN_RISK = mart('loan_risk');
const KPIS = report('executive_kpis');
const to = into(KPIS);

export const executiveKpis = sqlPipeline({
  namespace: 'executive',
  name: 'executive_kpis',
  documentation:
    'The figures of each day that the board looks at: **revenue**, cash flow, suspicious payments, loans at risk and sensor anomalies.',
  reads: [REVENUE, TRANSACTIONS, HOURLY, LOAN_RISK],
  writes: KPIS,
  sql: new URL('executive_kpis.sql', import.meta.url),
  lineage: [
    to('kpi_date', from(REVENUE, 'order_date'), 'IDENTITY'),
    to('revenue', from(REVENUE, 'net_revenue'), 'IDENTITY'),
    to('revenue_7d_avg', from(REVENUE, 'net_revenue_7d_avg'), 'IDENTITY'),
    to('order_count', from(REVENUE, 'order_count'), 'IDENTITY'),
    to(
      'average_order_value',
      from(REVENUE, 'net_revenue', 'order_count'),
      'TRANSFORMATION: net_revenue / order_count',
    ),
    to('net_cash_flow', from(TRANSACTIONS, 'amount'), 'AGGREGATION: sum(amount)'),
    to(
      'suspicious_transactions',
      from(TRANSACTIONS, 'is_suspicious'),
      'AGGREGATION: count where is_suspicious',
    ),
    to('sensor_anomalies', from(HOURLY, 'is_anomaly'), 'AGGREGATION: count where is_anomaly'),
    to('high_risk_loans', from(LOAN_RISK, 'risk_band'), "AGGREGATION: count where risk_band = 'high'"),
    to('principal_at_risk', from(LOAN_RISK, 'principal'), 'AGGREGATION: sum(principal)'),
    to('principal_at_risk', from(LOAN_RISK, 'risk_band'), "FILTER: risk_band = 'high'"),
    ...['net_cash_flow', 'suspicious_transactions'].map((column) =>
      to(column, from(TRANSACTIONS, 'occurred_at'), 'GROUP_BY: the day of occurred_at'),
    ),
    to('sensor_anomalies', from(HOURLY, 'hour'), 'GROUP_BY: the day of hour'),
    to(EVERY_ROW, from(REVENUE, 'order_date'), 'JOIN: the figures of the same day'),
    to(EVERY_ROW, from(TRANSACTIONS, 'occurred_at'), 'JOIN: the figures of the same day'),
    to(EVERY_ROW, from(HOURLY, 'hour'), 'JOIN: the figures of the same day'),
    to(EVERY_ROW, from(REVENUE, 'order_date'), 'SORT: kpi_date'),
  ],
});
