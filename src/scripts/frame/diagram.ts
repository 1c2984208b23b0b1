/**
 * Brings the diagrams of a page to life at the first sign of a reader, and so before the focus can reach one: what a
 * page loads by itself stays small, and the controls stand where they are for good. Without it, they are pictures with
 * links in them.
 */
import { loadScript } from '../module.ts';

/** What someone who reads does before they can turn to a diagram. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'focusin'] as const;

export function wireDiagrams(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('figure.figure:has(> .scroll > svg.dg)')];
  if (figures.length === 0) return;
  let isAsked = false;
  const wake = (): void => {
    if (!isAsked) loadScript('figure').catch(() => null);
    isAsked = true;
  };
  for (const sign of SIGNS) addEventListener(sign, wake, { once: true, passive: true });
  // A finger is not seen before it touches: its controls are there as soon as the diagram is.
  if (matchMedia('(hover: none)').matches) onceSeen(figures, wake);
  // The address may hold a view of one, and the focus begins at what it names.
  if (location.hash !== '') wake();
}

function onceSeen(figures: readonly HTMLElement[], act: () => void): void {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    act();
  });
  for (const figure of figures) watch.observe(figure);
}
