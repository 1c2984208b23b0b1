/** Long tables: of a dataset of two thousand columns, and of the demo. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { dataset, lineage, runEvent, schema } from '../catalog/log.ts';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';

const COLUMNS = 2000;
const WIDE = '/datasets/db/wide/';
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-table`);
let browser: Browser;
let servers: Readonly<Record<'demo' | 'own', Server>>;

/** Every hundredth of its columns is made of something. */
function events(): readonly object[] {
  const columns = Array.from({ length: COLUMNS }, (_, index) => `c${index}`);
  const made = Object.fromEntries(
    columns.filter((_, index) => index % 100 === 7).map((name) => [name, ['base.x']]),
  );
  const output = dataset('wide', { ...schema(...columns), ...lineage(made) });
  const inputs = [dataset('base', schema('x'))];
  const runs = Array.from({ length: 60 }, (_, index) => [
    runEvent(`r${index}`, 'START', 60 - index, { job: `job ${index}` }),
    runEvent(`r${index}`, 'COMPLETE', 60 - index + index ** 2, { job: `job ${index}` }),
  ]);
  return [runEvent('wide', 'COMPLETE', 1, { job: 'make', inputs, outputs: [output] }), ...runs.flat()];
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'log.ndjson'),
    events()
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  servers = { demo: await serve(inject('demo')), own: await serve(join(folder, 'site')) };
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

async function open(site: 'demo' | 'own', path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(servers[site].origin + path);
  return page;
}

/** The texts of a column's cells that are to be seen. */
function shown(page: Page, column: number, noun = ''): Promise<string[]> {
  return page
    .locator(`table[data-long${noun}]`)
    .first()
    .evaluate(
      (table, index) =>
        [...((table as HTMLTableElement).tBodies[0]?.rows ?? [])]
          .filter((row) => !row.hidden)
          .map((row) => row.cells[index]?.textContent.trim() ?? ''),
      column,
    );
}

const status = (page: Page) => page.locator('.table-tools [role=status]').first().innerText();

describe('a table of two thousand columns', () => {
  test('is narrowed to the rows that hold each of some words, and says to how many', async () => {
    const page = await open('own', WIDE);
    expect(await status(page)).toBe('2,000 columns');
    const field = page.getByRole('searchbox', { name: 'Filter columns' });
    await field.fill('BASE  c19');
    expect(await shown(page, 0)).toEqual(['c1907']);
    expect(await status(page)).toBe('1 of 2,000 columns');
    await field.fill('');
    expect(await status(page)).toBe('2,000 columns');
    expect(await shown(page, 0)).toHaveLength(COLUMNS);
  });

  test('shows only the columns that take part in lineage, on one click', async () => {
    const page = await open('own', WIDE);
    const button = page.getByRole('button', { name: 'Only those in lineage' });
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await shown(page, 0)).toEqual(Array.from({ length: 20 }, (_, index) => `c${index * 100 + 7}`));
    await page.getByRole('searchbox', { name: 'Filter columns' }).fill('c10');
    expect(await shown(page, 0)).toEqual(['c107', 'c1007']);
    await button.click();
    expect((await shown(page, 0)).length).toBeGreaterThan(100);
  });

  test('keeps its head in view while the page goes by', async () => {
    const page = await open('own', WIDE);
    await page.evaluate(() => {
      document
        .querySelector('table[data-long] tbody tr:nth-child(1000)')
        ?.scrollIntoView({ behavior: 'instant' });
    });
    const top = await page
      .locator('table[data-long] thead th')
      .first()
      .evaluate((head) => head.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(200);
  });

  test('does not move when its controls come', async () => {
    const [with_, without] = [await open('own', WIDE), await open('own', WIDE, { javaScriptEnabled: true })];
    await without.route('**/scripts/table-*', (route) => route.abort());
    await without.reload();
    const place = (page: Page) =>
      page
        .locator('table[data-long] tbody tr')
        .first()
        .evaluate((row) => row.getBoundingClientRect().toJSON() as object);
    expect(await with_.locator('.table-tools').count()).toBe(1);
    expect(await without.locator('.table-tools').count()).toBe(0);
    expect(await place(with_)).toEqual(await place(without));
  });

  test('can be narrowed and sorted by keyboard alone', async () => {
    const page = await open('own', WIDE);
    await page.getByRole('searchbox', { name: 'Filter columns' }).focus();
    await page.keyboard.type('c12');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Column');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect((await shown(page, 0))[0]).toBe('c1299');
  });
});

describe('a column that is clicked', () => {
  test('sorts up, down, and then not at all, and says which', async () => {
    const page = await open('own', '/jobs/');
    const head = page.getByRole('columnheader', { name: 'Job' });
    const asIs = await shown(page, 0);
    await head.getByRole('button').click();
    const up = await shown(page, 0);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    // Numbers in names count as numbers.
    expect(up.slice(0, 4).map((name) => /^job \d+/.exec(name)?.[0])).toEqual([
      'job 0',
      'job 1',
      'job 2',
      'job 3',
    ]);
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await shown(page, 0)).toEqual(up.toReversed());
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe(null);
    expect(await shown(page, 0)).toEqual(asIs);
  });

  test('sorts times by the moment', async () => {
    const page = await open('own', '/runs/');
    const table = page.locator('table[data-long]', { hasText: 'Rows out' });
    const moments = () =>
      table.evaluate((element) =>
        [...element.querySelectorAll<HTMLTimeElement>('tbody td:nth-child(4) time')].map(({ dateTime }) =>
          Date.parse(dateTime),
        ),
      );
    await table.getByRole('button', { name: 'Started' }).click();
    const up = await moments();
    expect(up.length).toBeGreaterThan(40);
    expect(up).toEqual(up.toSorted((a, b) => a - b));
  });
});

test('a short table has no controls, and a page without one no script for it', async () => {
  const page = await open('demo', '/glossary/');
  expect(await page.locator('.table-tools, thead button, script[src*="/table-"]').count()).toBe(0);
});

test('the list of runs of the demo has them', async () => {
  const page = await open('demo', '/runs/');
  await page.getByRole('searchbox', { name: 'Filter runs' }).fill('executive_kpis');
  const jobs = await shown(page, 1, '=runs');
  expect(jobs.length).toBeGreaterThan(1);
  for (const job of jobs) expect(job).toContain('executive_kpis');
});
