/** What the pipelines compute, recomputed here from the raw extracts by other means. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annuity, riskScore } from '../../pipelines/finance/loan_risk.ts';
import { fraudReason, type Payment } from '../../pipelines/finance/fraud.ts';
import { runNight, type Night } from './night.ts';

type Rows = ReturnType<Night['raw']>;

const folder = mkdtempSync(join(tmpdir(), 'headwater-night-'));
let night: Night;

beforeAll(async () => {
  night = await runNight(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function values(rows: Rows, column: string): readonly string[] {
  return rows.map((row) => row[column] ?? '');
}

function numbers(rows: Rows, column: string): readonly number[] {
  return values(rows, column).map(Number);
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0);
}

function counting(rows: Rows): Rows {
  return rows.filter(({ status }) => status === 'completed' || status === 'shipped');
}

function find(rows: Rows, column: string, value: string | undefined): Rows[number] | undefined {
  return rows.findLast((row) => row[column] === value);
}

describe('etl_orders', () => {
  it('keeps each order of a known customer once', () => {
    const customers = new Set(values(night.raw('customers'), 'customer_id'));
    const wanted = new Set(
      night
        .raw('orders')
        .flatMap(({ order_id, customer_id = '' }) => (customers.has(customer_id) ? [order_id] : [])),
    );
    const ids = values(night.table('clean', 'orders_clean'), 'order_id');
    expect(ids).toHaveLength(new Set(ids).size);
    expect(new Set(ids)).toEqual(wanted);
    expect(ids.length).toBeLessThan(night.raw('orders').length);
  });

  it('computes net_amount as amount less discount, a blank discount being none', () => {
    const raw = night.raw('orders');
    expect(raw.some(({ discount }) => discount === '')).toBe(true);
    for (const order of night.table('clean', 'orders_clean')) {
      const source = find(raw, 'order_id', order['order_id']);
      expect(Number(order['net_amount'])).toBeCloseTo(
        Number(source?.['amount']) - Number(source?.['discount']),
        2,
      );
    }
  });

  it('marks the rows that came late', () => {
    const late = night.raw('orders').filter(({ order_date = '', loaded_on = '' }) => loaded_on > order_date);
    const marked = night.table('clean', 'orders_clean').filter(({ arrived_late }) => arrived_late === 'true');
    expect(marked.length).toBeGreaterThan(0);
    expect(values(late, 'order_id')).toEqual(expect.arrayContaining([...values(marked, 'order_id')]));
  });
});

describe('etl_customers_daily', () => {
  it('keeps the active customers by their latest row', () => {
    const latest = new Map(night.raw('customers').map((row) => [row['customer_id'], row]));
    const active = [...latest.values()].filter(({ status = '' }) => status.toLowerCase() === 'active');
    const kept = night.table('clean', 'customers_active');
    expect(values(kept, 'customer_id').toSorted()).toEqual(values(active, 'customer_id').toSorted());
  });

  it('hashes the tidied email with SHA-256, and writes no address', () => {
    const customers = night.table('clean', 'customers_active');
    for (const customer of customers) {
      const email = find(night.raw('customers'), 'customer_id', customer['customer_id'])
        ?.['email']?.trim()
        .toLowerCase();
      const hash = createHash('sha256')
        .update(email ?? '')
        .digest('hex');
      expect(customer['email_hash']).toBe(email?.includes('@') === true ? hash : '');
      expect(customer['has_valid_email']).toBe(String(email?.includes('@')));
    }
    expect(JSON.stringify(customers)).not.toContain('@');
    expect(customers.some(({ has_valid_email }) => has_valid_email === 'false')).toBe(true);
  });

  it('marks as of high value whoever spent 500 or more', () => {
    const orders = counting(night.table('clean', 'orders_clean'));
    const customers = night.table('clean', 'customers_active');
    for (const { customer_id, total_spent, is_high_value } of customers) {
      const spent = sum(
        numbers(
          orders.filter((order) => order['customer_id'] === customer_id),
          'net_amount',
        ),
      );
      expect(Number(total_spent)).toBeCloseTo(spent, 2);
      expect(is_high_value).toBe(String(spent >= 500));
    }
    expect(new Set(values(customers, 'is_high_value'))).toEqual(new Set(['true', 'false']));
  });
});

describe('the marts of the shop', () => {
  it('revenue_daily adds up net amounts by day', () => {
    const orders = counting(night.table('clean', 'orders_clean'));
    const days = night.table('mart', 'revenue_daily');
    expect(values(days, 'order_date')).toEqual([...new Set(values(orders, 'order_date'))].toSorted());
    for (const { order_date, net_revenue, order_count } of days) {
      const ofDay = orders.filter((order) => order['order_date'] === order_date);
      expect(Number(net_revenue)).toBeCloseTo(sum(numbers(ofDay, 'net_amount')), 2);
      expect(Number(order_count)).toBe(ofDay.length);
    }
  });

  it('customer_lifetime_value ranks by value, with quarters of equal size', () => {
    const customers = night.table('mart', 'customer_lifetime_value');
    const worth = numbers(customers, 'lifetime_value');
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    for (const { lifetime_value, value_rank } of customers)
      expect(Number(value_rank)).toBe(1 + worth.filter((other) => other > Number(lifetime_value)).length);
    const quarters = Object.values(Object.groupBy(customers, ({ value_quartile = '' }) => value_quartile));
    const sizes = quarters.map((quarter) => quarter?.length ?? 0);
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('product_performance adds up to the amounts of the orders', () => {
    const sales = sum(numbers(night.table('mart', 'product_performance'), 'sales'));
    const amounts = sum(numbers(counting(night.table('clean', 'orders_clean')), 'amount'));
    expect(sales).toBeCloseTo(amounts, 2);
  });
});

describe('the marts of the bank', () => {
  it('account_balances end at the opening balance and all movements', () => {
    const movements = night.table('clean', 'transactions_flagged');
    const latest = night.table('mart', 'account_balances').filter(({ is_latest }) => is_latest === 'true');
    expect(latest.length).toBeGreaterThan(20);
    for (const { account_id, closing_balance } of latest) {
      const opening = find(night.table('clean', 'accounts_clean'), 'account_id', account_id)?.[
        'opening_balance'
      ];
      const moved = sum(
        numbers(
          movements.filter((row) => row['account_id'] === account_id),
          'amount',
        ),
      );
      expect(Number(closing_balance)).toBeCloseTo(Number(opening) + moved, 2);
    }
  });

  it('every fraud rule finds something in the demonstration data', () => {
    const reasons = values(night.table('clean', 'transactions_flagged'), 'fraud_reason');
    expect(new Set(reasons)).toEqual(new Set(['', 'unusual amount', 'large payment abroad', 'rapid series']));
  });

  it('loan_risk bands follow the scores', () => {
    for (const { risk_score, risk_band } of night.table('mart', 'loan_risk')) {
      const score = Number(risk_score);
      expect(risk_band).toBe(score >= 50 ? 'high' : score >= 25 ? 'medium' : 'low');
    }
  });
});

describe('the readings', () => {
  it('are those of known devices, each once, without error codes', () => {
    const readings = night.table('clean', 'readings_clean');
    const devices = new Set(values(night.raw('devices'), 'device_id'));
    const usable = night
      .raw('sensor_readings')
      .filter(({ device_id = '', temperature_c }) => devices.has(device_id) && temperature_c !== '-999');
    expect(new Set(values(readings, 'reading_id'))).toEqual(new Set(values(usable, 'reading_id')));
    expect(readings).toHaveLength(new Set(values(usable, 'reading_id')).size);
    expect(values(night.raw('sensor_readings'), 'temperature_c')).toContain('-999');
  });

  it('are averaged by hour, with z-scores within each device', () => {
    const hours = night.table('mart', 'readings_hourly');
    const readings = night.table('clean', 'readings_clean');
    for (const device of new Set(values(hours, 'device_id'))) {
      const ofDevice = readings.filter(({ device_id }) => device_id === device);
      const byHour = Map.groupBy(ofDevice, ({ read_at = '' }) => read_at.slice(0, 13));
      const means = [...byHour.values()].map((group) => sum(numbers(group, 'temperature_c')) / group.length);
      const mean = sum(means) / means.length;
      const deviation = Math.sqrt(sum(means.map((one) => (one - mean) ** 2)) / (means.length - 1));
      const expected = means.map((one) => (one - mean) / deviation);
      const rows = hours.filter(({ device_id }) => device_id === device);
      expect(rows).toHaveLength(means.length);
      for (const [index, row] of rows.entries()) {
        expect(Number(row['temperature_zscore'])).toBeCloseTo(expected[index] ?? NaN, 3);
        expect(row['is_anomaly']).toBe(String(Math.abs(expected[index] ?? NaN) > 2.5));
      }
    }
    expect(values(hours, 'is_anomaly')).toContain('true');
  });

  it('tell of a device that has been silent', () => {
    const silent = night.table('mart', 'device_health').filter(({ health }) => health === 'silent');
    expect(silent.length).toBeGreaterThan(0);
    for (const { last_seen_at } of silent) expect(last_seen_at).toBe('');
  });
});

describe('executive_kpis', () => {
  it('puts the figures of all three domains side by side', () => {
    const kpis = night.table('report', 'executive_kpis');
    const revenue = night.table('mart', 'revenue_daily');
    expect(values(kpis, 'revenue')).toEqual(values(revenue, 'net_revenue'));
    const flagged = night
      .table('clean', 'transactions_flagged')
      .filter((row) => row['is_suspicious'] === 'true');
    const anomalies = night.table('mart', 'readings_hourly').filter((row) => row['is_anomaly'] === 'true');
    for (const { kpi_date, suspicious_transactions, sensor_anomalies } of kpis) {
      expect(Number(suspicious_transactions)).toBe(
        flagged.filter(({ occurred_at = '' }) => occurred_at.startsWith(kpi_date ?? '?')).length,
      );
      expect(Number(sensor_anomalies)).toBe(
        anomalies.filter(({ hour = '' }) => hour.startsWith(kpi_date ?? '?')).length,
      );
    }
    const high = night.table('mart', 'loan_risk').filter(({ risk_band }) => risk_band === 'high');
    expect(new Set(numbers(kpis, 'high_risk_loans'))).toEqual(new Set([high.length]));
  });
});

describe('rules, on examples worked out by hand', () => {
  it('a loan of 1200 at 12 % a year over 12 months costs 106.62 a month', () => {
    expect(annuity(1200, 0.01, 12)).toBeCloseTo(106.62, 2);
    expect(annuity(1200, 0, 12)).toBe(100);
  });

  it.each([
    [0, 700, false, 0],
    [40, 700, false, 20],
    [400, 700, false, 60],
    [0, 599, false, 30],
    [0, null, false, 30],
    [0, 700, true, 20],
    [400, 480, true, 100],
  ])('%d days past due, a credit score of %s, closed: %s makes %d', (days, score, closed, expected) => {
    expect(riskScore(days, score, closed)).toBe(expected);
  });

  it('a payment is suspicious by the first rule that it meets', () => {
    const usual = [1, 2, 3].map((hour) => payment(-1_000, hour * 5));
    expect(fraudReason(payment(-8_000, 50), usual)).toBeNull();
    expect(fraudReason(payment(-8_001, 50), usual)).toBe('unusual amount');
    expect(fraudReason(payment(900_000, 50), usual)).toBeNull();
    const large = [payment(-30_000, 1)];
    expect(fraudReason(payment(-30_000, 50, 'US'), large)).toBe('large payment abroad');
    expect(fraudReason(payment(-29_999, 50, 'US'), large)).toBeNull();
    expect(fraudReason(payment(-30_000, 50), large)).toBeNull();
    const series = [0, 0.4, 0.9, 1.3].map((hour) => payment(-1_000, hour));
    const flags = series.map((one) => fraudReason(one, series));
    expect(flags).toEqual([null, null, 'rapid series', 'rapid series']);
  });

  function payment(cents: number, hour: number, country = 'DE'): Payment {
    return { accountId: 'ACC', cents, time: hour * 3_600_000, country, homeCountry: 'DE' };
  }
});
