/** What the pipelines say of themselves. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIPELINES } from '../../pipelines/index.ts';
import type { RunEvent } from '../../src/logger/event.ts';
import { temporaryFolder } from '../logger/folder.ts';
import { eventChecker, schemasAbsent } from '../logger/schema.ts';
import { runNight, type Night } from './night.ts';

const folder = mkdtempSync(join(tmpdir(), 'headwater-night-'));
let night: Night;
let last: readonly RunEvent[];

beforeAll(async () => {
  night = await runNight(folder);
  last = night
    .runs()
    .map((events) => events[events.length - 1])
    .filter((event) => event !== undefined);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('each pipeline', () => {
  it('completes, with one run', () => {
    expect(last.map(({ job, eventType }) => `${job.name} ${eventType}`).toSorted()).toEqual(
      PIPELINES.map(({ name }) => `${name} COMPLETE`).toSorted(),
    );
  });

  it('logs the inputs and outputs that it declares', () => {
    for (const { namespace, name, inputs, outputs } of PIPELINES) {
      const event = last.find(({ job }) => job.namespace === namespace && job.name === name);
      const ids = (list: RunEvent['inputs']) =>
        list.map((one) => ({ namespace: one.namespace, name: one.name }));
      expect(ids(event?.inputs ?? [])).toEqual(inputs);
      expect(ids(event?.outputs ?? [])).toEqual(outputs);
    }
  });

  it('logs the rows and the columns that are in the files it wrote', () => {
    for (const { outputs } of last)
      for (const { namespace, name, facets, outputFacets } of outputs) {
        const file = readFileSync(join(night.context.processed, namespace, `${name}.csv`), 'utf8');
        const fields = facets?.['schema']?.['fields'] as readonly { readonly name: string }[];
        expect(file.split('\n')[0]).toBe(fields.map((field) => field.name).join(','));
        expect(outputFacets?.['outputStatistics']?.['rowCount']).toBe(night.table(namespace, name).length);
      }
  });

  it('says of each column that it wrote where it came from, unless its SQL does', () => {
    for (const { job, outputs } of last)
      for (const { name, facets } of outputs) {
        if (job.facets?.['sql'] !== undefined) {
          expect(facets?.['columnLineage']).toBeUndefined();
          continue;
        }
        const fields = facets?.['schema']?.['fields'] as readonly { readonly name: string }[];
        const mapped = Object.keys(facets?.['columnLineage']?.['fields'] as object);
        expect({ name, columns: mapped.toSorted() }).toEqual({
          name,
          columns: fields.map((one) => one.name).toSorted(),
        });
      }
  });

  it('says what it is for, and those in SQL show the statement that they ran', () => {
    for (const { job } of last) expect(job.facets?.['documentation']?.['description']).toMatch(/\.$/);
    const sql = last.filter(({ job }) => job.facets?.['sql'] !== undefined);
    expect(sql.length).toBeGreaterThanOrEqual(5);
    for (const { job, outputs } of sql)
      expect(job.facets?.['sql']?.['query']).toContain(
        `CREATE TABLE ${outputs[0]?.namespace ?? ''}.${outputs[0]?.name ?? ''} AS`,
      );
  });

  it('marks the hash of an email as masking', () => {
    const lineage = last.find(({ job }) => job.name === 'etl_customers_daily')?.outputs[0]?.facets?.[
      'columnLineage'
    ];
    expect(lineage?.['fields']).toMatchObject({
      email_hash: { inputFields: [{ field: 'email', transformations: [{ type: 'DIRECT', masking: true }] }] },
    });
  });
});

describe.skipIf(schemasAbsent())('against the OpenLineage schemas', () => {
  const check = eventChecker();

  it('every event of a night is valid', () => {
    expect(night.runs().flat().flatMap(check)).toEqual([]);
  });
});

describe('a pipeline that fails', () => {
  it('ends its run as FAIL; those that need it fail too, and all others go on', async () => {
    const broken = await runNight(temporaryFolder(), (raw) => {
      writeFileSync(join(raw, 'loans.csv'), 'loan_id,account_id\nLOAN-001,ACC-0001\n');
    });
    const failed = broken.outcomes.filter(({ status }) => status === 'FAIL');
    expect(failed.map(({ pipeline }) => pipeline.name)).toEqual(['loan_risk', 'executive_kpis']);
    const ends = broken.runs().map((events) => events.at(-1));
    const run = (name: string) => ends.find((event) => event?.job.name === name);
    expect(run('loan_risk')?.eventType).toBe('FAIL');
    expect(run('loan_risk')?.run.facets?.['errorMessage']?.['message']).toBe(
      'raw.loans has no column principal, interest_rate, term_months, days_past_due, credit_score; its columns are loan_id, account_id',
    );
    expect(run('executive_kpis')?.run.facets?.['errorMessage']?.['message']).toBe(
      'mart.loan_risk is missing: the pipeline that writes it has failed or has not run',
    );
    expect(ends.filter((event) => event?.eventType === 'COMPLETE')).toHaveLength(PIPELINES.length - 2);
  });

  it('leaves nothing of an earlier night to be taken for its own', async () => {
    const own = temporaryFolder();
    await runNight(own);
    const broken = await runNight(own, (raw) => {
      writeFileSync(join(raw, 'loans.csv'), 'loan_id\n"unclosed\n');
    });
    expect(
      broken.outcomes.filter(({ status }) => status === 'FAIL').map(({ pipeline }) => pipeline.name),
    ).toEqual(['loan_risk', 'executive_kpis']);
    expect(() => broken.table('mart', 'loan_risk')).toThrow('ENOENT');
  });

  it('says which extract is missing, or malformed', async () => {
    const broken = await runNight(temporaryFolder(), (raw) => {
      rmSync(join(raw, 'products.csv'));
      writeFileSync(join(raw, 'devices.csv'), 'device_id,site\nDEV-001\n');
    });
    const messages = broken.outcomes.flatMap((one) => (one.status === 'FAIL' ? [String(one.error)] : []));
    expect(messages).toContain(
      'Error: raw.products has not been delivered: the extract products.csv is missing',
    );
    expect(messages).toContain('Error: raw.devices is not well-formed CSV');
  });
});
