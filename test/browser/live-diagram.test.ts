import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { hubEvents } from './hub-log.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const folder = join(PROJECT, 'test', '.tmp', `hub-${process.pid}`);
const ORDERS = '/datasets/clean/orders_clean/';
const NET_AMOUNT = `${ORDERS}columns/net_amount/`;
const HUB = '/datasets/wh/hub/';

let server: Server;
let hub: Server;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the console of the page warns of, and what went wrong in it. */
let faults: string[];

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), hubEvents());
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [server, hub, browser] = await Promise.all([serve(demo), serve(join(folder, 'site')), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await hub.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  faults = watch(page);
});

afterEach(async () => {
  expect(faults).toEqual([]);
  await context.close();
});

function watch(watched: Page): string[] {
  const found: string[] = [];
  watched.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(message.text());
  });
  watched.on('pageerror', (error) => found.push(String(error)));
  return found;
}

/** Opens a page and turns to its diagram. */
async function open(address: string): Promise<void> {
  await page.goto(address);
  await page.locator('.figure .scroll').scrollIntoViewIfNeeded();
  await page.locator('.figure .scroll').hover({ position: { x: 2, y: 2 } });
  await page.locator('.dg-tools').waitFor();
}

/** A box or a row, by the beginning of what it is called: `Dataset orders,`. */
function part(name: string): Locator {
  return page.locator(`svg.dg :is([data-n] > a, a[data-r]):has(> title:text("${name}"))`).first();
}

function lit(): Promise<string[]> {
  return page
    .locator('svg.dg :is(.dg-lit > a:not(.dg-r), a.dg-lit) > title')
    .evaluateAll((titles) => titles.map(({ textContent }) => textContent));
}

function widthOf(): Promise<number> {
  return page.locator('svg.dg').evaluate((svg) => svg.getBoundingClientRect().width);
}

const status = (): Locator => page.locator('.dg-said');

async function choose(menu: string, choice: string): Promise<void> {
  const closed = page.locator('.dg-tools details:not([open]) > summary', { hasText: menu });
  if ((await closed.count()) > 0) await closed.click();
  await page.locator('.dg-menu').getByText(choice, { exact: true }).click();
}

async function download(choice: string): Promise<Download> {
  const [saved] = await Promise.all([page.waitForEvent('download'), choose('Export', choice)]);
  return saved;
}

describe('a diagram', () => {
  test('lights what is upstream and downstream of the box that is pointed at, and dims the rest', async () => {
    await open(server.origin + ORDERS);
    await part('Dataset orders, raw').hover();
    const names = await lit();
    expect(names).toContain('Job etl_orders, ecommerce');
    expect(names).toContain('Dataset revenue_daily, mart');
    expect(names).not.toContain('Dataset customers, raw');
    await expect
      .poll(() =>
        page
          .locator('[data-n]:has(> a > title:text("Dataset customers, raw"))')
          .evaluate((node) => getComputedStyle(node).opacity),
      )
      .toBe('0.25');
    await page.keyboard.press('Escape');
    await page.locator('h1').hover();
    expect(await lit()).toEqual([]);
  });

  test('lights the frames of all boxes that are reached, and not of the next ones alone', async () => {
    await open(server.origin + ORDERS);
    const frame = (name: string): Promise<string> =>
      part(name)
        .locator('.dg-b')
        .first()
        .evaluate((box) => getComputedStyle(box).stroke);
    await part('Dataset orders, raw').hover();
    const near = await frame('Job etl_orders, ecommerce');
    expect(await frame('Dataset revenue_daily, mart')).toBe(near);
    expect(await frame('Dataset customers, raw')).not.toBe(near);
  });

  test('has its controls in sight before the pointer is on it, with words that say what it does', async () => {
    await page.goto(server.origin + ORDERS);
    const hint = (): Promise<string> =>
      page.locator('.figure').evaluate((figure) => getComputedStyle(figure, '::before').content);
    expect(await hint()).toContain('Point at a box');
    await page.locator('h1').hover();
    await page.locator('.dg-tools').waitFor();
    expect(await page.locator('.dg-tools').evaluate((tools) => getComputedStyle(tools).opacity)).toBe('1');
  });

  test('is reached by Tab from the top of the page through its controls', async () => {
    await page.goto(server.origin + ORDERS);
    const where = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest('.dg-tools, .figure')?.className ?? '');
    for (let step = 0; step < 200 && (await where()) === ''; step += 1) await page.keyboard.press('Tab');
    expect(await where()).toBe('dg-tools');
  });

  test('opens a menu without moving its name', async () => {
    await open(server.origin + ORDERS);
    const show = page.locator('.dg-tools summary').first();
    const before = await show.boundingBox();
    await show.click();
    expect(await show.boundingBox()).toEqual(before);
    const heights = await page
      .locator('.dg-tools [open] :is(label, button):visible')
      .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(26);
  });

  test('lights along columns: what one column is made of, and not its neighbours', async () => {
    await open(server.origin + NET_AMOUNT);
    await part('Column amount, VARCHAR').hover();
    const names = await lit();
    expect(names.some((name) => name.startsWith('Column net_amount'))).toBe(true);
    expect(names.some((name) => name.startsWith('Column discount'))).toBe(false);
  });

  test('is walked by arrow keys to a column, says where one is, and Enter goes there', async () => {
    await open(server.origin + NET_AMOUNT);
    await part('Column amount, VARCHAR').focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => status().textContent())
      .toMatch(/^Column net_amount, .* of orders_clean, clean: \d+ upstream, \d+ downstream$/);
    await page.keyboard.press('ArrowRight');
    const reached = await page.evaluate(() => document.activeElement?.querySelector('title')?.textContent);
    expect(reached).toMatch(/^Column /);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('/net_amount/'));
    expect(await page.locator('h1').innerText()).toBe(/^Column ([^,]*)/.exec(reached ?? '')?.[1]);
  });

  test('is zoomed by keys and by the wheel with Ctrl about the pointer, and fitted by 0; a plain wheel scrolls the page', async () => {
    await open(server.origin + ORDERS);
    const natural = await widthOf();
    await page.mouse.wheel(0, 50);
    expect(await widthOf()).toBe(natural);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(widthOf).toBeGreaterThan(natural);
    const turned = await widthOf();
    await part('Dataset orders, raw').focus();
    await page.keyboard.press('+');
    await expect.poll(widthOf).toBeGreaterThan(turned);
    await page.keyboard.press('0');
    const frame = await page.locator('.figure .scroll').evaluate(({ clientWidth }) => clientWidth);
    expect(await widthOf()).toBeLessThanOrEqual(frame);
  });

  test('is moved by dragging, which is no click', async () => {
    await open(server.origin + ORDERS);
    await part('Dataset orders_clean').focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('+');
    const scroller = page.locator('.figure .scroll');
    await part('Dataset orders_clean').scrollIntoViewIfNeeded();
    const before = await scroller.evaluate(({ scrollLeft }) => scrollLeft);
    const box = await part('Dataset orders_clean').boundingBox();
    if (box === null) throw new Error('The box is not in the frame.');
    await page.mouse.move(box.x + 30, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x - 70, box.y + 20, { steps: 5 });
    await page.mouse.up();
    expect(await scroller.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThanOrEqual(before + 90);
    expect(new URL(page.url()).pathname).toBe(ORDERS);
  });

  test('moves nothing on the page when its controls come', async () => {
    await page.goto(server.origin + ORDERS);
    const place = (): Promise<number> =>
      page.locator('#columns').evaluate((heading) => heading.getBoundingClientRect().y + scrollY);
    const before = await place();
    await page.locator('.figure .scroll').hover({ position: { x: 2, y: 2 } });
    await page.locator('.dg-tools').waitFor();
    expect(await place()).toBe(before);
  });

  test('fills the screen and comes back', async () => {
    await open(server.origin + ORDERS);
    await part('Dataset orders_clean').focus();
    await page.keyboard.press('f');
    await page.locator('.figure:is(.full, .full-screen)').waitFor();
    await page.keyboard.press('f');
    await expect.poll(() => page.locator('.figure:is(.full, .full-screen)').count()).toBe(0);
  });

  test('on a touch screen has its controls at once, lights at the first tap and goes at the second', async () => {
    await context.close();
    context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    page = await context.newPage();
    faults = watch(page);
    await page.goto(server.origin + ORDERS);
    await page.locator('.figure .scroll').scrollIntoViewIfNeeded();
    await page.locator('.dg-tools').waitFor();
    const height = (): Promise<number> =>
      page.locator('.figure').evaluate((figure) => figure.getBoundingClientRect().height);
    const before = await height();
    await part('Dataset orders, raw').tap();
    expect((await lit()).length).toBeGreaterThan(3);
    expect(await status().textContent()).toMatch(/^Tap again to go there\./);
    expect(await height()).toBe(before);
    const marks = await page
      .locator('svg.dg [data-more]')
      .evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect()));
    expect(Math.min(...marks.flatMap(({ width, height: high }) => [width, high]))).toBeGreaterThanOrEqual(24);
    expect(new URL(page.url()).pathname).toBe(ORDERS);
    await part('Dataset orders, raw').tap();
    await page.waitForURL('**/datasets/raw/orders/');
  });
});

describe('what a diagram leaves out', () => {
  test('opens in place, as many as there are, and closes again to the picture that was', async () => {
    await open(hub.origin + HUB);
    const drawn = (): Promise<string> =>
      page
        .locator('svg.dg')
        .evaluate(
          (svg) =>
            `${svg.querySelectorAll('[data-n], [data-e]').length} in ${svg.getAttribute('viewBox') ?? ''}`,
        );
    const before = await drawn();
    const badge = page.locator('[data-n]:has(> a > title:text("Dataset out_00,")) > [data-more=down]');
    expect(await badge.locator('text').textContent()).toBe('+9');
    await badge.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('title:text("Job next_")').count()).toBe(9);
    expect(await badge.locator('text').textContent()).toBe('−');
    expect(await status().textContent()).toContain('9 opened.');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-more'))).toBe('down');
    await page.keyboard.press('Enter');
    await expect.poll(drawn).toBe(before);
  });

  test('opens twelve of many at once; the others are on the page that the picture leads to', async () => {
    await open(hub.origin + HUB);
    const drawn = await page.locator('[data-n]:has(> a > title:text("Dataset source_"))').count();
    await page.locator('.dg-k:has(title:text("datasets of raw")) > a').focus();
    await page.keyboard.press('o');
    const rest = page.locator('.dg-rest > a');
    await rest.waitFor();
    expect(await page.locator('title:text("Dataset source_")').count()).toBe(drawn + 12);
    expect(await rest.locator('title').textContent()).toContain(`${30 - drawn - 12} more datasets`);
    await rest.click();
    await page.waitForURL('**/jobs/jobs/load/#inputs');
  });

  test('keeps the boxes that were there in their order from top to bottom', async () => {
    await open(hub.origin + HUB);
    const order = (): Promise<(string | null)[]> =>
      page.locator('[data-n]:has(> a > title:text("Job read_")) > a').evaluateAll((links) =>
        links
          .map((link) => ({
            name: link.querySelector('title')?.textContent ?? null,
            y: link.getBoundingClientRect().y,
          }))
          .sort((a, b) => a.y - b.y)
          .map(({ name }) => name),
      );
    const before = await order();
    await page.locator('[data-n]:has(> a > title:text("Dataset out_00,")) > [data-more]').click();
    await page.locator('title:text("Job next_0")').waitFor({ state: 'attached' });
    expect(await order()).toEqual(before);
  });

  test('is kept in the address, and comes back with it', async () => {
    await open(hub.origin + HUB);
    await page.locator('[data-n]:has(> a > title:text("Dataset out_00,")) > [data-more]').click();
    await page.waitForURL(/#lineage-diagram\?open=/);
    await page.reload();
    await expect.poll(() => page.locator('title:text("Job next_")').count()).toBe(9);
  });

  test('leads to its page, with words that say so, where its twin cannot be read', async () => {
    await page.route('**/out_00/index.json', (route) => route.fulfill({ status: 200, body: 'no twin' }));
    await open(hub.origin + HUB);
    await page.locator('[data-n]:has(> a > title:text("Dataset out_00,")) > [data-more]').click();
    await expect.poll(() => status().textContent()).toBe('The neighbours could not be read. Its page');
    expect(await status().locator('a').getAttribute('href')).toMatch(/\/datasets\/mart\/out_00\/$/);
  });
});

describe('another drawing of the same', () => {
  test('shows columns, says so in its caption and its legend, and is kept in the address', async () => {
    await open(server.origin + ORDERS);
    const caption = page.locator('.figure figcaption > span').first();
    const before = await caption.textContent();
    await choose('Show', 'With columns');
    await expect.poll(() => page.locator('svg.dg [data-r]').count()).toBeGreaterThan(10);
    expect(await caption.textContent()).not.toBe(before);
    expect(await page.locator('.legend .sign.pill').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('#lineage-diagram?as=columns');
    await choose('Show', 'Reset');
    await expect.poll(() => caption.textContent()).toBe(before);
    expect(await page.locator('svg.dg').getAttribute('id')).toBe('lineage-diagram');
    expect(new URL(page.url()).hash).toBe('');
  });

  test('leaves out indirect lines, and the boxes to which nothing else leads', async () => {
    await open(server.origin + NET_AMOUNT);
    const customers = page.locator('[data-n]:has(> a > title:text("Dataset customers, raw"))');
    expect(await customers.isVisible()).toBe(true);
    await choose('Show', 'Indirect lines');
    expect(await customers.isVisible()).toBe(false);
    expect(await page.locator('.dg-w > path:visible').count()).toBe(0);
    expect(await page.locator('.dg-v > path:visible').count()).toBeGreaterThan(0);
  });
});

describe('a diagram is taken along', () => {
  test('as a PNG of the whole drawing at twice its size, whatever part of it is in the frame', async () => {
    await open(server.origin + ORDERS);
    await part('Dataset orders_clean').focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('+');
    const natural = await page
      .locator('svg.dg')
      .evaluate((svg) => [
        (svg as SVGSVGElement).viewBox.baseVal.width,
        (svg as SVGSVGElement).viewBox.baseVal.height,
      ]);
    const saved = await download('Save as PNG');
    expect(saved.suggestedFilename()).toMatch(/^orders_clean.*\.png$/);
    const png = readFileSync(await saved.path());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(natural.map((length) => 2 * length));
    expect(bytesIn(png)).toBeGreaterThan(20);
  });

  test('as an SVG that stands alone: no classes, no variables, each colour written out', async () => {
    await open(server.origin + ORDERS);
    await part('Dataset orders, raw').focus();
    const saved = await download('Save as SVG');
    const markup = readFileSync(await saved.path(), 'utf8');
    expect(markup).not.toMatch(/class=|var\(|light-dark|oklab|opacity="0\.25"/);
    const names = await page.evaluate(
      (source) =>
        [...new DOMParser().parseFromString(source, 'image/svg+xml').querySelectorAll('a')].map((link) =>
          link.getAttribute('href'),
        ),
      markup,
    );
    expect(names).toContain(`${server.origin}/datasets/raw/orders/`);
  });

  test('as Mermaid of what is shown', async () => {
    await open(hub.origin + HUB);
    await page.locator('[data-n]:has(> a > title:text("Dataset out_00,")) > [data-more]').click();
    await page.locator('title:text("Job next_0")').waitFor({ state: 'attached' });
    await choose('Export', 'Copy as Mermaid');
    await expect.poll(() => status().textContent()).toBe('Mermaid source copied.');
    const source = await page.evaluate(() => navigator.clipboard.readText());
    expect(source).toMatch(/^flowchart LR\n/);
    expect(source).toContain('(["next_0<br/>jobs"])');
    expect(source).toContain('[("hub<br/>wh")]');
  });

  test('as a link to exactly this view', async () => {
    await open(server.origin + NET_AMOUNT);
    await choose('Show', 'Indirect lines');
    await part('Column amount, VARCHAR').focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('+');
    const [width, names] = [await widthOf(), await lit()];
    const offset = await page.locator('.figure .scroll').evaluate(({ scrollLeft }) => scrollLeft);
    await choose('Export', 'Copy link to this view');
    await expect.poll(() => status().textContent()).toBe('Link copied.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await context.newPage();
    await other.setViewportSize({ width: 1280, height: 900 });
    [page, faults] = [other, watch(other)];
    await page.goto(link);
    await expect.poll(lit).toEqual(names);
    expect(Math.abs((await widthOf()) - width)).toBeLessThan(8);
    const shown = await page.locator('.figure .scroll').evaluate(({ scrollLeft }) => scrollLeft);
    expect(Math.abs(shown - offset)).toBeLessThan(8);
    expect(await page.locator('.dg-w > path:visible').count()).toBe(0);
  });
});

test('another place on the page is reached as ever, and the diagram stays as it is', async () => {
  await page.goto(`${server.origin}${ORDERS}#columns`);
  await page.locator('.figure .scroll').hover({ position: { x: 2, y: 2 } });
  await page.locator('.dg-tools').waitFor();
  expect(new URL(page.url()).hash).toBe('#columns');
});

describe('in an unpacked folder', () => {
  const address = (): string => pathToFileURL(join(demo, `${ORDERS}index.html`)).href;

  test('a diagram lights, zooms and is saved', async () => {
    await open(address());
    await part('Dataset orders, raw').hover();
    expect((await lit()).length).toBeGreaterThan(3);
    const before = await widthOf();
    await part('Dataset orders, raw').focus();
    await page.keyboard.press('+');
    await expect.poll(widthOf).toBeGreaterThan(before);
    const svg = await download('Save as SVG');
    expect(readFileSync(await svg.path(), 'utf8')).not.toContain('file:');
    expect((await download('Save as PNG')).suggestedFilename()).toMatch(/\.png$/);
  });

  test('opening what is left out says that it needs a host, and leads to the page', async () => {
    await open(address());
    await page.locator('[data-n]:has(> a > title:text("Dataset customers, raw")) > [data-more]').click();
    await expect
      .poll(() => status().textContent())
      .toBe('Neighbours open where the site is on a host. Its page');
    await status().locator('a').click();
    await page.waitForURL(/\/datasets\/raw\/customers\/index\.html$/);
  });
});

/** How many different bytes there are in the upper rows of a PNG, filters left on: a handful for an empty picture. */
function bytesIn(png: Buffer): number {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return new Set(inflateSync(Buffer.concat(parts)).subarray(0, 400_000)).size;
}
