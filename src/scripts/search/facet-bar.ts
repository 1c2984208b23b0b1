/** What a search can be narrowed to, with how many there are of each: buttons for kinds, and lists for the rest. */
import { visible } from '../../model/visible.ts';
import { element } from '../dom/element.ts';
import { kindIcon } from '../dom/kind-icon.ts';
import type { Filters } from './entry.ts';
import { FACETS, type Facet, type FacetCount } from './filter.ts';
import type { Finding } from './find.ts';
import { ENTRY_KINDS } from './places.ts';
import { filterValue } from './query.ts';

const LABELS = {
  kind: 'Kind',
  domain: 'Domain',
  owner: 'Owner',
  namespace: 'Namespace',
  isPersonal: 'Personal data',
  state: 'State',
} as const satisfies Record<Facet, string>;

/** A list of more is no help to choose from: typing is. */
const MOST_VALUES = 200;

export type Narrow = (facet: Facet, value: string | null) => void;

export function facetBar(finding: Finding, filters: Filters, narrow: Narrow): HTMLElement[] {
  const { isWhole } = finding;
  const counts = finding.facets();
  const owners = finding.ownerNames();
  const kinds = ENTRY_KINDS.flatMap((kind) => {
    const count = counts.kind.find(({ value }) => value === kind);
    return count === undefined ? [] : [kindButton(count, filters, isWhole, narrow)];
  });
  const lists = FACETS.filter((facet) => facet !== 'kind').flatMap((facet) => {
    const chosen = filterValue(filters, facet);
    // What all have, or none, narrows nothing.
    return counts[facet].length < 2 && chosen === null
      ? []
      : [facetList(facet, named(facet, counts[facet], owners), chosen, isWhole, narrow)];
  });
  return [...kinds, ...lists];
}

function kindButton(
  { value, count }: FacetCount,
  filters: Filters,
  isWhole: boolean,
  narrow: Narrow,
): HTMLElement {
  const kind = ENTRY_KINDS.find((one) => one === value) ?? 'dataset';
  const isOn = filters.kind === kind;
  const made = element(
    'button',
    { type: 'button', class: `chip k-${kind}`, 'aria-pressed': String(isOn), 'data-facet': `kind:${kind}` },
    kindIcon(kind),
    `${kind}s `,
    element('span', { class: 'count' }, said(count, isWhole)),
  );
  made.addEventListener('click', () => {
    narrow('kind', isOn ? null : kind);
  });
  return made;
}

interface NamedCount extends FacetCount {
  readonly name: string;
}

function named(
  facet: Facet,
  counts: readonly FacetCount[],
  owners: ReadonlyMap<string, string>,
): readonly NamedCount[] {
  return counts.map(({ value, count }) => {
    const name = (facet === 'owner' ? owners.get(value ?? '') : null) ?? value ?? 'none';
    return { value, count, name: facet === 'isPersonal' && name === 'no' ? 'not marked' : visible(name) };
  });
}

/** @param isWhole whether the counts are all there are */
function facetList(
  facet: Facet,
  counts: readonly NamedCount[],
  chosen: string | null,
  isWhole: boolean,
  narrow: Narrow,
): HTMLElement {
  const options = counts
    .slice(0, MOST_VALUES)
    .map(({ value, count, name }) =>
      element('option', { value: value ?? 'none' }, `${name} (${said(count, isWhole)})`),
    );
  const isListed = counts.some(({ value }) => (value ?? 'none').toLowerCase() === chosen?.toLowerCase());
  const typed = chosen === null || isListed ? [] : [element('option', { value: chosen }, visible(chosen))];
  const list = element(
    'select',
    { 'aria-label': LABELS[facet], 'data-facet': facet, ...(chosen === null ? {} : { class: 'on' }) },
    element('option', { value: '' }, LABELS[facet]),
    ...typed,
    ...options,
  );
  const match = [...list.options].find(({ value }) => value.toLowerCase() === chosen?.toLowerCase());
  list.value = match?.value ?? '';
  list.addEventListener('change', () => {
    narrow(facet, list.value === '' ? null : list.value);
  });
  return list;
}

function said(count: number, isWhole: boolean): string {
  return `${count.toLocaleString('en')}${isWhole ? '' : '+'}`;
}
