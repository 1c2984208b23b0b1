/** What the diagrams of a page can do, once a reader turns to one. */
import looks from '../styles/live-figure.css?inline';
import { bringToLife } from './diagram/figure.ts';

// A constructed style sheet, which the page's policy allows: it is no text of the page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(looks);
document.adoptedStyleSheets.push(sheet);

for (const svg of document.querySelectorAll<SVGSVGElement>('figure.figure > .scroll > svg.dg')) {
  const scroller = svg.parentElement;
  const figure = scroller?.parentElement;
  if (scroller != null && figure != null && figure.querySelector('.dg-tools') === null)
    bringToLife(figure, scroller, svg);
}
