/** What is known where a column has no lineage now: whether it had, and whether lineage of the columns beside it is known. */
import { plural } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import type { Source } from '../source.ts';
import { datasetPath } from './dataset-path.ts';

interface Edge {
  readonly job: { readonly namespace: string; readonly name: string } | null;
  readonly state: string;
  readonly lastSeen: string;
}

/** What of a dataset's twin is read here. */
interface Twin {
  readonly columns: readonly {
    /** From the site's root, with a slash before it. */
    readonly url: string;
    readonly sources: readonly Edge[];
    readonly uses: readonly Edge[];
  }[];
  readonly writtenBy: readonly Edge[];
  readonly readBy: readonly Edge[];
}

const WORDS = {
  sources: { is: 'It is not known to be made from any column', jobs: 'writer', past: 'It was made from' },
  uses: { is: 'No column is known to be made from it', jobs: 'reader', past: 'It went into' },
} as const;

/** @returns null where no job beside it states column lineage either */
export async function answerSilence(
  source: Source,
  direction: 'sources' | 'uses',
  entry: Entry,
): Promise<string | null> {
  const { columns, writtenBy, readBy } = await source.json<Twin>(`${datasetPath(entry)}index.json`);
  const own = columns.find(({ url }) => url === `/${entry.path}`)?.[direction] ?? [];
  const { is, jobs: noun, past } = WORDS[direction];
  const jobs = keysOf((direction === 'uses' ? readBy : writtenBy).filter(isCurrent));
  const stating = keysOf(columns.flatMap((column) => column[direction]).filter(isCurrent));
  const telling = [...jobs].filter((job) => stating.has(job));
  const before = own.map(({ lastSeen }) => lastSeen.slice(0, 10)).sort();
  const was =
    before.length === 0 ? [] : [`${past} ${plural(own.length, 'column')} until ${before.at(-1) ?? ''}.`];
  if (telling.length === 0) return was.length === 0 ? null : [`${is} now.`, ...was].join(' ');
  const all = plural(jobs.size, noun);
  const said =
    telling.length === jobs.size
      ? `of ${jobs.size === 1 ? `its one ${noun}` : `all its ${all}`} column lineage is known`
      : `of ${telling.length} of its ${all} column lineage is known`;
  return [`${is}${was.length === 0 ? '' : ' now'}; ${said}.`, ...was].join(' ');
}

function isCurrent({ state }: Edge): boolean {
  return state === 'current';
}

function keysOf(edges: readonly Edge[]): ReadonlySet<string> {
  return new Set(edges.flatMap(({ job }) => (job === null ? [] : JSON.stringify([job.namespace, job.name]))));
}
