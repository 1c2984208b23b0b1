import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load.ts';
import { anomalyFindings } from '../../src/health/anomaly/finding.ts';
import { qualityFindings } from '../../src/health/quality/finding.ts';
import { qualityOf } from '../../src/health/quality/quality.ts';
import type { Ledger } from '../../src/health/ledger.ts';
import { clockTime } from '../../src/model/instant.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus/openlineage/dbt-jaffle-shop-build');
const HISTORY = join(import.meta.dirname, '../../lineage/history');

/** As events stand in the files. */
interface Written {
  readonly eventTime: string;
  readonly eventType: string;
  readonly run: { readonly runId: string };
  readonly job: { readonly name: string };
  readonly inputs?: readonly WrittenDataset[];
  readonly outputs?: readonly WrittenDataset[];
}

interface WrittenDataset {
  readonly namespace: string;
  readonly name: string;
  readonly facets?: WrittenFacets;
  readonly inputFacets?: WrittenFacets;
  readonly outputFacets?: WrittenFacets;
}

interface WrittenFacets {
  readonly outputStatistics?: { readonly rowCount?: number };
  readonly dataQualityAssertions?: { readonly assertions: readonly WrittenCheck[] };
}

interface WrittenCheck {
  readonly assertion: string;
  readonly success: boolean;
  readonly column?: string;
  readonly name?: string;
  readonly severity?: string;
}

/** The events that end runs: each repeats all that its run said. */
const ends: readonly Written[] = readdirSync(HISTORY)
  .filter((name) => name.endsWith('.ndjson'))
  .flatMap((name) => readFileSync(join(HISTORY, name), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Written)
  .filter(({ eventType }) => eventType === 'COMPLETE' || eventType === 'FAIL')
  .sort((a, b) => (a.eventTime < b.eventTime ? -1 : 1));

let ledger: Ledger;
beforeAll(async () => {
  const { site, close } = await load({
    title: 'History',
    events: [HISTORY],
    glossary: [],
    asOf: clockTime(),
  });
  close();
  ({ ledger } = site);
});

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (Number(sorted[Math.floor(half)]) + Number(sorted[Math.ceil(half)])) / 2;
}

describe('of the two weeks of history', () => {
  test('the unusual row counts are those that the formula finds in the event files', () => {
    const before = new Map<string, number[]>();
    const found: string[] = [];
    for (const { eventType, run, job, outputs = [] } of ends) {
      for (const { namespace, name, outputFacets } of eventType === 'COMPLETE' ? outputs : []) {
        const rows = outputFacets?.outputStatistics?.rowCount;
        const key = JSON.stringify([job.name, namespace, name]);
        const earlier = before.get(key) ?? [];
        if (rows === undefined) continue;
        if (earlier.length >= 7) {
          const median = middle(earlier);
          const deviation = middle(earlier.map((one) => Math.abs(one - median)));
          const distance = Math.abs(rows - median);
          if (0.6745 * distance > 3.5 * deviation && distance > median / 10) {
            found.push(`${namespace}.${name} ${run.runId}: ${rows} for ${median}`);
          }
        }
        before.set(key, [...earlier, rows]);
      }
    }
    const told = anomalyFindings(ledger).flatMap((finding) => {
      if (finding.kind !== 'row-count-unusual') return [];
      const { namespace, name } = finding.subject.id;
      return [
        `${namespace}.${name} ${finding.run.id}: ${finding.unusual.value} for ${finding.unusual.median}`,
      ];
    });
    expect(found.length).toBeGreaterThan(0);
    expect(told.toSorted()).toEqual(found.toSorted());
  });

  test('the failed checks are those whose failures stand in the event files, from the first of a row to the next success', () => {
    const open = new Map<string, string>();
    const found: string[] = [];
    for (const { key, at, check } of madeChecks()) {
      const since = open.get(key);
      if (!check.success) open.set(key, since ?? at);
      else if (since !== undefined) {
        found.push(`${key} ${since} to ${at}`);
        open.delete(key);
      }
    }
    found.push(...[...open].map(([key, since]) => `${key} ${since} to null`));
    const told = qualityFindings(ledger).flatMap((finding) => {
      if (finding.kind !== 'check-failed') return [];
      const { namespace, name } = finding.subject.id;
      const { assertion, column, name: own } = finding.check.value;
      const key = keyOf(
        finding.check.job?.name ?? '',
        { namespace, name },
        { assertion, success: false, ...(column && { column }), ...(own && { name: own }) },
      );
      return [`${key} ${short(finding.since)} to ${finding.until === null ? 'null' : short(finding.until)}`];
    });
    expect(found.length).toBeGreaterThan(1);
    expect(found.some((line) => line.endsWith('to null'))).toBe(true);
    expect(told.toSorted()).toEqual(found.toSorted());
  });

  test('the scores at its end are those of the newest checks in the event files', () => {
    const newest = new Map<
      string,
      { readonly dataset: string; readonly passed: number; readonly weight: number }
    >();
    for (const { key, dataset, check } of madeChecks()) {
      const weight = check.severity === 'warn' ? 1 : 2;
      newest.set(key, { dataset, weight, passed: check.success ? weight : 0 });
    }
    const byDataset = Map.groupBy(newest.values(), ({ dataset }) => dataset);
    const found = [...byDataset].map(([dataset, checks]) => {
      const sum = (of: 'passed' | 'weight'): number => checks.reduce((total, check) => total + check[of], 0);
      return `${dataset}: ${((100 * sum('passed')) / sum('weight')).toFixed(3)}`;
    });
    const told = ledger.network.catalog.datasets.flatMap(({ id }) => {
      const last = qualityOf(ledger, id)?.scores.at(-1);
      return last === undefined ? [] : [`${id.namespace}.${id.name}: ${last.score.toFixed(3)}`];
    });
    expect(found.length).toBeGreaterThan(5);
    expect(told.toSorted()).toEqual(found.toSorted());
  });
});

function keyOf(
  job: string,
  { namespace, name }: WrittenDataset,
  { assertion, column = '', name: own = '' }: WrittenCheck,
): string {
  return JSON.stringify([job, namespace, name, assertion, column, own]);
}

function short(time: string): string {
  return time.slice(0, 23);
}

/** Oldest first. */
function madeChecks(): {
  readonly key: string;
  readonly dataset: string;
  readonly at: string;
  readonly check: WrittenCheck;
}[] {
  return ends.flatMap(({ eventTime, job, inputs = [], outputs = [] }) =>
    [...inputs, ...outputs].flatMap((dataset) =>
      [dataset.facets, dataset.inputFacets, dataset.outputFacets]
        .flatMap((facets) => facets?.dataQualityAssertions?.assertions ?? [])
        .map((check) => ({
          key: keyOf(job.name, dataset, check),
          dataset: `${dataset.namespace}.${dataset.name}`,
          at: short(eventTime),
          check,
        })),
    ),
  );
}

describe.skipIf(!existsSync(CORPUS))('of a build by dbt', () => {
  test('each assertion is a check, and the one that failed is a finding that still stands', async () => {
    const text = readFileSync(join(CORPUS, 'events.ndjson'), 'utf8');
    const { site, close } = await load({ title: 'dbt', events: [CORPUS], glossary: [], asOf: clockTime() });
    close();
    const checks = site.catalog.datasets.flatMap(({ id }) => qualityOf(site.ledger, id)?.checks ?? []);
    expect(checks).toHaveLength([...text.matchAll(/"success": ?(?:true|false)/g)].length);
    expect(checks.filter(({ state }) => state === 'failed')).toHaveLength(
      [...text.matchAll(/"success": ?false/g)].length,
    );
    expect(qualityFindings(site.ledger)).toMatchObject([
      {
        kind: 'check-failed',
        subject: { id: { name: 'postgres.public.customers' } },
        check: { value: { assertion: 'accepted_values', column: 'first_name' } },
        run: { state: 'failed' },
        until: null,
      },
    ]);
  });
});
