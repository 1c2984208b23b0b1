/** Whether the links of a site lead anywhere. */
import type { SiteDocument } from './document.ts';

/** Each link that leads to no file of the site, to no element of its page, or to what is no web page, with its page. */
export function brokenLinks(documents: readonly SiteDocument[], files: readonly string[]): string[] {
  const known = new Set(files);
  const ids = new Map(documents.map((document) => [document.path, new Set(document.ids)]));
  return documents.flatMap(({ path, links }) =>
    links.filter((link) => !leadsSomewhere(link, path, known, ids)).map((link) => `${path} → ${link}`),
  );
}

const ORIGIN = 'https://site.test';

function leadsSomewhere(
  link: string,
  from: string,
  files: ReadonlySet<string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (!URL.canParse(link, ORIGIN + from)) return false;
  const url = new URL(link, ORIGIN + from);
  if (url.origin !== ORIGIN) return /^(?:https?|mailto):$/.test(url.protocol);
  const path = decodeURIComponent(url.pathname);
  const file = `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
  if (!files.has(file)) return false;
  if (path === '/paths/' && url.hash.includes('=')) return namesPages(url.hash, files);
  return url.hash === '' || ids.get(path)?.has(decodeURIComponent(url.hash.slice(1))) === true;
}

/** Whether a question to the Paths page names datasets and columns that have pages. */
function namesPages(question: string, files: ReadonlySet<string>): boolean {
  return [...new URLSearchParams(question.slice(1)).values()].every((reference) => {
    const [namespace = '', name = '', column] = reference.split('/');
    const page = `datasets/${namespace}/${name}/${column === undefined ? '' : `columns/${column}/`}`;
    return files.has(`${page}index.html`);
  });
}

/** Ids that occur more than once on a page, each with its page. */
export function repeatedIds(documents: readonly SiteDocument[]): string[] {
  return documents.flatMap(({ path, ids }) =>
    [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${path} #${id}`),
  );
}
