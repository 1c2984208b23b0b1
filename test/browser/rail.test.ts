import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const DATASET = '/datasets/clean/orders_clean/';
const COLUMN = `${DATASET}columns/net_amount/`;
const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
let server: Server;
let elsewhere: Server;
let browser: Browser;

beforeAll(async () => {
  [server, elsewhere, browser] = await Promise.all([
    serve(demo),
    serve(demo, '/some/base'),
    launchChromium(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), elsewhere.close()]);
});

async function visit(
  address: string,
  use: (page: Page) => Promise<void>,
  options: BrowserContextOptions = WIDE,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(address);
    await use(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

const tree = (page: Page) => page.locator('.rail-tree');
const namespace = (page: Page, name: string) =>
  tree(page)
    .locator('.rail-namespace')
    .filter({ has: page.getByRole('button', { name, exact: true }) });

describe.each([
  ['on a host', () => server.origin, '/'],
  ['under a base path', () => elsewhere.origin, '/'],
  ['in an unpacked folder', () => pathToFileURL(demo).href, '/index.html'],
])('the tree %s', (_, origin, end) => {
  const at = (path: string) => origin() + path.replace(/\/$/, end);

  test('has the namespace of the page open, and the page marked among its columns', async () => {
    await visit(at(COLUMN), async (page) => {
      const here = tree(page).locator('[aria-current=page]');
      await here.waitFor();
      expect(await here.innerText()).toBe('net_amount');
      expect(await tree(page).locator('[aria-current=true]').innerText()).toContain('orders_clean');
      expect(await namespace(page, 'clean').getByRole('link', { name: 'accounts_clean' }).isVisible()).toBe(
        true,
      );
      expect(await namespace(page, 'raw').locator('ul').count()).toBe(0);
    });
  });

  test('opens a namespace, leads to what is in it, and keeps it open there', async () => {
    await visit(at(DATASET), async (page) => {
      await namespace(page, 'ecommerce').getByRole('button').click();
      await namespace(page, 'ecommerce').getByRole('link', { name: 'etl_orders' }).click();
      await page.waitForURL(at('/jobs/ecommerce/etl_orders/'));
      await tree(page).locator('[aria-current=page]', { hasText: 'etl_orders' }).waitFor();
      expect(await namespace(page, 'clean').getByRole('button').getAttribute('aria-expanded')).toBe('true');
      expect(await namespace(page, 'mart').getByRole('button').getAttribute('aria-expanded')).toBe('false');
    });
  });

  test('is filtered by a part of a name', async () => {
    await visit(at('/datasets/'), async (page) => {
      await page.getByRole('searchbox', { name: /Filter/ }).fill('ERS_CL');
      await page.locator('.rail-results li').first().waitFor();
      expect(await page.locator('.rail-results a').allInnerTexts()).toEqual([
        expect.stringContaining('orders_clean'),
      ]);
      expect(await namespace(page, 'clean').isVisible()).toBe(false);
      await page.keyboard.press('Enter');
      await page.waitForURL(at(DATASET));
    });
  });
});

describe('the tree', () => {
  test('is walked by keyboard alone', async () => {
    await visit(server.origin + DATASET, async (page) => {
      await namespace(page, 'executive').getByRole('button').focus();
      await page.keyboard.press('Enter');
      await namespace(page, 'executive').getByRole('link', { name: 'executive_kpis' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/jobs\/executive\/executive_kpis\/$/);
    });
  });

  test('marks the job that a run is of', async () => {
    await visit(`${server.origin}/jobs/ecommerce/etl_orders/`, async (page) => {
      await page.goto(
        await page
          .locator('main a[href*="/runs/"]')
          .first()
          .evaluate((link) => (link as HTMLAnchorElement).href),
      );
      await tree(page).locator('[aria-current=true]', { hasText: 'etl_orders' }).waitFor();
    });
  });

  test('is fetched once, and stands in no page', async () => {
    const asked: string[] = [];
    const context = await browser.newContext(WIDE);
    context.on('request', (request) => {
      if (request.url().includes('/tree/')) asked.push(request.url());
    });
    const page = await context.newPage();
    await page.goto(server.origin + DATASET);
    await tree(page).waitFor();
    expect(asked).toHaveLength(1);
    expect(await (await fetch(server.origin + DATASET)).text()).not.toContain('accounts_clean');
    await context.close();
  });

  test('moves nothing of the page when it comes', async () => {
    await visit(server.origin + DATASET, async (page) => {
      await tree(page).waitFor();
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => {
              done(sum);
            }, 100);
          }),
      );
      expect(shift).toBeLessThan(0.01);
    });
  });

  test('says where to go where it cannot be loaded', async () => {
    const context = await browser.newContext(WIDE);
    const page = await context.newPage();
    await page.route('**/tree/**', (route) => route.abort());
    await page.goto(server.origin + DATASET);
    const note = page.locator('.rail .note');
    await note.waitFor();
    await note.getByRole('link').click();
    await page.waitForURL(`${server.origin}/namespaces/`);
    await context.close();
  });
});

describe('the sections of the page', () => {
  test('are listed, lead there, and the one that is read is marked', async () => {
    await visit(server.origin + DATASET, async (page) => {
      const list = page.getByRole('navigation', { name: 'On this page' });
      const headings = await page.locator('main h2[id]').evaluateAll((all) => all.map(({ id }) => `#${id}`));
      expect(
        await list.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
      ).toEqual(headings);
      await list.getByRole('link', { name: 'Columns' }).click();
      await list.locator('[aria-current=location]', { hasText: 'Columns' }).waitFor();
      await page.locator('#lineage').evaluate((heading) => {
        heading.scrollIntoView({ behavior: 'instant' });
      });
      await list.locator('[aria-current=location]', { hasText: 'Lineage' }).waitFor();
      expect(await list.locator('[aria-current]').count()).toBe(1);
      await page.evaluate(() => {
        scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
      });
      await list.locator('li:last-child [aria-current=location]').waitFor();
    });
  });
});

describe('on a phone', () => {
  test('the rail is a drawer that keeps the focus, and is closed by Escape', async () => {
    await visit(
      server.origin + COLUMN,
      async (page) => {
        expect(await page.locator('.rail').isVisible()).toBe(false);
        const opener = page.locator('.rail-open');
        await opener.focus();
        await page.keyboard.press('Enter');
        await tree(page).locator('[aria-current=page]').waitFor();
        expect(await opener.getAttribute('aria-expanded')).toBe('true');
        for (let step = 0; step < 60; step += 1) {
          const isOutside = await page.evaluate(
            () =>
              document.activeElement !== document.body && document.activeElement?.closest('.rail') === null,
          );
          expect(isOutside).toBe(false);
          await page.keyboard.press('Tab');
        }
        await page.keyboard.press('Escape');
        expect(await page.locator('.rail').isVisible()).toBe(false);
        expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
        await opener.click();
        expect(await tree(page).isVisible()).toBe(true);
        await page.getByRole('button', { name: 'Close' }).click();
        expect(await page.locator('.rail').isVisible()).toBe(false);
      },
      PHONE,
    );
  });

  test('the drawer is closed by a touch beside it, and by going to a section', async () => {
    await visit(
      server.origin + DATASET,
      async (page) => {
        const opener = page.locator('.rail-open');
        await opener.click();
        await page.locator('.rail').waitFor();
        await page.mouse.click(385, 500);
        expect(await page.locator('.rail').isVisible()).toBe(false);
        await opener.click();
        await page
          .getByRole('navigation', { name: 'On this page' })
          .getByRole('link', { name: 'Columns' })
          .click();
        expect(await page.locator('.rail').isVisible()).toBe(false);
        await page.waitForURL(/#columns$/);
        await page.locator('#columns').click({ timeout: 5000 });
      },
      PHONE,
    );
  });

  test('nothing of the tree is fetched before it is asked for', async () => {
    const context = await browser.newContext(PHONE);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    const page = await context.newPage();
    await page.goto(server.origin + DATASET, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => /\/tree\/|\/rail-/.test(url))).toEqual([]);
    await context.close();
  });
});

describe('without scripts', () => {
  test('the breadcrumbs lead to the dataset, and the page to those before and after it', async () => {
    await visit(
      server.origin + COLUMN,
      async (page) => {
        expect(await page.locator('.rail').count()).toBe(0);
        await page.locator('a[rel=next]').click();
        await page.waitForURL(/\/columns\/arrived_late\/$/);
        await page.locator('a[rel=prev]').click();
        await page.waitForURL(server.origin + COLUMN);
        await page
          .getByRole('navigation', { name: 'Breadcrumbs' })
          .getByRole('link', { name: 'orders_clean' })
          .click();
        await page.waitForURL(server.origin + DATASET);
      },
      { ...WIDE, javaScriptEnabled: false },
    );
  });

  test('it costs a page nothing', async () => {
    expect(await (await fetch(server.origin + DATASET)).text()).not.toMatch(/class="?rail|tree\//);
  });
});
