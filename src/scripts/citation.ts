/** Opens the dialog that says how to quote the page. */
import { citationFrom } from '../site/citation-text.ts';
import { siteRoot } from './address.ts';
import { citationDialog } from './citation/dialog.ts';
import { citationHere } from './citation/here.ts';
import { byId } from './dom/element.ts';

function open(): void {
  const values = [...byId('cite').querySelectorAll('span')].map((value) => value.textContent);
  const citation = citationFrom(values);
  if (citation === null) return;
  const dialog = citationDialog(citationHere(citation, siteRoot().href, location));
  document.body.append(dialog);
  dialog.showModal();
}

document.querySelector('button[data-cite]')?.addEventListener('click', open);
open();
