/** Keeps a figure's legend to what its picture shows, once that is another than the page came with. */
import { element } from '../dom/element.ts';

/** As `src/site/diagram.ts` has them, with what in a picture each is for. */
const SIGNS: readonly (readonly [sign: string, meaning: string, selector: string])[] = [
  ['box', 'dataset', '.dg-d:not(.dg-k)'],
  ['pill', 'job', '.dg-j:not(.dg-k)'],
  ['stack', 'several as one', '.dg-k:not([display])'],
  ['dotted', 'undeclared', '.dg-u'],
  ['dashes', 'influence', '.dg-w'],
  ['dots', 'no longer so', '.dg-p'],
  ['cycle', 'in a cycle', '.dg-y:not([display])'],
  ['more', 'more neighbours', '.dg-m'],
];

export function tellSigns(figure: HTMLElement, svg: SVGSVGElement): void {
  const legend = figure.querySelector('.legend');
  if (legend === null) return;
  const made = SIGNS.filter(([, , selector]) => svg.querySelector(selector) !== null).map(([sign, meaning]) =>
    element('span', { class: `sign ${sign}` }, meaning),
  );
  for (const sign of legend.querySelectorAll('.sign')) sign.remove();
  legend.prepend(...made);
}
