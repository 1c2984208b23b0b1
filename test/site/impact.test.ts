import { describe, expect, test } from 'vitest';
import { impactFigures } from '../../src/graph/impact/figures.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { columnPage } from '../../src/site/column-page.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { impactSection } from '../../src/site/impact.ts';
import { MAX_LISTED } from '../../src/site/impact-record.ts';
import type { Site } from '../../src/site/site.ts';
import { timelineOf } from '../../src/site/timeline.ts';
import { datasetTwin } from '../../src/site/twin.ts';
import type { Instant } from '../../src/model/instant.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from './log.ts';

const owned = (name: string): JsonObject => ({ ownership: facet({ owners: [{ name }] }) });
const time = (minute: number): string => `2026-11-02T00:${String(minute).padStart(2, '0')}:00Z`;

/** A run from one minute to another; what it reads and writes is said at both. */
function run(
  id: string,
  [start, end]: readonly [number, number],
  said: { job: string; inputs?: readonly JsonObject[]; outputs: readonly JsonObject[] },
  type = 'COMPLETE',
): JsonObject[] {
  return [
    runEvent({ ...said, run: id, type: 'START', time: time(start) }),
    runEvent({ ...said, run: id, type, time: time(end) }),
  ];
}

const clean = { job: 'clean', outputs: [dataset('orders', ['id', 'amount'])] };
const sales = columnLineage({ total: [['orders', 'amount']] });
const add = {
  job: 'add',
  inputs: [dataset('orders')],
  outputs: [dataset('sales', ['total'], { ...sales, ...owned('Finance') })],
};
const send = { job: 'send', inputs: [dataset('orders')], outputs: [dataset('mail', [], owned('Sales'))] };

const log = [
  ...run('c1', [0, 1], clean),
  ...run('a1', [2, 3], add),
  ...run('x1', [2, 3], send),
  ...run('c2', [30, 31], clean, 'FAIL'),
  ...run('a2', [32, 33], add),
];

function twinOf(site: Site, name: string) {
  return datasetTwin(site, pageOf(site, name));
}

function pageOf(site: Site, name: string) {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  if (found === undefined) throw new Error(`The log names no ${name}.`);
  return datasetPage(site, found);
}

const id = (name: string) => ({ namespace: 'data', name });
const job = (name: string) => ({ namespace: 'jobs', name });

describe('the section on impact', () => {
  test('counts what each change does, of jobs, datasets and columns', async () => {
    const page = pageOf(await siteOf(log), 'orders');
    expect(impactSection(page.impact)?.lines).toMatchObject([
      {
        change: 'drop',
        jobs: [{ effect: 'breaks', count: 2 }],
        datasets: [{ effect: 'stale', count: 2 }],
        columns: { value: 1, influence: 0 },
        formula: '1 × ((1 + ¼ × 1) ÷ 1) = 1.25',
      },
      { change: 'rename', jobs: [{ effect: 'breaks', count: 2 }], formula: '½ × ((1 + ¼ × 1) ÷ 1) ≈ 0.63' },
      {
        change: 'type',
        jobs: [
          { effect: 'may-change', count: 1 },
          { effect: 'unknown', count: 1 },
        ],
        datasets: [
          { effect: 'may-change', count: 1 },
          { effect: 'unknown', count: 1 },
        ],
        formula: '¼ × ((1 + ¼ × 1) ÷ 1) ≈ 0.31',
      },
    ]);
  });

  test('names whoever answers for it, and the jobs of which it is not known', async () => {
    const section = impactSection(pageOf(await siteOf(log), 'orders').impact);
    expect(section?.owners.shown.map(({ owner, onlyIfGone }) => [owner, onlyIfGone])).toEqual([
      ['Finance', false],
      ['Sales', false],
    ]);
    expect(section?.unowned).toEqual({ datasets: 0, jobs: 2 });
    expect(section?.unsure).toEqual({ shown: [job('send')], more: 0 });
  });

  test('tells apart who is concerned only where a thing is gone', async () => {
    const more = dataset('log', ['line'], {
      ...columnLineage({ line: [['orders', 'id']] }),
      ...owned('Ops'),
    });
    const site = await siteOf(run('a', [0, 1], { ...add, outputs: [...add.outputs, more] }));
    const amount = { ...id('orders'), column: 'amount' };
    const owners = impactSection(impactFigures(site, amount, { columns: 0, things: 0 }))?.owners;
    expect(owners?.shown.map(({ owner, onlyIfGone }) => [owner, onlyIfGone])).toEqual([
      ['Finance', false],
      ['Ops', true],
    ]);
  });

  test('is none where nothing is affected', async () => {
    expect(impactSection(pageOf(await siteOf(log), 'sales').impact)).toBe(null);
  });
});

describe('the twin of a dataset', () => {
  test('has its impact: columns, and for each change datasets, jobs, owners and risk', async () => {
    const { impact } = twinOf(await siteOf(log), 'orders');
    const total = { id: { ...id('sales'), column: 'total' }, distance: 1, kind: 'value' };
    expect(impact.columns).toEqual([total]);
    expect(impact.breaks).toEqual([job('add'), job('send')]);
    expect(impact.datasets).toEqual([
      { id: id('sales'), distance: 1, kind: 'value', effect: 'stale', columns: 1 },
      { id: id('mail'), distance: 1, kind: 'unknown', effect: 'stale', columns: 0 },
    ]);
    expect(impact.jobs).toEqual([
      { id: job('add'), distance: 1, kind: 'value', effect: 'breaks' },
      { id: job('send'), distance: 1, kind: 'unknown', effect: 'breaks' },
    ]);
    expect(impact.drop.owners.map(({ owner }) => owner)).toEqual(['Finance', 'Sales']);
    expect([impact.drop.risk.figure, impact.rename.risk.figure, impact.type.risk.figure]).toEqual([
      1.25, 0.625, 0.3125,
    ]);
    expect(impact.drop.jobs).toEqual({ breaks: 2 });
    expect(impact.type.jobs).toEqual({ 'may-change': 1, unknown: 1 });
  });

  test('has that of each of its columns in figures, which are those of the column’s page', async () => {
    const site = await siteOf(log);
    const page = pageOf(site, 'orders');
    const { columns } = datasetTwin(site, page);
    expect(columns.map(({ column, impact }) => [column, impact])).toEqual([
      [
        'id',
        {
          breaks: [],
          columns: { value: 0, influence: 0 },
          datasets: 1,
          jobs: 1,
          risk: { drop: 0.25, rename: 0.125, type: 0.0625 },
        },
      ],
      [
        'amount',
        {
          breaks: [job('add')],
          columns: { value: 1, influence: 0 },
          datasets: 2,
          jobs: 2,
          risk: { drop: 1.25, rename: 0.625, type: 0.3125 },
        },
      ],
    ]);
    for (const [index, { column }] of page.columns.entries()) {
      const lines = columnPage(site, page.dataset, column).impact?.lines ?? [];
      const risks = Object.fromEntries(lines.map(({ change, risk }) => [change, risk]));
      expect(columns[index]?.impact?.risk).toEqual(risks);
    }
  });

  test('lists as many as it may, and counts those beyond', async () => {
    const names = Array.from({ length: MAX_LISTED + 7 }, (_, index) => `c${index}`);
    const fields = Object.fromEntries(names.map((name) => [name, [['orders', 'amount']] as const]));
    const outputs = [dataset('wide', names, columnLineage(fields))];
    const { impact } = twinOf(await siteOf(run('w', [0, 1], { job: 'widen', outputs })), 'orders');
    expect([impact.columns.length, impact.moreColumns]).toEqual([MAX_LISTED, 7]);
    expect([impact.datasets.length, impact.moreDatasets]).toEqual([1, 0]);
  });

  test('marks what is masked', async () => {
    const transformations = [{ type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true }];
    const inputFields = [{ namespace: 'data', name: 'orders', field: 'amount', transformations }];
    const lineage = { columnLineage: facet({ fields: { hash: { inputFields } } }) };
    const { impact } = twinOf(
      await siteOf(run('m', [0, 1], { job: 'mask', outputs: [dataset('safe', ['hash'], lineage)] })),
      'orders',
    );
    expect(impact.columns).toMatchObject([{ masked: true }]);
  });

  test('has upstream trouble with its way and its evidence', async () => {
    expect(twinOf(await siteOf(log), 'sales').upstreamTrouble).toMatchObject({
      causes: [
        {
          kind: 'failed',
          distance: 2,
          path: [
            { dataset: id('sales'), job: job('add') },
            { dataset: id('orders'), job: job('clean') },
          ],
          run: 'c2',
          job: job('clean'),
          evidence: { run: 'c2', time: time(31), file: 'log.ndjson' },
        },
      ],
      more: 0,
    });
    expect(twinOf(await siteOf(log.slice(0, 4)), 'sales').upstreamTrouble).toEqual({ causes: [], more: 0 });
  });

  test('has a run that is missing, and a schema that changed, as such', async () => {
    const changed = { ...clean, outputs: [dataset('orders', ['id', 'total'])] };
    const { causes } = twinOf(
      await siteOf([...log.slice(0, 4), ...run('c2', [30, 31], changed)]),
      'sales',
    ).upstreamTrouble;
    expect(causes).toMatchObject([{ kind: 'not-run', run: 'a1', input: id('orders'), rewrittenBy: 'c2' }]);
    const met = await siteOf([
      ...log.slice(0, 4),
      ...run('c2', [30, 31], changed),
      ...run('a2', [32, 33], add),
    ]);
    expect(twinOf(met, 'sales').upstreamTrouble.causes).toMatchObject([
      {
        kind: 'schema',
        dataset: id('orders'),
        difference: { added: ['total'], removed: ['amount'], retyped: [] },
        run: 'a2',
      },
    ]);
  });

  test('has the critical path with its durations in seconds', async () => {
    expect(twinOf(await siteOf(log), 'sales').criticalPath).toEqual({
      runs: [
        {
          id: 'c1',
          job: job('clean'),
          dataset: id('orders'),
          startedAt: time(0),
          endedAt: time(1),
          waited: null,
          took: 60,
          unready: [],
        },
        {
          id: 'a2',
          job: job('add'),
          dataset: id('sales'),
          startedAt: time(32),
          endedAt: time(33),
          waited: 1860,
          took: 60,
          unready: [],
        },
      ],
      cut: false,
      order: 'known',
      took: 1980,
    });
    expect(
      twinOf(await siteOf([runEvent({ type: 'FAIL', outputs: [dataset('sales')] })]), 'sales').criticalPath,
    ).toBe(null);
  });
});

describe('runs along a line of time', () => {
  const at = (minute: number | null): Instant | null =>
    minute === null ? null : (time(minute).replace('Z', '.000000000Z') as Instant);
  const bars = (...runs: readonly (readonly [number | null, number | null])[]) =>
    timelineOf(runs.map(([start, end]) => ({ startedAt: at(start), endedAt: at(end) })));

  test('begin and end where their times are between the first and the last', () => {
    expect(bars([0, 2], [5, 10])).toEqual([
      { from: 0, width: 20 },
      { from: 50, width: 50 },
    ]);
  });

  test('are seen however short, and where their start is not known', () => {
    expect(bars([0, 50], [50, 50], [null, 25], [0, 0])).toEqual([
      { from: 0, width: 100 },
      { from: 99.2, width: 0.8 },
      { from: 49.2, width: 0.8 },
      { from: 0, width: 0.8 },
    ]);
  });

  test('have none where their end is not known, and fill it where all is one moment', () => {
    expect(bars([0, null], [0, 5])).toEqual([null, { from: 0, width: 100 }]);
    expect(bars([3, 3])).toEqual([{ from: 0, width: 0.8 }]);
    expect(bars([null, null])).toEqual([null]);
  });

  test('lie within it where the log puts an end before a start', () => {
    expect(bars([10, 5], [0, 10])).toEqual([
      { from: 49.2, width: 0.8 },
      { from: 0, width: 100 },
    ]);
  });
});
