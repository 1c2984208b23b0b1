/** The dialog that has a quotation in each of its forms, to be copied. */
import { citationBibtex, citationMarkdown, citationText, type Citation } from '../../site/citation-text.ts';
import { button, element } from '../dom/element.ts';
import { copyText } from './copy.ts';

const FORMS = [
  ['Text', citationText],
  ['Markdown', citationMarkdown],
  ['BibTeX', citationBibtex],
] as const;

/** Gone from the page once it is closed. */
export function citationDialog(citation: Citation): HTMLDialogElement {
  const said = element('p', { class: 'small quiet', role: 'status' }, ABOUT);
  const close = button('Close', () => {
    dialog.close();
  });
  const dialog = element(
    'dialog',
    { class: 'cite', 'aria-labelledby': 'cite-heading', closedby: 'any' },
    element('header', {}, element('h2', { id: 'cite-heading' }, 'Cite this page'), close, said),
    ...FORMS.map(([name, write]) => form(name, write(citation), said)),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  return dialog;
}

const ABOUT =
  'The digests stand for what the page was built from: the same inputs give the same page, and the event can be read where it says.';

/** @param said where it is told that it was copied */
function form(name: string, text: string, said: HTMLElement): HTMLElement {
  const block = element('pre', { tabindex: '0', role: 'group', 'aria-label': `As ${name}` }, text);
  const copy = button('Copy', () => {
    void copyText(text, block).then((isCopied) => {
      said.textContent = isCopied
        ? `Copied as ${name}.`
        : 'The browser does not let it be copied: it is marked, for you to copy.';
    });
  });
  copy.setAttribute('aria-label', `Copy as ${name}`);
  return element('section', {}, element('header', {}, element('h3', {}, name), copy), block);
}
