/** A job's SQL on its page: which expressions make which column, and what in it could not be resolved. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-sql`);
let browser: Browser;
let servers: Readonly<Record<'demo' | 'own', Server>>;

const REVENUE = '/jobs/ecommerce/revenue_daily/';

/** Markup, characters of two code units, Windows line ends, and two names that lead nowhere. */
const HOSTILE_SQL = `INSERT INTO revenue (label, total)\r\nSELECT '🕷<b>"</b>' || o.name, upper(x.gone)\r\nFROM orders AS o, missing AS x`;

function event(name: string, query: string): object {
  const facets = (...fields: string[]): object => ({
    schema: { fields: fields.map((one) => ({ name: one })) },
  });
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-11-02T06:00:00Z',
    run: { runId: name },
    job: { namespace: 'shop', name, facets: { sql: { query, dialect: 'postgres' } } },
    inputs: [{ namespace: 'shop', name: 'orders', facets: facets('name', 'amount') }],
    outputs: [{ namespace: 'shop', name: 'revenue', facets: facets('label', 'total') }],
    producer: 'https://example.com/etl',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  };
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const events = [event('hostile', HOSTILE_SQL), event('broken', 'INSERT INTO revenue SELECT FROM FROM x')];
  writeFileSync(join(folder, 'log.ndjson'), events.map((one) => JSON.stringify(one)).join('\n'));
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  servers = { demo: await serve(demo), own: await serve(join(folder, 'site')) };
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

async function open(site: 'demo' | 'own', path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(servers[site].origin + path);
  return page;
}

/** The pieces that are lit, in the order of the SQL; neighbours are one. */
async function litText(page: Page): Promise<string[]> {
  const lit = await page.locator('.job-sql pre .on').allTextContents();
  return lit.map((text) => text.trim().replace(/\s+/g, ' ')).filter((text) => text !== '');
}

describe('the SQL of the demo’s revenue', () => {
  test('a click on a column lights the expressions that make it, and a second click lights none', async () => {
    const page = await open('demo', REVENUE);
    const button = page.getByRole('button', { name: 'gross_revenue' });
    await button.click();
    expect(await litText(page)).toEqual(['sum(amount)', 'CAST(gross_revenue AS DECIMAL(18, 2))']);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect(await litText(page)).toEqual([]);
  });

  test('what only counts rows is lit as well, and says that it does', async () => {
    const page = await open('demo', REVENUE);
    const button = page.getByRole('button', { name: 'order_count' });
    expect(await button.textContent()).toMatch(/counts rows/);
    await button.click();
    expect(await litText(page)).toEqual(['count(*)', 'order_count']);
  });

  test('a click on an expression lights the column that it makes', async () => {
    const page = await open('demo', REVENUE);
    await page.locator('.job-sql pre [data-makes]', { hasText: 'discount' }).first().click();
    const pressed = page.locator('.job-sql button[aria-pressed="true"]');
    expect((await pressed.allTextContents()).map((text) => text.trim())).toEqual(['discounts']);
  });

  test('without scripts it is all there to read, and nothing pretends to be a button', async () => {
    const page = await open('demo', REVENUE, false);
    expect(await page.locator('.job-sql pre').textContent()).toContain('sum(amount) AS gross_revenue');
    expect(await page.getByRole('button', { name: 'gross_revenue' }).isDisabled()).toBe(true);
  });

  test('the mapping says once that all its edges are derived', async () => {
    const page = await open('demo', REVENUE);
    expect(await page.locator('table.mapping tbody tr').count()).toBeGreaterThan(3);
    const mapping = page.locator('section:has(> h3):has(table.mapping)');
    const badge = mapping.getByText(/^derived/);
    expect(await badge.count()).toBe(1);
  });
});

describe('SQL of strangers', () => {
  test('is marked where it stands, whatever characters come before', async () => {
    const page = await open('own', '/jobs/shop/hostile/');
    await page.getByRole('button', { name: 'label' }).click();
    expect(await litText(page)).toEqual([`'🕷<b>"</b>' || o.name`]);
    expect(await page.locator('.job-sql pre b').count()).toBe(0);
  });

  test('shows what could not be resolved: in the text, in a list with its place, and at the column', async () => {
    const page = await open('own', '/jobs/shop/hostile/');
    expect(await page.locator('.job-sql pre .gap').allTextContents()).toEqual(['missing']);
    expect(await page.locator('.sql-gaps li').allTextContents()).toEqual([
      expect.stringMatching(/line 3, column 19\s+no event names the table missing/),
    ]);
    expect(await page.getByRole('button', { name: 'total' }).textContent()).toMatch(/not resolved/);
  });

  test('that no parser takes is shown as it came, with the fault', async () => {
    const page = await open('own', '/jobs/shop/broken/');
    expect(await page.locator('.job-sql pre').textContent()).toContain('SELECT FROM FROM x');
    expect(await page.locator('.sql-gaps li').count()).toBe(1);
  });
});
