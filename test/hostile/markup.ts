/** Whether a page holds markup that the site's templates did not put there. */
import type { Page } from 'playwright-core';

/** What a site's pages may hold. */
export interface Allowed {
  /** The paths of the site's own scripts. */
  readonly scripts: readonly string[];
  /** The paths of the pages that lead on by themselves, under a dataset's other identities. */
  readonly moving: readonly string[];
}

/** The elements of the templates, of diagrams, of coloured code and of rendered Markdown: what a page needs beyond these is added here. */
const ELEMENTS =
  `a aside bdi blockquote body br button circle code dd desc details div dl dt em figcaption figure
  footer g h1 h2 h3 h4 head header hr html input kbd label li line link main marker meta nav
  noscript ol p path pre rect s script section small span strong summary svg table tbody td
  template text th thead time title tr tspan ul wbr`.split(/\s+/);

/** Their attributes. None runs a script; those that hold a link or a style are looked into. */
const ATTRIBUTES =
  `aria-autocomplete aria-controls aria-current aria-describedby aria-expanded aria-hidden aria-label
  aria-labelledby aria-pressed autocapitalize autocomplete autofocus charset class colspan content cx cy d
  data-as-of data-cite data-column data-e data-label data-language data-line data-linked data-long data-lost data-makes
  data-more data-only data-recent data-search-page data-variants datetime defer disabled dy fill for height hidden href http-equiv id lang marker-end
  markerHeight markerUnits markerWidth media name orient placeholder preserveAspectRatio property r refY rel role rowspan
  rx scope spellcheck src start stroke stroke-linecap stroke-linejoin stroke-width style tabindex text-anchor
  title transform type viewBox width x x1 x2 xmlns y y1 y2`.split(/\s+/);

/** The width of a diagram, the depth of a run in its tree, and the colours of code. */
const STYLE =
  /^(?:--natural:[\d.]+px|--d:\d+px(?:;--j:\d+px)?|--j:\d+px|--depth: ?\d+|(?:--shiki-[a-z-]+:#?\w+;? ?|overflow-x: auto;)+)$/
    .source;

/** To the rest of the site, to the web, to an address. */
const LINK = /^(?:(?!\/\/)[\w.~/#=&-]*|https?:\/\/.*|mailto:.*)$/.source;

const AT_ONCE = 50;

/** Parses pages as a browser does, and runs nothing of them: each thing that no template writes, with its page. */
export async function strangeMarkup(
  page: Page,
  paths: readonly string[],
  { scripts, moving }: Allowed,
): Promise<string[]> {
  const rules = { elements: ELEMENTS, attributes: ATTRIBUTES, style: STYLE, link: LINK, scripts, moving };
  const found: string[] = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    found.push(
      ...(await page.evaluate(inspectAll, { ...rules, paths: paths.slice(start, start + AT_ONCE) })),
    );
  }
  return found;
}

interface Task extends Allowed {
  readonly paths: readonly string[];
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly style: string;
  readonly link: string;
}

/** Runs in the browser. */
async function inspectAll(task: Task): Promise<string[]> {
  const [style, link] = [new RegExp(task.style), new RegExp(task.link, 'is')];
  const [scripts, moving] = [new Set(task.scripts), new Set(task.moving)];
  const none = (what: string, names: readonly string[]): string =>
    `//${what}[not(contains(' ${names.join(' ')} ', concat(' ', local-name(), ' ')))]`;
  const strange = `${none('*', task.elements)} | ${none('@*', task.attributes)}`;
  const all = await Promise.all(
    task.paths.map(async (path) => inspect(path, await (await fetch(path)).text())),
  );
  return all.flat();

  function inspect(path: string, html: string): string[] {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const nodes = parsed.evaluate(strange, parsed, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    const named = Array.from(
      { length: nodes.snapshotLength },
      (_, index) => nodes.snapshotItem(index)?.nodeName,
    );
    const odd = [...parsed.querySelectorAll('[href], [src], [style], [http-equiv], script')].filter(
      (element) => !isOurs(element, path),
    );
    return [...named, ...odd.map(({ outerHTML }) => outerHTML.slice(0, 200))].map(
      (what) => `${path}: ${what ?? ''}`,
    );
  }

  function isOurs(element: Element, path: string): boolean {
    const of = (name: string): string => element.getAttribute(name) ?? '';
    if (element.localName === 'script' && of('type') === 'application/ld+json')
      return !element.hasAttribute('src') && isJson(element.textContent);
    if (element.localName === 'script')
      return element.textContent === '' && scripts.has(resolve(of('src'), path));
    if (of('http-equiv') === 'Content-Security-Policy')
      return of('content').startsWith("default-src 'none';");
    if (element.hasAttribute('http-equiv'))
      return of('http-equiv') === 'refresh' && moving.has(path) && /^0;url=[./]/.test(of('content'));
    if (element.hasAttribute('style') && !style.test(of('style'))) return false;
    return link.test(of('href')) && !element.hasAttribute('src');
  }

  function isJson(text: string): boolean {
    try {
      return JSON.parse(text) !== null;
    } catch {
      return false;
    }
  }

  function resolve(to: string, path: string): string {
    return new URL(to, new URL(path, location.origin)).pathname;
  }
}
