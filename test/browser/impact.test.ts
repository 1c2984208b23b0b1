/** What pages say of the impact of a change, of upstream trouble, and of when a dataset is ready. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { columnPath, datasetPath, type SitePath } from '../../src/site/path.ts';
import { build, PROJECT } from '../cli/command.ts';
import { columnLineage, dataset, facet, ndjson, runEvent } from '../site/log.ts';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';

const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-impact`);
let server: Server;
let browser: Browser;
let page: Page;

interface Made {
  readonly job: string;
  readonly from?: readonly string[];
  readonly to: readonly JsonObject[];
}

function run(made: Made, start: number, end: number, type = 'COMPLETE'): JsonObject[] {
  const said = {
    run: `${made.job}-${start}`,
    job: made.job,
    inputs: (made.from ?? []).map((name) => dataset(name)),
    outputs: made.to,
  };
  const time = (minute: number): string => new Date(Date.UTC(2026, 10, 2, 0, minute)).toISOString();
  return [
    runEvent({ ...said, type: 'START', time: time(start) }),
    runEvent({ ...said, type, time: time(end) }),
  ];
}

const made = (field: string, indirect: string | null = null): JsonObject => ({
  inputFields: [
    {
      namespace: 'data',
      name: 'second',
      field,
      transformations: [indirect === null ? { type: 'DIRECT' } : { type: 'INDIRECT', subtype: indirect }],
    },
  ],
});
const owned = (name: string): JsonObject => ({ ownership: facet({ owners: [{ name }] }) });
const orders = (...columns: string[]): Made => ({ job: 'clean', to: [dataset('orders', columns)] });
const sum: Made = {
  job: 'sum',
  from: ['orders'],
  to: [
    dataset('daily', ['total', 'day'], {
      ...columnLineage({ total: [['orders', 'amount']], day: [['orders', 'id']] }),
      ...owned('Finance'),
    }),
  ],
};
const send: Made = { job: 'send', from: ['orders'], to: [dataset('mail', [], owned('Sales'))] };
const show: Made = { job: 'show', from: ['daily', 'mail'], to: [dataset('page')] };
const many = Array.from({ length: 9 }, (_, index) => `c${index}`);
const spread: Made = {
  job: 'spread',
  to: [
    dataset(
      'wide',
      many,
      columnLineage(Object.fromEntries(many.map((name) => [name, [['few', 'x'] as const]]))),
    ),
  ],
};
/** Values come from the first to the third, but for one column that the second only decides on. */
const chain: readonly Made[] = [
  { job: 'begin', to: [dataset('first', ['a'])] },
  {
    job: 'hand',
    from: ['first'],
    to: [dataset('second', ['b'], columnLineage({ b: [['first', 'a']] }))],
  },
  {
    job: 'end',
    from: ['second'],
    to: [
      dataset('third', ['c', 'd'], {
        columnLineage: facet({ fields: { c: made('b', 'FILTER'), d: made('b') } }),
      }),
    ],
  },
];

const log = [
  ...chain.flatMap((one, index) => run(one, index, index + 1)),
  ...run(orders('id', 'amount', 'old'), 0, 4),
  ...run(sum, 10, 12),
  ...run(send, 20, 21),
  ...run(orders('id', 'amount', 'new'), 100, 104),
  ...run(orders('id', 'amount', 'new'), 105, 106, 'FAIL'),
  ...run(sum, 110, 118),
  ...run(show, 140, 142),
  ...run(spread, 0, 1),
  ...run({ job: 'found', to: [dataset('base')] }, 110, 120),
  ...unstarted(run({ job: 'guess', from: ['base'], to: [dataset('guessed')] }, 130, 150)),
  ...run({ job: 'rewind', from: ['base'], to: [dataset('back')] }, 150, 130),
  ...run({ job: 'slow', to: [dataset('slow')] }, 100, 160),
  ...run({ job: 'slower', to: many.map((name) => dataset(name)) }, 100, 160),
  ...run({ job: 'hasty', from: many, to: [dataset('hasty')] }, 120, 125),
  ...run({ job: 'early', from: ['slow'], to: [dataset('soon')] }, 120, 125),
];

function unstarted(events: readonly JsonObject[]): readonly JsonObject[] {
  return events.slice(1);
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), ndjson(log));
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [server, browser] = await Promise.all([serve(join(folder, 'site')), launchChromium()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const at = (name: string): SitePath => datasetPath({ namespace: 'data', name });
const columnAt = (name: string, column: string): SitePath => columnPath({ namespace: 'data', name, column });

/** The texts of what a selector finds on a page, white space made one. */
async function textsOf(path: SitePath, selector: string): Promise<readonly string[]> {
  await page.goto(server.origin + path);
  const texts = await page.locator(selector).allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** What the section on impact says, terms and what is said of each. */
const linesOf = (path: SitePath): Promise<readonly string[]> =>
  textsOf(path, '.impact > dl:first-of-type > *');

describe('the section on impact', () => {
  test('says what each change of a dataset does, in figures', async () => {
    expect((await linesOf(at('orders'))).slice(0, 6)).toEqual([
      'Dropped or renamed',
      '2 jobs break, 1 reads what is stale; 3 datasets go stale',
      'Columns of other types',
      '1 job may change or fail, 2 may be affected; 1 dataset may change, 2 may be affected',
      'Columns',
      '2 by value',
    ]);
    expect(await page.locator('.impact dd .bad').allInnerTexts()).toEqual(['2 jobs break']);
  });

  test('says what each change of a column does, and of which jobs that is not known', async () => {
    expect((await linesOf(columnAt('orders', 'amount'))).slice(0, 3)).toEqual([
      'Dropped or renamed',
      '1 job breaks, 1 reads what is stale, 1 may be affected; 2 datasets go stale, 1 may be affected',
      'Another type',
    ]);
    expect(await textsOf(columnAt('orders', 'amount'), '.impact .prose')).toContain(
      '1 job reads the dataset and does not say, for all that it makes, which of its columns; whether this is one of them is not known: send',
    );
  });

  test('names whom to tell, with links to their pages', async () => {
    const lines = await linesOf(at('orders'));
    expect(lines.slice(lines.indexOf('Tell'))).toEqual([
      'Tell',
      'Finance 1 dataset',
      'Sales 1 dataset',
      'nobody answers for 1 dataset, 3 jobs',
    ]);
    await page.locator('.impact dd a.k-owner').first().click();
    expect(await page.locator('h1').innerText()).toBe('Finance');
  });

  test('writes the formula of the risk out, and leads to what it means', async () => {
    const lines = await linesOf(at('orders'));
    expect(lines.slice(lines.indexOf('Risk'), lines.indexOf('Tell'))).toEqual([
      'Risk',
      'dropped: 1 × ((2 + ¼ × 1) ÷ 1 + ¼ × 1 ÷ 2) ≈ 2.38',
      'renamed: half of it, 1.19',
      'columns of other types: ¼ × ((2 + ¼ × 1) ÷ 1 + ¼ × 1 ÷ 2) ≈ 0.59',
    ]);
    await page.locator('.impact dt a').click();
    const id = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${id}"] ~ p`).first().innerText()).toContain('no probability');
  });

  test('lists the columns that are affected first, and leads on to all', async () => {
    expect(await textsOf(at('orders'), '#affected + dl > *')).toEqual(['1 step', 'daily: day, total']);
    expect(await textsOf(at('few'), '#affected + dl .k-column')).toHaveLength(6);
    const [more] = await textsOf(at('few'), '.impact > p:last-of-type');
    expect(more).toBe('3 more, as far or farther away: all are in this page as JSON.');
    const href = await page.locator('.impact > p:last-of-type a').getAttribute('href');
    const twin = await page.request.get(new URL(href ?? '', page.url()).href);
    expect(await twin.json()).toMatchObject({
      impact: { columns: many.map((column) => ({ id: { column } })) },
    });
    await page.goto(server.origin + columnAt('few', 'x'));
    await page.locator('.impact dd a', { hasText: '9 by value' }).click();
    expect(await page.locator('section:has(:target) .k-column').count()).toBe(9);
  });

  test('is one line where nothing is affected', async () => {
    expect(await textsOf(at('page'), '.impact')).toEqual([
      'Impact No job reads it, and nothing is made from it: a change affects nothing that the log knows.',
    ]);
    expect(await textsOf(columnAt('daily', 'day'), '.impact > p.quiet')).toEqual([
      '1 job reads the dataset and does not say, for all that it makes, which of its columns; whether this is one of them is not known: show',
    ]);
    expect(await textsOf(columnAt('wide', 'c0'), '.impact')).toEqual([
      'Impact Nothing is made from it or decided by it: a change affects nothing that the log knows.',
    ]);
  });
});

describe('upstream trouble', () => {
  test('is listed nearest first, with its way here and its evidence', async () => {
    const rows = await textsOf(at('page'), '.trouble tbody tr');
    expect(rows.map((row) => row.replaceAll(/[0-9a-f]{10} /g, ''))).toEqual([
      'send has not run since its input orders was rewritten by a run of clean; its last complete run began 2026-11-02 00:20:00 UTC ← show ← mail ← send 2026-11-02 01:44:00 UTC',
      'orders schema changed removed old added new first met by the run of sum that began 2026-11-02 01:50:00 UTC ← show ← daily ← sum ← orders 2026-11-02 01:40:00 UTC',
      'clean failed its last run began 2026-11-02 01:45:00 UTC ← show ← daily ← sum ← orders ← clean 2026-11-02 01:46:00 UTC',
    ]);
    expect(await textsOf(at('page'), '#trouble')).toEqual(['Upstream trouble 3']);
  });

  test('is not spoken of where there is none', async () => {
    expect(await textsOf(at('wide'), '#trouble')).toEqual([]);
  });
});

describe('when a dataset is ready', () => {
  test('is told by the chain of runs that decided it, each with a bar', async () => {
    expect(await textsOf(at('page'), '.ready tbody tr')).toEqual([
      'clean 2026-11-02 01:40:00 UTC – 4 min 0 s',
      'sum 2026-11-02 01:50:00 UTC 6 min 0 s 8 min 0 s',
      'show 2026-11-02 02:20:00 UTC 22 min 0 s 2 min 0 s',
    ]);
    const widths = await page
      .locator('.ready rect:not(.rail)')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    expect(widths).toHaveLength(3);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(2, 1);
  });

  test('is told with no more certainty than the log gives', async () => {
    const said = async (name: string) => (await textsOf(at(name), '#ready + p')).join();
    const last =
      'of the complete runs that wrote what that one read, and had ended by then, none ended later, but for runs of jobs further down.';
    expect(await said('page')).toBe(
      `Its last complete run ended 2026-11-02 02:22:00 UTC, 42 min 0 s after the first of these 3 runs began. Each had ended when the next began; ${last}`,
    );
    expect(await said('guessed')).toBe(
      `Its last complete run ended 2026-11-02 02:30:00 UTC, 40 min 0 s after the first of these 2 runs began. Each had ended when the next began or, where the log has no START of it, when the log first speaks of it: whether it had when that run began is not known. By the same times, ${last}`,
    );
    expect(await said('back')).toBe(
      'Its last complete run ended 2026-11-02 02:10:00 UTC. The log puts the end of a run here before its start: the order of these runs is not certain.',
    );
  });

  test('names an input that no run had written yet, even where that leaves one run alone', async () => {
    expect(await textsOf(at('soon'), '.unready')).toEqual([
      'early read slow: no complete run that wrote it had ended when this run began, so what it read there is not known.',
    ]);
    expect(await textsOf(at('soon'), '#ready + p')).toEqual([
      'Its last complete run ended 2026-11-02 02:05:00 UTC.',
    ]);
    expect(await textsOf(at('page'), '.unready')).toEqual([]);
    expect(await textsOf(at('hasty'), '.unready')).toHaveLength(5);
    expect(await textsOf(at('hasty'), '.unready + p:not(.unready)')).toEqual([
      'So it is with 4 more inputs.',
    ]);
  });

  test('is not spoken of where it is one run alone', async () => {
    expect(await textsOf(at('orders'), '#ready')).toEqual([]);
  });
});

describe('what lies upstream and downstream of a column', () => {
  test('is not listed twice where all of it is one step away', async () => {
    expect(await textsOf(columnAt('few', 'x'), '#uses')).toEqual(['Used for 9']);
    expect(await page.locator('#downstream, [href="#downstream"]').count()).toBe(0);
  });

  test('is listed by its steps beyond the first, which leads to what states it', async () => {
    const column = columnAt('first', 'a');
    expect(await textsOf(column, '#downstream, #downstream + dl > *')).toEqual([
      'Downstream 3',
      '1 step',
      '1 column',
      '2 steps',
      'third.c by influence',
      'third.d',
    ]);
    const stated = await page.locator('#downstream + dl a').first().getAttribute('href');
    expect(await page.locator(`section:has(> ${stated}) .k-column`).allInnerTexts()).toEqual(['second.b']);
    expect(await textsOf(columnAt('third', 'c'), '#upstream + dl > *')).toEqual([
      '1 step',
      '1 column',
      '2 steps',
      'first.a by influence',
    ]);
  });
});

test('what lies downstream of a dataset is listed by its steps, with the jobs that lead there', async () => {
  expect(await textsOf(at('orders'), '#downstream + dl > *')).toEqual([
    '1 step',
    'daily through sum',
    'mail through send',
    '2 steps',
    'page through show',
  ]);
});
