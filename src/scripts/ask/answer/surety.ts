/** What the lineage of columns rests on: who states it, and how surely what was read out of SQL is read. */
import { element, nameOf, plural } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import { glanceOf, ORIGIN } from '../glance.ts';
import { paragraph, remark } from '../list.ts';
import type { Source } from '../source.ts';
import { datasetPath } from './dataset-path.ts';

interface Edge {
  readonly from: { readonly namespace: string; readonly name: string; readonly column?: string };
  readonly origin: string;
  /** Of what was read out of SQL. */
  readonly confidence?: string | null;
  readonly state: string;
}

/** What of a dataset's twin is read here. */
interface Twin {
  readonly columns: readonly {
    readonly column: string;
    /** From the site's root, with a slash before it. */
    readonly url: string;
    readonly state: string;
  }[];
  /** Edges that differ in their columns alone: of each, where it begins and ends; nowhere, where it is of the dataset's rows. */
  readonly columnSources: readonly (Edge & {
    readonly columns: readonly (readonly [from: string, to?: string])[];
  })[];
}

const MOST_SHOWN = 12;
const ORIGINS = new Map([
  ['observed', 'stated by an event'],
  ['declared', 'declared, not observed'],
  ['derived', 'read out of SQL'],
]);

export async function answerSurety(source: Source, entry: Entry): Promise<Node[]> {
  const { columns, columnSources } = await source.json<Twin>(`${datasetPath(entry)}index.json`);
  const wanted = columns.filter(({ url, state }) =>
    entry.kind === 'column' ? url === `/${entry.path}` : state === 'current',
  );
  const names = new Set(wanted.map(({ column }) => column));
  const current = columnSources.filter(isCurrent);
  const own = edgesIn(current, (to) => to !== undefined && names.has(to));
  const ofRows = edgesIn(current, (to) => to === undefined);
  const said = entry.kind === 'dataset' ? glanceOf(await source.page(entry.path), ORIGIN) : null;
  const origin = said === null ? [] : [remark(`${ORIGIN}: ${said}.`)];
  const link = element('a', { href: source.hrefOf(entry.path) }, 'Its page');
  const page = paragraph(link, ' says of each what it rests on.');
  const edges = [...own, ...ofRows];
  if (edges.length === 0)
    return [
      ...(origin.length > 0
        ? origin
        : [remark('Nothing is known of what its values are made of: neither an event nor SQL says it.')]),
      page,
    ];
  const counts = [...Map.groupBy(edges, suretyOf)].map(([surety, { length }]) => ({ surety, length }));
  const tally = counts.map(({ surety, length }) =>
    element('li', {}, `${plural(length, 'source')}: ${surety}`),
  );
  const lines = entry.kind === 'column' ? own.slice(0, MOST_SHOWN).map(lineOf) : [];
  const none =
    entry.kind === 'column' && own.length === 0
      ? [remark('No column is known to give it its values; of what decides which rows there are:')]
      : [];
  return [
    ...origin,
    ...none,
    element('ul', { class: 'plain ask-list' }, ...tally),
    ...(lines.length === 0
      ? []
      : [element('h3', {}, 'Its values'), element('ul', { class: 'plain ask-list' }, ...lines)]),
    page,
  ];
}

/** One by one. @param counts asked of the column at the end of each */
function edgesIn(groups: Twin['columnSources'], counts: (to: string | undefined) => boolean): Edge[] {
  return groups.flatMap(({ columns, ...edge }) =>
    columns.flatMap(([column, to]) => (counts(to) ? [{ ...edge, from: { ...edge.from, column } }] : [])),
  );
}

function isCurrent({ state }: Edge): boolean {
  return state === 'current';
}

/** `read out of SQL, confidence high` */
function suretyOf({ origin, confidence }: Edge): string {
  const said = ORIGINS.get(origin) ?? origin;
  return confidence == null ? said : `${said}, confidence ${confidence}`;
}

function lineOf(edge: Edge): HTMLElement {
  const { namespace, name, column } = edge.from;
  const label = column === undefined ? name : `${name}.${column}`;
  const where = element('span', { class: 'ns' }, nameOf(namespace));
  return element('li', {}, nameOf(label), ' ', where, `: ${suretyOf(edge)}`);
}
