import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mermaid } from '../../src/diagram/mermaid.ts';
import { svg } from '../../src/diagram/svg.ts';
import { nodeTitle, rowTitle } from '../../src/diagram/words.ts';
import { foldName, type Slice } from '../../src/graph/slice.ts';
import { layout } from '../../src/layout/layout.ts';
import { anySlice, dataset, edge, job, readableSlice, slice } from '../layout/slice-builder.ts';
import { launchChromium } from '../browser/chromium.ts';

const CSS = fileURLToPath(new URL('../../src/diagram/diagram.css', import.meta.url));
const MERMAID = fileURLToPath(new URL('mermaid.min.js', import.meta.resolve('mermaid')));
const OPTIONS = { id: 'd', title: 'Title', href: () => '#' };
const WRITER = fileURLToPath(new URL('../../src/scripts/diagram/written-out.ts', import.meta.url));

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  const { outputFiles } = await build({
    entryPoints: [WRITER],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'written',
  });
  await page.addInitScript({ content: `${outputFiles[0]?.text ?? ''};globalThis.written = written` });
  await page.goto('about:blank');
}, 60_000);

/** What the script of diagrams has, in the browser. */
interface Written {
  readonly written: { readonly writeOut: (svg: Element) => void };
}

afterAll(async () => {
  await browser.close();
});

/** As a name comes out of markup. */
function inMarkup(name: string): string {
  const written = name.toWellFormed().replace(/[^\P{Cc}\t\r\n]|[\ufffe\uffff]/gu, '\ufffd');
  // XML parsers turn carriage returns into line feeds
  return written.replace(/\r\n?/g, '\n');
}

/** What the titles of a slice's drawing say: one for each node and row. */
function wordsOf({ nodes }: Slice): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'fold') return [foldName(node)];
    const rows = node.rows.map(({ label, detail, emphasis }) => rowTitle(label, detail, emphasis));
    return [nodeTitle(node.kind, node.label, node.caption, node.emphasis), ...rows];
  });
}

describe('the SVG of any slice', () => {
  test('is well-formed XML and says its names exactly', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        const markup = svg(await layout(any), OPTIONS);
        const titles = await page.evaluate((source) => {
          const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
          if (parsed.querySelector('parsererror')) return null;
          (globalThis as unknown as Written).written.writeOut(parsed.documentElement);
          return [...parsed.querySelectorAll('.dg-d > a > title, .dg-j > a > title')].map(
            ({ textContent }) => textContent,
          );
        }, markup);
        expect(titles).not.toBeNull();
        for (const { label } of any.nodes) {
          expect(titles?.some((title) => title.includes(inMarkup(label)))).toBe(true);
        }
      }),
      { numRuns: 200, seed: 20 },
    );
  });

  test('is written out in words by the script, as the slice has them', async () => {
    await fc.assert(
      fc.asyncProperty(readableSlice, async (any) => {
        const drawing = await layout(any);
        const said = await page.evaluate(
          (source) => {
            document.body.innerHTML = source;
            const drawn = document.querySelector('svg.dg');
            if (drawn === null) return null;
            (globalThis as unknown as Written).written.writeOut(drawn);
            return {
              titles: [...drawn.querySelectorAll('title')].map(({ textContent }) => textContent),
              numbers: [...drawn.querySelectorAll<SVGElement>('[data-n]')].map(({ dataset }) => dataset['n']),
              widths: drawn.querySelectorAll('rect:not([width])').length,
            };
          },
          svg(drawing, { ...OPTIONS, title: null }),
        );
        expect(said?.numbers).toEqual(drawing.nodes.map((_, index) => String(index)));
        expect(said?.widths).toBe(0);
        const titles = said?.titles.join('\n') ?? '';
        expect(wordsOf(any).filter((one) => !titles.includes(inMarkup(one)))).toEqual([]);
      }),
      { numRuns: 100, seed: 20 },
    );
  });

  test('has lines that the script writes out as sentences', async () => {
    const drawing = await layout(
      slice(
        [dataset('a', ['x'], { hiddenUpstream: 3 }), dataset('b', ['y'])],
        [edge('a#x', 'b#y', 'influence', 'JOIN, SORT'), { ...edge('a', 'b'), inCycle: true }],
      ),
    );
    const titles = await page.evaluate(
      (source) => {
        document.body.innerHTML = source;
        const drawn = document.querySelector('svg.dg');
        if (drawn !== null) (globalThis as unknown as Written).written.writeOut(drawn);
        return [...document.querySelectorAll('path > title')].map(({ textContent }) => textContent);
      },
      svg(drawing, { ...OPTIONS, title: null }),
    );
    expect(titles.toSorted()).toEqual([
      'a flows into b, and back by a cycle',
      'a.x influences b.y: JOIN, SORT',
    ]);
  });

  test('means the same to the HTML parser, where it is inlined', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        const markup = svg(await layout(any), OPTIONS);
        const counts = await page.evaluate((source) => {
          const asXml = new DOMParser().parseFromString(source, 'image/svg+xml');
          const asHtml = new DOMParser().parseFromString(`<figure>${source}</figure>`, 'text/html');
          return [asXml.querySelectorAll('*').length, asHtml.querySelectorAll('svg, svg *').length];
        }, markup);
        expect(counts[1]).toBe(counts[0]);
      }),
      { numRuns: 100, seed: 20 },
    );
  });
});

test('texts stay within their boxes', async () => {
  const long = 'warehouse.customer_orders_partitioned_by_day_and_region.WITH_SOME_CAPITALS_MMMMWWWW';
  const drawing = await layout(
    slice(
      [
        dataset(long, ['customer_billing_address_country_code_iso', 'id'], {
          emphasis: 'focus',
          caption: long,
        }),
        dataset('raw.orders'),
        job('refresh_revenue_dashboard', { emphasis: 'focus' }),
      ],
      [edge('raw.orders', 'refresh_revenue_dashboard'), edge('refresh_revenue_dashboard', long)],
    ),
  );
  await page.setContent(`<style>${await readFile(CSS, 'utf8')}</style>${svg(drawing, OPTIONS)}`);
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>('.dg-d, .dg-j')].flatMap((node) => {
      const frame = node.querySelector('rect')?.getBoundingClientRect();
      return [...node.querySelectorAll('text')]
        .filter((text) => text.getBoundingClientRect().right > (frame?.right ?? 0))
        .map(({ textContent }) => textContent);
    }),
  );
  expect(outside).toEqual([]);
});

/** Runs in the browser: texts that leave their boxes, or lie on each other or under a badge. */
function textFaults(): string[] {
  const boxOf = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top: top + 2, bottom: bottom - 2 };
  };
  type Box = ReturnType<typeof boxOf>;
  const meet = (a: Box, b: Box): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const all = [...document.querySelectorAll('svg text')].filter((text) => text.textContent.trim() !== '');
  const boxes = all.map(boxOf);
  const faults: string[] = [];
  for (const [index, text] of all.entries()) {
    const own = boxes[index];
    if (own === undefined) continue;
    const words = text.textContent;
    for (const [other, box] of boxes.entries()) {
      if (other > index && meet(own, box)) faults.push(`${words} lies on ${all[other]?.textContent ?? ''}`);
    }
    for (const badge of document.querySelectorAll('.dg-m')) {
      if (!badge.contains(text) && meet(own, boxOf(badge))) faults.push(`${words} is under a badge`);
    }
    const frame = text.closest('.dg-m, .dg-d, .dg-j, .dg-g')?.querySelector('rect');
    const bounds = frame?.getBoundingClientRect();
    if (bounds && (own.left < bounds.left || own.right > bounds.right))
      faults.push(`${words} leaves its box`);
  }
  return faults;
}

test('no text lies on another, under a badge, or outside of its box', async () => {
  const css = await readFile(CSS, 'utf8');
  await fc.assert(
    fc.asyncProperty(readableSlice, async (any) => {
      await page.setContent(`<style>${css}</style>${svg(await layout(any), OPTIONS)}`);
      expect(await page.evaluate(textFaults)).toEqual([]);
    }),
    { numRuns: 150, seed: 20 },
  );
});

test('links can be reached by keyboard, along the flow', async () => {
  const drawing = await layout(
    slice([dataset('z'), job('m'), dataset('a')], [edge('z', 'm'), edge('m', 'a')]),
  );
  await page.setContent(svg(drawing, { ...OPTIONS, href: ({ key }) => `#${key}` }));
  const reached: (string | null)[] = [];
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? null));
  }
  expect(reached).toEqual(['#z', '#m', '#a']);
});

describe('Mermaid itself', () => {
  beforeAll(async () => {
    await page.setContent('<main></main>');
    await page.addScriptTag({ path: MERMAID });
  });

  /** Throws what Mermaid throws; else the texts of the nodes that it drew. */
  const labels = (source: string): Promise<string[]> =>
    page.evaluate(async (text) => {
      const { mermaid: renderer } = globalThis as unknown as {
        mermaid: { render: (id: string, text: string) => Promise<{ svg: string }> };
      };
      const { svg: drawn } = await renderer.render('m', text);
      const parsed = new DOMParser().parseFromString(drawn, 'text/html');
      return [...parsed.querySelectorAll('.node')].map((node) => node.textContent);
    }, source);

  test('parses every slice', async () => {
    await fc.assert(
      fc.asyncProperty(anySlice, async (any) => {
        await page.evaluate(async (text) => {
          const { mermaid: parser } = globalThis as unknown as {
            mermaid: { parse: (text: string) => Promise<unknown> };
          };
          await parser.parse(text);
        }, mermaid(any));
      }),
      { numRuns: 200, seed: 20 },
    );
  });

  test.each([
    'end',
    '"quoted" [brackets] (round) {curly}',
    '<script>alert("x")</script>',
    '__proto__',
    '_a_ *b* `c` ~d~ **e**',
    '1. first',
    '- item',
    '+ item',
    '# heading',
    'a;b%%c',
    '#quot; &amp; &lt;b&gt;',
    's3://bucket/a b',
    'http://example.com/x',
    'C:\\data\\x.csv',
    '顧客 🕷 ñ',
    'a --> b',
    '$$x^2$$',
    '2024-01-01',
    'fa:fa-car',
    '@{ shape: rect }',
  ])('shows the name %j as it is', async (name) => {
    expect(await labels(mermaid(slice([dataset(name)])))).toEqual([name]);
  });
});
