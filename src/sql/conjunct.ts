/** Conditions, in the parts that all must hold. */
import { bodyOf } from './node.ts';

/** The parts of a condition that all must hold; one where it is no AND. */
export function conjuncts(condition: unknown): unknown[] {
  const found: unknown[] = [];
  const waiting: unknown[] = [condition];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const and = bodyOf(value, 'and');
    const paren = bodyOf(value, 'paren');
    if (and !== null) waiting.push(and['right'], and['left']);
    else if (paren !== null && bodyOf(paren['this'], 'and') !== null) waiting.push(paren['this']);
    else if (value != null) found.push(value);
  }
  return found;
}
