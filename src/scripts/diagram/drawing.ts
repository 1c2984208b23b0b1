/** Which of a diagram's drawings is in its frame. */
import { titleOf } from './picture.ts';
import { writeOut } from './written-out.ts';
import type { Variant } from './view-state.ts';

export interface Drawings {
  readonly svg: () => SVGSVGElement;
  readonly as: () => Variant | null;
  /** Draws it another way; null is the drawing that the page came with. @throws where its file cannot be read */
  readonly draw: (as: Variant | null) => Promise<void>;
}

export function drawingsIn(scroller: HTMLElement, first: SVGSVGElement): Drawings {
  const caption = scroller.parentElement?.querySelector('figcaption > span');
  const said = caption?.textContent ?? '';
  const known = new Map<Variant | null, SVGSVGElement>([[null, first]]);
  let shown = first;
  let variant: Variant | null = null;
  return {
    svg: () => shown,
    as: () => variant,
    draw: async (as) => {
      const next = known.get(as) ?? (await fetched(`lineage-${as ?? ''}.svg`));
      writeOut(next);
      known.set(as, next);
      scroller.style.setProperty('--natural', `${next.viewBox.baseVal.width}px`);
      next.style.width = '';
      caption?.replaceChildren(as === null ? said : `${titleOf(next)}.`);
      shown.replaceWith(next);
      shown = next;
      variant = as;
    },
  };
}

/** The files stand beside the page. What they hold was escaped when they were written, and is not run. */
async function fetched(name: string): Promise<SVGSVGElement> {
  const answer = await fetch(new URL(name, document.baseURI));
  const text = await answer.text();
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (!answer.ok || !(documentElement instanceof SVGSVGElement)) throw new Error(`${name} is not a drawing.`);
  return document.importNode(documentElement, true);
}
