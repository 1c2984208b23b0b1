/** Lights a part of a picture with everything upstream and downstream of it, and dims the rest. */
import { litWith } from './lit.ts';
import { nodeOf } from './part.ts';
import type { Picture } from './picture.ts';

/** Takes the light off, where null. */
export function light({ svg, parts, lines }: Picture, part: string | null): void {
  svg.classList.toggle('dg-lights', part !== null);
  for (const one of svg.querySelectorAll('.dg-lit, .dg-near')) one.classList.remove('dg-lit', 'dg-near');
  if (part === null) return;
  const lit = litWith(part, lines);
  const mark = (element: Element | undefined, steps: number): void => {
    element?.classList.add('dg-lit', ...(steps < 2 ? ['dg-near'] : []));
  };
  for (const [number, steps] of lit.parts) {
    mark(parts.get(number), steps);
    mark(parts.get(nodeOf(number)), steps);
  }
  for (const [index, steps] of lit.lines) mark(lines[index]?.element, steps);
  // A node that is pointed at shows all of its rows.
  for (const [number, element] of parts) if (nodeOf(number) === part) mark(element, 0);
}
