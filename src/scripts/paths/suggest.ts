/** What a text that someone types may mean: datasets, and behind the name of one its columns. */
import { columnsIn, findEnd, type End } from './end.ts';
import type { PathIndex, QualifiedName } from './index-source.ts';

export interface Suggestions {
  readonly ends: readonly End[];
  /** Those that the text names: as it is written, else but for letter case, else as an address; else the only one. */
  readonly meant: readonly End[];
  /** How many more there are. */
  readonly more: number;
}

/** Letter case counts for nothing. The better match comes first; of those as good, the one that is first in the index. */
export type Suggest = (text: string) => Promise<Suggestions>;

/** How many are shown at once. */
const MOST = 12;
/** Of how many datasets that share a name the columns are looked up. */
const MOST_OPENED = 4;

/** What may be meant, with all ways to write its name. */
interface Candidate extends End {
  readonly names: readonly string[];
}

export function suggester(index: PathIndex): Suggest {
  const datasets = index.names.map(candidateOf);
  return async (text) => {
    const typed = text.trim();
    const folded = fold(typed);
    const opened = datasets.flatMap((one) => columnsTyped(folded, one)).slice(0, MOST_OPENED);
    const columns = (await Promise.all(opened.map((one) => columnsLike(index, one)))).flat();
    const addressed = [await findEnd(index, typed)].flatMap((end) => end ?? []);
    const like = best(datasets, folded, ({ names }) => names);
    const called = [...like, ...columns].filter(({ names }) => names.map(fold).includes(folded));
    const exactly = called.filter(({ names }) => names.includes(typed));
    const ends = unique([...called, ...columns, ...like, ...addressed]);
    const ranks = [exactly, called, addressed, ends.length > 1 ? [] : ends];
    return {
      ends: ends.slice(0, MOST),
      meant: unique(ranks.find(({ length }) => length > 0) ?? []),
      more: Math.max(ends.length - MOST, 0),
    };
  };
}

function fold(name: string): string {
  return name.toLowerCase();
}

/** Each once. */
function unique(ends: readonly End[]): End[] {
  return [...new Map(ends.map((end) => [`${end.dataset} ${end.column?.number ?? ''}`, end])).values()];
}

function candidateOf([dataset, { namespace, name }]: readonly [number, QualifiedName]): Candidate {
  const names = [name, `${namespace.name}/${name}`, `${namespace.name}.${name}`];
  return { dataset, column: null, names };
}

interface ColumnTyped {
  readonly of: Candidate;
  /** As far as it is typed. */
  readonly typed: string;
}

/** The beginning of a column's name, where the dataset's stands before it. */
function columnsTyped(typed: string, of: Candidate): ColumnTyped[] {
  return of.names
    .map(fold)
    .filter((name) => name !== '' && `${typed}.`.startsWith(`${name}.`))
    .map((name) => ({ of, typed: typed.slice(name.length + 1) }));
}

async function columnsLike(index: PathIndex, { of, typed }: ColumnTyped): Promise<Candidate[]> {
  const columns = columnsIn(await index.columnsOf(of.dataset));
  return best(columns, typed, ({ name }) => [name]).map((column) => ({
    dataset: of.dataset,
    column,
    names: of.names.map((name) => `${name}.${column.name}`),
  }));
}

/** Those that begin with what is typed, and then all that hold it. */
function best<T>(items: readonly T[], typed: string, namesOf: (item: T) => readonly string[]): T[] {
  const holds = items.filter((item) => namesOf(item).some((name) => fold(name).includes(typed)));
  const begins = holds.filter((item) => namesOf(item).some((name) => fold(name).startsWith(typed)));
  return [...begins, ...holds];
}
