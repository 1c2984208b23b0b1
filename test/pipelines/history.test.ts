/** The committed sample history. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../pipelines/history/write.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import type { Assertion, SchemaField } from '../../src/logger/index.ts';
import { temporaryFolder } from '../logger/folder.ts';
import { eventChecker, schemasAbsent } from '../logger/schema.ts';

const HISTORY = join(import.meta.dirname, '..', '..', 'lineage', 'history');

function readHistory(folder: string): ReadonlyMap<string, readonly RunEvent[]> {
  return new Map(
    readdirSync(folder)
      .toSorted()
      .map((file) => [file, eventsIn(readFileSync(join(folder, file), 'utf8'))]),
  );
}

function eventsIn(text: string): readonly RunEvent[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
}

/** Stack traces name lines of source files, and change whenever those do. */
function withoutStacks(history: ReadonlyMap<string, readonly RunEvent[]>): readonly string[] {
  return Array.from(history, ([file, events]) =>
    JSON.stringify([file, events], (key, value: unknown) => (key === 'stackTrace' ? undefined : value)),
  );
}

const history = readHistory(HISTORY);
const events = [...history.values()].flat();

/** @param night a day, or the name of its file */
function lastOf(job: string, night: string): RunEvent | undefined {
  return history.get(`${night.slice(0, 10)}.ndjson`)?.findLast((event) => event.job.name === job);
}

function endOf(job: string, day: string): string | undefined {
  return lastOf(job, day)?.eventType;
}

/** The rows that the job wrote. */
function rowsOf(job: string, day: string): number {
  return Number(lastOf(job, day)?.outputs[0]?.outputFacets?.['outputStatistics']?.['rowCount']);
}

function millisecondsOf(job: string, file: string): number {
  const times = (history.get(file) ?? [])
    .filter((event) => event.job.name === job)
    .map(({ eventTime }) => Date.parse(eventTime));
  return Math.max(...times) - Math.min(...times);
}

function jobsWithoutEnd(): readonly string[] {
  const ended = new Set(
    events.filter(({ eventType }) => /COMPLETE|FAIL|ABORT/.test(eventType)).map(({ run }) => run.runId),
  );
  return events
    .filter(({ eventType, run }) => eventType === 'START' && !ended.has(run.runId))
    .map(({ eventTime, job }) => `${eventTime.slice(0, 10)} ${job.name}`);
}

/** `<dataset> <kind of check>` of those that failed, sorted. */
function failedChecks(night: readonly RunEvent[]): readonly string[] {
  return night
    .filter(({ eventType }) => eventType === 'COMPLETE')
    .flatMap(({ inputs, outputs }) => [
      ...inputs.map(({ name, inputFacets }) => ({ name, facets: inputFacets })),
      ...outputs.map(({ name, facets }) => ({ name, facets })),
    ])
    .flatMap(({ name, facets }) =>
      ((facets?.['dataQualityAssertions']?.['assertions'] ?? []) as readonly Assertion[])
        .filter(({ success }) => !success)
        .map(({ assertion }) => `${name} ${assertion}`),
    )
    .toSorted();
}

/** By dataset that is written: on which night which columns went and came, with their types. */
function columnChanges(): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, readonly string[]>();
  const changes = new Map<string, readonly string[]>();
  for (const { eventType, eventTime, outputs } of events)
    for (const { namespace, name, facets } of eventType === 'COMPLETE' ? outputs : []) {
      const key = `${namespace}.${name}`;
      const fields = (facets?.['schema']?.['fields'] ?? []) as readonly SchemaField[];
      const columns = fields.map((field) => `${field.name} ${field.type}`);
      const known = before.get(key) ?? columns;
      const signs = [
        ...known.filter((one) => !columns.includes(one)).map((one) => `-${one}`),
        ...columns.filter((one) => !known.includes(one)).map((one) => `+${one}`),
      ];
      if (signs.length > 0)
        changes.set(key, [...(changes.get(key) ?? []), [eventTime.slice(0, 10), ...signs].join(' ')]);
      before.set(key, columns);
    }
  return changes;
}

describe('the sample history', () => {
  it('is what the pipelines, run again, write', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    await writeHistory(folder);
    expect(withoutStacks(readHistory(folder))).toEqual(withoutStacks(history));
  });

  it('covers two weeks', () => {
    expect([...history.keys()].at(0)).toBe('2026-11-02.ndjson');
    expect([...history.keys()].at(-1)).toBe('2026-11-15.ndjson');
    expect(history.size).toBe(14);
  });

  it('has two nights of failures: a renamed column, and an extract that lacked one', () => {
    const failed = events.filter(({ eventType }) => eventType === 'FAIL');
    expect(failed.map(({ job, eventTime }) => `${eventTime.slice(0, 10)} ${job.name}`)).toEqual([
      '2026-11-04 executive_kpis',
      '2026-11-06 loan_risk',
      '2026-11-06 executive_kpis',
    ]);
    expect(failed.map(({ run }) => String(run.facets?.['errorMessage']?.['message']))).toEqual([
      expect.stringContaining('does not have a column named "revenue"'),
      expect.stringContaining('raw.loans has no column credit_score'),
      'mart.loan_risk is missing: the pipeline that writes it has failed or has not run',
    ]);
    expect(endOf('executive_kpis', '2026-11-05')).toBe('COMPLETE');
    expect(endOf('loan_risk', '2026-11-07')).toBe('COMPLETE');
  });

  it('says of each failure what the run was doing, and how far it had come', () => {
    const failed = events.filter(({ eventType }) => eventType === 'FAIL');
    expect(failed.map(({ run }) => run.facets?.['headwater_errorContext'])).toMatchObject([
      {
        step: 'computing report.executive_kpis',
        rowsRead: 16 + rowsOf('etl_transactions', '2026-11-04') + 30,
        rowsWritten: 0,
      },
      {
        step: 'looking for the columns of raw.loans',
        dataset: { namespace: 'raw', name: 'loans' },
        rowsRead: 30 + rowsOf('etl_accounts', '2026-11-06'),
      },
      {
        step: 'reading mart.loan_risk',
        rowsRead: ['revenue_daily', 'etl_transactions', 'readings_hourly'].reduce(
          (sum, job) => sum + rowsOf(job, '2026-11-06'),
          0,
        ),
      },
    ]);
  });

  it('has a run that never ended', () => {
    expect(endOf('device_health', '2026-11-15')).toBe('RUNNING');
    expect(endOf('executive_kpis', '2026-11-15')).toBe('COMPLETE');
    expect(jobsWithoutEnd()).toEqual(['2026-11-15 device_health']);
  });

  it('has a night on which nothing of the sensors ran', () => {
    const nights = [...history].filter(([, night]) => !night.some(({ job }) => job.namespace === 'iot'));
    expect(nights.map(([file]) => file)).toEqual(['2026-11-10.ndjson']);
  });

  it('has a night on which the bank’s pipelines began late', () => {
    const begins = [...history].map(([file, night]) => [
      file.slice(0, 10),
      night.find(({ job }) => job.namespace === 'finance')?.eventTime.slice(11, 16),
    ]);
    expect(begins.filter(([, time]) => time !== '02:15')).toEqual([['2026-11-13', '02:52']]);
  });

  it('has a night on which one run waited for more than ten minutes', () => {
    const minutes = [...history.keys()].map((file) => millisecondsOf('etl_transactions', file) / 60_000);
    expect(minutes.map((one) => one > 1)).toEqual([...history.keys()].map((file) => file.includes('11-11')));
    expect(Math.max(...minutes)).toBeGreaterThan(10);
  });

  it('has a night on which most orders went missing, and what was made of them shrank', () => {
    const jobs = ['etl_orders', 'etl_order_items', 'revenue_daily', 'customer_lifetime_value'];
    for (const job of [...jobs, 'product_performance', 'executive_kpis']) {
      const [before, during, after] = ['2026-11-11', '2026-11-12', '2026-11-13'].map((day) =>
        rowsOf(job, day),
      );
      expect(during).toBeLessThan((before ?? 0) * 0.6);
      expect(after).toBeGreaterThanOrEqual(before ?? NaN);
    }
  });

  it('has checks that failed on that night alone, and two that fail at its end', () => {
    const failures = [...history].map(([file, night]) => [file.slice(0, 10), failedChecks(night)] as const);
    const onNight = new Map(failures);
    const constant = 'transactions not_null';
    for (const [day, checks] of failures)
      if (day !== '2026-11-12' && day !== '2026-11-15')
        expect({ day, checks }).toEqual({ day, checks: [constant] });
    expect(onNight.get('2026-11-12')).toEqual([
      'executive_kpis row_count',
      'order_items relationship',
      'order_items_clean row_count',
      'orders_clean freshness',
      'orders_clean row_count',
      'product_performance row_count',
      'revenue_daily freshness',
      'revenue_daily row_count',
      constant,
    ]);
    expect(onNight.get('2026-11-15')).toEqual(['readings_hourly range', constant]);
  });

  it('has columns that came, went, got another name and another type', () => {
    const changes = columnChanges();
    expect(changes.get('mart.revenue_daily')).toEqual([
      '2026-11-04 -revenue DECIMAL(18,2) +net_revenue DECIMAL(18,2)',
    ]);
    expect(changes.get('report.executive_kpis')).toEqual(['2026-11-05 +sensor_anomalies BIGINT']);
    expect(changes.get('mart.readings_hourly')).toEqual(['2026-11-07 -temperature_max_c DOUBLE']);
    expect(changes.get('mart.device_health')).toEqual(['2026-11-07 -hottest_c DOUBLE']);
    expect(changes.get('mart.account_balances')).toEqual(['2026-11-08 -currency VARCHAR']);
    expect(changes.get('clean.customers_active')).toEqual(['2026-11-09 +marketing_consent BOOLEAN']);
    expect(changes.get('clean.products_clean')).toEqual([
      '2026-11-14 -unit_price DOUBLE -unit_cost DOUBLE -unit_margin DOUBLE +unit_price DECIMAL(18,2) +unit_cost DECIMAL(18,2) +unit_margin DECIMAL(18,2)',
    ]);
    expect(changes.size).toBe(7);
  });

  it('has a job that began to read a dataset, and one that ceased to', () => {
    const readsOf = (job: string, dataset: string) =>
      [...history.keys()].filter((file) =>
        lastOf(job, file)?.inputs.some(({ namespace, name }) => `${namespace}.${name}` === dataset),
      );
    const nights = [...history.keys()];
    expect(readsOf('executive_kpis', 'mart.readings_hourly')).toEqual(
      nights.filter((file) => file >= '2026-11-05'),
    );
    expect(readsOf('account_balances', 'raw.accounts')).toEqual(nights.filter((file) => file < '2026-11-08'));
  });

  it('names no place on the machine that made it', () => {
    const text = JSON.stringify(events);
    expect(text).not.toMatch(/file:\/\/|\/tmp\/|\/home\/|\/Users\//);
    expect(text).not.toContain(join(import.meta.dirname, '..', '..'));
  });
});

describe.skipIf(schemasAbsent())('against the OpenLineage schemas', () => {
  const check = eventChecker();

  it('every event of the history is valid', () => {
    expect(events.flatMap(check)).toEqual([]);
  });
});
