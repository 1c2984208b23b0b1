import { describe, expect, test } from 'vitest';
import { columnEdgeRecord, ioEdgeRecord } from '../../src/site/record.ts';
import { lineageHistoryPage, lineageMonthPath, monthsOf, totalOf } from '../../src/site/lineage-history.ts';
import { daysOfMonth, lineageMonthPages } from '../../src/site/lineage-history-month.ts';
import { lineageHistoryTwin, lineageMonthTwin } from '../../src/site/lineage-history-record.ts';
import { lineageMonthRoutes } from '../../src/site/route.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

/** A run of the job load on a day of November that reads these. */
function night(day: number, inputs: readonly string[], outputs: readonly ReturnType<typeof dataset>[] = []) {
  const time = `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`;
  return runEvent({ run: `r${day}`, time, inputs: inputs.map((name) => dataset(name)), outputs });
}

const LOG = [
  night(2, ['orders', 'rates']),
  night(3, ['orders']),
  night(4, ['orders', 'rates'], [dataset('sales', ['total'], columnLineage({ total: [['orders', 'sum']] }))]),
];

describe('the page of lineage through time', () => {
  test('counts each month without what was there from the start', async () => {
    const page = lineageHistoryPage(await siteOf(LOG));
    expect(page.beginning).toMatchObject({
      from: '2026-11-02T12:00:00.000000000Z',
      tally: { job: 1, dataset: 2, input: 2, output: 0 },
    });
    expect(page.months).toMatchObject([
      {
        month: '2026-11',
        path: '/lineage/history/2026-11/',
        counts: {
          appeared: { job: 0, dataset: 1, column: 2, input: 0, output: 1, 'column-edge': 1 },
          returned: { input: 1 },
          vanished: { input: 1 },
        },
      },
    ]);
  });

  test('has the same in its twin', async () => {
    const page = lineageHistoryPage(await siteOf(LOG));
    expect(lineageHistoryTwin(page)).toMatchObject({
      kind: 'lineage-history',
      url: '/lineage/history/',
      beginning: { from: '2026-11-02T12:00:00Z', until: '2026-11-03T12:00:00Z', things: { job: 1 } },
      months: [{ month: '2026-11', url: '/lineage/history/2026-11/', vanished: { input: 1 } }],
    });
  });

  test('is there where no event could be read', async () => {
    const site = await siteOf([{ no: 'event' }]);
    expect(lineageHistoryPage(site)).toMatchObject({ beginning: null, months: [] });
    expect(lineageMonthRoutes(site)).toEqual([]);
  });

  test('draws the months between, the newest of them where there are many', async () => {
    const months = (most: number, ...names: readonly string[]) =>
      monthsOf(
        {
          months: names.map((month) => ({
            month,
            path: lineageMonthPath(month),
            counts: page.months[0]?.counts ?? fail(),
            beginning: page.months[0]?.beginning ?? fail(),
          })),
        },
        most,
      ).map(({ name, counts }) => `${name}${counts === null ? '' : ' +'}`);
    const page = lineageHistoryPage(await siteOf(LOG));
    expect(months(9, '2026-02', '2025-11')).toEqual(['2025-11 +', '2025-12', '2026-01', '2026-02 +']);
    expect(months(3, '9999-12', '0001-01')).toEqual(['9999-10', '9999-11', '9999-12 +']);
    expect(months(3)).toEqual([]);
  });
});

function fail(): never {
  throw new Error('there is no month');
}

describe('the page of a month', () => {
  test('tells day by day, the newest first, what each run changed', async () => {
    const [page] = lineageMonthPages(await siteOf(LOG));
    const days = page?.days.map(({ day, groups }) => [
      day,
      ...groups.shown.flatMap(({ job, events, lines }) => [
        `${job?.name ?? ''} by ${events.shown.length}`,
        ...lines.map(({ word, kind, things }) => `${word} ${kind} ${things.shown.length}`),
      ]),
    ]);
    expect(days).toEqual([
      [
        '2026-11-04',
        'load by 1',
        'appeared named 3',
        'appeared output 1',
        'appeared column-edge 1',
        'returned input 1',
      ],
      ['2026-11-03', 'load by 1', 'vanished input 1'],
    ]);
  });

  test('shows the first of what one run changed, and of many runs; the twin has all', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `d${index}`);
    const jobs = Array.from({ length: 250 }, (_, index) =>
      runEvent({
        job: `j${index}`,
        run: `j${index}`,
        time: '2026-11-05T12:00:00Z',
        inputs: [dataset('orders')],
      }),
    );
    const [page] = lineageMonthPages(await siteOf([...LOG, night(4, names), ...jobs]));
    if (page === undefined) throw new Error('there is no month');
    const [fifth, fourth] = page.days;
    expect([fifth?.groups.shown.length, fifth?.groups.more]).toEqual([200, 50]);
    expect([fourth?.groups.shown.length, fourth?.groups.more]).toEqual([0, 1]);
    const all = [page.counts.appeared, page.counts.returned, page.counts.vanished];
    expect(lineageMonthTwin(page).changes).toHaveLength(all.reduce((sum, one) => sum + totalOf(one), 0));
    const [alone] = lineageMonthPages(await siteOf([...LOG, night(5, names)]));
    expect(alone?.days[0]?.groups.shown[0]?.lines).toMatchObject([
      { word: 'appeared', kind: 'named', things: { more: 22 } },
      { word: 'appeared', kind: 'input', things: { more: 22 } },
      { word: 'vanished', kind: 'input' },
      { word: 'vanished', kind: 'output' },
      { word: 'vanished', kind: 'column-edge' },
    ]);
  });

  test('names each change in its twin, with its event', async () => {
    const site = await siteOf(LOG);
    const [page] = lineageMonthPages(site);
    const twin = page && lineageMonthTwin(page);
    expect(twin).toMatchObject({ kind: 'lineage-month', url: '/lineage/history/2026-11/', leftOut: 0 });
    expect(twin?.changes[0]).toEqual({
      what: 'vanished',
      kind: 'input',
      dataset: { namespace: 'data', name: 'rates' },
      job: { namespace: 'jobs', name: 'load' },
      origin: 'observed',
      evidence: {
        event: site.graph.run('r3')?.events[0]?.digest,
        run: 'r3',
        time: '2026-11-03T12:00:00Z',
        producer: 'https://example.com/producer',
        file: 'log.ndjson',
        line: 2,
      },
    });
  });

  test('leads to the months before and after it', async () => {
    const log = [...LOG, runEvent({ run: 'later', time: '2027-02-01T00:00:00Z', inputs: [dataset('new')] })];
    const pages = lineageMonthPages(await siteOf(log));
    expect(pages.map(({ month, earlier, later }) => [earlier, month.month, later])).toEqual([
      [null, '2026-11', '2027-02'],
      ['2026-11', '2027-02', null],
    ]);
  });

  test.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-12', 31],
    ['0004-02', 29],
  ])('%s has %i days', (month, days) => {
    const all = daysOfMonth(month);
    expect([all[0], all.at(-1), all.length]).toEqual([`${month}-01`, `${month}-${days}`, days]);
  });
});

test('an edge’s record says when it was gone, and nothing more where it never was', async () => {
  const { catalog } = await siteOf(LOG);
  const records = catalog.ioEdges.map(ioEdgeRecord);
  expect(records.find(({ dataset: { name } }) => name === 'orders')).not.toHaveProperty('spells');
  expect(records.find(({ dataset: { name } }) => name === 'rates')).toMatchObject({
    spells: [
      { firstSeen: '2026-11-02T12:00:00Z', endedBy: { time: '2026-11-03T12:00:00Z', run: 'r3' } },
      { firstSeen: '2026-11-04T12:00:00Z', endedBy: null },
    ],
  });
  expect(catalog.columnEdges.map(columnEdgeRecord)[0]).not.toHaveProperty('spells');
});
