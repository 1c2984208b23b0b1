/** A dataset's page on paper: a sheet of evidence. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BuildInfo } from '../../src/site/build-info.ts';
import { launchChromium } from './chromium.ts';
import { readJson } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 680, height: 1000 }, colorScheme: 'dark' });
  await page.goto(`${server.origin}/datasets/clean/orders_clean/`);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('takes two pages of A4 at most', async () => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);
  const [, width = 0, height = 0] = (/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number);
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
});

test('has what an auditor asks for, and names the address and the digest of all inputs', async () => {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  const { inputs } = readJson(demo, 'api/build.json') as BuildInfo;
  for (const part of [
    'orders_clean',
    'One row for each order',
    'Who answers',
    'net_amount',
    'Upstream',
    'Downstream',
    'Written by',
    '/datasets/clean/orders_clean/',
    inputs,
  ])
    expect(text).toContain(part);
  expect(await page.locator('svg.dg').first().isVisible()).toBe(true);
});

test('says what it leaves out, and where that stands', async () => {
  const said = page.locator('.left-out');
  await page.emulateMedia({ media: 'screen' });
  expect(await said.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await said.innerText()).toMatch(/quality, runs, schema history.*\/datasets\/clean\/orders_clean\/$/);
});

test('has each type on one line', async () => {
  await page.emulateMedia({ media: 'print' });
  const heights = await page.locator('main .of-columns td:first-of-type').evaluateAll((cells) =>
    cells
      .filter((cell) => /^[A-Z]+(?:\(.*\))?$/.test(cell.textContent.trim()) && cell.checkVisibility())
      .map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      }),
  );
  expect(heights.length).toBeGreaterThan(5);
  expect(new Set(heights)).toEqual(new Set([1]));
});

test('shows nothing that only a screen can do', async () => {
  await page.emulateMedia({ media: 'print' });
  const shown = await page
    .locator('button, input, select, summary, kbd, .bar a, .rail a, .skip')
    .evaluateAll((parts) =>
      parts.filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80)),
    );
  expect(shown).toEqual([]);
});

test('is dark on white, whatever the screen says', async () => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = await page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    const { color, textDecorationLine } = getComputedStyle(document.querySelector('td a') ?? document.body);
    return { backgroundColor, color, textDecorationLine };
  });
  expect(colours).toEqual({
    backgroundColor: 'rgb(255, 255, 255)',
    color: 'rgb(27, 31, 35)',
    textDecorationLine: 'none',
  });
});

test('does not lose its right edge', async () => {
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
