/** What axe finds on a page of each kind, and in what opens over one, in both themes, on a desk and on a phone. */
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { settled } from './fault.ts';
import { onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
/** What a theme can break. */
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Each rule that is broken, with the elements that break it. */
async function violations(page: Page, options: RunOptions): Promise<readonly string[]> {
  const found = await page.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, given),
    options,
  );
  return sayViolations(found);
}

function sayViolations({ violations: broken }: AxeResults): readonly string[] {
  return broken.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map(({ target, html }) => `${id}: ${help}: ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

/** With axe in it: by the browser’s own door, since the page’s policy lets no script in. */
async function open(path: string, size: keyof typeof SIZES): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(server.origin + path);
  await settled(page);
  await page.evaluate(axe.source);
  return page;
}

/** Until its Mermaid blocks are drawn for the theme: that comes a moment after it. */
async function drawn(page: Page, theme: 'light' | 'dark'): Promise<void> {
  const late = `pre:has(> code.language-mermaid):not([data-drawn=${theme}])`;
  await page.waitForFunction((selector) => document.querySelector(selector) === null, late);
}

describe.each(Object.entries({ ...onePageOfEachKind(demo), 'not found': '/404.html' }))(
  'on the page of a kind: %s',
  (_, path) => {
    test.each(['desk', 'phone'] as const)('axe finds nothing, on a %s', async (size) => {
      const page = await open(path, size);
      await drawn(page, 'light');
      const light = await violations(page, RULES);
      await page.emulateMedia({ colorScheme: 'dark' });
      await drawn(page, 'dark');
      const dark = await violations(page, COLOURS);
      await page.context().close();
      expect({ light, dark }).toEqual({ light: [], dark: [] });
    });
  },
);

/** What a reader opens over a page, and when it is there. */
const OVERLAYS = {
  'the search': async (page: Page) => {
    await page.keyboard.press('/');
    await page.locator('dialog[open] input').waitFor();
    await page.keyboard.type('orders');
    await page.locator('dialog[open] [role=option]').first().waitFor();
  },
  'an answer': async (page: Page) => {
    await page.keyboard.press('/');
    await page.locator('dialog[open] input').waitFor();
    await page.keyboard.type('who owns orders_clean');
    await page.locator('dialog[open]', { hasText: 'Commerce data' }).waitFor();
  },
  'how to cite the page': async (page: Page) => {
    await page.getByRole('button', { name: 'Cite this page' }).click();
    await page.locator('dialog[open]').waitFor();
  },
} as const;

describe.each(Object.entries(OVERLAYS))('over a page, %s', (_, show) => {
  test.each(['desk', 'phone'] as const)('breaks no rule of axe’s, on a %s', async (size) => {
    const page = await open('/datasets/clean/orders_clean/', size);
    await show(page);
    const light = await violations(page, RULES);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await violations(page, COLOURS);
    await page.context().close();
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });
});
