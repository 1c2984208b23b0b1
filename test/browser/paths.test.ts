import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { reachColumns } from '../../src/graph/reach.ts';
import type { ColumnId } from '../../src/model/identity.ts';
import { questionPath } from '../../src/site/path-question.ts';
import { catalogOf, dataset, lineage, runEvent, schema } from '../catalog/log.ts';
import { networkOf } from '../graph/network.ts';
import { hostileNames } from '../site/hostile-name.ts';
import { largeLog } from '../site/large-log.ts';
import { filesOf } from '../site/path-index.ts';
import { launchChromium } from './chromium.ts';
import { listFiles } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const QUESTION = '#from=raw/orders/amount&to=report/executive_kpis/revenue';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Visit extends BrowserContextOptions {
  readonly origin?: string;
  /** Files of another index, which the page gets in place of the demo's. */
  readonly index?: ReadonlyMap<string, Uint8Array>;
  /** Gets the size of each response, in bytes. */
  readonly sizes?: Promise<number>[];
}

/** Opens the page; fails where it raises an error, breaks its policy, or asks anyone but its own site. */
async function visit<T>(
  hash: string,
  use: (page: Page) => Promise<T>,
  { origin = server.origin, index, sizes, ...options }: Visit = {},
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`)) faults.push(`asked for ${request.url()}`);
    });
    // What every page brings has a bound of its own.
    page.on('response', (response) => {
      if (/\/paths[/-]/.test(response.url())) sizes?.push(response.body().then(({ length }) => length));
    });
    if (index !== undefined) await serveIndex(page, index);
    await page.goto(`${origin}/paths/${hash}`);
    const result = await use(page);
    expect(faults).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

function serveIndex(page: Page, index: ReadonlyMap<string, Uint8Array>): Promise<unknown> {
  return page.route('**/paths/data/**', (route) => {
    const [, path = ''] = new URL(route.request().url()).pathname.split('/paths/data/');
    const body = index.get(path);
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body: Buffer.from(body) });
  });
}

/** `By value: orders.amount > value > etl > orders_clean.net_amount …`, a line for each path. */
async function rows(page: Page): Promise<string[]> {
  await page.locator('#result[aria-busy]').waitFor({ state: 'detached' });
  await page.locator('#status:not(:empty)').waitFor();
  return page.locator('#result').evaluate((result) => {
    const words = (element: Element): string => element.textContent.trim();
    return [...result.querySelectorAll('h2')].flatMap((heading) => {
      const name = heading.firstChild?.textContent?.trim() ?? '';
      const paths = heading.nextElementSibling?.querySelectorAll('.path') ?? [];
      return [...paths].map((path) => {
        const parts = [...path.querySelectorAll('.place a, .hop span')].map(words);
        return `${name}: ${parts.join(' > ')}`;
      });
    });
  });
}

/** Types in a field, and takes the first of what is suggested. */
async function pick(page: Page, id: 'from' | 'to', text: string): Promise<void> {
  await page.locator(`#${id}`).fill(text);
  await page.locator(`#${id}-options [role=option]`).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

const BY_VALUE =
  /^By value: orders\.amount > value.* > etl_orders > orders_clean\.net_amount > .*value > revenue_daily > revenue_daily\.net_revenue > .*value > executive_kpis > executive_kpis\.revenue$/;

describe('two names that are picked', () => {
  test('are suggested as they are typed, and the paths between them are listed by kind', async () => {
    const found = await visit('', async (page) => {
      await pick(page, 'from', 'orders.am');
      await pick(page, 'to', 'executive_kpis.reven');
      expect(await page.locator('#from').inputValue()).toBe('orders.amount');
      expect(await page.locator('#from-hint').innerText()).toBe('column in raw');
      return { rows: await rows(page), hash: new URL(page.url()).hash };
    });
    expect(found.hash).toBe(QUESTION);
    expect(found.rows[0]).toMatch(BY_VALUE);
    expect(found.rows.slice(1).every((row) => row.startsWith('By influence: orders.amount > '))).toBe(true);
  });

  test('may be datasets: then the steps are jobs', async () => {
    const found = await visit('', async (page) => {
      await pick(page, 'from', 'raw/orders');
      await pick(page, 'to', 'executive_kpis');
      const paths = await rows(page);
      expect(await page.locator('#values-only').isDisabled()).toBe(true);
      return paths;
    });
    expect(found).toEqual([
      'Paths: orders > etl_orders > orders_clean > revenue_daily > revenue_daily > executive_kpis > executive_kpis',
    ]);
  });

  test('stay where the page is opened by its address, and the way back leads through the questions', async () => {
    await visit(QUESTION, async (page) => {
      expect((await rows(page))[0]).toMatch(BY_VALUE);
      await page.locator('#swap').click();
      await page.waitForFunction(
        () => document.getElementById('status')?.textContent === 'There is no path.',
      );
      expect(await page.locator('#from').inputValue()).toBe('executive_kpis.revenue');
      await page.goBack();
      await page.locator('#result .path').first().waitFor();
      expect(await page.locator('#from').inputValue()).toBe('orders.amount');
      expect((await rows(page))[0]).toMatch(BY_VALUE);
    });
  });

  test('lead to the pages of what is on the way, wherever the site is put', async () => {
    const elsewhere = await serve(demo, '/some/where');
    const hrefs = await visit(
      QUESTION,
      async (page) => {
        await rows(page);
        const hrefOf = (selector: string) =>
          page
            .locator(selector)
            .nth(1)
            .evaluate((link) => (link as HTMLAnchorElement).href);
        return [await hrefOf('.path .place a'), await hrefOf('.path .hop a')];
      },
      { origin: elsewhere.origin },
    );
    const page = await browser.newPage();
    const headings: string[] = [];
    for (const href of hrefs) {
      await page.goto(href);
      headings.push(await page.locator('h1').innerText());
    }
    expect(hrefs.map((href) => href.replace(elsewhere.origin, ''))).toEqual([
      '/datasets/clean/orders_clean/columns/net_amount/',
      '/jobs/ecommerce/revenue_daily/',
    ]);
    expect(headings).toEqual(['net_amount', 'revenue_daily']);
    await page.close();
    await elsewhere.close();
  });

  test('without a path between them say so, and offer the other direction', async () => {
    const found = await visit('#from=report/executive_kpis/revenue&to=raw/orders/amount', async (page) => {
      expect(await rows(page)).toEqual([]);
      expect(await page.locator('#status').innerText()).toBe('There is no path.');
      await page.getByRole('button', { name: 'See the paths the other way' }).click();
      await page.locator('#result .path').first().waitFor();
      return rows(page);
    });
    expect(found[0]).toMatch(BY_VALUE);
  });

  test('with the switch to values have no path that only influences', async () => {
    await visit(QUESTION, async (page) => {
      expect((await rows(page)).length).toBeGreaterThan(1);
      await page.locator('#values-only').check();
      await page.waitForFunction(() => document.querySelectorAll('#result h2').length === 1);
      expect(await rows(page)).toHaveLength(1);
      expect(new URL(page.url()).hash).toBe(`${QUESTION}&only=values`);
    });
  });

  test('can be come to from the page of either', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/datasets/clean/orders_clean/columns/net_amount/`);
    await page.getByRole('link', { name: 'Paths from here' }).click();
    await page.locator('#from[aria-invalid=false]').waitFor();
    expect(await page.locator('#from').inputValue()).toBe('orders_clean.net_amount');
    await context.close();
  });
});

describe('one name alone', () => {
  test('is answered by all that it leads to, or all that leads to it, nearest first', async () => {
    const lists = async (hash: string): Promise<{ status: string; steps: string[]; names: string[] }> =>
      visit(hash, async (page) => {
        await page.locator('#result h2').waitFor();
        return {
          status: await page.locator('#status').innerText(),
          steps: await page.locator('#result h3').allInnerTexts(),
          names: await page.locator('.reached a').allInnerTexts(),
        };
      });
    const down = await lists('#from=raw/orders/amount');
    expect(down.status).toMatch(/^60 columns downstream: 13 by value, 47 by influence\./);
    expect(down.steps).toEqual(['1 step', '2 steps', '3 steps']);
    expect(down.names).toHaveLength(60);
    expect(down.names).toContain('executive_kpis.revenue');
    const up = await lists('#to=mart/revenue_daily');
    expect(up.names.toSorted()).toEqual(['customers', 'orders', 'orders_clean']);
  });

  test('leads on from the page of a column that has more than it lists', async () => {
    await visit('', async (page) => {
      await page.goto(`${server.origin}/datasets/raw/orders/columns/amount/`);
      await page.locator('#downstream ~ p a', { hasText: 'all of them' }).click();
      await page.locator('#result h2', { hasText: 'Downstream of orders.amount' }).waitFor();
    });
  });
});

describe('the fields', () => {
  test('are comboboxes that need no mouse', async () => {
    await visit('', async (page) => {
      const from = page.getByRole('combobox', { name: 'From' });
      await page.locator('#from:enabled').waitFor();
      await from.focus();
      const state = () =>
        from.evaluate((input) => {
          const option = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
          return [
            input.getAttribute('aria-expanded'),
            option?.ariaSelected ?? null,
            option?.textContent ?? null,
          ];
        });
      expect(await state()).toEqual(['false', null, null]);
      await page.keyboard.type('orders_clean');
      await page.locator('#from-options [role=option]').nth(3).waitFor();
      expect(await state()).toEqual(['true', null, null]);
      await page.keyboard.press('ArrowDown');
      expect(await state()).toEqual(['true', 'true', 'orders_cleanclean']);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect((await state())[1]).toBe('true');
      await page.keyboard.press('Escape');
      expect(await state()).toEqual(['false', null, null]);
      expect(await from.inputValue()).toBe('orders_clean');
      await page.keyboard.press('Enter');
      await page.locator('#from-hint', { hasText: 'dataset in clean' }).waitFor();
      const order: (string | null)[] = [];
      for (let step = 0; step < 3; step += 1) {
        await page.keyboard.press('Tab');
        order.push(await page.evaluate(() => document.activeElement?.id ?? null));
      }
      expect(order).toEqual(['swap', 'to', 'values-only']);
    });
  });

  test('take a whole name as it is typed, and say so where nothing is called that', async () => {
    await visit('', async (page) => {
      await page.locator('#from').fill('CUSTOMERS_ACTIVE.Total_Spent');
      await page.keyboard.press('Tab');
      await page.locator('#from-hint', { hasText: 'column in clean' }).waitFor();
      expect(await page.locator('#from').inputValue()).toBe('customers_active.total_spent');
      await page.locator('#to').fill('no such thing');
      await page.keyboard.press('Tab');
      await page.locator('#to[aria-invalid=true]').waitFor();
      expect(await page.locator('#to-hint').innerText()).toBe('Nothing here is called no such thing.');
      expect(await page.locator('#to').inputValue()).toBe('no such thing');
      expect(new URL(page.url()).hash).toBe('#from=clean/customers_active/total_spent');
      await page.locator('#to').fill('');
      await page.keyboard.press('Tab');
      await page.locator('#to[aria-invalid=false]').waitFor();
    });
  });

  test.each([
    ['raw/orders', 'orders', '#from=raw/orders'],
    ['mart/loan_risk', 'loan_risk', '#from=mart/loan_risk'],
    ['raw/orders.amount', 'orders.amount', '#from=raw/orders/amount'],
    ['raw/orders/amount', 'orders.amount', '#from=raw/orders/amount'],
  ])('take %s as it is typed', async (typed, label, hash) => {
    await visit('', async (page) => {
      await page.locator('#from').fill(typed);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.hash === hash);
      await page.locator('#from[aria-invalid=false]').waitFor();
      expect(await page.locator('#from').inputValue()).toBe(label);
    });
  });

  test('are left for the next control, though a list that scrolls is open', async () => {
    await visit('#from=raw/orders/amount', async (page) => {
      await page.locator('#from-hint', { hasText: 'column in raw' }).waitFor();
      await page.locator('#to').fill('executive_kpis');
      await page.locator('#to-options [role=option]').nth(5).waitFor();
      const scrolls = await page
        .locator('#to-popup')
        .evaluate((popup) => popup.scrollHeight > popup.clientHeight);
      expect(scrolls).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('values-only');
    });
  });

  test('swap what names nothing too, with what is said of it', async () => {
    await visit('#to=raw/orders/amount', async (page) => {
      await page.locator('#to-hint', { hasText: 'column in raw' }).waitFor();
      await page.locator('#from').fill('zzz');
      await page.keyboard.press('Enter');
      await page.locator('#from[aria-invalid=true]').waitFor();
      const state = () =>
        page
          .locator('.end input')
          .evaluateAll((inputs) => (inputs as HTMLInputElement[]).map((one) => [one.value, one.ariaInvalid]));
      await page.locator('#swap').click();
      await page.waitForURL((url) => url.hash === '#from=raw/orders/amount');
      await page.locator('#from[aria-invalid=false]').waitFor();
      expect(await state()).toEqual([
        ['orders.amount', 'false'],
        ['zzz', 'true'],
      ]);
      expect(await page.locator('#to-hint').innerText()).toBe('Nothing here is called zzz.');
      await page.locator('#from').fill('');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.hash === '');
      await page.locator('#swap').click();
      await page.locator('#to[aria-invalid=false]').waitFor();
      expect(await state()).toEqual([
        ['zzz', 'true'],
        ['', 'false'],
      ]);
    });
  });

  test('take the option that is marked when one goes on', async () => {
    await visit('', async (page) => {
      await page.locator('#from').fill('orders_cl');
      await page.locator('#from-options [role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.locator('#from-hint', { hasText: 'dataset in clean' }).waitFor();
      expect(await page.locator('#from').inputValue()).toBe('orders_clean');
    });
  });

  test('take a click on an option', async () => {
    await visit('', async (page) => {
      await page.locator('#to').fill('orders_clean.net');
      await page.getByRole('option', { name: 'orders_clean.net_amount' }).click();
      await page.waitForURL((url) => url.hash === '#to=clean/orders_clean/net_amount');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('to');
    });
  });

  test('drop what they held where it is replaced by what nothing is called', async () => {
    await visit(QUESTION, async (page) => {
      await rows(page);
      await page.locator('#to').fill('no such thing');
      await page.keyboard.press('Tab');
      await page.waitForURL((url) => url.hash === '#from=raw/orders/amount');
      await page.locator('#result h2', { hasText: 'Downstream of orders.amount' }).waitFor();
      expect(await page.locator('#to').inputValue()).toBe('no such thing');
      expect(await page.locator('#from').inputValue()).toBe('orders.amount');
    });
  });

  test('keep what is typed in one of them while the other is answered', async () => {
    await visit('', async (page) => {
      const type = async (route: Route): Promise<void> => {
        await page.locator('#to').fill('executive');
        await route.continue();
      };
      await page.route('**/data/columns/*', type, { times: 1 });
      await page.evaluate(() => {
        location.hash = '#from=raw/orders/amount';
      });
      await page.locator('#from-hint', { hasText: 'column in raw' }).waitFor();
      expect(await page.locator('#to').inputValue()).toBe('executive');
    });
  });

  test('say where the address names what there is not', async () => {
    await visit('#from=raw/none&to=raw/orders', async (page) => {
      await page.locator('#from[aria-invalid=true]').waitFor();
      expect(await page.locator('#from-hint').innerText()).toContain('raw/none');
      expect(await page.locator('#to').inputValue()).toBe('orders');
    });
  });

  test('keep the question when one goes to the content of the page', async () => {
    await visit(QUESTION, async (page) => {
      await rows(page);
      await page.evaluate(() => document.querySelector<HTMLElement>('.skip')?.click());
      await page.waitForURL(/#main$/);
      expect(await page.locator('#from').inputValue()).toBe('orders.amount');
      await page.locator('#values-only').check();
      await page.waitForURL((url) => url.hash === `${QUESTION}&only=values`);
    });
  });
});

describe('where the lineage cannot be loaded', () => {
  test('the page says so, and asks again when it is told to', async () => {
    await visit('', async (page) => {
      await page.route('**/data/flow.bin', (route) => route.fulfill({ status: 503 }));
      await page.evaluate((hash) => {
        location.hash = hash;
      }, QUESTION);
      const again = page.getByRole('button', { name: 'Try again' });
      await again.waitFor();
      expect(await page.locator('#status').innerText()).toBe('The lineage could not be loaded.');
      expect(await page.locator('#result').innerText()).toContain('503');
      await page.unroute('**/data/flow.bin');
      await again.click();
      await page.locator('#result .path').first().waitFor();
    });
  });

  test('since the names are not there, it says so too', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/data/names.json', (route) => route.abort());
    await page.goto(`${server.origin}/paths/`);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute('**/data/names.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#from:not([disabled])').waitFor();
    await context.close();
  });

  test('since the site was built anew meanwhile, it says to reload', async () => {
    const [older, newer] = [['x'], ['x', 'y']].map((columns) =>
      filesOf(
        networkOf(catalogOf([runEvent('r', 'COMPLETE', 1, { outputs: [dataset('a', schema(...columns))] })])),
      ),
    );
    const mixed = new Map([...(newer ?? []), ['names.json', older?.get('names.json') ?? new Uint8Array()]]);
    await visit(
      '#from=db/a/x',
      async (page) => {
        await page.getByRole('button', { name: 'Try again' }).waitFor();
        expect(await page.locator('#result').innerText()).toContain(
          'The site was built anew: reload the page.',
        );
      },
      { index: mixed },
    );
  });

  test.each([
    ['without scripts', { javaScriptEnabled: false }, () => `${server.origin}/paths/`],
    ['opened as a file', {}, () => pathToFileURL(join(demo, 'paths', 'index.html')).href],
  ])('%s, it says what to do instead', async (_, options, address) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(address());
    await page.getByText('npm run headwater -- path <from> <to>').waitFor();
    expect(await page.locator('#from').isDisabled()).toBe(true);
    await context.close();
  });

  test('nothing of that is said where it can be', async () => {
    await visit('', async (page) => {
      await page.locator('#from:not([disabled])').waitFor();
      expect(await page.getByText('npm run headwater').count()).toBe(0);
    });
  });
});

describe('names that mean harm', () => {
  test('are text, in the fields, in the list and in the paths', async () => {
    const chain = hostileNames.map((name, minute) => {
      const before = hostileNames[minute - 1];
      const made = { [name]: before === undefined ? [] : [`${before}.x`] };
      return runEvent(`r${minute}`, 'COMPLETE', minute, {
        job: name,
        inputs: before === undefined ? [] : [dataset(before)],
        outputs: [dataset(name, { ...schema('x', name), ...lineage(made) })],
      });
    });
    const index = filesOf(networkOf(catalogOf(chain)));
    const markup = hostileNames.find((name) => name.startsWith('<script>')) ?? '';
    await visit(
      '',
      async (page) => {
        // Of the others, a field keeps a part only.
        for (const name of hostileNames.filter((one) => one.isWellFormed() && !/\p{Cc}/u.test(one))) {
          await page.locator('#from').fill(name);
          await page.locator('#from-options [role=option]').first().waitFor();
        }
        await pick(page, 'from', '__proto__');
        await pick(page, 'to', markup);
        const found = await rows(page);
        expect(found).toHaveLength(1);
        expect(found[0]).toContain(`> ${markup}`);
        expect(await page.locator('main script, main img').count()).toBe(1);
        const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(scrolls).toBe(false);
      },
      { index, viewport: { width: 390, height: 844 } },
    );
  });
});

test('the script is small, and knows nothing of the layout of diagrams', () => {
  const html = readFileSync(join(demo, 'paths', 'index.html'), 'utf8');
  const [, script = ''] = /<script defer src="\.\.\/(scripts\/paths-[^"]+)"/.exec(html) ?? [];
  const text = readFileSync(join(demo, script), 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThan(23_000);
  expect(text).not.toMatch(/\bimport\b|\belk/);
  expect(listFiles(demo).filter((file) => file.startsWith('paths/data/')).length).toBeGreaterThan(3);
});

test('finding paths among 20,000 columns takes less than 200 kB, with the page and its script', async () => {
  const network = networkOf(catalogOf(largeLog({ datasets: 1000, columns: 20, jobs: 500 })));
  const [from, to] = farApart(network);
  const sizes: Promise<number>[] = [];
  await visit(
    new URL(questionPath({ from, to }), 'https://a.test').hash,
    async (page) => {
      expect(await rows(page)).not.toEqual([]);
      await page.locator('#to').fill('analytics.sales');
      await page.locator('#to-options [role=option]').first().waitFor();
    },
    { index: filesOf(network), sizes },
  );
  const fetched = await Promise.all(sizes);
  expect(fetched.length).toBeGreaterThan(8);
  expect(fetched.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
});

/** A column of the first layer, with one of the last that is made of it. */
function farApart({ catalog, graph }: ReturnType<typeof networkOf>): readonly [ColumnId, ColumnId] {
  for (const { columns } of catalog.datasets.filter(({ id }) => id.namespace.endsWith('/raw'))) {
    const [column] = columns;
    const reached = column === undefined ? [] : reachColumns(graph, column.id, 'downstream');
    const farthest = reached.at(-1);
    if (column !== undefined && farthest !== undefined && farthest.id.namespace.endsWith('/report'))
      return [column.id, farthest.id];
  }
  throw new Error('Nothing is made of the first layer.');
}

test.each([390, 1280])('nothing scrolls sideways in a window of %d pixels', async (width) => {
  const widths = await visit(
    QUESTION,
    async (page) => {
      await rows(page);
      await page.locator('#from').fill('c');
      await page.locator('#from-options [role=option]').first().waitFor();
      return page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    },
    { viewport: { width, height: 844 } },
  );
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
});
