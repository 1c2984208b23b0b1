/** The sections of the page, with the one that is being read marked. */
import { element } from '../dom/element.ts';

/** How far down the window the heading of what is being read may stand. */
const READING_LINE = 0.3;

/** Null for a page that has no two of them. */
export function sectionList(): HTMLElement | null {
  const headings = [...document.querySelectorAll<HTMLElement>('main h2[id]')];
  if (headings.length < 2) return null;
  const links = headings.map((heading) => element('a', { href: `#${heading.id}` }, ...wordsOf(heading)));
  followReading(headings, links);
  return element(
    'nav',
    { class: 'rail-sections', 'aria-label': 'On this page' },
    element('p', { class: 'rail-title' }, 'On this page'),
    element('ul', {}, ...links.map((link) => element('li', {}, link))),
  );
}

/** A heading's count stands apart; what it says besides is left to the page. */
function wordsOf(heading: HTMLElement): Node[] {
  const count = heading.querySelector('.count')?.textContent.trim() ?? '';
  const words = [...heading.childNodes]
    .filter((node) => !(node instanceof Element && node.matches('.count, a, button, script')))
    .map((node) => node.textContent ?? '');
  const text = new Text(words.join('').replace(/\s+/g, ' ').trim());
  return /^[\d,.]+$/.test(count) ? [text, new Text(' '), element('span', { class: 'count' }, count)] : [text];
}

function followReading(headings: readonly HTMLElement[], links: readonly HTMLElement[]): void {
  const mark = (current: number): void => {
    for (const [index, link] of links.entries()) {
      if (index === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const read = (): void => {
    const line = innerHeight * READING_LINE;
    mark(headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line));
  };
  // Whatever stands above the line counts, so that a jump past several headings is told as well.
  const observer = new IntersectionObserver(read, {
    rootMargin: `9999999px 0px ${-100 * (1 - READING_LINE)}% 0px`,
  });
  for (const heading of headings) observer.observe(heading);
  // The last ones never come so far up.
  addEventListener('hashchange', () => {
    requestAnimationFrame(() => {
      const asked = headings.findIndex(({ id }) => `#${id}` === location.hash);
      if (asked >= 0) mark(asked);
    });
  });
}
