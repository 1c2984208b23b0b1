/** Beside each page: its sections, and the tree of all things with the page's place in it. */
import { siteRoot } from './address.ts';
import { element } from './dom/element.ts';
import { wireDrawer } from './rail/drawer.ts';
import { sectionList } from './rail/section.ts';
import { openTree } from './rail/tree-index.ts';
import { treeReader } from './rail/tree-reader.ts';
import { treeView } from './rail/tree-view.ts';

const rail = document.querySelector<HTMLElement>('.rail[data-rail]');
const address = rail?.dataset['tree'];

async function addTree(to: HTMLElement, first: URL, place: number | null): Promise<void> {
  try {
    const view = await treeView(await openTree(treeReader(first)), place);
    to.append(view.node);
    view.scroll();
  } catch {
    const list = element('a', { href: new URL('namespaces/', siteRoot()).href }, 'all namespaces');
    to.append(
      element('p', { class: 'note' }, 'The tree could not be loaded. There is a list of ', list, '.'),
    );
  }
}

if (rail !== null && address !== undefined) {
  const sections = sectionList();
  if (sections !== null) rail.append(sections);
  const place = rail.dataset['place'];
  void addTree(rail, new URL(address, document.baseURI), place === undefined ? null : Number(place));
  wireDrawer(rail);
}
