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

const log = [
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

describe('the section on impact', () => {
  test('says what each change of a dataset does, in figures', async () => {
    expect(await textsOf(at('orders'), '.changes tbody td')).toEqual([
      ...['2 break 1 reads what is stale', '3 go stale', '2 by value', '2.38'],
      ...['2 break 1 reads what is stale', '3 go stale', '2 by value', '1.19'],
      ...['1 may change or fail 2 may be affected', '1 may change 2 may be affected', '2 by value', '0.59'],
    ]);
  });

  test('says what each change of a column does, and of which jobs that is not known', async () => {
    expect((await textsOf(columnAt('orders', 'amount'), '.changes tbody td')).slice(0, 4)).toEqual([
      '1 breaks 1 reads what is stale 1 may be affected',
      '2 go stale 1 may be affected',
      '1 by value',
      '1.38',
    ]);
    expect(await textsOf(columnAt('orders', 'amount'), '.impact .prose')).toContain(
      '1 job reads the dataset and does not say, for all that it makes, which of its columns; whether this is one of them is not known: send',
    );
  });

  test('names whom to tell, with links to their pages', async () => {
    const [tell] = await textsOf(at('orders'), '.tell');
    expect(tell).toBe('Tell Finance 1 dataset Sales 1 dataset nobody answers for 1 dataset, 3 jobs');
    await page.locator('.tell a').first().click();
    expect(await page.locator('h1').innerText()).toBe('Finance');
  });

  test('writes the formula of the risk out', async () => {
    expect(await textsOf(at('orders'), '.risk summary')).toEqual([
      'Risk, dropped: 1 × ((2 + ¼ × 1) ÷ 1 + ¼ × 1 ÷ 2) ≈ 2.38',
    ]);
    await page.locator('.risk summary').click();
    expect(await page.locator('.risk li').count()).toBe(3);
  });

  test('lists the columns that are affected first, and leads on to all', async () => {
    expect(await textsOf(at('orders'), '.impact table:not(.changes) tbody tr')).toEqual([
      'daily.day 1 value',
      'daily.total 1 value',
    ]);
    expect(await textsOf(at('few'), '.impact table:not(.changes) tbody tr')).toHaveLength(6);
    const [more] = await textsOf(at('few'), '.impact > p:last-of-type');
    expect(more).toBe('3 more, as far or farther away: all are in this page as JSON.');
    const href = await page.locator('.impact > p:last-of-type a').getAttribute('href');
    const twin = await page.request.get(new URL(href ?? '', page.url()).href);
    expect(await twin.json()).toMatchObject({
      impact: { columns: many.map((column) => ({ id: { column } })) },
    });
    const [onward] = await textsOf(columnAt('few', 'x'), '.impact > p:last-of-type');
    expect(onward).toContain('Downstream');
    expect(await page.locator('#downstream').count()).toBe(1);
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
