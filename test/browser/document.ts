/** What the HTML of a site says, as the browser parses it. */
import type { Page } from 'playwright-core';

export interface SiteDocument {
  /** Its URL path. */
  readonly path: string;
  readonly title: string;
  /** The texts of its `h1` elements. */
  readonly headings: readonly string[];
  /** The `href` and `src` of all its elements, as they are written, and where it leads on by itself. */
  readonly links: readonly string[];
  /** In the order of the document; those that occur twice occur twice. */
  readonly ids: readonly string[];
  /** Where `<link rel="alternate" type="application/json">` leads. */
  readonly twin: string | null;
}

const AT_ONCE = 50;

/** Reads documents that are served at `paths`, without running their scripts. */
export async function readDocuments(
  page: Page,
  origin: string,
  paths: readonly string[],
): Promise<SiteDocument[]> {
  await page.goto(`${origin}/api/build.json`);
  const documents: SiteDocument[] = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    documents.push(...(await page.evaluate(parseAll, paths.slice(start, start + AT_ONCE))));
  }
  return documents;
}

/** Runs in the browser. */
function parseAll(paths: readonly string[]): Promise<SiteDocument[]> {
  return Promise.all(
    paths.map(async (path) => {
      const html = await (await fetch(path)).text();
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      const attributes = (name: string): string[] =>
        [...parsed.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? '');
      const refresh = parsed.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content');
      const onward = refresh == null ? [] : [refresh.replace(/^\d+;url=/, '')];
      return {
        path,
        title: parsed.title,
        headings: [...parsed.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
        links: [...new Set([...attributes('href'), ...attributes('src'), ...onward])],
        ids: attributes('id'),
        twin:
          parsed.querySelector('link[rel="alternate"][type="application/json"]')?.getAttribute('href') ??
          null,
      };
    }),
  );
}
