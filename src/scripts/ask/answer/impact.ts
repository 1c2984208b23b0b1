/** What a change breaks: the jobs by name, then what the page says of the rest. */
import { element } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import { entryList, remark } from '../list.ts';
import type { ChangeKind } from '../question.ts';
import type { Source } from '../source.ts';
import { datasetPath } from './dataset-path.ts';
import { answerThing } from './thing.ts';

interface JobName {
  readonly namespace: string;
  readonly name: string;
}

/** What of a dataset's twin is read here. */
interface Twin {
  readonly impact: {
    readonly breaks: readonly JobName[];
    /** How many the twin leaves out. */
    readonly moreBreaks?: number;
  };
  readonly columns: readonly {
    /** From the site's root, with a slash before it. */
    readonly url: string;
    /** Absent where no change of it affects anything. */
    readonly impact?: Twin['impact'];
  }[];
}

const MOST_SHOWN = 12;

export async function answerImpact(source: Source, entry: Entry, change: ChangeKind): Promise<Node[]> {
  const sections = await answerThing(source, 'impact', entry);
  // What gets values of another type may take them: no job is known to fail.
  if (entry.kind === 'job' || change === 'retype') return sections;
  const { jobs, beyond } = await breaking(source, entry);
  if (jobs.length === 0) return sections;
  const shown = await Promise.all(jobs.slice(0, MOST_SHOWN).map((job) => entryOf(source, job)));
  const count = element('span', { class: 'count' }, String(jobs.length + beyond));
  const title = element('h3', {}, 'Jobs that fail if it is dropped or renamed ', count);
  const more = jobs.length + beyond > shown.length ? [remark(`The first ${shown.length}.`)] : [];
  return [title, entryList(source, shown.flat()), ...more, ...sections];
}

interface Breaking {
  readonly jobs: readonly JobName[];
  /** How many more there are. */
  readonly beyond: number;
}

async function breaking(source: Source, entry: Entry): Promise<Breaking> {
  const { impact, columns } = await source.json<Twin>(`${datasetPath(entry)}index.json`);
  const column = entry.kind === 'column' ? columns.find(({ url }) => url === `/${entry.path}`) : null;
  const { breaks = [], moreBreaks = 0 } = (column === null ? impact : column?.impact) ?? {};
  return { jobs: breaks, beyond: moreBreaks };
}

async function entryOf({ index }: Source, { namespace, name }: JobName): Promise<Entry[]> {
  const called = await index.named(`${namespace}.${name}`, ['job']);
  return called.filter((one) => one.namespace === namespace && one.name === name);
}
