/** The shape of a kind, as `src/styles/kind.css` draws it. */
import type { Kind } from '../../site/kind.ts';
import { element } from './element.ts';

/** For the eyes alone: what stands beside it says the kind in words. */
export function kindIcon(kind: Kind): HTMLElement {
  return element('span', { class: `kind-icon k-${kind}` });
}
