/** The page of health, as it is read: of the demo, and of a real log without any glossary. */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { HealthRecord } from '../../src/site/health-record.ts';
import { jobPath } from '../../src/site/path.ts';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { readJson, readRecords } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const twin = readJson(demo, 'health/index.json') as HealthRecord;
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

describe('the page of what is wrong', () => {
  test('says so, and of which moment that is: what comes with each build stands in no page', async () => {
    const subject = twin.open.find((one) => one.subject.kind === 'job')?.subject;
    const path = jobPath({ namespace: subject?.namespace ?? '', name: subject?.name ?? '' });
    await page.goto(`${server.origin}${path}`);
    await page.locator('[data-as-of]:not(:empty)').waitFor();
    const moment = `${twin.asOf.slice(0, 10)} ${twin.asOf.slice(11, 19)} UTC`;
    expect(await textsOf('#wrong-now > p')).toEqual([`Wrong now: see Health (as of ${moment})`]);
    const html = await (await fetch(page.url())).text();
    expect(html).toContain('id="wrong-now"');
    expect(html).not.toContain(`as of ${moment}`);
  });
});

describe('the page of health', () => {
  beforeAll(() => page.goto(`${server.origin}/health/`));

  test('says the state in one line, and what is wrong as its twin does', async () => {
    expect(await textsOf('.state')).toEqual([twin.state]);
    expect(twin.open.length).toBeGreaterThan(0);
    const rows = await textsOf('#wrong ~ .table >> nth=0 >> tbody tr');
    expect(rows).toHaveLength(twin.open.length);
    for (const [index, { subject, what, downstream, contacts }] of twin.open.entries()) {
      expect(rows[index]).toContain(subject.name);
      expect(rows[index]).toContain(what);
      expect(rows[index]).toMatch(new RegExp(` ${downstream} `));
      for (const { email } of contacts) expect(rows[index]).toContain(email);
    }
  });

  test('has an address to write to for each owner, and the runs and events that show it', async () => {
    const owners = twin.open.flatMap(({ contacts }) => contacts.map(({ email }) => `mailto:${email ?? ''}`));
    const links = await page
      .locator('#wrong ~ .table >> nth=0 >> a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const owner of owners) expect(links).toContain(owner);
    for (const { run, evidence } of twin.open) {
      if (run !== null) expect(links).toContain(`../runs/${run}/`);
      if (evidence !== null)
        expect(links.some((link) => link.includes(evidence.event.slice(0, 10)))).toBe(true);
    }
  });

  test('tells of every schedule, with a picture of the last moments and their numbers beside', async () => {
    const rows = page.locator('#schedules ~ .table >> nth=0 >> tbody tr');
    expect(await rows.count()).toBe(twin.jobs.length);
    const [missed] = twin.jobs.filter((job) => job.missed > 0);
    const row = rows.filter({ has: page.getByRole('link', { name: missed?.name ?? '', exact: true }) });
    expect(await row.locator('svg.strip').getAttribute('aria-label')).toContain(`${missed?.missed} missed`);
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain(`${missed?.onTime} of ${missed?.moments}`);
  });

  test('keeps what is over, and says what counts', async () => {
    const rows = page.locator('#before ~ .table >> tbody tr');
    expect(await rows.count()).toBe(Math.min(100, twin.past.length));
    expect(await textsOf('#rules ~ .prose li')).toHaveLength(6);
  });

  test('fits on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(width).toBe(390);
  });

  test('is led to from the first page, which says the same in a line', async () => {
    await page.goto(server.origin);
    expect(await textsOf('.now .note')).toEqual([twin.state]);
    await page.locator('.now .note a').click();
    expect(new URL(page.url()).pathname).toBe('/health/');
  });
});

test('the page of a failed run says how far it came, and what is stale because of it until when', async () => {
  const failed = twin.past.find(({ kind, subject }) => kind === 'run-failed' && subject.name === 'loan_risk');
  await page.goto(`${server.origin}/runs/${failed?.run ?? ''}/`);
  const { failure } = readJson(demo, `runs/${failed?.run ?? ''}/index.json`) as {
    readonly failure: {
      readonly step: string;
      readonly rowsRead: number;
      readonly stale: readonly { readonly name: string }[];
    };
  };
  const facts = await textsOf('.failure .facts > div');
  expect(facts).toContain(`While ${failure.step}`);
  expect(facts).toContain(`Rows read ${failure.rowsRead}`);
  const rows = await textsOf('#stale ~ .table tbody tr');
  expect(rows.map((row) => row.split(' ')[0])).toEqual(failure.stale.map(({ name }) => name));
  expect(rows.every((row) => /2026-11-\d\d/.test(row))).toBe(true);
});

const corpus = resolve(PROJECT, process.env['HEADWATER_CORPUS'] ?? '../shared/corpus', 'openlineage');
const dbt = join(corpus, 'dbt-jaffle-shop-build');

describe.runIf(existsSync(dbt))('of dbt’s own log', () => {
  const out = join(PROJECT, 'test', '.tmp', `corpus-${process.pid}-health`);
  let site: Server;

  beforeAll(async () => {
    const { code, stderr } = await build(['--events', dbt, '--out', out], { cwd: PROJECT });
    if (code !== 0) throw new Error(stderr);
    site = await serve(out);
    await page.goto(`${site.origin}/health/`);
  });

  afterAll(async () => {
    await site.close();
    rmSync(out, { recursive: true });
  });

  test('the two runs that failed and the check that failed are told as one thing, and that nobody is named to be called', async () => {
    const [row = '', ...others] = await textsOf('#wrong ~ .table >> nth=0 >> tbody tr');
    expect(others).toEqual([]);
    expect(row).toMatch(/^test\.jaffle_shop\.accepted_values_customers_first_name__Jane\S* .* failed /);
    expect(row).toContain('check failed accepted_values of first_name: its run says: Got 78 results');
    expect(row).toMatch(/nobody is named$/);
    await page.locator('.follows summary').click();
    const [follows = ''] = await textsOf('.follows');
    expect(follows).toContain('dbt-run-jaffle_shop');
    expect(follows).toContain('Command `dbt build` failed');
  });

  test('each dataset with assertions is told with how many passed and failed, as its events say', async () => {
    const expected = countAssertions(readRecords(dbt, 'events.ndjson') as DbtEvent[]);
    expect(expected.length).toBeGreaterThan(1);
    const rows = await textsOf('#checks ~ .table >> nth=0 >> tbody tr');
    const found = rows.map((row) => {
      const [name = '', ...cells] = row.split(' ');
      const [passed = '', failed = ''] = cells.slice(-3);
      return `${name} ${passed} ${failed}`;
    });
    expect(found.sort()).toEqual(expected.sort());
  });
});

interface DbtEvent {
  readonly job: { readonly name: string };
  readonly inputs?: readonly {
    readonly name: string;
    readonly facets?: {
      readonly dataQualityAssertions?: {
        readonly assertions: readonly {
          readonly assertion: string;
          readonly column?: string;
          readonly success: boolean;
        }[];
      };
    };
  }[];
}

/** `name passed failed` by dataset, from the events alone. */
function countAssertions(events: readonly DbtEvent[]): string[] {
  const outcomes = new Map<string, Map<string, boolean>>();
  for (const { job, inputs = [] } of events) {
    for (const { name, facets } of inputs) {
      for (const { assertion, column, success } of facets?.dataQualityAssertions?.assertions ?? []) {
        const own = outcomes.get(name) ?? new Map<string, boolean>();
        outcomes.set(name, own.set(JSON.stringify([job.name, assertion, column]), success));
      }
    }
  }
  return [...outcomes].map(([name, own]) => {
    const passed = [...own.values()].filter(Boolean).length;
    return `${name} ${passed} ${own.size - passed}`;
  });
}
