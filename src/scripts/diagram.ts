/**
 * Brings the diagrams of a page to life as soon as a reader turns to one, or comes by a link to a view of one. Until
 * then, and without it, they are pictures with links in them.
 */
import { loadScript } from './module.ts';

const figures = [...document.querySelectorAll<HTMLElement>('figure.figure:has(> .scroll > svg.dg)')];
let isAsked = false;

function wake(): void {
  if (!isAsked) loadScript('figure');
  isAsked = true;
}

function wakeWhenSeen(): void {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    wake();
  });
  for (const figure of figures) watch.observe(figure);
}

for (const figure of figures)
  for (const moment of ['pointerenter', 'focusin', 'touchstart'])
    figure.addEventListener(moment, wake, { once: true, passive: true });
// A finger is not seen before it touches: its controls are there as soon as the diagram is.
if (matchMedia('(hover: none)').matches) wakeWhenSeen();
if (figures.some((figure) => location.hash.startsWith(`#${figure.querySelector('svg.dg')?.id ?? ''}?`)))
  wake();
