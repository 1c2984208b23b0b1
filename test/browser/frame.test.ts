/** The frame of each page, in a real browser: it fits every width, leads on by keyboard, and stays where it is. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const kinds = Object.entries(onePageOfEachKind(demo));
const DATASET = '/datasets/clean/orders_clean/';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(width: number, path: string, javaScriptEnabled = true): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled });
  await page.goto(server.origin + path);
  return page;
}

describe.each([360, 390, 768, 1280, 2560])('at %d pixels', (width) => {
  test('no page of any kind is wider than the window, with all that folds open', async () => {
    const page = await open(width, '/');
    const tooWide: string[] = [];
    for (const [kind, path] of kinds) {
      await page.goto(server.origin + path);
      const excess = await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details'))
          (details as HTMLDetailsElement).open = true;
        return document.documentElement.scrollWidth - innerWidth;
      });
      if (excess > 0) tooWide.push(`${kind}: by ${excess}`);
    }
    expect(tooWide).toEqual([]);
    await page.close();
  });

  test('nothing of the bar hides anything else of it, and each part is large enough to be hit', async () => {
    const page = await open(width, '/');
    const boxes = await page
      .locator('.bar :is(.brand, .search-open, nav > a, summary, button)')
      .evaluateAll((parts) =>
        parts
          .filter((part) => part.checkVisibility())
          .map((part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            return { name: part.textContent.trim(), left, right, top, bottom };
          }),
      );
    const hidden = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) =>
            one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
        )
        .map((other) => `${one.name} and ${other.name}`),
    );
    expect(hidden).toEqual([]);
    expect(boxes.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
    expect(boxes.filter(({ left, right, top, bottom }) => right - left < 24 || bottom - top < 24)).toEqual(
      [],
    );
    await page.close();
  });

  test('every section is in the bar or in its menu, once, and leads to its page', async () => {
    const page = await open(width, '/', false);
    await page.locator('.more > summary').click();
    const names = await page
      .locator('.bar nav a')
      .evaluateAll((links) =>
        links.filter((link) => link.checkVisibility()).map((link) => (link as HTMLAnchorElement).pathname),
      );
    expect(names.toSorted()).toEqual(
      [
        'datasets',
        'jobs',
        'runs',
        'health',
        'lineage',
        'lineage/history',
        'glossary',
        'paths',
        'personal-data',
        'owners',
        'namespaces',
        'problems',
        'guide',
      ]
        .map((name) => `/${name}/`)
        .toSorted(),
    );
    await page.close();
  });
});

test.each([896, 960, 1024, 1090])('at %d pixels the theme stands on the line of the name', async (width) => {
  const page = await open(width, '/');
  const [brand, theme] = await page
    .locator('.bar :is(.brand, .theme)')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
  expect(theme?.top ?? Infinity).toBeLessThan(brand?.bottom ?? 0);
  await page.close();
});

test('nothing in the bar moves when the menu opens', async () => {
  const page = await open(1280, '/');
  const tops = () =>
    page
      .locator('.bar nav > a, .more > summary')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
  const before = await tops();
  await page.locator('.more > summary').click();
  expect(await tops()).toEqual(before);
  await page.close();
});

test('a count stands apart from the name of its section', async () => {
  const page = await open(1280, '/');
  const names = await page.locator('.bar nav a:has(.open)').allTextContents();
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name.trim()).toMatch(/^\S.* \d+$/);
  await page.close();
});

test('with few colours of the reader’s own, lines mark the section one is in alone', async () => {
  const page = await open(1280, '/runs/');
  await page.emulateMedia({ forcedColors: 'active' });
  const lines = await page.locator('.bar nav > a').evaluateAll((links) =>
    links.map((link) => {
      const { borderTopColor, borderBottomColor } = getComputedStyle(link);
      return { isHere: link.hasAttribute('aria-current'), borderTopColor, borderBottomColor };
    }),
  );
  const paper = await page.evaluate(() => {
    const probe = document.createElement('i');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    return getComputedStyle(probe).color;
  });
  for (const { isHere, borderTopColor, borderBottomColor } of lines) {
    expect(borderTopColor).toBe(paper);
    expect(borderBottomColor === paper).toBe(!isHere);
  }
  await page.close();
});

test('by keyboard alone one gets to a section in the menu', async () => {
  const page = await open(1280, '/');
  await page.locator('.more > summary').focus();
  await page.keyboard.press('Enter');
  const name = async () => page.evaluate(() => document.activeElement?.textContent.trim());
  for (let step = 0; step < 20 && (await name()) !== 'Owners'; step += 1) await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outline).toBe('solid 2px');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.origin}/owners/`);
  expect(await page.locator('.more.at-menu').count()).toBe(1);
  await page.close();
});

test('the menu closes by Escape, which gives the focus back, by a click elsewhere, and when the focus goes on', async () => {
  const page = await open(1280, '/');
  const summary = page.locator('.more > summary');
  const isOpen = () => page.locator('.more[open]').count();
  await summary.click();
  expect(await isOpen()).toBe(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  expect([await isOpen(), await summary.evaluate((one) => one === document.activeElement)]).toEqual([
    0,
    true,
  ]);
  await summary.click();
  await page.locator('main').click({ position: { x: 1, y: 1 } });
  expect(await isOpen()).toBe(0);
  await summary.click();
  await page.keyboard.press('Shift+Tab');
  expect(await isOpen()).toBe(0);
  await page.close();
});

test('the first key leads past the bar to the content', async () => {
  const page = await open(1280, DATASET);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('To the content');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
  await page.close();
});

describe.each([390, 1280])('at %d pixels, when the scripts run,', (width) => {
  const paths = [DATASET, '/datasets/', '/lineage/', '/jobs/ecommerce/etl_orders/', '/'];

  test('the content is as far left, and as wide, as without them', async () => {
    const placeOf = (page: Page) =>
      page.locator('main').evaluate((main) => {
        const { left, width } = main.getBoundingClientRect();
        return [left, width].map(Math.round);
      });
    for (const path of paths) {
      const [without, withScripts] = [await open(width, path, false), await open(width, path)];
      await withScripts.waitForLoadState('networkidle');
      expect(await placeOf(withScripts), path).toEqual(await placeOf(without));
      await without.close();
      await withScripts.close();
    }
  });

  test('nothing that is seen moves', async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.addInitScript(watchShifts);
    const shifts: string[] = [];
    for (const path of paths) {
      await page.goto(server.origin + path, { waitUntil: 'networkidle' });
      const found = await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
      shifts.push(...found.map((what) => `${path}: ${what}`));
    }
    expect(shifts).toEqual([]);
    await page.close();
  });
});

/** Runs in the browser: what moved by itself (Layout Instability). */
function watchShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  interface Shift extends PerformanceEntry {
    readonly sources: readonly { readonly node: Node | null }[];
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[])
      shifts.push(
        ...entry.sources.map(({ node }) => (node as Element | null)?.outerHTML.slice(0, 90) ?? 'gone'),
      );
  }).observe({ type: 'layout-shift', buffered: true });
}

describe('a dataset', () => {
  test('says on the first screen what it is, who answers, where it is from, what it feeds, and how sure that is', async () => {
    const page = await open(1280, DATASET);
    const seen = await page.evaluate(() => {
      const parts = document.querySelectorAll('main :is(.kind, h1, .lede, .glance dt)');
      return [...parts]
        .filter((part) => part.getBoundingClientRect().bottom < innerHeight)
        .map((part) => part.textContent.trim());
    });
    expect(seen).toEqual(
      expect.arrayContaining([
        'dataset',
        'orders_clean',
        expect.stringContaining('One row for each order'),
        'Who answers',
        'Made from',
        'Feeds',
        'Origin of its columns',
        'Last written',
      ]),
    );
    await page.close();
  });

  test('is told by shape and word where the reader has few colours of their own', async () => {
    const page = await open(1280, DATASET);
    await page.emulateMedia({ forcedColors: 'active' });
    const [kind] = await page.locator('.kind').evaluateAll((kinds) =>
      kinds.map((one) => {
        const { color, borderTopStyle } = getComputedStyle(one);
        const { clipPath, backgroundColor } = getComputedStyle(one, '::before');
        return { color, borderTopStyle, isShaped: clipPath.startsWith('path('), shape: backgroundColor };
      }),
    );
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(kind).toEqual({ color: ink, borderTopStyle: 'solid', isShaped: true, shape: ink });
    await page.close();
  });
});
