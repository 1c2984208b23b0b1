/** What pages say of personal data: that of the demo, and that of a log with much of it. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { personalDataTwin } from '../../src/site/personal-data-record.ts';
import { columnPath, datasetPath, type SitePath } from '../../src/site/path.ts';
import { build, PROJECT } from '../cli/command.ts';
import { columnLineage, dataset, facet, ndjson, runEvent } from '../site/log.ts';
import { launchChromium } from './chromium.ts';
import { PAYLOAD } from './hostile-log.ts';
import { readJson } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-personal`);
const out = join(folder, 'site');
let browser: Browser;
let page: Page;
let host: Server;
let crowded: Server;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), ndjson(crowd()));
  writeFileSync(join(folder, 'glossary.yaml'), GLOSSARY);
  const args = ['--events', 'log.ndjson', '--glossary', 'glossary.yaml', '--out', 'site'];
  const { code, stderr } = await build(args, { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [host, crowded, browser] = await Promise.all([serve(demo), serve(out), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
});

afterAll(async () => {
  await browser.close();
  await Promise.all([host.close(), crowded.close()]);
  rmSync(folder, { recursive: true });
});

const CROWD = 1100;
const CHAIN = 9;
const GLOSSARY = `datasets: { data: { step0: { columns: { mail: { pii: e-mail } } } } }`;

/** Many tagged columns in one dataset, a long way, and a kind by someone who means harm. */
function crowd() {
  const names = Array.from({ length: CROWD }, (_, index) => `c${index}`);
  const tags = names.map((field) => ({ key: 'pii', value: 'name', field }));
  const odd = { key: 'PII', value: PAYLOAD, field: 'odd', source: PAYLOAD };
  const steps = Array.from({ length: CHAIN }, (_, index) => {
    const lineage = columnLineage({ mail: [[`step${index}`, 'mail']] });
    return runEvent({
      run: `s${index}`,
      job: `job${index}`,
      outputs: [dataset(`step${index + 1}`, ['mail'], lineage)],
    });
  });
  return [
    runEvent({
      run: 'crowd',
      outputs: [dataset('crowd', [...names, 'odd'], { tags: facet({ tags: [...tags, odd] }) })],
    }),
    ...steps,
  ];
}

const column = (namespace: string, name: string, path: string) =>
  columnPath({ namespace, name, column: path });

async function textsOf(server: Server, path: SitePath, selector: string): Promise<readonly string[]> {
  await page.goto(server.origin + path);
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

type Twin = ReturnType<typeof personalDataTwin>;

describe('the page of all personal data', () => {
  test('counts what its twin lists', async () => {
    const twin = readJson(demo, 'personal-data/index.json') as Twin;
    const sum = await textsOf(host, '/personal-data/', '.tally .sum > td');
    const { clear, masked } = twin.counts;
    const parts = [clear.declared, clear.derived, masked.declared, masked.derived];
    expect(sum).toEqual([...parts, twin.personalData.length].map(String));
    expect(parts.every((part) => part > 0)).toBe(true);
    const kinds = await page.locator('.tally tbody tr:not(.sum) th a').evaluateAll((links) =>
      links.map((link) => ({
        kind: link.textContent.trim(),
        rows: document.querySelectorAll(
          `section:has(> [id="${link.getAttribute('href')?.slice(1) ?? ''}"]) tbody tr`,
        ).length,
      })),
    );
    expect(kinds).toEqual(
      twin.kinds.map(({ kind }) => ({
        kind,
        rows: twin.personalData.filter((one) => one.kind === kind).length,
      })),
    );
    expect(await page.locator('link[rel="alternate"]').getAttribute('href')).toBe('index.json');
  });

  test('shows each case that the demo has: hashed, carried on, found nowhere else, declared free', () => {
    const twin = readJson(demo, 'personal-data/index.json') as Twin;
    const of = (name: string, path: string) =>
      twin.personalData.find((one) => one.name === name && one.column === path);
    expect(of('customers_active', 'email_hash')).toMatchObject({
      state: 'masked',
      declared: [{}],
      distance: 0,
    });
    expect(of('customers_active', 'has_valid_email')).toMatchObject({ state: 'masked', declared: [] });
    expect(of('orders_clean', 'customer_name')).toMatchObject({ state: 'clear', declared: [{}] });
    expect(of('loan_risk', 'risk_score')).toMatchObject({
      state: 'clear',
      declared: [],
      findings: ['undeclared'],
    });
    expect(twin.free.map((one) => one.column)).toContain('is_abroad');
  });

  test('tells on a phone words that stand beside each other apart, and has each owner beside what it is', async () => {
    await page.goto(`${host.origin}/personal-data/`);
    const states = await page.locator('.personal td.word').allInnerTexts();
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) expect(state).toMatch(/^(?:in the clear|masked)\s+(?:declared|derived)$/);
    const heights = await page
      .locator('.personal td[data-label="owner"]:has(.ref)')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThan(36);
  });

  test('has findings first, and says what it looked for and did not find', async () => {
    const [first] = await textsOf(host, '/personal-data/', 'h2');
    expect(first).toMatch(/^Findings \d+$/);
    const absent = await textsOf(host, '/personal-data/', '#no-owner, main ul > li');
    expect(absent).toContain('in the clear, in a dataset without owner');
  });

  test('says by which rule what comes without a kind is told as a kind that is declared', async () => {
    const rules = await textsOf(host, '/personal-data/', '#rules ~ .prose p');
    expect(rules).toContain(
      'Where personal data whose kind is not stated comes to a column that is declared to hold a kind, it is taken to be of that kind: it is not listed a second time, and goes on as that kind alone.',
    );
  });

  test('is no longer than a page, however much there is, and says what it leaves out', async () => {
    const path = '/personal-data/';
    const rows = await textsOf(crowded, path, 'section:has(> #kind-name) tbody tr');
    expect(rows).toHaveLength(333);
    const [rest] = await textsOf(crowded, path, 'section:has(> #kind-name) > p');
    expect(rest).toBe(
      `The first 333, those in the clear before those that are masked; ${CROWD - 333} more are in this page as JSON, and on the pages of their datasets.`,
    );
    expect(await textsOf(crowded, path, '#no-owner ~ .table:first-of-type tbody tr')).toHaveLength(25);
    expect((readJson(out, 'personal-data/index.json') as Twin).personalData).toHaveLength(CROWD + CHAIN + 2);
    expect(statSync(join(out, 'personal-data', 'index.html')).size).toBeLessThan(2_000_000);
  });

  test('shows a kind by someone who means harm as the text that it is', async () => {
    const headings = await textsOf(crowded, '/personal-data/', 'h2');
    expect(headings).toContain(`${PAYLOAD} 1`);
    expect(await page.locator('main script:not([src]), main img').count()).toBe(0);
  });

  test.each(['demo', 'crowded'] as const)('does not scroll sideways on a phone: %s', async (site) => {
    await page.goto(`${(site === 'demo' ? host : crowded).origin}/personal-data/`);
    const { width, window } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      window: innerWidth,
    }));
    expect(width).toBeLessThanOrEqual(window);
  });
});

describe('the page of a column', () => {
  const section = 'section:has(> #personal-data)';

  test('says what it holds, who says so, and which way it came', async () => {
    const path = column('clean', 'customers_active', 'email_hash');
    const [kind] = await textsOf(host, path, `${section} dt`);
    expect(kind).toBe('email, masked by etl_customers_daily');
    const [why] = await textsOf(host, path, `${section} dd`);
    expect(why).toMatch(
      /^declared in glossary\/ecommerce\.yaml:\d+ ?and lineage brings it from another column/,
    );
    const hrefs = await page
      .locator(`${section} .trail a`)
      .evaluateAll((links) =>
        links.map((link) => new URL(link.getAttribute('href') ?? '', document.URL).pathname),
      );
    expect(hrefs).toContain(column('raw', 'customers', 'email'));
    expect(hrefs).toContain('/jobs/ecommerce/etl_customers_daily/');
  });

  test('says that a person declares it free, and what is said all the same', async () => {
    const path = column('clean', 'transactions_flagged', 'is_abroad');
    const [free] = await textsOf(host, path, `${section} > p`);
    expect(free).toMatch(
      /^None: a person declares it free of personal data, in glossary\/finance\.yaml:\d+\./,
    );
    expect(await textsOf(host, path, `${section} dt`)).toHaveLength(1);
  });

  test('says nothing where nothing is said', async () => {
    expect(await textsOf(host, column('raw', 'products', 'unit_price'), section)).toEqual([]);
  });

  test('has of a long way its beginning and its end', async () => {
    const trail = await textsOf(crowded, column('data', `step${CHAIN}`, 'mail'), '.trail > li');
    expect(trail.slice(0, 3)).toEqual(['step0.mail', '3 steps that are not shown', 'step3.mail']);
    expect(trail).toHaveLength(9);
    expect(trail.at(-1)).toMatch(/step9\.mail$/);
  });

  test('names the event that has the tag', async () => {
    const path = column('data', 'crowd', 'c7');
    const [why] = await textsOf(crowded, path, `${section} dd`);
    expect(why).toMatch(/^tagged pii: name [0-9a-f]{10} 2026-11-02 12:00:00 UTC$/);
  });
});

test('a dataset’s columns are marked: what is declared, what lineage brings, and what is masked', async () => {
  const marks = (name: string, namespace: string) =>
    textsOf(host, datasetPath({ namespace, name }), 'section .badge.pii, table.of-columns .badge');
  expect(await marks('customers_active', 'clean')).toEqual([
    'PII: email, masked',
    'PII: email, derived, masked',
  ]);
  expect(await marks('loan_risk', 'mart')).toEqual([
    'PII: account number',
    'PII: credit score',
    'PII: credit score, derived',
  ]);
  expect(await marks('transactions_flagged', 'clean')).toEqual([
    'PII: account number',
    'PII: location',
    'no PII',
  ]);
});
