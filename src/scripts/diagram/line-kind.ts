/** The kinds of a picture's lines, as the classes of their groups tell them. */
import type { SliceEdge } from '../../graph/slice.ts';

const KINDS = new Map<string | undefined, SliceEdge['kind']>([
  ['dg-v', 'value'],
  ['dg-w', 'influence'],
  ['dg-p', 'past'],
]);

export function lineKindOf(line: Element): SliceEdge['kind'] {
  return KINDS.get(line.parentElement?.classList[0]) ?? 'value';
}
