/** What lacks something. */
import { element } from '../../dom/element.ts';
import { paragraph, remark } from '../list.ts';
import { openIndex } from '../../paths/index-source.ts';
import type { Lack, Listing } from '../question.ts';
import { sectionOf } from '../quote.ts';
import { LACKS, LISTINGS } from '../sentence.ts';
import type { Source } from '../source.ts';
import { answerSearch, lookThrough } from './found.ts';
import { MOST_ROWS } from './thing.ts';

export async function answerWithout(source: Source, listing: Listing, lack: Lack): Promise<Node[]> {
  switch (lack) {
    case 'owner':
    case 'domain':
      return answerSearch(source, { kind: listing, [lack]: { none: true } });
    case 'description':
      return lookThrough(source, listing, '', ({ meaning }) => meaning === '');
    case 'readers':
      return listing === 'dataset' ? looseEnds(source, ['unread', 'untouched']) : notTold(listing, lack);
    case 'sources':
      if (listing === 'dataset') return unwritten(source);
      return listing === 'column' ? looseEnds(source, ['unknown-origin']) : notTold(listing, lack);
    case 'rules':
      return listing === 'dataset' ? unchecked(source) : notTold(listing, lack);
  }
}

function notTold(listing: Listing, lack: Lack): Node[] {
  return [remark(`No page of this site tells which ${LISTINGS[listing]} are without ${LACKS[lack]}.`)];
}

/** What the lineage page says in the place of a section, by its id, where there is nothing to list. */
const NONES = {
  unread: 'Each dataset that is written is read.',
  untouched: 'Each dataset is read or written by a job, or joined to another by lineage.',
  'unknown-origin': 'The origin of each column that jobs write is known.',
} as const;

/**
 * The lineage page lists them, or says that there are none.
 * @throws Error where it does neither: that is not to be read as none
 */
async function looseEnds(source: Source, ids: readonly (keyof typeof NONES)[]): Promise<Node[]> {
  const page = await source.page('lineage/');
  const said = page.document.body.textContent.replace(/\s+/gu, ' ');
  const sections = ids.map((id) => {
    const section = sectionOf(page, id, MOST_ROWS);
    if (section === null && !said.includes(NONES[id]))
      throw new Error(
        'The page of the lineage could not be read: it lists no such loose ends, nor says that there are none.',
      );
    return section ?? [];
  });
  if (sections.some((section) => section.length > 0)) return sections.flat();
  const link = element('a', { href: source.hrefOf('lineage/') }, 'Lineage');
  const nones = ids.map((id) => NONES[id]).join(' ');
  return [remark(`None. ${nones}`), paragraph('Loose ends are listed on the page ', link, '.')];
}

/** Those that no job writes, and no statement makes of anything. */
async function unwritten(source: Source): Promise<Node[]> {
  const index = await openIndex((path) => source.bytes(`paths/data/${path}`));
  const flow = await index.flow();
  const written = new Set(flow.flatMap(({ outputs }) => outputs.map(({ dataset }) => dataset)));
  const paths = new Set(
    index.datasets.flatMap(({ namespace, part }, number) =>
      written.has(number) ? [] : [`datasets/${namespace.part}/${part}/`],
    ),
  );
  return lookThrough(source, 'dataset', '', ({ path }) => paths.has(path));
}

/** The health page lists those that runs and people ask something of. */
async function unchecked(source: Source): Promise<Node[]> {
  const nodes = sectionOf(await source.page('health/'), 'checks', Infinity) ?? [];
  const links = nodes.flatMap((node) => [
    ...(node as Element).querySelectorAll<HTMLAnchorElement>('a[href]'),
  ]);
  const checked = new Set(links.map(({ href }) => href));
  return lookThrough(source, 'dataset', '', ({ path }) => !checked.has(source.hrefOf(path)));
}
