import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PROBLEM_CODES, PROBLEM_GUIDE } from '../../src/site/problem-guide.ts';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { readRecords } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-problems`);
const faulty = join(folder, 'site');
let browser: Browser;
let page: Page;
let servers: Readonly<Record<'demo' | 'faulty', Server>>;

/** 250 lines that are cut off, and three values that are no events, among sound ones that come twice. */
function faultyLog(): string {
  const time = '2026-11-02T06:00:00Z';
  const event = {
    eventType: 'COMPLETE',
    eventTime: time,
    run: { runId: 'r' },
    job: { namespace: 'n', name: 'j' },
  };
  const meta = { producer: 'https://example.com/etl', schemaURL: 'https://example.com/schema' };
  const invalid = [
    { ...event, run: {} },
    { ...event, eventTime: 'at ` noon' },
    { ...event, eventTime: '<b>`noon`</b>' },
  ];
  const sound = JSON.stringify({ ...event, ...meta });
  return [
    sound,
    sound,
    ...invalid.map((one) => JSON.stringify(one)),
    ...Array<string>(250).fill('{"a": 1'),
  ].join('\n');
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), faultyLog());
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  const [ofDemo, ofFaulty] = [await serve(demo), await serve(faulty)];
  servers = { demo: ofDemo, faulty: ofFaulty };
  browser = await launchChromium();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

async function open(site: 'demo' | 'faulty', path: string): Promise<void> {
  await page.goto(servers[site].origin + path);
}

/** What a part of the page says, on one line. */
async function words(selector: string): Promise<string> {
  return (await page.locator(selector).innerText()).replaceAll(/\s+/g, ' ').trim();
}

/** The problems of this build that the page lists; those of its example are not among them. */
const listed = () => page.locator('#problems ~ .problems > li');

describe('the problems page', () => {
  test('shows where each event went as a sum', async () => {
    await open('faulty', '/problems/');
    expect(await words('.books')).toBe('255 events read = 1 accepted + 1 duplicate + 253 rejected');
    expect(await words('.books + p')).toBe(
      'Each rejected event is one problem: 250 event-unreadable and 3 event-invalid.',
    );
  });

  test('lists the codes that the build has with their numbers, and links each to its page', async () => {
    await open('faulty', '/problems/');
    const rows = await page.locator('#found + .kinds tbody tr').all();
    const found = await Promise.all(
      rows.map(async (row) => [
        await row.locator('th').innerText(),
        await row.locator('.num').innerText(),
        await row.locator('a').getAttribute('href'),
      ]),
    );
    expect(found).toEqual([
      ['event-unreadable', '250', 'event-unreadable/'],
      ['event-invalid', '3', 'event-invalid/'],
    ]);
  });

  test('shows the first ten of a kind, and says where all are', async () => {
    await open('faulty', '/problems/');
    const section = page.locator('section', { has: page.locator('h3#event-unreadable') });
    expect(await section.locator('.problems > li').count()).toBe(10);
    const more = section.locator('p', { hasText: 'The first 10.' }).getByRole('link');
    expect(await more.innerText()).toBe('All 250, and how to mend them');
    await more.click();
    expect(new URL(page.url()).pathname).toBe('/problems/event-unreadable/');
  });

  test('leads to the page of every code, found or not', async () => {
    await open('demo', '/problems/');
    const links = await page
      .locator('.kinds a')
      .evaluateAll((all) => all.map((one) => one.textContent.trim()));
    expect(links.toSorted()).toEqual(PROBLEM_CODES.toSorted());
  });

  test('names the code of each problem where kinds are mixed, with a link to its page', async () => {
    await open('demo', '/');
    await page.locator('.problems .head a').first().click();
    expect(await words('h1')).toBe('run-unfinished');
  });
});

describe('the page of a code', () => {
  test.each(PROBLEM_CODES)('%s explains it, with its example and what is said of it', async (code) => {
    const { example } = PROBLEM_GUIDE[code];
    await open('demo', `/problems/${code}/`);
    expect(await words('h1')).toBe(code);
    const headings = await page.locator('h2').allInnerTexts();
    expect(headings.slice(0, -1)).toEqual([
      'What it means',
      'Example',
      'Why it matters',
      'What Headwater does',
      'How to find the cause and mend it',
    ]);
    const shown = await page.locator('.example pre').evaluateAll((all) => all.map((one) => one.textContent));
    expect(shown).toEqual(example.files.map((file) => file.text));
    const said = page.locator('.says + .problems > li');
    expect(await said.locator('.badge').innerText()).toBe(example.problem.severity);
    const message = (await said.locator('p').first().textContent())?.trim();
    expect(message).toBe(example.problem.message.replaceAll('`', ''));
  });

  test('marks the lines of the example to look at', async () => {
    await open('demo', '/problems/run-contradictory/');
    const marked = await page.locator('.example .marked').allInnerTexts();
    expect(marked.map((line) => line.trim())).toEqual(['"eventType": "FAIL",', '"eventType": "COMPLETE",']);
  });

  test('lists the build’s problems of the code', async () => {
    await open('demo', '/problems/run-unfinished/');
    expect(await listed().count()).toBe(1);
    expect(await listed().first().innerText()).toContain('of device_health was first heard of');
  });

  test('says where the build has none', async () => {
    await open('demo', '/problems/event-invalid/');
    expect(await listed().count()).toBe(0);
    expect(await words('#problems + p')).toBe('This build has no such problem.');
  });

  test('shows the first 200 of many, says so, and leads to the rest', async () => {
    await open('faulty', '/problems/event-unreadable/');
    expect(await listed().count()).toBe(200);
    expect(await words('.note')).toBe(
      'These are the first 200 of 250. The rest is in problems.ndjson, one a line.',
    );
    const link = await page.locator('.note a').getAttribute('href');
    expect(new URL(link ?? '', page.url()).pathname).toBe('/api/problems.ndjson');
    const records = readRecords(faulty, 'api/problems.ndjson') as { readonly code: string }[];
    expect(records.filter(({ code }) => code === 'event-unreadable')).toHaveLength(250);
  });
});

test('what a message has in backticks is set as code, unless they come from what it quotes', async () => {
  await open('faulty', '/problems/event-invalid/');
  const messages = await listed()
    .locator('p:first-of-type')
    .evaluateAll((all) => all.map((one) => one.innerHTML.trim()));
  expect(messages.map((html) => html.replaceAll(/\s*\n\s*/g, ''))).toEqual([
    'expected <code>run.runId</code> to be a text, found nothing',
    'expected `eventTime` to be a date and time such as 2026-11-02T06:00:00Z, found "at ` noon"',
    'expected <code>eventTime</code> to be a date and time such as 2026-11-02T06:00:00Z, found "&lt;b&gt;<code>noon</code>&lt;/b&gt;"',
  ]);
});
