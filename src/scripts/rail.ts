/** Beside each page: its sections, and the tree of all things with the page's place in it. */
import { pathHere, pathOf, siteRoot } from './address.ts';
import { buildFacts } from './build.ts';
import { element } from './dom/element.ts';
import { wireDrawer } from './rail/drawer.ts';
import { sectionList } from './rail/section.ts';
import { openTree } from './rail/tree-index.ts';
import { treeReader } from './rail/tree-reader.ts';
import { treeView } from './rail/tree-view.ts';

const rail = document.querySelector<HTMLElement>('.rail');

async function addTree(to: HTMLElement): Promise<void> {
  try {
    const { tree } = await buildFacts();
    const index = await openTree(treeReader(new URL(`.${tree}`, siteRoot())));
    const view = await treeView(index, await index.placeOf(owner()));
    to.append(view.node);
    view.scroll();
  } catch {
    const list = element('a', { href: new URL('namespaces/', siteRoot()).href }, 'all namespaces');
    to.append(
      element('p', { class: 'note' }, 'The tree could not be loaded. There is a list of ', list, '.'),
    );
  }
}

/** The page in whose place it stands: of a run its job's, to which the last of its breadcrumbs leads. */
function owner(): string {
  const here = pathHere();
  const job = here.startsWith('runs/')
    ? document.querySelector<HTMLAnchorElement>('.crumbs li:last-child a')
    : null;
  return job === null ? here : pathOf(job.href);
}

if (rail !== null) {
  const sections = sectionList();
  if (sections !== null) rail.append(sections);
  void addTree(rail);
  wireDrawer(rail);
}
