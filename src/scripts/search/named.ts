/** What a text names, as people write it. */
import { readBearer } from '../../site/search-index/index-file.ts';
import { fold, spaced } from '../../site/search-index/word.ts';
import { entriesOf } from './entry-of.ts';
import type { Entry, EntryKind } from './entry.ts';
import { distance } from './distance.ts';
import type { NameTable } from './name-table.ts';
import type { Searched } from './searched.ts';

/** A text that names more than these names nothing in particular. */
const MOST = 1000;

/** How a text names a thing, the surest first. */
const WAYS = ['own', 'qualified', 'other', 'words'] as const;
type Way = (typeof WAYS)[number];

/** Of each kind, those that are named in the surest way. Of those, the ones written just so, where there are any. */
export async function named(
  searched: Searched,
  text: string,
  kinds: readonly EntryKind[],
): Promise<readonly Entry[]> {
  const ways = new Map<number, Way>();
  const take = (document: number, way: Way): void => {
    const before = ways.get(document);
    if (before === undefined || WAYS.indexOf(way) < WAYS.indexOf(before)) ways.set(document, way);
  };
  const wanted = plain(text);
  if (wanted === '') return [];
  thingsNamed(searched, wanted, take);
  if (kinds.includes('column')) await columnsNamed(searched, wanted, take);
  const surest = kinds.flatMap((kind) => {
    const those = [...ways].filter(([document]) => searched.places.kindOf(document) === kind);
    const way = WAYS.find((one) => those.some(([, other]) => other === one));
    return those.filter(([, other]) => other === way).map(([document]) => document);
  });
  const documents = surest.sort((a, b) => a - b).slice(0, MOST);
  const entries = await entriesOf(searched, documents);
  const exact = entries.filter((entry) => spellings(entry).includes(text.trim()));
  return exact.length > 0 ? exact : entries;
}

type Take = (document: number, way: Way) => void;

function thingsNamed({ source, places, names, nameOf }: Searched, wanted: string, take: Take): void {
  const words = spaced(wanted);
  for (const [number, name] of names.names.entries()) {
    const written = plain(name);
    const isSame = written === wanted;
    const isNear = wanted.endsWith(written) || written.endsWith(wanted);
    const sameWords = names.wholes[number] === words;
    if (!isSame && !isNear && !sameWords) continue;
    for (const { document, isOther } of [source.index.bearers[number] ?? []].flat().map(readBearer)) {
      const namespace = places.namespaceOf(document)?.name ?? '';
      if (isOther) {
        if (isSame || sameWords) take(document, 'other');
      } else if (isSame) take(document, 'own');
      else if (endsAtBorder(`${plain(namespace)}.${written}`, wanted)) take(document, 'qualified');
      else if (sameWords && nameOf[document] === number) take(document, 'words');
    }
  }
}

async function columnsNamed(searched: Searched, wanted: string, take: Take): Promise<void> {
  const { source, places, names, nameOf, columnNames } = searched;
  const words = spaced(wanted);
  const numbers = columnNames.names.flatMap((name, number) => {
    const written = plain(name);
    const isNear = endsAtBorder(wanted, written) || endsAtBorder(written, wanted);
    return isNear || columnNames.wholes[number] === words ? [number] : [];
  });
  const { lists } = await source.columnLists(numbers);
  for (const [number, list] of lists) {
    const written = plain(columnNames.names[number] ?? '');
    for (const place of list) {
      const document = places.firstColumn + place;
      if (written === wanted) {
        take(document, 'own');
        continue;
      }
      const dataset = plain(names.names[nameOf[places.datasetOf(document) ?? -1] ?? -1] ?? '');
      const namespace = plain(places.namespaceOf(document)?.name ?? '');
      if (endsAtBorder(`${namespace}.${dataset}.${written}`, wanted)) take(document, 'qualified');
      else if (columnNames.wholes[number] === words) take(document, 'words');
    }
  }
}

/** Without letter case, and with one sort of border: dots, slashes and colons are the same. */
function plain(text: string): string {
  return fold(text.trim()).replace(/[./\\:]+/g, '.');
}

function endsAtBorder(text: string, end: string): boolean {
  return end !== '' && `.${text}`.endsWith(`.${end}`);
}

/** The ways to write a thing out. */
function spellings({ name, dataset, namespace }: Entry): string[] {
  const local = dataset === null ? [name] : [name, `${dataset}.${name}`];
  const whole = local.at(-1) ?? name;
  return [...local, `${namespace}.${whole}`, `${namespace}/${whole}`];
}

/** Those with a name near the text, the nearest first; of a column's, its own behind its dataset's counts. */
export async function nearest(
  searched: Searched,
  text: string,
  kinds: readonly EntryKind[],
  most: number,
): Promise<readonly Entry[]> {
  const near = new Map<number, number>();
  const take = (document: number, slips: number): void => {
    if (slips < (near.get(document) ?? Infinity)) near.set(document, slips);
  };
  const { source, places } = searched;
  for (const [number, slips] of nearNames(searched.names, text)) {
    for (const code of [source.index.bearers[number] ?? []].flat()) take(readBearer(code).document, slips);
  }
  if (kinds.includes('column')) {
    await nearColumns(searched, text, take);
  }
  const documents = [...near]
    .filter(([document]) => kinds.includes(places.kindOf(document)))
    .sort(([a, slipsOfA], [b, slipsOfB]) => slipsOfA - slipsOfB || a - b)
    .slice(0, most);
  return entriesOf(
    searched,
    documents.map(([document]) => document),
  );
}

type TakeNear = (document: number, slips: number) => void;

async function nearColumns(searched: Searched, text: string, take: TakeNear): Promise<void> {
  const { source, places, columnNames, names, nameOf } = searched;
  const border = Math.max(...['.', '/', ':'].map((one) => text.lastIndexOf(one)));
  const [qualifier, name] = [text.slice(0, Math.max(border, 0)), text.slice(border + 1)];
  const namesNear = nearNames(columnNames, name);
  const datasets = qualifier === '' ? null : nearNames(names, qualifier);
  const { lists } = await source.columnLists([...namesNear.keys()]);
  for (const [number, list] of lists) {
    for (const place of list) {
      const document = places.firstColumn + place;
      const slips = namesNear.get(number) ?? 0;
      const own = nameOf[places.datasetOf(document) ?? -1] ?? -1;
      const ofDataset = datasets === null ? 0 : datasets.get(own);
      if (ofDataset !== undefined) take(document, slips + ofDataset);
    }
  }
}

/** Two letters in five may be slips: of what is written out to be asked about, more is meant than of words to look for. */
function nearNames({ wholes, lasts }: NameTable, text: string): ReadonlyMap<number, number> {
  const wanted = spaced(text);
  const most = wanted.length < 3 ? 0 : Math.max(1, Math.floor(wanted.length * 0.4));
  const near = new Map<number, number>();
  for (const [number, name] of wholes.entries()) {
    const last = lasts[number] ?? name;
    const slips = distance(wanted, name, most) ?? (last === name ? null : distance(wanted, last, most));
    if (slips !== null) near.set(number, slips);
  }
  return near;
}
