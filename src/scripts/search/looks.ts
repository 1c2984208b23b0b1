/** The box comes with its looks, so that a page that nobody searches from carries neither. */
import looks from '../../styles/search.css?inline';

let isWorn = false;

/** A constructed style sheet, which the page's policy allows: it is no text of the page. */
export function wearLooks(): void {
  if (isWorn) return;
  isWorn = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  document.adoptedStyleSheets.push(sheet);
}
