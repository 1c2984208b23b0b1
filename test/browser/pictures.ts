/** `npm run pictures`: makes the README's pictures anew, from the demo as the real command builds it. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { serve } from './server.ts';

const FOLDER = join(PROJECT, 'docs', 'pictures');

interface Picture {
  readonly name: string;
  readonly path: string;
  /** In CSS pixels; a desk's screen where nothing else is said. */
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** What a reader does first. */
  readonly first?: (page: Page) => Promise<void>;
}

const PHONE = { width: 390, height: 844 };

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '/' },
  { name: 'dataset', path: '/datasets/clean/orders_clean/' },
  { name: 'dataset-dark', path: '/datasets/clean/orders_clean/', scheme: 'dark' },
  { name: 'dataset-phone', path: '/datasets/clean/orders_clean/', ...PHONE },
  { name: 'column', path: '/datasets/clean/orders_clean/columns/net_amount/', height: 1010 },
  { name: 'job', path: '/jobs/ecommerce/etl_orders/' },
  { name: 'run', path: '/runs/', first: (page) => page.locator('main .k-run a').first().click() },
  { name: 'runs', path: '/runs/' },
  { name: 'health', path: '/health/' },
  { name: 'lineage', path: '/lineage/' },
  { name: 'history', path: '/lineage/history/' },
  { name: 'paths', path: '/paths/' },
  { name: 'personal-data', path: '/personal-data/' },
  { name: 'term', path: '/glossary/net-revenue/' },
  { name: 'search', path: '/datasets/clean/orders_clean/', first: (page) => askFor(page, 'revnue') },
  {
    name: 'ask',
    path: '/datasets/clean/orders_clean/',
    first: (page) => askFor(page, 'what feeds revenue_daily.net_revenue'),
  },
];

async function askFor(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill(text);
  await page.locator('dialog [role=option], dialog .answer table').first().waitFor();
}

async function take(browser: Browser, origin: string, picture: Picture): Promise<void> {
  const { name, path, width = 1280, height = 900, scheme = 'light', first } = picture;
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 1.5,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  await page.goto(origin + path);
  await first?.(page);
  await page.evaluate(() => document.fonts.ready);
  const image = await loadImage(await page.screenshot());
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  await writeFile(join(FOLDER, `${name}.webp`), await canvas.encode('webp', 90));
  await page.close();
}

const folder = await mkdtemp(join(tmpdir(), 'headwater-pictures-'));
const out = join(folder, 'site');
const { code, stderr } = await build(
  ['--events', 'lineage/history', '--glossary', 'glossary', '--out', out],
  { cwd: PROJECT },
);
if (code !== 0) throw new Error(`The demo was not built:\n${stderr}`);
const server = await serve(out);
const browser = await launchChromium();
for (const picture of PICTURES) await take(browser, server.origin, picture);
await browser.close();
await server.close();
await rm(folder, { recursive: true });
