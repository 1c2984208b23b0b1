/** The line below each page: what it was built from, where else it stands, and how to quote it. */
import type { BuildFacts } from '../../site/build-facts.ts';
import { citationOf, citationParts } from '../../site/citation-text.ts';
import { pathHere, siteRoot } from '../address.ts';
import { element, type Child } from '../dom/element.ts';
import { loadScript } from '../module.ts';

export function wireFoot(facts: Promise<BuildFacts>): void {
  const foot = document.querySelector<HTMLElement>('.foot');
  const line = foot?.firstElementChild;
  if (foot == null || line == null) return;
  facts.then(
    (build) => {
      line.replaceChildren(...builtFrom(build), ...twins(), ...(isLost() ? [] : quoting(build, foot)));
    },
    // What the page says without it stays.
    () => null,
  );
}

/** Whether this is the page for what there is not, which nobody quotes. */
function isLost(): boolean {
  return document.documentElement.dataset['lost'] !== undefined;
}

function builtFrom({ version, inputs }: BuildFacts): Child[] {
  const digest = element('code', { title: inputs }, inputs.slice(0, 12));
  return [
    element('span', {}, `Headwater ${version}, from inputs `, digest),
    element('a', { href: new URL('api/build.json', siteRoot()).href }, 'build.json'),
  ];
}

const TWINS = [
  ['application/json', 'This page as JSON'],
  ['text/markdown', 'as Markdown'],
] as const;

/** As the page's head names them. */
function twins(): Child[] {
  return TWINS.flatMap(([type, words]) => {
    const href = document.querySelector(`link[rel=alternate][type="${type}"]`)?.getAttribute('href');
    return href == null ? [] : [element('a', { href }, words)];
  });
}

/** Only a paper shows what follows the button. */
function quoting(build: BuildFacts, { dataset }: HTMLElement): Child[] {
  const note = dataset['cite'];
  const citation = citationOf(build, { title: titleHere(build), path: `/${pathHere()}`, note: note ?? null });
  const opener = element('button', { type: 'button', class: 'control', 'data-cite': '' }, 'Cite this page');
  opener.addEventListener('click', () => void loadScript('citation').catch(() => null), { once: true });
  const leftOut = element(
    'p',
    { class: 'left-out' },
    `Left out on paper, where the page has them: impact, quality, runs, schema history, events and other facets. They stand at ${citation.address}`,
  );
  const parts = citationParts(citation).map((part) =>
    typeof part === 'string' ? part : element('span', {}, part.value),
  );
  return [
    opener,
    ...(note === undefined ? [] : [leftOut]),
    element('p', { class: 'citation-print', id: 'cite' }, ...parts),
  ];
}

/** Without the site's, which follows it in a tab. */
function titleHere({ title }: BuildFacts): string {
  const tail = ` · ${title}`;
  return document.title.endsWith(tail) ? document.title.slice(0, -tail.length) : document.title;
}
