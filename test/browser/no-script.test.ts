/** The whole content without JavaScript: scripts add controls, and nothing that is to be read. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { settled } from './fault.ts';
import { onePageOfEachKind } from './output.ts';
import { serve, type Server } from './server.ts';

const demo = inject('demo');
const kinds = Object.entries(onePageOfEachKind(demo));
let server: Server;
let browser: Browser;
let pages: { readonly plain: Page; readonly scripted: Page };

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(demo), launchChromium()]);
  const [plain, scripted] = await Promise.all([
    browser.newContext({ javaScriptEnabled: false }),
    browser.newContext(),
  ]);
  pages = { plain: await plain.newPage(), scripted: await scripted.newPage() };
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Text {
  readonly words: string;
  /** Whether it names or belongs to a control, or is what one says of itself. */
  readonly isOfControl: boolean;
  /** Whether it is laid out; what a reader can unfold is. */
  readonly isShown: boolean;
}

async function textsOf(path: string, page: Page): Promise<readonly Text[]> {
  await page.goto(server.origin + path);
  if (page === pages.scripted) await settled(page);
  return readTexts(page);
}

/** The texts of what a page is about, in their order. */
function readTexts(page: Page): Promise<readonly Text[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const controls =
      'button, select, label, dialog, [role=status], [role=toolbar], [role=listbox], [role=search], [role=group], [data-recent]';
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
      const parent = node.parentElement;
      if (words === '' || parent === null || parent.closest('template, script, style') !== null) continue;
      texts.push({
        words,
        isOfControl: parent.closest(controls) !== null,
        // A chart is drawn once for phones, and once for more room.
        isShown: parent.closest('svg') !== null || parent.getClientRects().length > 0,
      });
    }
    return texts;
  });
}

/** What a script draws from words that are on the page without it, and what it takes away since it can do more. */
const DRAWN = new Map([
  ['guide', 'the sources of its diagrams'],
  ['paths', 'what it says where no script runs'],
  ['search', 'what it says where no script runs'],
]);

describe.each(kinds)('the page of a kind: %s', (kind, path) => {
  // An example of a question that only a script can answer is not put.
  test.skipIf(kind === 'paths')('shows all that it has to say without scripts', async () => {
    const texts = await textsOf(path, pages.plain);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(({ isShown, isOfControl }) => !isShown && !isOfControl)).toEqual([]);
  });

  test.skipIf(DRAWN.has(kind))('loses nothing by scripts, and gains controls alone', async () => {
    const [without, withScripts] = [await textsOf(path, pages.plain), await textsOf(path, pages.scripted)];
    const added: Text[] = [];
    let next = 0;
    for (const text of withScripts) {
      if (text.words === without[next]?.words) next += 1;
      else added.push(text);
    }
    expect(without.slice(next).map(({ words }) => words)).toEqual([]);
    expect(added.filter(({ isOfControl }) => !isOfControl).map(({ words }) => words)).toEqual([]);
  });
});
