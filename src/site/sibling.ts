/** What comes before a page among its like, and after it. */
import type { Column, Dataset, Job, Run } from '../model/catalog.ts';
import { beganAt } from '../graph/run-history.ts';
import { memoryOf } from '../model/memory.ts';
import { lineageMonthPath } from './lineage-history.ts';
import type { LineageMonthPage } from './lineage-history-month.ts';
import { columnPath, datasetPath, jobPath, runPath, termPath, type SitePath } from './path.ts';
import { readableTime } from './readable-time.ts';
import type { Site } from './site.ts';
import { termPages, type TermPage } from './term-page.ts';

export interface Sibling {
  readonly name: string;
  readonly path: SitePath;
}

export interface Siblings {
  readonly previous: Sibling | null;
  readonly next: Sibling | null;
}

/** In the order of the names, within the namespace. */
export function datasetSiblings({ catalog }: Site, dataset: Dataset): Siblings {
  return siblings(catalog.datasets, dataset, (other) =>
    other.id.namespace === dataset.id.namespace ? { name: other.id.name, path: datasetPath(other.id) } : null,
  );
}

/** In the order of the names, within the namespace. */
export function jobSiblings({ catalog }: Site, job: Job): Siblings {
  return siblings(catalog.jobs, job, (other) =>
    other.id.namespace === job.id.namespace ? { name: other.id.name, path: jobPath(other.id) } : null,
  );
}

/** In the order of the schema. */
export function columnSiblings(dataset: Dataset, column: Column): Siblings {
  return siblings(dataset.columns, column, ({ id }) => ({ name: id.column, path: columnPath(id) }));
}

/** In time, within the job: the next one is the later one. They are named by when they began. */
export function runSiblings({ graph }: Site, run: Run): Siblings {
  const { previous, next } = siblings(graph.job(run.job)?.runs ?? [], run, (other) => ({
    name: readableTime(beganAt(other)),
    path: runPath(other.id),
  }));
  return { previous: next, next: previous };
}

/** In time. */
export function lineageMonthSiblings({ earlier, later }: LineageMonthPage): Siblings {
  const sibling = (month: string | null): Sibling | null =>
    month === null ? null : { name: month, path: lineageMonthPath(month) };
  return { previous: sibling(earlier), next: sibling(later) };
}

/** In the order of the names. */
export function termSiblings(site: Site, { term }: TermPage): Siblings {
  return siblings(termsOf(site), term, ({ id, name }) => ({ name, path: termPath(id) }));
}

const termLists = memoryOf<Site, readonly TermPage['term'][]>('site/sibling: terms');

function termsOf(site: Site): readonly TermPage['term'][] {
  const terms = termLists.get(site) ?? termPages(site).map((page) => page.term);
  termLists.set(site, terms);
  return terms;
}

/** @param siblingOf null for one that does not count */
function siblings<T extends object>(
  list: readonly T[],
  item: T,
  siblingOf: (item: T) => Sibling | null,
): Siblings {
  const place = placesIn(list).get(item);
  const at = (distance: number): Sibling | null => {
    const other = place === undefined ? undefined : list[place + distance];
    return other === undefined ? null : siblingOf(other);
  };
  return { previous: at(-1), next: at(1) };
}

/** A list asks for it once for each of its pages, and has it made once. */
const places = memoryOf<readonly object[], ReadonlyMap<object, number>>('site/sibling: places');

function placesIn(list: readonly object[]): ReadonlyMap<object, number> {
  const known = places.get(list) ?? new Map(list.map((item, place) => [item, place]));
  places.set(list, known);
  return known;
}
