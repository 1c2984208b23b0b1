/** What pages say of the quality of data, held against the event files and against the page's twin. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { qualityRecord } from '../../src/site/quality-record.ts';
import { PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { readJson } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const history = join(PROJECT, 'lineage', 'history');
let browser: Browser;
let server: Server;
let page: Page;

interface Event {
  readonly eventType: string;
  readonly run: { readonly runId: string };
  readonly inputs: readonly {
    readonly inputFacets?: { readonly inputStatistics?: { readonly rowCount?: number } };
  }[];
  readonly outputs: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly facets: {
      readonly dataQualityMetrics?: {
        readonly columnMetrics: Readonly<
          Record<string, { readonly nullCount: number; readonly distinctCount: number }>
        >;
      };
    };
    readonly outputFacets?: { readonly outputStatistics?: { readonly rowCount?: number } };
  }[];
}

/** Oldest first. */
const ends = readdirSync(history)
  .toSorted()
  .flatMap((file) => readFileSync(join(history, file), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Event)
  .filter(({ eventType }) => eventType === 'COMPLETE');

const HOURLY = '/datasets/mart/readings_hourly/';

beforeAll(async () => {
  server = await serve(demo);
  browser = await launchChromium();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const quality = (selector = ''): string => `section:has(> h2#quality) ${selector}`;
const texts = async (selector: string): Promise<string[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

describe('the page of a dataset', () => {
  test('says its score with the figures of its formula, and what failed first, as its twin does', async () => {
    await page.goto(server.origin + HOURLY);
    const twin = readJson(demo, `${HOURLY}index.json`) as {
      readonly quality: ReturnType<typeof qualityRecord>;
    };
    const [newest] = twin.quality?.scores.newest ?? [];
    if (newest === undefined) throw new Error('the twin has no score');
    const figure = (Math.round(newest.score * 10) / 10).toString();
    expect(await texts(quality('.figure-of'))).toEqual([`${figure} of 100`]);
    expect(await texts(quality('.formula'))).toEqual([
      `100 × ${newest.weight.passed} ÷ ${newest.weight.of} = ${figure}`,
    ]);
    const states = await texts(quality('.checks tbody td .badge'));
    expect(states).toEqual(twin.quality?.tests.map(({ state }) => state.replace('-', ' ')));
    expect(states[0]).toBe('failed');
    expect(states.at(-1)).toBe('passed');
  });

  test('shows the figures of its columns as they stand in the event file', async () => {
    await page.goto(server.origin + HOURLY);
    const output = ends
      .flatMap(({ outputs }) => outputs)
      .findLast(({ namespace, name }) => namespace === 'mart' && name === 'readings_hourly');
    const metrics = Object.entries(output?.facets.dataQualityMetrics?.columnMetrics ?? {});
    const rows = await page.locator(quality('.metrics tbody tr')).all();
    const shown = await Promise.all(
      rows.map(async (row) => {
        const [nulls = '', distinct = ''] = await row.locator('td').allInnerTexts();
        return [
          (await row.locator('th').innerText()).trim(),
          Number.parseInt(nulls),
          Number.parseInt(distinct),
        ];
      }),
    );
    expect(metrics.length).toBeGreaterThan(5);
    expect(shown.toSorted()).toEqual(
      metrics.map(([column, { nullCount, distinctCount }]) => [column, nullCount, distinctCount]).toSorted(),
    );
  });

  test('has a chart of its score and one of its rows, each with a table of the same', async () => {
    await page.goto(`${server.origin}/datasets/clean/orders_clean/`);
    const wrote = ends.filter(({ outputs }) =>
      outputs.some(({ namespace, name }) => namespace === 'clean' && name === 'orders_clean'),
    );
    expect(await page.locator(quality('figure.chart svg[role]')).count()).toBe(2);
    expect(await texts(quality('summary'))).toEqual([
      `${wrote.length} scores`,
      `Each of ${wrote.length} runs, 1 unusual`,
    ]);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const few = page.locator(quality('tr:has(.badge.warn)'));
    expect((await few.innerText()).replace(/\s+/g, ' ')).toMatch(/unusually few 12 14 to \d+/);
    const runs = wrote.map(({ run }) => run.runId).toReversed();
    expect(await texts(quality('details td.run'))).toEqual([...runs, ...runs]);
  });

  test('says nothing of quality where nothing is reported', async () => {
    await page.goto(`${server.origin}/datasets/raw/devices/`);
    expect(await page.locator('h1').innerText()).toBe('devices');
    expect(await page.locator('#quality').count()).toBe(0);
  });

  test('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(server.origin + HOURLY);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('the page of a column', () => {
  test('has its own checks, rules and figures', async () => {
    await page.goto(`${server.origin}${HOURLY}columns/battery_v/`);
    expect(await texts(quality('.metrics tbody th'))).toEqual(['battery_v']);
    expect(new Set(await texts(quality('.checks tbody tr td:nth-child(2)')))).toEqual(new Set(['battery_v']));
    expect(await texts(quality('.checks tbody td .badge'))).toEqual(['failed', 'failed']);
  });
});

describe('the page of a run', () => {
  test('says how many rows went in and came out, summed up from its event', async () => {
    const joined = ends.find(({ inputs, outputs }) => inputs.length > 1 && outputs.length === 1);
    if (joined === undefined) throw new Error('no run has several inputs');
    const into = joined.inputs.reduce(
      (sum, { inputFacets }) => sum + (inputFacets?.inputStatistics?.rowCount ?? Number.NaN),
      0,
    );
    const out = joined.outputs[0]?.outputFacets?.outputStatistics?.rowCount ?? Number.NaN;
    await page.goto(`${server.origin}/runs/${joined.run.runId}/`);
    const [flow = ''] = await texts('.row-flow');
    const sum = `(the sum of ${joined.inputs.length} inputs)`;
    expect(flow).toBe(`${into} rows in ${sum} → ${out} rows out`);
  });

  test('says how many of the rows of its one input did not come out', async () => {
    const single = ends.find(({ inputs, outputs }) => inputs.length === 1 && outputs.length === 1);
    const into = single?.inputs[0]?.inputFacets?.inputStatistics?.rowCount ?? Number.NaN;
    const out = single?.outputs[0]?.outputFacets?.outputStatistics?.rowCount ?? Number.NaN;
    await page.goto(`${server.origin}/runs/${single?.run.runId}/`);
    const [flow = ''] = await texts('.row-flow');
    expect(flow).toMatch(new RegExp(`^${into} rows in → ${out} rows out .*(?:fewer|more|as many)$`));
  });
});
