/** The history of a schema on the page of its dataset, in the demo. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readJson } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** White space made one. */
async function textsOf(selector: string): Promise<readonly string[]> {
  const texts = await page.locator(selector).allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

test('a column that was taken away from a reader is marked as breaking, with what was made of it', async () => {
  await page.goto(`${server.origin}/datasets/mart/readings_hourly/`);
  const [removed, ...others] = await textsOf('.history li.removed');
  expect(others).toEqual([]);
  expect(removed).toMatch(/^removed temperature_max_c DOUBLE breaking made of it: device_health\.hottest_c/);
  expect(removed).toMatch(/read then by device_health$/);
});

test('a column that has another name says what tells so, and leads to the events', async () => {
  await page.goto(`${server.origin}/datasets/mart/revenue_daily/`);
  const [renamed] = await textsOf('.history li.renamed');
  expect(renamed).toMatch(/^renamed revenue → net_revenue /);
  expect(renamed).toContain(
    'told by column lineage: revenue_daily makes both of the same columns in the same way',
  );
  const evidence = page.locator('.history li.renamed .evidence a').last();
  await evidence.click();
  await page.waitForURL(/\/runs\//);
  await page.locator(new URL(page.url()).hash).waitFor();
  expect(await page.locator(new URL(page.url()).hash).count()).toBe(1);
});

test('a schema that readers alone state says so', async () => {
  await page.goto(`${server.origin}/datasets/raw/loans/`);
  expect((await textsOf('section:has(#schema-history) > p'))[0]).toMatch(
    /^No job that writes it states its columns\./,
  );
  expect(await textsOf('section:has(#schema-history) h2')).toEqual(['Schema history 3 versions']);
});

test('the twin has the same versions, oldest first', () => {
  const { schemas } = readJson(demo, 'datasets/raw/loans/index.json') as {
    schemas: readonly { statedBy: string; changes: readonly { kind: string; column: string }[] }[];
  };
  expect(
    schemas.map(({ statedBy, changes }) => [statedBy, ...changes.map((one) => `${one.kind} ${one.column}`)]),
  ).toEqual([['reader'], ['reader', 'removed credit_score'], ['reader', 'added credit_score']]);
});

test('an edge that no longer holds says since when', async () => {
  await page.goto(`${server.origin}/jobs/finance/account_balances/`);
  const [past] = await textsOf('section:has(#inputs) tr.past');
  expect(past).toMatch(/^accounts raw ?past first .* last .* 2026-11-07 .* gone since \w+ 2026-11-08 /);
});
