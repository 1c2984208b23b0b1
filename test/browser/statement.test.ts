/** What pages make of what a log says at length, twice, or in passing. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobPath, ownerPath, runPath, type SitePath } from '../../src/site/path.ts';
import { build, PROJECT } from '../cli/command.ts';
import { facet, ndjson } from '../site/log.ts';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';
import { GLOSSARY, statements } from './statement-log.ts';

const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-statements`);
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), ndjson(statements()));
  writeFileSync(join(folder, 'glossary.yaml'), GLOSSARY);
  const args = ['--events', 'log.ndjson', '--glossary', 'glossary.yaml', '--out', 'site'];
  const { code, stderr } = await build(args, { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [server, browser] = await Promise.all([serve(join(folder, 'site')), launchChromium()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const job = (name: string) => jobPath({ namespace: 'jobs', name });

/** The texts of what a selector finds on a page, white space made one; where a style alone sets parts apart, there is none. */
async function textsOf(path: SitePath, selector: string): Promise<readonly string[]> {
  await page.goto(server.origin + path);
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

async function leadsTo(text: string): Promise<string> {
  const href = await page.locator(`main a:text-is("${text}")`).getAttribute('href');
  return new URL(href ?? '', page.url()).pathname + new URL(href ?? '', page.url()).hash;
}

describe('a facet', () => {
  const long = 'details:has(> summary > code:text-is("long"))';
  const short = 'details:has(> summary > code:text-is("short"))';

  test('is shown as it came', async () => {
    expect(await textsOf(runPath('long'), `${short} > pre`)).toEqual([expect.stringContaining('"text": "x')]);
  });

  test('that would fill the page is named, with its size and where it stands', async () => {
    expect(await textsOf(runPath('long'), `${long} > pre`)).toEqual([]);
    const size = (JSON.stringify(facet({ text: 'x'.repeat(20_001) })).length / 1000).toFixed(1);
    expect(await textsOf(runPath('long'), `${long} > p.small`)).toEqual([
      `${size} kB, too long for this page: it stands in its event and in this page as JSON.`,
    ]);
    const anchor = await page.locator('.events > li').getAttribute('id');
    expect(await leadsTo('its event')).toBe(`${runPath('long')}#${anchor}`);
    expect(await leadsTo('this page as JSON')).toBe(`${runPath('long')}index.json`);
  });
});

describe('code', () => {
  test('is coloured, with its language beside it', async () => {
    expect(await textsOf(job('short'), 'pre.astro-code')).toEqual(['select 1', 'print(1)']);
    expect(await textsOf(job('short'), 'h2#sql, h2#source')).toEqual(['SQL', 'Source code PYTHON']);
  });

  test('of some length is shown plain', async () => {
    expect(await textsOf(job('long'), '.astro-code')).toEqual([]);
    const [sql] = await textsOf(job('long'), 'h2#sql + pre');
    expect(sql).toHaveLength(50_001);
  });

  test('of great length is cut, and says where the rest is', async () => {
    const [source] = await textsOf(job('long'), 'h2#source + pre');
    expect(source).toBe('x'.repeat(499_999));
    expect(await textsOf(job('long'), 'h2#source ~ p.small')).toEqual([
      'These are the first 500,000 of 500,002 characters. The whole is in this page as JSON.',
    ]);
    expect(await leadsTo('this page as JSON')).toBe(`${job('long')}index.json`);
  });
});

describe('an error', () => {
  const note = '.note > p:first-child';

  test('stands out where the run failed', async () => {
    expect(await textsOf(runPath('failed'), `.bad${note}`)).toEqual(['Out of disk.']);
    expect(await textsOf(runPath('failed'), '.note .source')).toEqual([
      expect.stringMatching(/^Programming language: JAVA\. Said by the log, /),
    ]);
  });

  test('is told quietly where the run was complete in the end', async () => {
    expect(await textsOf(runPath('retried'), note)).toEqual([
      'An earlier event of this run said: Lock held.',
    ]);
    expect(await textsOf(runPath('warned'), note)).toEqual(['An event of this run said: Half of it.']);
    expect(await textsOf(runPath('retried'), '.note.bad')).toEqual([]);
  });
});

describe('a long chain of runs', () => {
  test('names the root, counts those left out, and numbers the levels that look alike', async () => {
    const lines = await textsOf(runPath('r52'), '.tree > li');
    expect(lines).toHaveLength(43);
    expect(lines[0]).toMatch(/^job r0r0complete/);
    expect(lines[1]).toBe('and 11 more runs above these');
    expect(lines[2]).toMatch(/^level 13 ?job r12r12complete/);
    expect(lines[42]).toMatch(/^level 53 ?job r52this run/);
    const short = await textsOf(runPath('r9'), '.tree > li:has(.level)');
    expect(short.slice(0, 2)).toEqual([
      expect.stringMatching(/^level 9 ?job r8r8/),
      expect.stringMatching(/^level 10 ?job r9this run/),
    ]);
  });
});

describe('an owner without an entry in the glossary', () => {
  test.each([
    ['nobody', 'named in the glossary, without an entry of its own'],
    ['sam', 'named in the glossary, without an entry of its own'],
    ['ops', 'named by the log'],
    ['finance', 'team'],
  ])('%s is %s', async (owner, words) => {
    expect(await textsOf(ownerPath(owner), '.badge')).toContain(words);
  });
});

describe('what a log says of a run in passing', () => {
  test('stands beside the facts', async () => {
    const [facts] = await textsOf(runPath('detailed'), 'dl.facts');
    expect(facts).toContain('Spark 3.5OpenLineage adapter 1.30');
    expect(facts).toContain('of nightly airflow-prod');
  });

  test('stands in the tables and lists', async () => {
    expect(await textsOf(runPath('detailed'), 'h2#tests ~ .table th[scope="row"]')).toEqual([
      'not emptydbt_test',
    ]);
    expect(await textsOf(runPath('detailed'), 'h2:text("Waits for") ~ *')).toEqual([
      'Trigger rule: ALL_DONE',
      'elsewhere airflow-prod DIRECT_INVOCATION, FINISH_TO_START, EXECUTE_EVERY_TIME',
    ]);
    expect(await textsOf(runPath('detailed'), 'details th[scope="row"]')).toEqual([
      'Daykey day_7Which day.',
      'plain',
    ]);
  });

  test('names the namespace of a job that is not in the log, in the tree too', async () => {
    const [parent] = await textsOf(runPath('detailed'), '.tree > li:first-child');
    expect(parent).toBe('nightly airflow-prodabove not in the log');
  });
});
