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

/** Edges that differ in their columns alone: of each, where it begins and ends; nowhere, where it decides the rows of a dataset. */
interface Edges extends Edge {
  readonly columns: readonly (readonly [from: string, to?: string])[];
}

/** What of a dataset's twin is read here. */
interface Twin {
  readonly columns: readonly {
    readonly column: string;
    /** From the site's root, with a slash before it. */
    readonly url: string;
  }[];
  readonly columnSources: readonly Edges[];
  readonly columnUses: readonly Edges[];
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
  const twin = await source.json<Twin>(`${datasetPath(entry)}index.json`);
  const { columns, columnSources, columnUses, writtenBy, readBy } = twin;
  const column = columns.find(({ url }) => url === `/${entry.path}`)?.column;
  const edges =
    direction === 'uses' ? oneByOne(columnUses, ([from]) => from) : oneByOne(columnSources, ([, to]) => to);
  const own = edges.filter((edge) => edge.column === column);
  const { is, jobs: noun, past } = WORDS[direction];
  const jobs = keysOf((direction === 'uses' ? readBy : writtenBy).filter(isCurrent));
  const stating = keysOf(edges.filter(isCurrent));
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

/** @param own the dataset's own column of an edge; edges without one are left out */
function oneByOne(groups: readonly Edges[], own: (ends: Edges['columns'][number]) => string | undefined) {
  return groups.flatMap(({ columns, ...edge }) =>
    columns.flatMap((ends) => {
      const column = own(ends);
      return column === undefined ? [] : [{ ...edge, column }];
    }),
  );
}

function isCurrent({ state }: Edge): boolean {
  return state === 'current';
}

function keysOf(edges: readonly Edge[]): ReadonlySet<string> {
  return new Set(edges.flatMap(({ job }) => (job === null ? [] : JSON.stringify([job.namespace, job.name]))));
}
