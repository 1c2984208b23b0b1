/** The shortest ways between two datasets or columns, by the files of the page of paths. */
import { element, nameOf, plural } from '../../dom/element.ts';
import { findEnd, hrefOf, jobHrefOf, labelOf, writeQuestion, type End } from '../../paths/end.ts';
import { findPaths, type Alternatives, type Path, type PathGroup } from '../../paths/find.ts';
import { openIndex, type PathIndex } from '../../paths/index-source.ts';
import { endsOn, type EndAt } from '../../paths/path-row.ts';
import type { Entry } from '../../search/entry.ts';
import { glanceOf, NOT_KNOWN, ORIGIN } from '../glance.ts';
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
  const isTold = alternatives?.datasets === true && (await isKnownBetween(source, index, start, end));
  const shown = groups.flatMap(({ paths }) => paths.slice(0, MOST_PATHS));
  const endAt = await endsOn(index, shown);
  const question = writeQuestion({ from: referenceTo(from), to: referenceTo(to), valuesOnly: false });
  const all = element('a', { href: source.hrefOf(PAGE + question) }, allWords(groups));
  return [
    ...groups.flatMap((group) => groupOf(source, index, endAt, group)),
    ...(alternatives ? [remark(noneFor(alternatives, isTold))] : []),
    ...(isPartial ? [remark('There are so many datasets between them that not all were looked at.')] : []),
    paragraph(all, '.'),
  ];
}

/** @param isTold whether column lineage is known on all ways between the datasets */
function noneFor({ reverse, datasets }: Alternatives, isTold: boolean): string {
  const between = isTold
    ? 'There is one between their datasets as wholes: column lineage is known on the way, and does not carry it.'
    : 'There is one between their datasets as wholes, for which column lineage is not known throughout.';
  const others = [reverse && 'There is one the other way round.', datasets && between];
  return ['No way is known.', ...others].filter(Boolean).join(' ');
}

/** How many pages are read for it. */
const MOST_PAGES = 32;

/** Whether the page of each dataset on each way says what each of its columns is made of. */
async function isKnownBetween(source: Source, index: PathIndex, start: End, end: End): Promise<boolean> {
  const { groups } = await findPaths(index, { ...start, column: null }, { ...end, column: null }, false);
  const places = groups.flatMap(({ paths }) => paths.flatMap((path) => path.places.slice(1)));
  const reached = [...new Set(places.map(({ dataset }) => dataset))];
  if (groups.some(({ cut }) => cut !== null) || reached.length > MOST_PAGES) return false;
  const known = await Promise.all(
    reached.map(async (number) => {
      const dataset = index.datasets[number];
      if (dataset === undefined) return false;
      const page = await source.page(`datasets/${dataset.namespace.part}/${dataset.part}/`);
      const said = glanceOf(page, ORIGIN);
      return said !== null && !said.includes(NOT_KNOWN);
    }),
  );
  return known.every(Boolean);
}

/** As in the address of its page: `mart/revenue/amount`. */
function referenceTo({ path }: Entry): string {
  return path
    .replace(/^datasets\//u, '')
    .replace('/columns/', '/')
    .replace(/\/$/u, '');
}

function allWords(groups: readonly PathGroup[]): string {
  return groups.some(({ cut }) => cut !== null) ? 'The page of paths' : 'All of them on the page of paths';
}

/** A way is known to be there where the shortest is longer than what is listed. */
const TOO_LONG = 'They are connected, and no way is short enough to be listed.';

function groupOf(source: Source, index: PathIndex, endAt: EndAt, group: PathGroup): Node[] {
  const { kind, paths, cut } = group;
  if (paths.length === 0 && cut === 'length') return [remark(TOO_LONG)];
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
