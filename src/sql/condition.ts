/** What conditions are of. */
import { conjuncts } from './conjunct.ts';
import { placedParts } from './environment.ts';
import { readExpression } from './expression.ts';
import type { Place } from './place.ts';
import type { IndirectKind } from './kind.ts';
import { asIndirect, type Contribution } from './reading.ts';

/** What a condition is of, each part with its own place. */
export function filterParts(condition: unknown, place: Place): readonly Contribution[] {
  return conjuncts(condition).flatMap((one) => deciding(one, 'FILTER', place));
}

export function deciding(node: unknown, kind: IndirectKind, place: Place): readonly Contribution[] {
  return placedParts(place.environment, node, asIndirect(readExpression(node, place).parts, kind));
}
