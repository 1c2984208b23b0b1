import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { eventWithSymlinks } from './linked-log.ts';
import { listFiles, onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';style-src-attr 'unsafe-inline';" +
  "img-src 'self' blob:;connect-src 'self';base-uri 'none';form-action 'none'";
/** Mermaid writes style elements into its drawings. */
const GUIDE_POLICY = POLICY.replace(
  "style-src 'self';",
  "style-src 'self';style-src-elem 'self' 'unsafe-inline';",
);

const demo = inject('demo');
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-policy`);
/** The site of one dataset that has two names. */
const linked = join(folder, 'linked');
const kinds = onePageOfEachKind(demo);
let browser: Browser;
let host: Server;

/** Where one opens a site: on a host, in any folder of it, or as files that were unpacked. */
const places = {
  'on a host': (path: string) => host.origin + path,
  'as a file': (path: string) => pathToFileURL(join(demo, path, 'index.html')).href,
} as const;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.json'), JSON.stringify(eventWithSymlinks()));
  const { code, stderr } = await build(['--events', 'log.json', '--out', 'linked'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [host, browser] = await Promise.all([serve(demo, '/some/where'), launchChromium()]);
});

afterAll(async () => {
  await browser.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

/** The policies of a page, and whether they stand before whatever they are to hold. */
function policyOf(html: string): { readonly policies: readonly string[]; readonly isFirst: boolean } {
  const element = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g;
  const policies = [...html.matchAll(element)].map(([, text]) => (text ?? '').replaceAll('&#39;', "'"));
  const held = html.search(/<(?:script|style|link|base|img|svg|iframe)\b|\sstyle=|\son[a-z]+=/);
  return { policies, isFirst: held === -1 || html.search(element) < held };
}

/** Without what a page says to machines of itself, which no browser runs. */
function withoutData(html: string): string {
  return html.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
}

/** Opens a page of its own, and gives what `use` makes of it, with what the console says of policies. */
async function visit<T>(
  url: string,
  use: (page: Page) => Promise<T>,
): Promise<{ readonly result: T; readonly violations: readonly string[] }> {
  const context = await browser.newContext({ colorScheme: 'light' });
  try {
    const page = await context.newPage();
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
    await page.goto(url);
    const result = await use(page);
    // What the browser has told by now comes before the answer to this.
    await page.evaluate(() => document.readyState);
    return { result, violations };
  } finally {
    await context.close();
  }
}

describe('every page of a build', () => {
  test.each([
    ['of the demo', demo],
    ['of a log with symlinks', linked],
  ])('%s has the policy, before anything that it is to hold', (_, site) => {
    const pages = listFiles(site).filter((file) => file.endsWith('.html'));
    expect(pages).toContain('404.html');
    for (const file of pages) {
      const policy = file.startsWith('guide/') ? GUIDE_POLICY : POLICY;
      const expected = { policies: [policy], isFirst: true };
      expect(policyOf(readFileSync(join(site, file), 'utf8')), file).toEqual(expected);
    }
  });

  test('has no script but what it loads, of the site’s own', () => {
    const files = listFiles(demo);
    const own = new Set(files.filter((file) => /^scripts\/[\w-]+\.js$/.test(file)));
    for (const file of files.filter((one) => one.endsWith('.html'))) {
      const html = withoutData(readFileSync(join(demo, file), 'utf8'));
      expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+=|javascript:/g), file).toBe(null);
      const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source = '']) => source);
      const loaded = scripts.map((one) => new URL(one, `https://site.test/${file}`).pathname.slice(1));
      expect(loaded.length, file).toBeGreaterThan(0);
      expect(
        loaded.filter((one) => !own.has(one)),
        file,
      ).toEqual([]);
    }
  });
});

test('a page that leads on does so under the policy', async () => {
  const server = await serve(linked);
  const { violations } = await visit(`${server.origin}/datasets/hive/orders/`, (page) =>
    page.waitForURL(`${server.origin}/datasets/lake/orders/`),
  );
  await server.close();
  expect(violations).toEqual([]);
});

describe('a script that someone got into a page', () => {
  const INJECTED = `<script>document.title = 'It ran'</script><img src="no" onerror="document.title = 'It ran'">`;

  /** A copy of the start page with the script in it, made by `edit`. */
  function copy(name: string, edit: (html: string) => string): string {
    const site = join(folder, name);
    mkdirSync(site);
    for (const part of ['_astro', 'scripts', 'build.js', 'favicon.svg']) {
      cpSync(join(demo, part), join(site, part), { recursive: true });
    }
    const html = readFileSync(join(demo, 'index.html'), 'utf8').replace('<main', `${INJECTED}<main`);
    writeFileSync(join(site, 'index.html'), edit(html));
    return site;
  }

  const titleOf = (page: Page): Promise<string> =>
    page.waitForLoadState('networkidle').then(() => page.title());

  test.each(['http', 'file'])('does not run, opened over %s, and the page works on', async (scheme) => {
    const site = copy(`held-${scheme}`, (html) => html);
    const server = await serve(site);
    const url = scheme === 'http' ? `${server.origin}/` : pathToFileURL(join(site, 'index.html')).href;
    const { result, violations } = await visit(url, async (page) => {
      await page.locator('.theme').click();
      return { title: await titleOf(page), theme: await page.locator('.theme').innerText() };
    });
    await server.close();
    expect(result).toEqual({ title: 'Headwater', theme: 'Theme: light' });
    expect(violations).toHaveLength(2);
  });

  test('would run without the policy', async () => {
    const site = copy('open', (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    const { result, violations } = await visit(pathToFileURL(join(site, 'index.html')).href, titleOf);
    expect(result).toBe('It ran');
    expect(violations).toEqual([]);
  });
});

describe.each(Object.entries(places))('opened %s', (_, address) => {
  test.each(Object.entries(kinds))('the page of a kind breaks no policy: %s', async (kind, path) => {
    // The guide's script loads what it draws with when it is needed.
    const state = kind === 'guide' ? 'networkidle' : 'load';
    const { violations } = await visit(address(path), (page) => page.waitForLoadState(state));
    expect(violations).toEqual([]);
  });

  test('a page has its style, its diagram’s width and the colours of its code', async () => {
    const { result } = await visit(address('/jobs/ecommerce/etl_products/'), (page) =>
      page.evaluate(() => {
        const styleOf = (selector: string) => {
          const element = document.querySelector(selector);
          if (element === null) throw new Error(`There is no ${selector}.`);
          return getComputedStyle(element);
        };
        return {
          bar: styleOf('.bar > div').display,
          width: styleOf('.figure .scroll').getPropertyValue('--natural'),
          colours: new Set(
            [...document.querySelectorAll('.astro-code .line span')].map(
              (one) => getComputedStyle(one).color,
            ),
          ).size,
        };
      }),
    );
    expect(result.bar).toBe('flex');
    expect(result.width).toMatch(/^\d+(?:\.\d+)?px$/);
    expect(result.colours).toBeGreaterThan(2);
  });

  test('the theme can be switched, and looks it', async () => {
    const { result } = await visit(address('/problems/'), async (page) => {
      const look = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await look();
      for (let clicks = 0; clicks < 2; clicks += 1) await page.locator('.theme').click();
      return { name: await page.locator('.theme').innerText(), looks: [light, await look()] };
    });
    expect(result.name).toBe('Theme: dark');
    expect(result.looks[0]).not.toBe(result.looks[1]);
  });
});

test('the guide’s diagrams are drawn on a host, in a style of their own', async () => {
  const { result, violations } = await visit(places['on a host']('/guide/'), async (page) => {
    const drawing = page.locator('pre[data-drawn] svg').first();
    await drawing.waitFor();
    return drawing.evaluate((svg) => svg.querySelector('style')?.sheet?.cssRules.length ?? 0);
  });
  expect(result).toBeGreaterThan(10);
  expect(violations).toEqual([]);
});

test('a page that does not exist is answered under the policy too', async () => {
  const server = await serve(demo);
  const { result, violations } = await visit(`${server.origin}/no/such/page/`, async (page) => {
    await page.locator('.theme').click();
    return page.locator('h1').innerText();
  });
  await server.close();
  expect(result).toBe('There is no such page');
  expect(violations).toEqual([]);
});
