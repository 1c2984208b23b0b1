/** What a text that someone types may mean: datasets, and behind the name of one its columns. */
import { columnsIn, type End } from './end.ts';
import type { PathIndex, QualifiedName } from './index-source.ts';

export interface Suggestions {
  readonly ends: readonly End[];
  /** How many more there are. */
  readonly more: number;
}

/** Letter case counts for nothing. The better match comes first; of those as good, the one that is first in the index. */
export type Suggest = (text: string) => Promise<Suggestions>;

/** How many are shown at once. */
const MOST = 12;
/** Of how many datasets that share a name the columns are looked up. */
const MOST_OPENED = 4;

interface Candidate {
  readonly dataset: number;
  /** The name, and with its namespace in front. */
  readonly forms: readonly string[];
}

export function suggester(index: PathIndex): Suggest {
  const candidates = index.names.map(candidateOf);
  return async (text) => {
    const typed = text.trim().toLowerCase();
    const datasets = best(candidates, typed, ({ forms }) => forms);
    const exact = datasets.filter(({ forms }) => forms.includes(typed));
    const opened = candidates.flatMap((one) => columnsTyped(typed, one)).slice(0, MOST_OPENED);
    const columns = await Promise.all(opened.map((one) => columnsLike(index, one)));
    const all = [...exact.map(wholeOf), ...columns.flat(), ...datasets.map(wholeOf)];
    const ends = [...new Map(all.map((end) => [`${end.dataset} ${end.column?.number ?? ''}`, end])).values()];
    return { ends: ends.slice(0, MOST), more: Math.max(ends.length - MOST, 0) };
  };
}

function candidateOf([dataset, { namespace, name }]: readonly [number, QualifiedName]): Candidate {
  const forms = [name, `${namespace.name}/${name}`, `${namespace.name}.${name}`];
  return { dataset, forms: forms.map((form) => form.toLowerCase()) };
}

function wholeOf({ dataset }: Candidate): End {
  return { dataset, column: null };
}

interface ColumnTyped {
  readonly dataset: number;
  /** As far as it is typed. */
  readonly column: string;
}

/** The beginning of a column's name, where the dataset's stands before it. */
function columnsTyped(typed: string, { dataset, forms }: Candidate): ColumnTyped[] {
  const form = forms.find((one) => one !== '' && (typed === one || typed.startsWith(`${one}.`)));
  return form === undefined ? [] : [{ dataset, column: typed.slice(form.length + 1) }];
}

async function columnsLike(index: PathIndex, { dataset, column: typed }: ColumnTyped): Promise<End[]> {
  const columns = columnsIn(await index.columnsOf(dataset));
  return best(columns, typed, ({ name }) => [name.toLowerCase()]).map((column) => ({ dataset, column }));
}

/** Those that hold what is typed: that begin with it, and then the others. */
function best<T>(items: readonly T[], typed: string, formsOf: (item: T) => readonly string[]): T[] {
  const holds = items.filter((item) => formsOf(item).some((form) => form.includes(typed)));
  const begins = holds.filter((item) => formsOf(item).some((form) => form.startsWith(typed)));
  return [...new Set([...begins, ...holds])];
}
