/** What someone answers for, in whatever role: the search knows of owners alone, and their page of all. */
import type { Entry } from '../../search/entry.ts';
import { remark } from '../list.ts';
import { sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import { MOST_SHOWN } from './found.ts';

const SECTIONS = { dataset: 'datasets', job: 'jobs' } as const;

export async function answerTheirs(source: Source, owner: Entry, kind: 'dataset' | 'job'): Promise<Node[]> {
  const section = sectionOf(await source.page(owner.path), SECTIONS[kind], MOST_SHOWN);
  return section ?? [remark('None that the log or the glossary names.')];
}

/** Their pages, from the site's root. */
export async function theirs(
  source: Source,
  owner: Entry,
  kind: 'dataset' | 'job',
): Promise<ReadonlySet<string>> {
  const nodes = sectionOf(await source.page(owner.path), SECTIONS[kind], Infinity) ?? [];
  const root = source.hrefOf('');
  const links = nodes.flatMap((node) =>
    Array.from((node as Element).querySelectorAll('a'), ({ href }) => href.slice(root.length)),
  );
  return new Set(links.filter((link) => link.startsWith(`${SECTIONS[kind]}/`)));
}
