/** What the pipelines measure, counted here again in the files that they wrote. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assertion } from '../../src/logger/index.ts';
import type { Facets, OutputDataset, RunEvent } from '../../src/logger/event.ts';
import { runNight, type Night } from './night.ts';

const folder = mkdtempSync(join(tmpdir(), 'headwater-night-'));
let night: Night;
let last: readonly RunEvent[];

beforeAll(async () => {
  night = await runNight(folder);
  last = night.runs().flatMap((events) => events.slice(-1));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Figures = Readonly<Partial<Record<string, number>>> & {
  readonly quantiles?: Readonly<Record<string, number>>;
};

function columnsOf(facets: Facets | undefined): readonly (readonly [string, Figures])[] {
  return Object.entries((facets?.['dataQualityMetrics']?.['columnMetrics'] ?? {}) as Record<string, Figures>);
}

function typesOf({ facets }: OutputDataset): ReadonlyMap<string, string> {
  const fields = facets?.['schema']?.['fields'] as readonly {
    readonly name: string;
    readonly type: string;
  }[];
  return new Map(fields.map(({ name, type }) => [name, type]));
}

/** The least value that at least the share of all values do not exceed. */
function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)];
}

describe('what is measured of each dataset that is written', () => {
  it('is of every column, and of every row', () => {
    expect(last).toHaveLength(15);
    for (const { outputs } of last)
      for (const output of outputs) {
        const metrics = output.facets?.['dataQualityMetrics'];
        expect(metrics?.['rowCount']).toBe(night.table(output.namespace, output.name).length);
        expect(columnsOf(output.facets).map(([column]) => column)).toEqual([...typesOf(output).keys()]);
      }
  });

  it('counts nulls and distinct values', () => {
    let nulls = 0;
    for (const { namespace, name, facets } of last.flatMap(({ outputs }) => outputs))
      for (const [column, { nullCount, distinctCount }] of columnsOf(facets)) {
        const values = night.table(namespace, name).map((row) => row[column] ?? '');
        const present = values.filter((value) => value !== '');
        expect({ name, column, nullCount }).toEqual({
          name,
          column,
          nullCount: values.length - present.length,
        });
        expect({ name, column, distinctCount }).toEqual({
          name,
          column,
          distinctCount: new Set(present).size,
        });
        nulls += nullCount ?? 0;
      }
    expect(nulls).toBeGreaterThan(0);
  });

  it('has the range and the quantiles of numbers, and of nothing else', () => {
    for (const output of last.flatMap(({ outputs }) => outputs)) {
      const types = typesOf(output);
      const rows = night.table(output.namespace, output.name);
      for (const [column, { min, max, quantiles }] of columnsOf(output.facets)) {
        if (!/INT|DOUBLE|DECIMAL/.test(types.get(column) ?? '')) {
          expect({ column, min, quantiles }).toEqual({ column, min: undefined, quantiles: undefined });
          continue;
        }
        const sorted = rows
          .flatMap((row) => (row[column] === '' ? [] : [Number(row[column])]))
          .toSorted((a, b) => a - b);
        expect({ column, min, max }).toEqual({ column, min: sorted[0], max: sorted.at(-1) });
        expect({ column, quantiles }).toEqual({
          column,
          quantiles: Object.fromEntries(
            [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => [share, quantile(sorted, share)]),
          ),
        });
      }
    }
  });
});

describe('what is measured of an extract', () => {
  it('stands beside its use as an input: the accounts that the bank could not tell', () => {
    const input = last
      .find(({ job }) => job.name === 'etl_transactions')
      ?.inputs.find(({ name }) => name === 'transactions');
    const blank = night.raw('transactions').filter(({ account_id }) => account_id === '').length;
    expect(blank).toBeGreaterThan(0);
    expect(new Map(columnsOf(input?.inputFacets)).get('account_id')?.['nullCount']).toBe(blank);
    expect(input?.inputFacets?.['dataQualityAssertions']).toMatchObject({
      assertions: [{ assertion: 'not_null', success: false, severity: 'warn', actual: `${blank} nulls` }],
    });
  });
});

describe('the checks of the pipelines', () => {
  it('are at least three on each dataset, of all kinds, and none that is an error fails', () => {
    const checks = last.map(({ outputs }) =>
      outputs.flatMap(
        ({ facets }) => (facets?.['dataQualityAssertions']?.['assertions'] ?? []) as readonly Assertion[],
      ),
    );
    for (const ofRun of checks) expect(ofRun.length).toBeGreaterThanOrEqual(3);
    expect(new Set(checks.flat().map(({ assertion }) => assertion))).toEqual(
      new Set(['not_null', 'unique', 'accepted_values', 'range', 'relationship', 'row_count', 'freshness']),
    );
    expect(checks.flat().filter(({ success, severity }) => !success && severity === 'error')).toEqual([]);
  });
});
