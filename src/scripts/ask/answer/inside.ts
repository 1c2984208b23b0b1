/** What sits in a place, or is someone's; and what of it is personal data. */
import { element, nameOf, plural } from '../../dom/element.ts';
import type { Entry, Filters } from '../../search/entry.ts';
import { paragraph, remark } from '../list.ts';
import type { Listing } from '../question.ts';
import { sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target.ts';
import { answerSearch, MOST_SHOWN } from './found.ts';

export async function answerInside(source: Source, listing: Listing, target: Target): Promise<Node[]> {
  const filters = filtersOf(target);
  if (filters !== null) return answerSearch(source, { kind: listing, ...filters });
  const { entry } = target;
  const page = entry && (await source.page(entry.path));
  const sections = page ? sectionsFor(listing).flatMap((id) => sectionOf(page, id, MOST_SHOWN) ?? []) : [];
  return sections.length > 0 ? sections : [remark('None that the log or the glossary names.')];
}

/** On the page of a dataset or a term. */
function sectionsFor(listing: Listing): readonly string[] {
  return listing === 'job' ? ['written-by', 'read-by'] : ['columns'];
}

/** Of a place, of what someone answers for, of a dataset; of the whole site where there is no target. */
export async function answerPersonalData(source: Source, target: Target | null): Promise<Node[]> {
  const page = element('a', { href: source.hrefOf('personal-data/') }, 'Personal data');
  const says = paragraph('Of what kind, whether masked, and who says so: ', page, '.');
  if (target?.kind === 'dataset') return [...(await personalColumnsOf(source, target.entry)), says];
  const filters = (target && filtersOf(target)) ?? {};
  return [...(await answerSearch(source, { kind: 'column', isPersonal: true, ...filters })), says];
}

/** Null for what no filter stands for. */
function filtersOf({ kind, name, entry }: Target): Filters | null {
  if (kind === 'domain' || kind === 'namespace') return { [kind]: name };
  return kind === 'owner' ? { owner: entry.owners[0] ?? name } : null;
}

/** What of a dataset's twin is read here. */
interface Twin {
  readonly columns: readonly {
    readonly column: string;
    /** From the site's root, with a slash before it. */
    readonly url: string;
    readonly personalData: readonly { readonly kind: string | null; readonly state: string }[];
  }[];
}

async function personalColumnsOf(source: Source, { path }: Entry): Promise<Node[]> {
  const { columns } = await source.json<Twin>(`${path}index.json`);
  const personal = columns.filter(({ personalData }) => personalData.length > 0);
  if (personal.length === 0)
    return [remark('None that anybody declares, and none that lineage brings there.')];
  const lines = personal.slice(0, MOST_SHOWN).map(({ column, url, personalData }) => {
    const said = personalData.map(({ kind, state }) => [kind, state].filter(Boolean).join(', '));
    const link = element('a', { href: source.hrefOf(url.slice(1)) }, nameOf(column));
    return element(
      'li',
      {},
      link,
      element('span', { class: 'quiet small' }, ` ${[...new Set(said)].join('; ')}`),
    );
  });
  const shown = lines.length < personal.length ? `The first ${lines.length} of ` : '';
  const count = remark(`${shown}${plural(personal.length, 'column')}.`);
  return [count, element('ul', { class: 'plain ask-list' }, ...lines)];
}
