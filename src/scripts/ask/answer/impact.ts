/** What a change breaks: the jobs by name, then what the page says of the rest. */
import { element } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import { entryList, remark } from '../list.ts';
import type { ChangeKind } from '../question.ts';
import type { Source } from '../source.ts';
import { answerThing, datasetPath } from './thing.ts';

interface JobName {
  readonly namespace: string;
  readonly name: string;
}

/** What of a dataset's twin is read here. */
interface Twin {
  readonly impact: {
    readonly drop: {
      readonly jobs: readonly { readonly id: JobName; readonly effect: string }[];
      /** How many the twin leaves out. */
      readonly moreJobs: number;
    };
  } | null;
  readonly columns: readonly {
    /** From the site's root, with a slash before it. */
    readonly url: string;
    readonly impact: { readonly breaks: readonly JobName[] } | null;
  }[];
}

const MOST_SHOWN = 12;

export async function answerImpact(source: Source, entry: Entry, change: ChangeKind): Promise<Node[]> {
  const sections = await answerThing(source, 'impact', entry);
  // What gets values of another type may take them: no job is known to fail.
  if (entry.kind === 'job' || change === 'retype') return sections;
  const { jobs, isCut } = await breaking(source, entry);
  if (jobs.length === 0) return sections;
  const shown = await Promise.all(jobs.slice(0, MOST_SHOWN).map((job) => entryOf(source, job)));
  const count = element('span', { class: 'count' }, `${jobs.length}${isCut ? ' or more' : ''}`);
  const title = element('h3', {}, 'Jobs that fail if it is dropped or renamed ', count);
  const more = jobs.length > shown.length ? [remark(`The first ${shown.length}.`)] : [];
  return [title, entryList(source, shown.flat()), ...more, ...sections];
}

async function breaking(source: Source, entry: Entry): Promise<{ jobs: readonly JobName[]; isCut: boolean }> {
  const { impact, columns } = await source.json<Twin>(`${datasetPath(entry)}index.json`);
  if (entry.kind === 'column') {
    const column = columns.find(({ url }) => url === `/${entry.path}`);
    return { jobs: column?.impact?.breaks ?? [], isCut: false };
  }
  const jobs = (impact?.drop.jobs ?? []).filter(({ effect }) => effect === 'breaks').map(({ id }) => id);
  return { jobs, isCut: (impact?.drop.moreJobs ?? 0) > 0 };
}

async function entryOf({ index }: Source, { namespace, name }: JobName): Promise<Entry[]> {
  const called = await index.named(`${namespace}.${name}`, ['job']);
  return called.filter((one) => one.namespace === namespace && one.name === name);
}
