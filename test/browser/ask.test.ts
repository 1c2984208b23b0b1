/** Questions in the search box of the built demo, held against its machine-readable files and the event log. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { dataset, ndjson, runEvent } from '../site/log.ts';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
let server: Server;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  page = await browser.newPage();
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.origin}/`)) faults.push(`asked for ${request.url()}`);
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Answer {
  readonly reading: string;
  /** Of the whole. */
  readonly text: string;
  /** Where its links lead, from the site's root: each once, in their order. */
  readonly links: readonly string[];
}

/** Asks by the address, as a link that someone was sent does. */
async function ask(question: string): Promise<Answer> {
  await page.goto('about:blank');
  await page.goto(`${server.origin}/search/#q=${encodeURIComponent(question)}`);
  return answered();
}

async function answered(): Promise<Answer> {
  await page.locator('.answer:visible .reading').waitFor();
  return page.locator('.answer').evaluate((answer) => {
    const origin = `${location.origin}/`;
    const links = Array.from(answer.querySelectorAll('a'), ({ href }) => href)
      .filter((href) => href.startsWith(origin))
      .map((href) => href.slice(origin.length));
    return {
      reading: answer.querySelector('.reading')?.textContent ?? '',
      text: (answer as HTMLElement).innerText,
      links: [...new Set(links)],
    };
  });
}

/** The links below the heading of that title, up to the next. */
async function linksBelow(title: string): Promise<string[]> {
  return page.locator('.answer').evaluate((answer, wanted) => {
    const heading = [...answer.querySelectorAll('h3')].find(({ textContent }) =>
      textContent.startsWith(wanted),
    );
    const links: string[] = [];
    for (
      let next = heading?.nextElementSibling;
      next && next.tagName !== 'H3';
      next = next.nextElementSibling
    ) {
      links.push(...Array.from(next.querySelectorAll('a'), ({ pathname }) => pathname.slice(1)));
    }
    return [...new Set(links)];
  }, title);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(demo, path), 'utf8'));
}

function readLines<T>(path: string): T[] {
  const lines = readFileSync(join(demo, path), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as T);
}

interface Id {
  readonly namespace: string;
  readonly name: string;
  readonly column?: string;
}

interface DatasetTwin extends Id {
  readonly responsibilities: readonly { readonly owner: string; readonly role: string }[];
  readonly columns: readonly {
    readonly column: string;
    /** Absent where no change of it affects anything. */
    readonly impact?: { readonly breaks: readonly Id[] };
  }[];
  /** `columns`: of each edge, where it begins and where it ends; nowhere, where each column depends on it. */
  readonly columnSources: readonly (Edge & { readonly columns: readonly (readonly [string, string?])[] })[];
  readonly upstream: readonly { readonly id: Id }[];
}

interface Edge {
  readonly from: Id;
  readonly state: string;
}

function pathOf({ namespace, name, column }: Id): string {
  return `datasets/${namespace}/${name}/${column === undefined ? '' : `columns/${column}/`}`;
}

function twin(dataset: string): DatasetTwin {
  return read(`datasets/${dataset}/index.json`) as DatasetTwin;
}

const entities = (): (Id & { readonly kind: string; readonly url: string })[] =>
  readLines('api/entities.ndjson');

describe('a question in the search box', () => {
  test('what feeds a column: the columns that its dataset’s twin names, for its values and for its rows', async () => {
    const { reading } = await ask('what feeds revenue_daily.net_revenue');
    expect(reading).toBe(
      'Read as: what the values of the column net_revenue of revenue_daily (mart) are made from.',
    );
    const { columnSources } = twin('mart/revenue_daily');
    const sources = columnSources
      .filter(({ state }) => state === 'current')
      .flatMap(({ from, columns }) =>
        columns.flatMap(([column, to = 'net_revenue']) =>
          to === 'net_revenue' ? [pathOf({ ...from, column })] : [],
        ),
      );
    expect(sources.length).toBeGreaterThan(0);
    const shown = [...(await linksBelow('Made from')), ...(await linksBelow('Decided by'))];
    expect(new Set(shown.filter((link) => link.startsWith('datasets/')))).toEqual(new Set(sources));
  });

  test('what feeds a dataset: all that is upstream of it', async () => {
    const { links } = await ask('where does revenue_daily come from?');
    const upstream = twin('mart/revenue_daily').upstream.map(({ id }) => pathOf(id));
    expect(links.filter((link) => upstream.includes(link)).sort()).toEqual(upstream.sort());
  });

  test('what breaks if a column changes: the jobs that its twin says break', async () => {
    await ask('what breaks if orders.amount changes');
    const column = twin('raw/orders').columns.find(({ column: name }) => name === 'amount');
    const jobs = (column?.impact?.breaks ?? []).map(({ namespace, name }) => `jobs/${namespace}/${name}/`);
    expect(jobs.length).toBeGreaterThan(0);
    expect(await linksBelow('Jobs that fail')).toEqual(jobs);
  });

  test('who owns a dataset: those that its twin names, and how to reach them', async () => {
    const { links, text } = await ask('who owns customers_active');
    const owners = twin('clean/customers_active').responsibilities.map(({ owner }) => `owners/${owner}/`);
    expect(owners.length).toBeGreaterThan(1);
    expect(owners.filter((owner) => !links.includes(owner))).toEqual([]);
    expect(text).toContain('commerce-data@example.com');
  });

  test('personal data of a namespace: the columns that the page of personal data lists there', async () => {
    const { links } = await ask('pii in mart');
    const { personalData } = read('personal-data/index.json') as { personalData: Id[] };
    const wanted = personalData.filter(({ namespace }) => namespace === 'mart').map(pathOf);
    expect(wanted.length).toBeGreaterThan(1);
    expect(links.filter((link) => link.includes('/columns/')).sort()).toEqual(wanted.sort());
  });

  test('a path: each of its steps is an edge of the graph', async () => {
    await ask('path from orders.discount to executive_kpis.revenue');
    const path = (await linksBelow('By value')).filter((link) => link.startsWith('datasets/'));
    const edges = readLines<{ level: string; from: Id; to: Id }>('api/edges.ndjson')
      .filter(({ level, to }) => level === 'column' && to.column !== undefined)
      .map(({ from, to }) => `${pathOf(from)} ${pathOf(to)}`);
    expect([path[0], path.at(-1)]).toEqual([
      'datasets/raw/orders/columns/discount/',
      'datasets/report/executive_kpis/columns/revenue/',
    ]);
    const steps = path.slice(1).map((place, at) => `${path[at] ?? ''} ${place}`);
    expect(steps.filter((step) => !edges.includes(step))).toEqual([]);
  });

  test('failed runs last week: those of the log, of the week before that of its newest event', async () => {
    const { reading, links } = await ask('failed runs last week');
    expect(reading).toBe(
      'Read as: the runs that failed from 2026-11-02 to 2026-11-08 (the site tells of 2026-11-15).',
    );
    const folder = join(PROJECT, 'lineage', 'history');
    const events = readdirSync(folder).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
    );
    const failed = events
      .map((line) => JSON.parse(line) as { eventType?: string; eventTime: string; run: { runId: string } })
      .filter(
        ({ eventType, eventTime }) =>
          eventType === 'FAIL' && eventTime >= '2026-11-02' && eventTime < '2026-11-09',
      )
      .map(({ run }) => `runs/${run.runId}/`);
    expect(failed.length).toBeGreaterThan(1);
    expect(links.filter((link) => /^runs\/./.test(link)).sort()).toEqual(failed.sort());
  });

  test('datasets without an owner: those whose twins name none', async () => {
    const datasets = entities().filter(({ kind }) => kind === 'dataset');
    const unowned = datasets.filter(
      ({ namespace, name }) =>
        !twin(`${namespace}/${name}`).responsibilities.some(({ role }) => role === 'owner'),
    );
    const { links, text } = await ask('datasets without an owner');
    expect(links.filter((link) => link.startsWith('datasets/')).sort()).toEqual(unowned.map(pathOf).sort());
    expect(unowned.length > 0 || text.includes('None.')).toBe(true);
    expect(text).toContain('kind:dataset owner:none');
  });

  test('datasets without readers: those that something writes and no job reads now', async () => {
    const edges = readLines<{ level: string; direction: string; state: string; dataset: Id }>(
      'api/edges.ndjson',
    );
    const named = (direction: string): Set<string> =>
      new Set(
        edges
          .filter((edge) => edge.level === 'io' && edge.direction === direction && edge.state === 'current')
          .map(({ dataset }) => pathOf(dataset)),
      );
    const [inputs, outputs] = [named('input'), named('output')];
    const { links } = await ask('datasets without readers');
    const wanted = [...outputs].filter((output) => !inputs.has(output));
    expect(wanted.length).toBeGreaterThan(0);
    expect(links.filter((link) => link.startsWith('datasets/')).sort()).toEqual(wanted.sort());
  });

  test('columns like a word: those that are called so', async () => {
    const { links } = await ask('columns like email');
    const called = entities()
      .filter(({ kind, column = '' }) => kind === 'column' && column.includes('email'))
      .map(({ url }) => url.slice(1));
    expect(called.length).toBeGreaterThan(1);
    expect(called.filter((link) => !links.includes(link))).toEqual([]);
  });

  test('what changed last week: the days with changes that the history has', async () => {
    const { text } = await ask('what changed last week');
    const { changes } = read('lineage/history/2026-11/index.json') as {
      changes: { evidence: { time: string } }[];
    };
    const days = new Set(changes.map(({ evidence }) => evidence.time.slice(0, 10)));
    const within = [...days].filter((day) => day >= '2026-11-02' && day <= '2026-11-08');
    expect(within.length).toBeGreaterThan(0);
    const shown = [...text.matchAll(/^2026-\d\d-\d\d$/gm)].map(([day]) => day);
    expect(new Set(shown)).toEqual(new Set(within));
  });

  test('what is wrong: as many things as the page of health lists', async () => {
    const { text } = await ask('what is wrong');
    const { state } = read('health/index.json') as { state: string };
    expect(text).toContain(state);
  });

  test('personal data: of what kind, whether masked, and whether it is declared or derived', async () => {
    const { text } = await ask('pii in clean');
    expect(text).toMatch(/customers_active\.email_hash\s+clean\s+email, masked, declared/);
    expect((await ask('pii in mart')).text).toMatch(
      /loan_risk\.risk_score\s+mart\s+credit score, clear, derived/,
    );
  });

  test('what someone answers for: all of it, in whatever role', async () => {
    const { links, text } = await ask('datasets owned by bruno-weber');
    const theirs = entities()
      .filter(({ kind }) => kind === 'dataset')
      .filter(({ namespace, name }) =>
        twin(`${namespace}/${name}`).responsibilities.some(({ owner }) => owner === 'bruno-weber'),
      );
    expect(theirs.length).toBeGreaterThan(1);
    expect(links.filter((link) => link.startsWith('datasets/')).sort()).toEqual(theirs.map(pathOf).sort());
    expect(text).toContain('steward');
    expect((await ask('personal data of bruno-weber')).text).toContain('orders_clean.customer_name');
  });

  test('what is wrong in a place: also what is put down to a trouble elsewhere', async () => {
    for (const place of ['mart', 'domain iot'])
      expect((await ask(`what is wrong in ${place}`)).links).toContain('datasets/mart/device_health/');
  });

  test('runs that were late: each once; what did not begin is no run, and asked for by itself', async () => {
    interface Finding {
      readonly kind: string;
      readonly run: string | null;
    }
    const { open, past } = read('health/index.json') as Record<
      'open' | 'past',
      (Finding & { readonly also?: readonly Finding[] })[]
    >;
    const findings = [...open, ...past].flatMap((group) => [group, ...(group.also ?? [])]);
    const runsOf = (...kinds: readonly string[]) =>
      findings.filter(({ kind }) => kinds.includes(kind)).map(({ run }) => run);
    const late = new Set(runsOf('run-late', 'run-overdue', 'run-too-long'));
    expect((await ask('late runs')).text).toContain(`${late.size} runs.`);
    expect((await ask('missed runs')).text).toContain(`${runsOf('run-missed').length} missed runs.`);
    expect((await ask('overdue runs')).text).toContain(`${runsOf('run-overdue').length} runs.`);
  });

  test('jobs of a domain: those that write its datasets, as jobs have none', async () => {
    const { links, text } = await ask('jobs in domain finance');
    expect(text).toContain('Jobs have no domain of their own');
    expect(links).toContain('jobs/finance/loan_risk/');
    expect(links).not.toContain('jobs/ecommerce/etl_orders/');
  });

  test('a quoted table says how many of all its rows are shown, folded ones too', async () => {
    const { text } = await ask('is revenue_daily fresh');
    expect(text).toContain('3 of 14; all on its page.');
    expect(text).not.toContain('earlier');
  });

  test.each([
    [
      'path from customers.email to executive_kpis',
      'column lineage is known on the way, and does not carry it',
    ],
    [
      'what uses customers.phone',
      'No column is known to be made from it; of all its 3 readers column lineage is known.',
    ],
    ['what uses revenue_daily.revenue', 'It went into 2 columns until 2026-11-04.'],
    ['how sure is revenue_daily', 'Origin of its columns: 6 read from SQL'],
    ['how sure is executive_kpis.revenue', 'read out of SQL, confidence high'],
    ['is orders fresh', 'No expectation is set for it'],
    ['columns without a known origin', 'None. The origin of each column that jobs write is known.'],
    ['why did executive_kpis fail', 'mart.loan_risk is missing'],
    ['stale datasets', 'device_health'],
    ['how many datasets are there', 'of 24 datasets.'],
    ['is customers.email personal data', 'email, clear, declared'],
    ['runs last week', 'of 105 runs.'],
    ['what feeds net revenue', 'Columns that hold it'],
  ])('%s: says so', async (question, said) => {
    const { reading, text } = await ask(question);
    expect(reading).toMatch(/^Read as: .*\.$/);
    expect(text).toContain(said);
  });

  test('stands alone: nothing is said above it of the words, nor offered to narrow them down', async () => {
    await ask('what does bruno-weber own');
    expect(await page.locator('.search-box :is(.status, .facets):visible').count()).toBe(0);
    await page.getByRole('combobox').fill('orders');
    await page.locator('.search-box .status:visible').waitFor();
    await page.locator('.answer .reading').waitFor({ state: 'detached' });
    expect(await page.locator('.search-box .facets:visible').count()).toBe(1);
  });

  test.each([
    ['what is revenue', 'glossary/net-revenue/'],
    ['what depends on orders_clean', 'datasets/mart/revenue_daily/'],
    ['what writes revenue_daily', 'jobs/ecommerce/revenue_daily/'],
    ['what reads orders_clean', 'jobs/ecommerce/revenue_daily/'],
    ['is revenue_daily fresh', 'datasets/mart/revenue_daily/#service-level'],
    ['what changed in revenue_daily', 'datasets/mart/revenue_daily/#schema-history'],
    ['what is wrong in domain finance', 'health/'],
    ['cycles', 'lineage/#cycles'],
    ['late runs', 'runs/'],
    ['jobs owned by commerce-data', 'jobs/ecommerce/etl_orders/'],
    ['columns of orders', 'datasets/raw/orders/columns/amount/'],
    ['pii in customers', 'datasets/raw/customers/columns/email/'],
    ['datasets without rules', 'datasets/raw/devices/'],
    ['datasets without a known source', 'datasets/raw/orders/'],
  ])('%s: links the page that it rests on', async (question, link) => {
    const { reading, links } = await ask(question);
    expect(reading).toMatch(/^Read as: .*\.$/);
    if (question !== 'what is revenue') expect(links).toContain(link);
    else expect(await page.locator('.answer').innerText()).toContain('Gross revenue less discounts');
  });
});

describe('what does not say what is meant', () => {
  test('a name of several things offers each as a question, which is asked where it is pressed', async () => {
    const { reading } = await ask('what feeds amount');
    expect(reading).toMatch(/^“amount” may be any of \d+: choose one\.$/);
    await page.locator('.answer a', { hasText: 'column clean.orders_clean.amount' }).click();
    await page.locator('.answer .reading', { hasText: 'orders_clean (clean)' }).waitFor();
    expect((await answered()).links).toContain('datasets/raw/orders/columns/amount/');
  });

  test('a name that nothing has offers what is written nearly so', async () => {
    const { reading, text } = await ask('what feeds revenu_daily');
    expect(reading).toBe('Nothing on this site that could be meant here is called “revenu_daily”.');
    expect(text).toContain('what feeds dataset mart.revenue_daily');
  });

  test('a question that is none of these says what could not be read, and what can be asked', async () => {
    const { reading, text } = await ask('what eats orders');
    expect(reading).toBe('Read as far as “what”; “eats orders” could not be read.');
    expect(text).toContain('what feeds …');
  });

  test('words are searched for, and nothing is said of a question', async () => {
    await page.goto('about:blank');
    await page.goto(`${server.origin}/search/#q=orders`);
    await page.locator('[role=option]').first().waitFor();
    expect(await page.locator('.answer .reading').count()).toBe(0);
  });
});

test('what is quoted brings no ids, no scripts and no links that lead nowhere', async () => {
  for (const question of [
    'what feeds revenue_daily',
    'what is net revenue',
    'what is wrong',
    'what changed in November',
  ]) {
    await ask(question);
    expect(await page.locator('.answer :is([id], script, style, [tabindex])').count(), question).toBe(0);
    const { links } = await answered();
    const responses = await Promise.all(links.map((link) => page.request.get(`${server.origin}/${link}`)));
    expect(responses.filter((response) => !response.ok()).map((response) => response.url())).toEqual([]);
  }
});

test('columns of unknown origin are listed where there are some', async () => {
  const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-ask`);
  mkdirSync(folder, { recursive: true });
  const made = runEvent({ inputs: [dataset('orders', ['id'])], outputs: [dataset('sums', ['x', 'y'])] });
  writeFileSync(join(folder, 'log.ndjson'), ndjson([made]));
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  expect(code, stderr).toBe(0);
  const [demoServer, other] = [server, await serve(join(folder, 'site'))];
  server = other;
  try {
    const { links, text } = await ask('columns without a known origin');
    expect(text).toContain('2 columns');
    expect(text).not.toContain('None');
    expect(links).toContain('datasets/data/sums/');
  } finally {
    server = demoServer;
    await other.close();
    rmSync(folder, { recursive: true });
  }
});

test('no question raised an error, broke the policy, or asked anyone but the site', () => {
  expect(faults).toEqual([]);
});
