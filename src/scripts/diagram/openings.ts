/** Neighbours that a drawing leaves out, opened in place: the marks to press, and the module that does the work. */
import { isOnHost, loadModule } from '../module.ts';
import type * as Neighbours from '../neighbours.ts';
import { neighboursOf, nodeOf, type Side } from './part.ts';
import { badgeOf, linkOf, pageOf, titleOf, type Picture } from './picture.ts';
import { svgElement } from './tools.ts';
import type { Opening } from './view-state.ts';

export interface Openings {
  /** Opens what the part leaves out on a side, or closes what was opened there. */
  readonly toggle: (number: string, side: Side) => Promise<void>;
  readonly opened: () => readonly Opening[];
  readonly close: () => void;
  readonly restore: (openings: readonly Opening[]) => Promise<void>;
  /** Makes buttons of the picture's marks. */
  readonly dress: () => void;
}

/**
 * The least that a finger hits is 24 pixels (WCAG 2.2, 2.5.8); a drawing is made smaller by a quarter at most where it
 * is too wide (`src/styles/figure.css`). In pixels of the drawing.
 */
const TARGET = 24 / 0.75;
/** The mark that says `open`; in pixels. */
const OPEN = { width: 40, height: 15 } as const;

export function openingsIn(
  picture: () => Picture,
  say: (text: string, page?: URL | null) => void,
  changed: () => void,
): Openings {
  let session: Neighbours.Session | null = null;

  const load = async (): Promise<Neighbours.Session | null> => {
    const module = await loadModule<typeof Neighbours>('neighbours');
    session ??= module?.openSession(picture().svg) ?? null;
    return session;
  };

  const toggle = async (number: string, side: Side): Promise<void> => {
    const part = picture().parts.get(number);
    if (part === undefined) return;
    const page = pageOf(part);
    try {
      const found = await load();
      if (found === null) {
        say(
          isOnHost ? 'Neighbours could not be opened.' : 'Neighbours open where the site is on a host.',
          page,
        );
        return;
      }
      const said = await found.toggle(number, side);
      changed();
      say(said, page);
    } catch {
      say('The neighbours could not be read.', page);
    }
  };

  return {
    toggle,
    opened: () => session?.opened() ?? [],
    close: () => {
      session?.close();
      session = null;
    },
    restore: async (openings) => {
      if (openings.length === 0) return;
      try {
        await (await load())?.restore(openings);
        changed();
      } catch {
        say('The neighbours could not be read.');
      }
    },
    dress: () => {
      const { svg, parts } = picture();
      svg.classList.add('dg-live');
      if (isFramed(svg)) return;
      for (const [number, part] of parts) {
        markFold(picture(), number, part);
        for (const side of ['up', 'down'] as const) dressBadge(part, side);
      }
    },
  };
}

/** Gives a node that stands for many a mark to open it with, as others have one that counts. */
function markFold(picture: Picture, number: string, part: SVGGElement): void {
  if (!part.matches('.dg-k:not(.dg-rest, :has([data-more]))')) return;
  const [target] = targetsOf(picture, number, null);
  const frame = part.querySelector('.dg-b + .dg-b');
  if (target === undefined || frame === null) return;
  const [width, height] = ['width', 'height'].map((name) => Number(frame.getAttribute(name)));
  const mark = svgElement('g', {
    class: 'dg-m',
    'data-more': target[1],
    transform: `translate(${((width ?? 0) - OPEN.width) / 2} ${(height ?? 0) - 4})`,
  }) as SVGGElement;
  const [title, text] = [svgElement('title', {}), svgElement('text', { x: `${OPEN.width / 2}`, y: '11' })];
  title.append('Open here');
  text.append('open');
  mark.append(
    title,
    svgElement('rect', { width: `${OPEN.width}`, height: `${OPEN.height}`, rx: '7.5' }),
    text,
  );
  part.append(mark);
}

function dressBadge(part: SVGGElement, side: Side): void {
  const badge = badgeOf(part, side);
  const frame = badge?.querySelector('rect');
  if (badge === null || frame == null || badge.querySelector('.dg-hit') !== null) return;
  const width = Number(frame.getAttribute('width'));
  const height = Number(frame.getAttribute('height'));
  badge.setAttribute('role', 'button');
  badge.setAttribute('tabindex', '0');
  badge.setAttribute('aria-label', `${titleOf(badge)} of ${titleOf(linkOf(part) ?? part)}`);
  const across = Math.max(TARGET, width);
  badge.append(
    svgElement('rect', {
      class: 'dg-hit',
      x: `${(width - across) / 2}`,
      y: `${(height - TARGET) / 2}`,
      width: `${across}`,
      height: `${TARGET}`,
    }),
  );
}

/** The mark to press that an element is in. */
export function badgeAt(target: EventTarget | null): { readonly number: string; readonly side: Side } | null {
  const badge = target instanceof Element ? target.closest<SVGElement>('[data-more]') : null;
  const number = badge?.closest<SVGElement>('[data-n]')?.dataset['n'];
  if (badge === null || number === undefined || isFramed(badge)) return null;
  return { number, side: badge.dataset['more'] === 'up' ? 'up' : 'down' };
}

/**
 * What is to be opened, or closed, at a part: on the side that is named, or on each that has a mark. A node that
 * stands for many is opened at the one node that it is joined to.
 */
export function targetsOf(
  { svg, parts, lines }: Picture,
  number: string,
  side: Side | null,
): readonly (readonly [node: string, side: Side])[] {
  const node = nodeOf(number);
  const part = parts.get(node);
  if (part === undefined || isFramed(svg)) return [];
  // What an opening left closed is on the page.
  if (part.classList.contains('dg-rest')) return [];
  if (!part.classList.contains('dg-k')) {
    return (['up', 'down'] as const)
      .filter((one) => (side ?? one) === one && badgeOf(part, one) !== null)
      .map((one) => [node, one]);
  }
  const joined = [
    ...neighboursOf(node, 'down', lines).map((one) => [nodeOf(one), 'up'] as const),
    ...neighboursOf(node, 'up', lines).map((one) => [nodeOf(one), 'down'] as const),
  ];
  const [only] = joined;
  const isOne =
    joined.length === 1 && only !== undefined && parts.get(only[0])?.classList.contains('dg-k') === false;
  return isOne ? joined : [];
}

/** A drawing with frames around its groups is a map: it is not laid out anew around what a reader opens. */
function isFramed(within: SVGElement): boolean {
  return (within.ownerSVGElement ?? within).querySelector('.dg-g') !== null;
}
