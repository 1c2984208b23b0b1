/** The controls above a drawing. */
import { element, type Child } from '../dom/element.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What the buttons show, in a box of 16 by 16. */
const ICONS = {
  less: 'M3 8h10',
  more: 'M3 8h10M8 3v10',
  fit: 'M2 3v10M14 3v10M4 8h8M6 6L4 8l2 2M10 6l2 2-2 2',
  full: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
} as const;

export function svgElement(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export function iconButton(icon: keyof typeof ICONS, name: string, act: () => void): HTMLElement {
  const picture = svgElement('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  picture.append(svgElement('path', { d: ICONS[icon] }));
  const made = element('button', { type: 'button', title: name, 'aria-label': name }, picture);
  made.addEventListener('click', act);
  return made;
}

/** A button in a menu, which closes it. */
export function choice(text: string, act: () => void): HTMLElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', () => {
    made.closest('details')?.removeAttribute('open');
    act();
  });
  return made;
}

/** A labelled radio button or checkbox. */
export function toggle(
  attributes: Readonly<Record<string, string>>,
  text: string,
  act: (checked: boolean) => void,
): HTMLElement {
  const input = element('input', attributes);
  input.addEventListener('change', () => {
    act(input.checked);
  });
  return element('label', {}, input, text);
}

/** Opens below its name; one of a group at a time. */
export function menu(group: string, name: string, label: string, ...children: readonly Child[]): HTMLElement {
  const made = element(
    'details',
    { name: group },
    // A word is its own name; a sign needs one.
    element('summary', { title: label, ...(/\w/.test(name) ? {} : { 'aria-label': label }) }, name),
    element('div', { class: 'dg-menu' }, ...children),
  );
  made.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !made.contains(relatedTarget)) made.open = false;
  });
  return made;
}

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['← →', 'walk upstream, downstream'],
  ['↑ ↓', 'walk within a column of the picture'],
  ['Enter', 'go to the page'],
  ['o', 'open or close what is left out'],
  ['+ −', 'zoom; or the wheel with Ctrl or ⌘'],
  ['0', 'fit the whole'],
  ['f', 'full screen'],
  ['Esc', 'put out the light'],
];

/** What the keys do. */
export function keyList(): HTMLElement {
  return element(
    'dl',
    {},
    ...KEYS.flatMap(([keys, does]) => [element('dt', {}, element('kbd', {}, keys)), element('dd', {}, does)]),
  );
}
