/** The bar: its sections, where the page leaves them to the build's own list; and the switch of the theme. */
import type { BuildFacts } from '../../site/build-facts.ts';
import { sectionAt, type Section } from '../../site/section.ts';
import { pathHere, siteRoot } from '../address.ts';
import { element, type Child } from '../dom/element.ts';
import { wireMenu } from './menu.ts';
import { themeSwitch } from './theme.ts';

export function wireBar(facts: Promise<BuildFacts>): void {
  document.querySelector('.bar > div')?.append(themeSwitch());
  const nav = document.querySelector('.bar nav');
  const menu = nav?.querySelector('details');
  if (menu != null) wireMenu(menu);
  else if (nav != null)
    facts.then(
      ({ sections }) => {
        fill(nav, sections);
      },
      () => null,
    );
}

/** As `Bar.astro` writes it for the few pages that are not of a mass. */
function fill(nav: Element, sections: readonly Section[]): void {
  const here = `/${pathHere()}`;
  const current = sectionAt(sections, here);
  const link = (section: Section): HTMLElement => linkTo(section, section === current ? here : null);
  const menu = element(
    'details',
    { class: `more ${current === null ? '' : `at-${current.place}`}` },
    element('summary', {}, 'More'),
    element('div', {}, ...sections.filter(({ place }) => place !== 'always').map(link)),
  );
  nav.replaceChildren(...sections.filter(({ place }) => place !== 'menu').map(link), menu);
  wireMenu(menu);
}

/** @param here the page, where the section is the one that it stands in */
function linkTo({ path, name, place, open }: Section, here: string | null): HTMLElement {
  const count: Child[] = open > 0 ? [' ', element('span', { class: 'open' }, String(open))] : [];
  const link = element('a', { class: place, href: new URL(`.${path}`, siteRoot()).href }, name, ...count);
  if (here !== null) link.setAttribute('aria-current', here === path ? 'page' : 'true');
  return link;
}
