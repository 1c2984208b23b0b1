/** Personal data: which columns, of what kind, whether masked, and who says so. */
import { element, nameOf, plural } from '../../dom/element.ts';
import { filterText, paragraph, remark } from '../list.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target.ts';
import { datasetsOfDomain } from './domain.ts';
import { goOn, MOST_SHOWN } from './found.ts';
import { theirs } from './theirs.ts';

/** What of the twin of the page of personal data is read here: a line for each kind that a column holds. */
interface Twin {
  readonly personalData: readonly Held[];
  readonly leftOut: { readonly personalData: number };
}

interface Held {
  readonly name: string;
  readonly namespace: string;
  readonly column: string;
  /** From the site's root, with a slash before it. */
  readonly url: string;
  readonly kind: string | null;
  /** `masked` or `clear`. */
  readonly state: string;
  /** By whom; of none, lineage brings it there. */
  readonly declared: readonly unknown[];
}

/** Of a place, of what someone answers for, of a dataset or a column; of the whole site where there is no target. */
export async function answerPersonalData(source: Source, target: Target | null): Promise<Node[]> {
  const { personalData, leftOut } = await source.json<Twin>('personal-data/index.json');
  const isWanted = await wantedBy(source, target);
  const held = personalData.filter(isWanted);
  const page = element('a', { href: source.hrefOf('personal-data/') }, 'Personal data');
  const left = leftOut.personalData > 0 ? [remark(`${leftOut.personalData} more were not looked at.`)] : [];
  const filters = target !== null && target.entry === null ? { [target.kind]: target.name } : {};
  const isPlace = target === null || target.entry === null;
  const search = isPlace ? [goOn(source, filterText({ kind: 'column', isPersonal: true, ...filters }))] : [];
  return [
    ...listOf(source, held),
    ...left,
    ...search,
    paragraph('Who says so, and how it came there: ', page, '.'),
  ];
}

function listOf(source: Source, held: readonly Held[]): Node[] {
  if (held.length === 0) return [remark('None that anybody declares, and none that lineage brings there.')];
  const columns = [...Map.groupBy(held, ({ url }) => url).values()];
  const lines = columns.slice(0, MOST_SHOWN).map((those) => lineOf(source, those));
  const shown = lines.length < columns.length ? `The first ${lines.length} of ` : '';
  return [
    remark(`${shown}${plural(columns.length, 'column')}.`),
    element('ul', { class: 'plain ask-list' }, ...lines),
  ];
}

function lineOf(source: Source, held: readonly Held[]): HTMLElement {
  const [{ name, column, namespace, url } = { name: '', column: '', namespace: '', url: '' }] = held;
  const link = element(
    'a',
    { href: source.hrefOf(url.slice(1)), class: 'k-column' },
    nameOf(`${name}.${column}`),
  );
  const where = element('span', { class: 'ns' }, nameOf(namespace));
  const said = held.map(({ kind, state, declared }) =>
    [kind ?? 'no kind named', state, declared.length > 0 ? 'declared' : 'derived'].join(', '),
  );
  const ref = element('span', {}, link, ' ', where);
  return element(
    'li',
    {},
    ref,
    element('span', { class: 'quiet small' }, ` ${[...new Set(said)].join('; ')}`),
  );
}

async function wantedBy(source: Source, target: Target | null): Promise<(held: Held) => boolean> {
  if (target === null) return () => true;
  if (target.kind === 'namespace') return ({ namespace }) => namespace === target.name;
  if (target.kind === 'column') return ({ url }) => url === `/${target.entry.path}`;
  const datasets = await datasetsOf(source, target);
  return ({ url }) => datasets.has(url.slice(1).replace(/columns\/[^/]+\/$/u, ''));
}

/** Their pages. */
async function datasetsOf(source: Source, target: Target): Promise<ReadonlySet<string>> {
  if (target.kind === 'dataset') return new Set([target.entry.path]);
  if (target.kind === 'owner') return theirs(source, target.entry, 'dataset');
  return datasetsOfDomain(source, target.name);
}
