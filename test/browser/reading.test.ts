import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { listPages, onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const kinds = Object.entries(onePageOfEachKind(demo));
let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function withPage<T>(
  options: BrowserContextOptions,
  use: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

describe.each(kinds)('the page of a kind: %s', (_, path) => {
  test('can be read on a phone without scrolling sideways', async () => {
    const widths = await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(server.origin + path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      return page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth }));
    });
    expect(widths.page).toBeLessThanOrEqual(widths.window);
  });
});

test('no dataset, job or term makes its page scroll sideways on a phone', async () => {
  const tooWide = await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    const found: string[] = [];
    for (const path of listPages(demo).filter((one) => !/^\/runs\/|\/columns\//.test(one))) {
      await page.goto(server.origin + path);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(path);
    }
    return found;
  });
  expect(tooWide).toEqual([]);
});

test('the guide’s diagrams are drawn by a script, and without one their source stays to be read', async () => {
  const block = 'pre > code.language-mermaid';
  await withPage({}, async (page) => {
    await page.goto(`${server.origin}/guide/`);
    const drawn = (theme: string) => page.locator(`pre[data-drawn=${theme}] > code svg`);
    const blocks = await page.locator(block).count();
    expect(blocks).toBeGreaterThan(0);
    await expect.poll(() => drawn('light').count()).toBe(blocks);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => drawn('dark').count()).toBe(blocks);
  });
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${server.origin}/guide/`);
    expect(await page.locator(block).first().innerText()).toMatch(/^(?:flowchart|graph|sequenceDiagram)/);
  });
});

describe('the theme', () => {
  const look = (page: Page) =>
    page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return `${color} on ${backgroundColor}`;
    });

  test('goes from the system’s to light to dark and back, and looks it', async () => {
    await withPage({ colorScheme: 'dark' }, async (page) => {
      await page.goto(server.origin);
      const button = page.locator('.theme');
      const looks: string[] = [];
      const names: string[] = [];
      for (let step = 0; step < 4; step += 1) {
        names.push(await button.innerText());
        looks.push(await look(page));
        await button.click();
      }
      expect(names).toEqual(['Theme: system', 'Theme: light', 'Theme: dark', 'Theme: system']);
      const [system, light, dark, again] = looks;
      expect([dark, again]).toEqual([system, system]);
      expect(light).not.toBe(system);
    });
  });

  test('once chosen holds on every other page and on the next visit', async () => {
    await withPage({ colorScheme: 'light' }, async (page, context) => {
      await page.goto(server.origin);
      const button = page.locator('.theme');
      await button.click();
      await button.click();
      const dark = await look(page);
      await page.goto(`${server.origin}/jobs/`);
      expect(await look(page)).toBe(dark);
      const later = await context.newPage();
      await later.goto(`${server.origin}/datasets/`);
      expect(await later.locator('.theme').innerText()).toBe('Theme: dark');
      expect(await look(later)).toBe(dark);
    });
  });

  test('has no switch where no script could turn it', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(server.origin);
      expect(await page.locator('.theme').isVisible()).toBe(false);
    });
  });
});
