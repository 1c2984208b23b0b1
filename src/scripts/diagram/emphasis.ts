/** The states of a picture's parts, as their classes tell them. */
import type { Emphasis } from '../../graph/slice.ts';

export function emphasisOf({ classList }: Element): Emphasis {
  if (classList.contains('dg-f')) return 'focus';
  if (classList.contains('dg-o')) return 'past';
  return classList.contains('dg-u') ? 'undeclared' : 'normal';
}

/** Whether a part's title ends with words about its state. */
export function isMarked(emphasis: Emphasis): boolean {
  return emphasis === 'past' || emphasis === 'undeclared';
}
