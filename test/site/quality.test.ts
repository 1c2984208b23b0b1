import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { columnQuality } from '../../src/site/column-quality.ts';
import { qualityView } from '../../src/site/quality.ts';
import type { TestLine } from '../../src/site/test-line.ts';
import { LISTED, qualityRecord } from '../../src/site/quality-record.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import type { Site } from '../../src/site/site.ts';
import { datasetTwin } from '../../src/site/twin.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';

const RULES = `datasets:
  data:
    sales:
      rules:
        - row_count: { min: 10 }
        - relationship: nonsense
      columns:
        id:
          rules:
            - not_null
            - unique
        note:
          rules: [not_null]
`;

/** A run at that hour that wrote so many rows, of which so many have no id. */
function wrote(hour: number, rows: number, nulls: number, checks: readonly JsonObject[] = []): JsonObject {
  const columnMetrics = { id: { nullCount: nulls, distinctCount: rows - nulls, min: hour } };
  const facets = {
    dataQualityMetrics: facet({ rowCount: rows, columnMetrics }),
    ...(checks.length === 0 ? {} : { dataQualityAssertions: facet({ assertions: checks }) }),
  };
  const outputFacets = { outputStatistics: facet({ rowCount: rows }) };
  const time = `2026-11-02T${String(hour).padStart(2, '0')}:00:00Z`;
  return runEvent({
    run: `run-${hour}`,
    time,
    outputs: [{ ...dataset('sales', ['id', 'note'], facets), outputFacets }],
  });
}

function sales({ catalog }: Site) {
  const found = catalog.datasets.find(({ id }) => id.name === 'sales');
  if (found === undefined) throw new Error('The log names no sales.');
  return found;
}

/** `failed not_null id: 2 nulls` */
function lines(tests: readonly TestLine[]): string[] {
  return tests.map(
    ({ state, name, columns, latest }) =>
      [state, name, columns.join(',')].filter(Boolean).join(' ') + (latest?.found ? `: ${latest.found}` : ''),
  );
}

const LOG = [
  wrote(1, 12, 0, [{ assertion: 'old', success: true }]),
  wrote(2, 12, 2, [
    { assertion: 'fits', success: true, column: 'id', name: 'ids fit', expected: 'all', actual: '12' },
  ]),
];

describe('the quality of a dataset', () => {
  test('lists what failed, what was not measured, what passed and what is made no longer, in this order', async () => {
    const site = await siteOf(LOG, RULES);
    expect(lines(qualityView(site, sales(site))?.tests ?? [])).toEqual([
      'failed not_null id: 2 nulls',
      'not-measured not_null note',
      'passed row_count: 12 rows',
      'passed unique id: 10 distinct of 10 values',
      'passed ids fit id: 12',
      'ended old',
    ]);
  });

  test('spells out what would turn the text around it, and is no longer than a table can bear', async () => {
    const name = `\u202Egnp.exe ${'x'.repeat(5000)}`;
    const site = await siteOf([wrote(1, 12, 0, [{ assertion: 'own', success: false, name, actual: name }])]);
    const [test] = qualityView(site, sales(site))?.tests ?? [];
    for (const text of [test?.name, test?.latest?.found]) {
      expect(text).toMatch(/^⟨U\+202E⟩gnp\.exe x+…$/);
      expect(text?.length).toBe(1008);
    }
  });

  test('of one column is what is about that column', async () => {
    const site = await siteOf(LOG, RULES);
    const [id, note] = ['id', 'note'].map((column) => columnQuality(site, sales(site), column));
    expect(lines(id?.tests ?? [])).toEqual([
      'failed not_null id: 2 nulls',
      'passed unique id: 10 distinct of 10 values',
      'passed ids fit id: 12',
    ]);
    expect(id?.measured?.lines).toMatchObject([
      { column: 'id', now: { nullCount: 2 }, before: { nullCount: 0 } },
    ]);
    expect(note).toMatchObject({ tests: [{ state: 'not-measured' }], measured: null });
    expect(columnQuality(site, sales(site), 'other')).toBeNull();
  });

  test('is nothing where nothing is reported, and nothing asked', async () => {
    const site = await siteOf([runEvent({ outputs: [dataset('sales', ['id'])] })]);
    expect(qualityView(site, sales(site))).toBeNull();
    expect(datasetTwin(site, datasetPage(site, sales(site))).quality).toBeNull();
  });

  test('stands in the twin: the score with its formula, each test with its place or its event, figures and rows', async () => {
    const site = await siteOf(LOG, RULES);
    const { quality } = datasetTwin(site, datasetPage(site, sales(site)));
    // Of two rules that passed, one that failed, and a check that passed: 6 of 8.
    expect(quality).toMatchObject({
      score: 75,
      formula: expect.stringContaining('÷') as string,
      scores: {
        earlier: 0,
        newest: [
          {
            run: 'run-2',
            at: '2026-11-02T02:00:00Z',
            score: 75,
            weight: { passed: 6, of: 8 },
            tests: 4,
            failed: 1,
            dropped: true,
          },
          { run: 'run-1', score: 100, dropped: false },
        ],
      },
      measured: {
        run: 'run-2',
        rowCount: 12,
        before: { run: 'run-1' },
        columns: [{ column: 'id', now: { min: 2 }, before: { min: 1 } }],
      },
      rowCounts: [
        {
          job: { namespace: 'jobs', name: 'load' },
          of: 'written',
          earlier: 0,
          newest: [{ rows: 12 }, { rows: 12 }],
        },
      ],
    });
    expect(quality?.tests.slice(0, 2)).toMatchObject([
      {
        origin: 'glossary',
        name: 'not_null',
        columns: ['id'],
        state: 'failed',
        since: '2026-11-02T02:00:00Z',
        latest: {
          run: 'run-2',
          passed: false,
          found: '2 nulls',
          evidence: { run: 'run-2', file: 'log.ndjson', line: 2 },
        },
        file: 'glossary.yaml',
        line: 10,
      },
      { name: 'not_null', columns: ['note'], state: 'not-measured', since: null, latest: null, measured: 0 },
    ]);
    expect(quality?.tests.at(-1)).toMatchObject({
      origin: 'log',
      name: 'old',
      state: 'ended',
      since: '2026-11-02T02:00:00Z',
      job: { name: 'load' },
    });
  });

  test('is bounded in the twin, which says how many are left out', async () => {
    const many = Array.from({ length: LISTED + 3 }, (_, index) => {
      const time = new Date(Date.UTC(2026, 0, 1, index)).toISOString();
      return { ...wrote(1, 12, 0), run: { runId: `run-${index}` }, eventTime: time };
    });
    const site = await siteOf(many, RULES);
    const record = qualityRecord(qualityView(site, sales(site)));
    expect(record?.scores.newest).toHaveLength(LISTED);
    expect(record?.scores.earlier).toBe(3);
    expect(record?.scores.newest[0]?.run).toBe(`run-${LISTED + 2}`);
    expect(record?.rowCounts).toMatchObject([{ earlier: 3 }]);
  });
});
