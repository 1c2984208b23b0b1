/** One line of a list of datasets, jobs or terms: a link, and the first sentence of what it means. */
import type { Dataset, Job } from '../../model/catalog.ts';
import type { Term } from '../../model/glossary.ts';
import { firstSentence } from '../markdown.ts';
import {
  datasetPath,
  hrefFrom,
  jobPath,
  markdownTwinPath,
  termPath,
  webAddress,
  type SitePath,
} from '../path.ts';
import { descriptionsOf } from '../said.ts';
import type { Site } from '../site.ts';
import { code, plain } from './text.ts';

/** @param from where the list stands; null for addresses on the web, where they are known */
export function datasetItem(site: Site, from: SitePath | null, { id, glossary, facets }: Dataset): string {
  const [said] = descriptionsOf(glossary, facets.known.documentation);
  return item(site, from, code(id.name), datasetPath(id), said?.text);
}

export function jobItem(site: Site, from: SitePath | null, { id, glossary, facets }: Job): string {
  const [said] = descriptionsOf(glossary, facets.known.documentation);
  return item(site, from, code(id.name), jobPath(id), said?.text);
}

export function termItem(site: Site, from: SitePath | null, term: Term): string {
  return item(site, from, plain(term.name), termPath(term.id), term.definition);
}

function item(site: Site, from: SitePath | null, label: string, page: SitePath, text = ''): string {
  const meaning = plain(firstSentence(text));
  const to = addressFrom(site, from, markdownTwinPath(page));
  return `[${label}](${to})${meaning === '' ? '' : `: ${meaning}`}`;
}

export function addressFrom({ url }: Site, from: SitePath | null, to: SitePath): string {
  return from === null && url !== null ? webAddress(url, to) : hrefFrom(from ?? '/', to);
}
