/** The small mark that says how many neighbours a diagram leaves out. */
import { textWidth } from '../layout/font.ts';
import { CAPTION_FONT } from '../layout/metrics.ts';
import { element, numbers, textElement } from './markup.ts';

const HEIGHT = 15;
const PADDING = 5;
/** From the node's edge to the badge's. */
const INSET = 8;
/** Into the node, as far as its last row leaves room. */
const OVERLAP = 4;

/** A badge on the lower border, by the side on which the neighbours would be; nothing where none are left out. */
export function badge(
  hidden: number,
  direction: 'upstream' | 'downstream',
  edge: number,
  bottom: number,
): string {
  if (hidden === 0) return '';
  const text = `+${hidden}`;
  const width = Math.round(textWidth(text, CAPTION_FONT)) + 2 * PADDING;
  const left = direction === 'upstream' ? edge + INSET : edge - INSET - width;
  return element(
    'g',
    {
      class: 'dg-m',
      'data-more': direction === 'upstream' ? 'up' : 'down',
      transform: `translate(${numbers(left, bottom - OVERLAP)})`,
    },
    textElement('title', {}, `${hidden} more ${direction}`) +
      element('rect', { width, height: HEIGHT, rx: HEIGHT / 2 }) +
      textElement('text', { x: width / 2, y: 11 }, text),
  );
}
