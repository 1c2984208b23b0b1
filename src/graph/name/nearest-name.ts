/** What a name that nothing bears was meant to be. */
import type { Catalog, Dataset } from '../../model/catalog.ts';
import { datasetKey, type Key } from '../../model/identity.ts';
import { nearest } from '../../model/nearest.ts';
import { BOUNDARY } from './name-index.ts';
import type { Named, NamedKind } from './named.ts';

/** In UTF-16 code units: what is longer was not typed by hand. */
const LONGEST = 300;

/** In how many ways a text is read as a dataset and its column: from its end on, at each dot. */
const READINGS = 4;

/**
 * @param find what bears a name
 * @returns null where nothing is near enough
 */
export function nearestName(
  text: string,
  catalog: Catalog,
  kinds: readonly NamedKind[],
  find: (text: string) => readonly Named[],
): Named | null {
  if (text.length > LONGEST) return null;
  const readings = kinds.includes('column') ? readingsOf(text) : [];
  const datasets = new Map(catalog.datasets.map((dataset) => [datasetKey(dataset.id), dataset]));
  for (const { head, column } of readings) {
    const [dataset, ...others] = find(head).filter(({ kind }) => kind === 'dataset');
    if (dataset !== undefined && others.length === 0) return columnOf(datasets, dataset, column) ?? dataset;
  }
  const whole = nearestOf(text, namesLike(text, catalog, kinds));
  if (whole !== null) return whole;
  for (const { head, column } of readings) {
    const dataset = nearestOf(head, namesLike(head, catalog, ['dataset']));
    const near = dataset && columnOf(datasets, dataset, column);
    if (near !== null) return near;
  }
  return null;
}

interface Reading {
  /** What names the dataset. */
  readonly head: string;
  readonly column: string;
}

function readingsOf(text: string): Reading[] {
  const dots = [...text.matchAll(/\./g)].map(({ index }) => index).slice(-READINGS);
  return dots.reverse().map((dot) => ({ head: text.slice(0, dot), column: text.slice(dot + 1) }));
}

function nearestOf(text: string, known: ReadonlyMap<string, Named>): Named | null {
  const name = nearest(text, known.keys());
  return name === null ? null : (known.get(name) ?? null);
}

function columnOf(datasets: ReadonlyMap<Key, Dataset>, { id }: Named, column: string): Named | null {
  const columns = datasets.get(datasetKey(id))?.columns ?? [];
  const known = columns.map((one) => [one.id.column, { kind: 'column', id: one.id }] as const);
  return nearestOf(column, new Map(known));
}

/** The names of datasets and jobs: in whole, and the end of each that has as many parts as the text. */
function namesLike(text: string, catalog: Catalog, kinds: readonly NamedKind[]): ReadonlyMap<string, Named> {
  const parts = text.split(BOUNDARY).length;
  const known = new Map<string, Named>();
  const add = (named: Named, { namespace, name } = named.id): void => {
    for (const one of [name, `${namespace}/${name}`, lastParts(name, parts)]) {
      if (!known.has(one)) known.set(one, named);
    }
  };
  for (const { id, aliases } of kinds.includes('dataset') ? catalog.datasets : []) {
    for (const identity of [id, ...aliases]) add({ kind: 'dataset', id }, identity);
  }
  for (const { id } of kinds.includes('job') ? catalog.jobs : []) add({ kind: 'job', id });
  return known;
}

function lastParts(name: string, count: number): string {
  let start = name.length;
  for (let parts = 0; start > 0; start--) {
    if (BOUNDARY.test(name.charAt(start - 1)) && ++parts === count) break;
  }
  return name.slice(start);
}
