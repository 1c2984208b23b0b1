/** The shortest ways between two datasets or columns, by the files of the page of paths. */
import { element, nameOf, plural } from '../../dom/element.ts';
import { findEnd, hrefOf, jobHrefOf, labelOf, writeQuestion, type End } from '../../paths/end.ts';
import { findPaths, type Path, type PathGroup } from '../../paths/find.ts';
import { openIndex, type PathIndex } from '../../paths/index-source.ts';
import { endsOn, type EndAt } from '../../paths/path-row.ts';
import type { Entry } from '../../search/entry.ts';
import { paragraph, remark } from '../list.ts';
import type { Source } from '../source.ts';

const PAGE = 'paths/';
/** Of each kind. */
const MOST_PATHS = 3;
const KINDS = { value: 'By value', influence: 'By influence' } as const;

export async function answerPath(source: Source, from: Entry, to: Entry): Promise<Node[]> {
  const index = await openIndex((path) => source.bytes(`${PAGE}data/${path}`));
  const [start, end] = await Promise.all([from, to].map((entry) => findEnd(index, referenceTo(entry))));
  if (!start || !end)
    return [remark('The files of the paths know one of these not: they may be of another build.')];
  const { groups, alternatives, isPartial } = await findPaths(index, start, end, false);
  const shown = groups.flatMap(({ paths }) => paths.slice(0, MOST_PATHS));
  const endAt = await endsOn(index, shown);
  const question = writeQuestion({ from: referenceTo(from), to: referenceTo(to), valuesOnly: false });
  const all = element('a', { href: source.hrefOf(PAGE + question) }, 'All of them on the page of paths');
  return [
    ...groups.flatMap((group) => groupOf(source, index, endAt, group)),
    ...(alternatives ? [remark(noneFor(alternatives))] : []),
    ...(isPartial ? [remark('There are so many datasets between them that not all were looked at.')] : []),
    paragraph(all, '.'),
  ];
}

function noneFor({ reverse, datasets }: { readonly reverse: boolean; readonly datasets: boolean }): string {
  const others = [
    reverse && 'There is one the other way round.',
    datasets && 'There is one between their datasets as wholes, for which no column lineage is known.',
  ];
  return ['No way is known.', ...others].filter(Boolean).join(' ');
}

/** As in the address of its page: `mart/revenue/amount`. */
function referenceTo({ path }: Entry): string {
  return path
    .replace(/^datasets\//u, '')
    .replace('/columns/', '/')
    .replace(/\/$/u, '');
}

function groupOf(source: Source, index: PathIndex, endAt: EndAt, group: PathGroup): Node[] {
  const { kind, paths, cut } = group;
  const count = `${paths.length}${cut === null ? '' : ' or more'}`;
  const title = element(
    'h3',
    {},
    kind === null ? 'Ways' : KINDS[kind],
    ' ',
    element('span', { class: 'count' }, count),
  );
  const rows = paths.slice(0, MOST_PATHS).map((path) => pathLine(source, index, endAt, path));
  const more = paths.length - rows.length;
  const left = more > 0 ? [remark(`The shortest ${plural(rows.length, 'way')}; ${more} more.`)] : [];
  return [title, element('ol', { class: 'ask-list' }, ...rows), ...left];
}

/** The places of a path in a line, each behind the job that leads there. */
function pathLine(source: Source, index: PathIndex, endAt: EndAt, { places, steps }: Path): HTMLElement {
  const parts = places.flatMap((place, at) => {
    const job = index.jobs[steps[at - 1]?.find((edge) => edge.job !== null)?.job ?? -1];
    const by = job ? [' by ', element('a', { href: inPages(source, jobHrefOf(job)) }, nameOf(job.name))] : [];
    const arrow = at === 0 ? [] : [element('span', { class: 'quiet small' }, ' →', ...by, ' → ')];
    return [...arrow, linkTo(source, index, endAt(place))];
  });
  return element('li', {}, ...parts);
}

function linkTo(source: Source, index: PathIndex, end: End): HTMLElement {
  return element('a', { href: inPages(source, hrefOf(index, end)) }, nameOf(labelOf(index, end)));
}

/** An address as the page of paths writes it. */
function inPages({ hrefOf: address }: Source, href: string): string {
  return address(PAGE + href);
}
