/** The tree as nested lists: namespaces open by a button, and everything is a link. */
import { visible } from '../../model/visible.ts';
import { pathHere, siteRoot } from '../address.ts';
import { element, nameOf, plural } from '../dom/element.ts';
import { boundedList } from './bounded-list.ts';
import { filterField } from './tree-filter.ts';
import { keepTabState, tabState } from './tab-state.ts';
import type { Thing, ThingColumn, TreeIndex, TreeNamespace } from './tree-index.ts';

export interface TreeView {
  readonly node: HTMLElement;
  /** Brings the page's place into view, once the tree is in the page. */
  readonly scroll: () => void;
}

/** @param place the number of the dataset or job that the page belongs to; null where there is none */
export async function treeView(index: TreeIndex, place: number | null): Promise<TreeView> {
  const before = tabState();
  const open = new Set(before?.open);
  const own =
    place === null
      ? index.namespaces.find(({ part }) => pathHere() === `namespaces/${part}/`)
      : index.namespaces.findLast(({ first }) => first <= place);
  const only = index.namespaces.length === 1 ? index.namespaces[0] : undefined;
  for (const namespace of [own, only]) if (namespace !== undefined) open.add(namespace.part);

  const items = await Promise.all(
    index.namespaces.map((namespace) =>
      namespaceItem(index, namespace, namespace === own ? place : null, open),
    ),
  );
  const list = element('ul', {}, ...items, ...moreNamespaces(index.more));
  const body = element('div', { class: 'rail-scroll' }, list);
  const node = element(
    'nav',
    { class: 'rail-tree', 'aria-label': 'All datasets and jobs' },
    element('p', { class: 'rail-title' }, link('namespaces/', 'Datasets and jobs')),
    filterField(index, list, thingLink),
    body,
  );
  addEventListener('pagehide', () => {
    keepTabState({ open: [...open], top: body.scrollTop });
  });
  return {
    node,
    scroll: () => {
      body.scrollTop = before?.top ?? 0;
      showWithin(body, list.querySelector('[aria-current=page]') ?? list.querySelector('[aria-current]'));
    },
  };
}

async function namespaceItem(
  index: TreeIndex,
  namespace: TreeNamespace,
  place: number | null,
  open: Set<string>,
): Promise<HTMLElement> {
  const count = namespace.datasets + namespace.jobs;
  const toggle = element('button', { type: 'button', 'aria-label': visible(namespace.name) });
  const name = link(`namespaces/${namespace.part}/`, nameOf(namespace.name));
  const item = element(
    'li',
    { class: 'rail-namespace' },
    element('div', {}, toggle, name, element('span', { class: 'count' }, String(count))),
  );
  let list: HTMLElement | null = null;
  const show = async (isOpen: boolean): Promise<void> => {
    toggle.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) {
      open.add(namespace.part);
      list ??= await boundedList(namespace.first, count, place, async (from, to) =>
        Promise.all((await index.things(from, to)).map((thing) => thingItem(index, thing, place))),
      );
      item.append(list);
    } else {
      open.delete(namespace.part);
    }
    if (list !== null) list.hidden = !isOpen;
  };
  toggle.addEventListener('click', () => {
    show(toggle.ariaExpanded !== 'true').catch(() => {
      toggle.setAttribute('aria-expanded', 'false');
      item.append(element('p', { class: 'note', role: 'alert' }, 'What is in it could not be loaded.'));
    });
  });
  await show(open.has(namespace.part));
  return item;
}

async function thingItem(index: TreeIndex, thing: Thing, place: number | null): Promise<HTMLElement> {
  const item = element('li', {}, thingLink(thing));
  if (thing.number !== place) return item;
  item.firstElementChild?.setAttribute('aria-current', thing.path === pathHere() ? 'page' : 'true');
  if (thing.kind === 'dataset') {
    const { columns, more } = await index.columnsOf(thing);
    const at = columns.findIndex(({ path }) => path === pathHere());
    const list = await boundedList(0, columns.length, at < 0 ? null : at, (from, to) =>
      Promise.resolve(columns.slice(from, to).map(columnItem)),
    );
    if (more > 0)
      list.append(element('li', {}, link(`${thing.path}#columns`, `and ${plural(more, 'column')} more`)));
    if (columns.length > 0) item.append(list);
  }
  return item;
}

function columnItem({ name, path, isPast }: ThingColumn): HTMLElement {
  const made = link(path, nameOf(name));
  if (isPast) made.append(element('span', { class: 'count' }, ' removed'));
  made.classList.add('k-column');
  return element('li', {}, made);
}

function thingLink({ kind, path, name }: Thing): HTMLElement {
  const made = link(path, nameOf(name), element('span', { class: 'visually-hidden' }, `, ${kind}`));
  made.classList.add(`k-${kind}`);
  return made;
}

function link(path: string, ...content: readonly (Node | string)[]): HTMLElement {
  const made = element('a', { href: new URL(path, siteRoot()).href }, ...content);
  if (path === pathHere()) made.setAttribute('aria-current', 'page');
  return made;
}

function moreNamespaces(more: number): HTMLElement[] {
  return more === 0
    ? []
    : [element('li', {}, link('namespaces/', `${plural(more, 'namespace')} more, on a page of their own`))];
}

/** Scrolls the tree alone, and no further than it takes. */
function showWithin(body: HTMLElement, current: Element | null): void {
  if (current === null) return;
  const [box, at] = [body.getBoundingClientRect(), current.getBoundingClientRect()];
  if (at.top < box.top || at.bottom > box.bottom) body.scrollTop += at.top - box.top - box.height / 3;
}
