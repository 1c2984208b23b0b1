/** A path as a row: its datasets or columns, each a link, and between them what each step rests on. */
import type { Place } from './column-digraph.ts';
import { element, nameOf, type Child } from '../dom/element.ts';
import { iconOf } from './icon.ts';
import { datasetOf, hrefOf, jobHrefOf, labelOf, type End } from './end.ts';
import type { Path } from './find.ts';
import type { PathIndex } from './index-source.ts';
import type { StepEdge } from './net.ts';

/** What stands at each place, with the names of its columns. */
export type EndAt = (place: Place) => End;

/** Fetches the names of the columns on the paths. */
export async function endsOn(index: PathIndex, paths: readonly Path[]): Promise<EndAt> {
  const places = paths.flatMap((path) => path.places).filter(({ column }) => column !== null);
  const datasets = [...new Set(places.map(({ dataset }) => dataset))];
  const columns = new Map(
    await Promise.all(datasets.map(async (one) => [one, await index.columnsOf(one)] as const)),
  );
  return ({ dataset, column }) => {
    const named = column === null ? null : columns.get(dataset)?.[column];
    return { dataset, column: named ? { ...named, number: column ?? 0 } : null };
  };
}

export function pathRow(index: PathIndex, endAt: EndAt, { places, steps }: Path): HTMLElement {
  const entries = places.map((place, at) => {
    const edges = steps[at - 1];
    return element('li', {}, ...(edges ? [hopOf(index, edges)] : []), linkTo(index, endAt(place)));
  });
  return element('ol', { class: 'path' }, ...entries);
}

/** A dataset or a column below its namespace. */
export function linkTo(index: PathIndex, end: End): HTMLElement {
  const link = element('a', { href: hrefOf(index, end) }, iconOf(end), nameOf(labelOf(index, end)));
  return element('span', { class: 'place' }, namespaceOf(index, end), link);
}

export function namespaceOf(index: PathIndex, { dataset }: End): HTMLElement {
  return element('span', { class: 'ns' }, nameOf(datasetOf(index, dataset).namespace.name));
}

/** An arrow: above it what the step is, which its line says as well; below it the job. Other jobs follow. */
function hopOf(index: PathIndex, edges: readonly StepEdge[]): HTMLElement {
  const byJob = [...Map.groupBy(edges, ({ job }) => job)];
  const lines = byJob.slice(0, MOST_JOBS).flatMap(([job, said], at): Child[][] => {
    const how = said.map(({ kind, origin }) =>
      [origin !== 'observed' && origin, kind].filter(Boolean).join(' '),
    );
    const words = [...new Set(how)].join(', ');
    const named = index.jobs[job ?? -1];
    const by = named ? element('a', { href: jobHrefOf(named) }, nameOf(named.name)) : 'no job named';
    return at === 0 && words ? [[words], [by]] : [[words && `${words} · `, by]];
  });
  const more = byJob.length > MOST_JOBS ? [[`and ${byJob.length - MOST_JOBS} more`]] : [];
  const spans = [...lines, ...more].map((line) => element('span', {}, ...line));
  return element('span', { class: `hop ${edges[0]?.kind ?? ''}` }, ...spans);
}

/** How many of the jobs of a step are named; the page that it leads to has all. */
const MOST_JOBS = 3;
