import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { listFiles } from './output.ts';
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

/** The names that the boxes and rows of the page's diagram bear: `Dataset accounts, raw`. */
async function linkNames(path: string): Promise<string[]> {
  await page.goto(`${server.origin}${path}`);
  // The script writes them out once a reader turns to the page.
  await page.mouse.move(1, 1);
  await page.locator('svg.dg [data-n]').first().waitFor({ state: 'attached' });
  return page
    .locator('svg.dg a > title')
    .evaluateAll((titles) => titles.map(({ textContent }) => textContent));
}

describe('a click on a box or a row of a diagram', () => {
  test.each([
    '/datasets/mart/loan_risk/',
    '/jobs/finance/loan_risk/',
    '/datasets/mart/loan_risk/columns/risk_score/',
  ])('of %s leads to the page of what it names', async (path) => {
    const names = await linkNames(path);
    expect(names.length).toBeGreaterThan(3);
    for (const [index, name] of names.entries()) {
      await page.goto(`${server.origin}${path}`);
      await page.locator('svg.dg a').nth(index).click();
      const [heading, kind] = await Promise.all([
        page.locator('h1').innerText(),
        page.locator('.kind').innerText(),
      ]);
      const reached = `${kind.trim()} ${heading}`.toLowerCase();
      expect(
        name
          .toLowerCase()
          .slice(0, reached.length + 1)
          .replace(/,$/, ''),
      ).toBe(reached);
    }
  });

  test('of the overview leads to a dataset', async () => {
    await page.goto(`${server.origin}/lineage/`);
    await page.locator('svg.dg a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/datasets\/[^/]+\/[^/]+\/$/);
  });
});

test('a picture says that tables of the page say the same, or is followed by one with as many rows as it has edges', async () => {
  await page.goto(`${server.origin}/datasets/mart/loan_risk/`);
  expect(await page.locator('figcaption').first().innerText()).toContain('The tables below say the same.');
  expect(await page.locator('.as-table').count()).toBe(0);
  expect(await page.locator('#upstream, #downstream').count()).toBe(2);
  await page.goto(`${server.origin}/lineage/`);
  const edges = await page.locator('svg.dg g[marker-end] path').count();
  expect(edges).toBeGreaterThan(0);
  expect(await page.locator('.as-table tbody tr').count()).toBe(edges);
});

test('every Mermaid file is one that Mermaid can read', async () => {
  const sources = listFiles(demo).filter((file) => file.endsWith('.mmd'));
  expect(sources.length).toBeGreaterThan(30);
  const bundle = join(dirname(createRequire(import.meta.url).resolve('mermaid')), 'mermaid.min.js');
  await page.goto('about:blank');
  await page.addScriptTag({ path: bundle });
  for (const file of sources) {
    const type = await page.evaluate(
      async (text) => {
        const { mermaid } = globalThis as unknown as {
          mermaid: { parse: (text: string) => Promise<{ diagramType: string }> };
        };
        return (await mermaid.parse(text)).diagramType;
      },
      readFileSync(join(demo, file), 'utf8'),
    );
    expect(type, file).toMatch(/^flowchart/);
  }
});
