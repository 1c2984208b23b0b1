import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { faultsOf } from './fault.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const ORDERS = '/datasets/clean/orders_clean/';
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
}

/** Opens a page; fails where anything goes wrong with it, or it asks anyone but its own site. */
async function visit<T>(
  path: string,
  use: (page: Page) => Promise<T>,
  { origin = server.origin, ...options }: Visit = {},
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const faults = faultsOf(page, origin);
    await page.goto(`${origin}${path}`);
    const result = await use(page);
    expect(faults).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

/** Opens the search, and types in it. */
async function type(page: Page, text: string, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('dialog[open] input').waitFor();
  await page.keyboard.type(text);
  await settled(page, text);
}

/** The lines for that text are there. */
async function settled(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (typed) => document.querySelector('.search-box')?.getAttribute('data-shown') === typed,
    text,
  );
}

/** `dataset orders_clean`, a line for each. */
async function lines(page: Page): Promise<string[]> {
  const options = await page.locator('.search-box [role=option]').all();
  return Promise.all(
    options.map(
      async (option) =>
        `${await option.locator('.sort').innerText()} ${(await option.locator('.name').innerText()).trim()}`,
    ),
  );
}

async function status(page: Page): Promise<string> {
  return page.locator('.search-box [role=status]').innerText();
}

async function active(page: Page): Promise<string | null> {
  return page.locator('.search-box input').evaluate((input) => {
    const id = input.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.querySelector('.name')?.textContent ?? null;
  });
}

describe('the search over a page', () => {
  test.each(['/', 'Control+k', 'Meta+k'])(
    'opens by %s, and closes by Escape with the focus where it was',
    async (key) => {
      await visit(ORDERS, async (page) => {
        const brand = page.locator('.brand');
        await brand.focus();
        await type(page, 'orders', key);
        expect(await page.locator('dialog input').evaluate((input) => input === document.activeElement)).toBe(
          true,
        );
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
        expect(await brand.evaluate((link) => link === document.activeElement)).toBe(true);
      });
    },
  );

  test('opens by its link in the bar, with what was typed before', async () => {
    await visit('/', async (page) => {
      await page.locator('.search-open').click();
      await page.locator('dialog[open] input').fill('loans');
      await settled(page, 'loans');
      await page.getByRole('button', { name: 'Close' }).click();
      await page.locator('.search-open').click();
      await settled(page, 'loans');
      expect(await page.locator('dialog input').inputValue()).toBe('loans');
    });
  });

  test('loses nothing that is typed before it is there', async () => {
    await visit(ORDERS, async (page) => {
      await page.keyboard.type('/net revenue');
      await settled(page, 'net revenue');
      expect((await lines(page))[0]).toBe('term Net revenue');
    });
  });

  test('leaves the key alone where something is typed', async () => {
    await visit('/paths/', async (page) => {
      const from = page.locator('#from:enabled');
      await from.fill('raw');
      await from.press('End');
      await page.keyboard.type('/orders');
      expect(await from.inputValue()).toBe('raw/orders');
      expect(await page.locator('dialog[open]').count()).toBe(0);
    });
  });

  test('shows what it finds by its kind, its name, its place and its meaning', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'orders_clean.net_am');
      const first = page.locator('.search-box [role=option]').first();
      expect(await first.locator('.sort').innerText()).toBe('column');
      expect(await first.locator('.name').innerText()).toBe('orders_clean.net_amount');
      expect(await first.locator('mark').allInnerTexts()).toEqual(['orders', 'clean', 'net', 'am']);
      expect(await first.locator('.where').innerText()).toBe('clean · E-commerce · commerce-data');
      expect(await first.locator('.meaning').innerText()).toBe('Euros: amount - discount.');
      expect(await status(page)).toMatch(/^\d+ results?/);
    });
  });

  test('is walked by the arrow keys, and Enter goes to what is marked', async () => {
    const url = await visit(ORDERS, async (page) => {
      await type(page, 'orders');
      expect(await active(page)).toBeNull();
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBe('orders');
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBe('orders_clean PII');
      await page.keyboard.press('End');
      const last = await active(page);
      await page.keyboard.press('ArrowDown');
      expect(await active(page)).toBeNull();
      await page.keyboard.press('ArrowUp');
      expect(await active(page)).toBe(last);
      await page.keyboard.press('Home');
      expect(await active(page)).toBe('orders');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/raw/orders/');
      return page.locator('h1').innerText();
    });
    expect(url).toBe('orders');
  });

  test('goes to the first line by Enter, however fast it is typed', async () => {
    await visit(ORDERS, async (page) => {
      await page.keyboard.press('/');
      await page.locator('dialog[open] input').waitFor();
      await page.keyboard.insertText('loan_risk');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/datasets/mart/loan_risk/');
    });
  });

  test('opens beside the page by Enter with Ctrl', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'loan_risk');
      const opened = page.context().waitForEvent('page');
      await page.keyboard.press('Control+Enter');
      expect((await opened).url()).toBe(`${server.origin}/datasets/mart/loan_risk/`);
      expect(new URL(page.url()).pathname).toBe(ORDERS);
    });
  });

  test('finds what a slip of the keys hides, and says so', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'revnue');
      expect(await status(page)).toMatch(/^Nothing is called “revnue”; near it: \d+ results/);
      expect(await lines(page)).toContain('dataset revenue_daily');
    });
  });

  test('says that nothing is found', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'qqqqzzzz');
      expect(await status(page)).toBe('Nothing is called “qqqqzzzz”, and nothing near it.');
      expect(await lines(page)).toEqual([]);
    });
  });

  test('leads on from where nothing is found: to the lists, to how it is narrowed, and to questions', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'qqqqzzzz');
      const ways = page.locator('.search-box .ways');
      const links = await ways
        .locator('a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const path of ['datasets/', 'owners/', 'search/'])
        expect(links).toContain(`${server.origin}/${path}`);
      const question = ways.locator('a[data-ask]').first();
      const asked = await question.innerText();
      await question.click();
      await settled(page, asked);
      expect(await ways.isVisible()).toBe(false);
    });
  });

  test('names owners where it narrows down to them', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'revenue');
      const owner = page.getByLabel('Owner').locator('option[value="commerce-data"]');
      expect(await owner.textContent()).toMatch(/^Commerce data \(\d+\)$/);
    });
  });

  test('quotes no table that is wider than its box', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'columns of orders_clean');
      await page.locator('.answer .table').first().waitFor();
      const beside = await page
        .locator('.answer .table')
        .evaluateAll((tables) => tables.map((table) => table.scrollWidth - table.clientWidth));
      expect(Math.max(...beside)).toBe(0);
    });
  });

  test('is narrowed down by filters, which say how many there are and stand in the text', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'revenue');
      const terms = page.locator('.chip', { hasText: 'terms' });
      const count = Number(await terms.locator('.count').innerText());
      await terms.focus();
      await page.keyboard.press('Enter');
      await settled(page, 'revenue kind:term');
      expect(await lines(page)).toHaveLength(count);
      expect((await lines(page)).every((line) => line.startsWith('term '))).toBe(true);
      expect(await terms.getAttribute('aria-pressed')).toBe('true');
      expect(await terms.evaluate((chip) => chip === document.activeElement)).toBe(true);
      await terms.click();
      await settled(page, 'revenue');
      await page.getByLabel('Namespace').selectOption('report');
      await settled(page, 'revenue in:report');
      expect((await lines(page)).every((line) => line.includes('executive_kpis'))).toBe(true);
    });
  });

  test('shows the other pages that were read last, and leads to a question', async () => {
    await visit(ORDERS, async (page) => {
      await page.goto(`${server.origin}/datasets/mart/loan_risk/`);
      await type(page, '');
      expect(await lines(page)).toEqual(['dataset orders_clean']);
      const question = page.locator('.examples a').first();
      const text = await question.innerText();
      await question.click();
      expect(await page.locator('dialog input').inputValue()).toBe(text);
      await page.locator('.answer .reading').waitFor();
    });
  });

  test('answers a question above what it finds', async () => {
    await visit(ORDERS, async (page) => {
      await type(page, 'who owns customers_active');
      await page.locator('.answer .reading').waitFor();
      expect(await page.locator('.answer').innerText()).toContain('Commerce data');
    });
  });

  test('says where the index cannot be loaded, and tries again', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/search/data/index.bin', (route) => route.fulfill({ status: 503 }));
    await page.goto(`${server.origin}${ORDERS}`);
    await page.keyboard.press('/');
    await page.locator('dialog[open] input').fill('orders');
    await page.getByText('The search could not be loaded.').waitFor();
    expect(await status(page)).toMatch(
      /^The search could not be loaded\. The host answered 503 to search\/data\/index\.bin\. Try again$/,
    );
    await page.unroute('**/search/data/index.bin');
    await page.getByRole('button', { name: 'Try again' }).click();
    await settled(page, 'orders');
    expect(await lines(page)).toContain('dataset orders');
    await context.close();
  });

  test('says once and for good that the site was built anew, and reloads the page', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/search/data/columns/*', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${server.origin}/search/#q=kind%3Adataset`);
    await settled(page, 'kind:dataset');
    expect(await lines(page)).toContain('dataset orders');
    const input = page.locator('.search-box input');
    // What it knew is not said any more.
    for (const typed of ['net', 'kind:dataset', 'qqqqzzzz', 'who owns customers_active', '', 'orders']) {
      await input.fill(typed);
      await page.getByText('The site was built anew since this page was opened.').waitFor();
      // A question is answered, or not, after nobody typed for a while.
      await page.waitForTimeout(500);
      expect(await page.locator('.search-box').innerText()).toBe(
        'The site was built anew since this page was opened. Reload',
      );
    }
    await page.unroute('**/search/data/columns/*');
    await page.getByRole('button', { name: 'Reload' }).click();
    await settled(page, 'orders');
    expect(await lines(page)).toContain('dataset orders');
    await context.close();
  });

  test.each(['light', 'dark'] as const)(
    'has nothing that axe finds fault with, in the %s theme',
    async (colorScheme) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await visit(
        ORDERS,
        async (page) => {
          await type(page, 'customer');
          await page.keyboard.press('ArrowDown');
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const { violations } = await (
              globalThis as unknown as {
                axe: {
                  run: (
                    context: object,
                  ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
                };
              }
            ).axe.run({ include: ['dialog'] });
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
          });
          expect(found).toEqual([]);
        },
        { colorScheme, reducedMotion: 'reduce' },
      );
    },
  );

  test('fills a small screen, and nothing of it lies beside it', async () => {
    await visit(
      ORDERS,
      async (page) => {
        await type(page, 'customer');
        const { width, height } = (await page.locator('dialog').boundingBox()) ?? { width: 0, height: 0 };
        expect([width, height]).toEqual([390, 844]);
        const overflow = await page
          .locator('dialog .search-box')
          .evaluate((box) => box.scrollWidth - box.clientWidth);
        expect(overflow).toBe(0);
      },
      { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' },
    );
  });
});

describe('the page of the search', () => {
  test('holds what is searched for in its address, which can be sent to someone', async () => {
    const hash = await visit('/search/', async (page) => {
      await page.locator('.search-box input').fill('net revenue kind:term');
      await settled(page, 'net revenue kind:term');
      return new URL(page.url()).hash;
    });
    expect(hash).toBe('#q=net%20revenue%20kind%3Aterm');
    await visit(`/search/${hash}`, async (page) => {
      await settled(page, 'net revenue kind:term');
      expect(await lines(page)).toEqual(['term Net revenue']);
      await page.evaluate(() => {
        location.hash = '#q=loan_risk';
      });
      await settled(page, 'loan_risk');
    });
  });

  test('never says that nothing is called what a question asks', async () => {
    await visit('/', async (page) => {
      await page.addInitScript(() => {
        const said = new Set<string>();
        Object.assign(globalThis, { said });
        new MutationObserver(() => {
          const box = document.querySelector<HTMLElement>('.search-box');
          for (const line of box?.innerText.split('\n') ?? []) said.add(line);
        }).observe(document, { childList: true, subtree: true, attributes: true });
      });
      for (const question of ['who owns customers_active', 'who frobnicates customers_active?']) {
        await page.goto(`${server.origin}/`);
        await page.goto(`${server.origin}/search/#q=${encodeURIComponent(question)}`);
        await page.locator('.answer .reading').waitFor();
        await settled(page, question);
        const said = await page.evaluate(() => [...(globalThis as unknown as { said: Set<string> }).said]);
        expect(said.filter((line) => line.startsWith('Nothing '))).toEqual([]);
        expect(said).toContain(await page.locator('.answer .reading').innerText());
      }
    });
  });

  test('takes what is typed before its script is there, and moves nothing when it comes', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const scripts = Promise.withResolvers<undefined>();
    await page.route('**/scripts/search-*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    await page.goto(`${server.origin}/search/`, { waitUntil: 'commit' });
    const early = page.locator('[data-search-page] > input');
    await early.waitFor();
    await early.focus();
    await page.keyboard.type('net revenu');
    const before = await early.boundingBox();
    scripts.resolve(undefined);
    await settled(page, 'net revenu');
    await page.keyboard.type('e');
    await settled(page, 'net revenue');
    expect((await lines(page))[0]).toBe('term Net revenue');
    const input = page.locator('main input');
    expect(await input.count()).toBe(1);
    expect(await input.boundingBox()).toEqual(before);
    await context.close();
  });

  test('shows more lines when asked', async () => {
    await visit('/search/#q=kind%3Acolumn', async (page) => {
      await settled(page, 'kind:column');
      expect(await lines(page)).toHaveLength(20);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('.search-box [role=option]').nth(39).waitFor();
      expect(await lines(page)).toHaveLength(40);
    });
  });

  test('leads to what is found wherever the site is put', async () => {
    const elsewhere = await serve(demo, '/some/base');
    await visit(
      ORDERS,
      async (page) => {
        await type(page, 'net revenue');
        await page.keyboard.press('Enter');
        await page.waitForURL(`${elsewhere.origin}/glossary/net-revenue/`);
      },
      { origin: elsewhere.origin },
    );
    await elsewhere.close();
  });

  test('says without scripts what it needs, and offers lists', async () => {
    await visit(
      '/search/',
      async (page) => {
        await page.getByText('It needs JavaScript').waitFor();
        expect(await page.locator('main input').isVisible()).toBe(false);
        await page.locator('#without-script').getByRole('link', { name: 'Datasets' }).click();
        expect(await page.locator('h1').innerText()).toBe('Datasets');
      },
      { javaScriptEnabled: false },
    );
  });

  test('says in an unpacked folder that it needs a host, by its key and by its link', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    const leads = [() => page.keyboard.press('/'), () => page.locator('.search-open').click()];
    for (const lead of leads) {
      await page.goto(pathToFileURL(join(demo, 'datasets/clean/orders_clean/index.html')).href);
      await lead();
      await page.waitForURL('**/search/index.html');
      await page.getByText('a web server to load its data from').waitFor();
      expect(await page.locator('main input').count()).toBe(0);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
