import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
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
  readonly job: { readonly namespace: string; readonly name: string };
}

const events = readdirSync(history)
  .flatMap((file) => readFileSync(join(history, file), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Event);
const runs = new Set(events.map(({ run }) => run.runId));
const failures = events.filter(({ eventType }) => eventType === 'FAIL');

beforeAll(async () => {
  server = await serve(demo);
  browser = await launchChromium();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const texts = (selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();

/** The widths, in pixels, of the page and of the window. */
const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);

/** Of the charts that are seen: how high their letters are, in pixels. */
const letterHeights = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>('.plot text')]
      .filter((text) => text.checkVisibility())
      .map((text) => {
        const svg = text.ownerSVGElement;
        const scale = (svg?.getBoundingClientRect().width ?? 0) / (svg?.viewBox.baseVal.width ?? 1);
        return parseFloat(getComputedStyle(text).fontSize) * scale;
      }),
  );

describe('the page of all runs', () => {
  test('has the figures of the log', async () => {
    await page.goto(`${server.origin}/runs/`);
    const figures = (await texts('.counts li')).map((text) => text.split(/\s+/));
    expect(figures.find(([, word]) => word === 'runs')?.[0]).toBe(String(runs.size));
    expect(figures.find(([, word]) => word === 'failed')?.[0]).toBe(String(failures.length));
    const twin = readJson(demo, 'api/runs.json') as { statistics: { runs: number; failed: number } };
    expect(twin.statistics).toMatchObject({ runs: runs.size, failed: failures.length });
  });

  test('has a mark for each run that leads to its page, and a cross for each that failed', async () => {
    await page.goto(`${server.origin}/runs/`);
    const timeline = page.locator('#timeline ~ figure svg.ch-wide');
    const links = await timeline
      .locator('a')
      .evaluateAll((all) =>
        all.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).pathname),
      );
    expect(new Set(links)).toEqual(new Set([...runs].map((id) => `/runs/${id}/`)));
    expect(await timeline.locator('.ch-failed > a').count()).toBe(failures.length);
  });

  test('has a table by job, those in trouble first, and the calendar as a table', async () => {
    await page.goto(`${server.origin}/runs/`);
    const jobs = new Set(events.map(({ job }) => job.name));
    expect(await page.locator('#jobs ~ .table tbody tr').count()).toBe(jobs.size);
    await page.locator('.as-table summary').click();
    const counted = await page
      .locator('.as-table tbody td')
      .evaluateAll((cells) => cells.map(({ firstChild }) => Number(firstChild?.textContent ?? 0)));
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(runs.size);
  });
});

describe('the page of a run', () => {
  test('is headed by its job and its time, and has its id', async () => {
    const { run, job } = failures[0] ?? {};
    await page.goto(`${server.origin}/runs/${run?.runId}/`);
    const [heading = ''] = await texts('h1');
    expect(heading).toMatch(new RegExp(`^${job?.name},\\s\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$`));
    expect(await page.title()).toContain(heading);
    expect(await texts('.title .id')).toEqual([run?.runId]);
  });
});

describe('on a phone', () => {
  test('the figures of each job stand at the same place in its block', async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(`${server.origin}/runs/`);
    for (const label of ['success', 'median', 'p95']) {
      const places = await phone
        .locator(`#jobs ~ .table td[data-label="${label}"]`)
        .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
      expect(places.length, label).toBeGreaterThan(5);
      expect(new Set(places).size, label).toBe(1);
    }
    await phone.close();
  });
});

describe('on a tablet', () => {
  test('the letters of a chart are no larger than those around it', async () => {
    await page.setViewportSize({ width: 768, height: 1000 });
    await page.goto(`${server.origin}/runs/`);
    expect(Math.max(...(await letterHeights()))).toBeLessThanOrEqual(15);
  });
});

describe('the page of a job that failed', () => {
  const failed = failures[0];

  test('draws its runs, and says its last error with a link to the run', async () => {
    await page.goto(`${server.origin}/jobs/${failed?.job.namespace}/${failed?.job.name}/`);
    const own = new Set(
      events.filter(({ job }) => job.name === failed?.job.name).map(({ run }) => run.runId),
    );
    expect(await page.locator('#runs ~ .columns .chart a').count()).toBe(own.size);
    const last = failures.findLast(({ job }) => job.name === failed?.job.name);
    const links = await page
      .locator('.last-error a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
    expect(links).toContain(`/runs/${last?.run.runId}/`);
  });
});

describe('charts', () => {
  test.each(['light', 'dark'] as const)(
    'are seen on a phone and on a screen, in %s, with letters that can be read',
    async (scheme) => {
      const { name = '', namespace = '' } = failures[0]?.job ?? {};
      for (const width of [390, 1280]) {
        const context = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
        const before = page;
        page = context;
        try {
          for (const path of ['/runs/', `/jobs/${namespace}/${name}/`]) {
            await page.goto(server.origin + path);
            const [content, window] = await widths();
            expect(content).toBeLessThanOrEqual(window);
            const heights = await letterHeights();
            expect(heights.length).toBeGreaterThan(5);
            expect(Math.min(...heights)).toBeGreaterThanOrEqual(9);
            expect(Math.max(...heights)).toBeLessThanOrEqual(16);
          }
        } finally {
          page = before;
          await context.close();
        }
      }
    },
  );

  test('differ in colour between light and dark, and take no colour from anywhere but the style sheet', async () => {
    const colours: string[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${server.origin}/runs/`);
      colours.push(
        await page
          .locator('svg.ch-wide .ch-complete circle')
          .first()
          .evaluate((mark) => getComputedStyle(mark).fill),
      );
    }
    expect(colours[0]).not.toBe(colours[1]);
    expect(await page.locator('svg.ch [fill], svg.ch [stroke], svg.ch [style], svg.ch style').count()).toBe(
      0,
    );
  });
});
