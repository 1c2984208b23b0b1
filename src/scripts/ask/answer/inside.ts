/** What sits in a place, or is someone's. */
import type { Entry, Filters } from '../../search/entry.ts';
import { remark } from '../list.ts';
import type { Listing } from '../question.ts';
import { sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target.ts';
import { datasetPath } from './dataset-path.ts';
import { datasetsOfDomain, jobsWriting } from './domain.ts';
import { answerSearch, lookThrough, MOST_SHOWN } from './found.ts';
import { answerTheirs, theirs } from './theirs.ts';

export async function answerInside(source: Source, listing: Listing, target: Target): Promise<Node[]> {
  if (target.kind === 'domain' && listing === 'job') return jobsOfDomain(source, target.name);
  if (target.kind === 'owner') return ofOwner(source, listing, target.entry);
  const filters = filtersOf(target);
  if (filters !== null) return answerSearch(source, { kind: listing, ...filters });
  const { entry } = target;
  const page = entry && (await source.page(entry.path));
  const sections = page ? sectionsFor(listing).flatMap((id) => sectionOf(page, id, MOST_SHOWN) ?? []) : [];
  return sections.length > 0 ? sections : [remark('None that the log or the glossary names.')];
}

async function jobsOfDomain(source: Source, domain: string): Promise<Node[]> {
  const jobs = await jobsWriting(source, await datasetsOfDomain(source, domain));
  return [
    remark('Jobs have no domain of their own. Those that write its datasets:'),
    ...(await lookThrough(source, 'job', '', ({ path }) => jobs.has(path))),
  ];
}

async function ofOwner(source: Source, listing: Listing, owner: Entry): Promise<Node[]> {
  if (listing === 'dataset' || listing === 'job') return answerTheirs(source, owner, listing);
  if (listing === 'term') return [remark('No page of this site tells who answers for terms.')];
  const datasets = await theirs(source, owner, 'dataset');
  return lookThrough(source, listing, '', (entry) => datasets.has(datasetPath(entry)));
}

/** On the page of a dataset or a term. */
function sectionsFor(listing: Listing): readonly string[] {
  return listing === 'job' ? ['written-by', 'read-by'] : ['columns'];
}

/** Null for what no filter stands for. */
function filtersOf({ kind, name }: Target): Filters | null {
  return kind === 'domain' || kind === 'namespace' ? { [kind]: name } : null;
}
