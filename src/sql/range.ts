/** What stretch of the text a tree speaks of; in characters, as the parser counts. */
import { isNode } from './node.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** From the first to the last place that anything within has. */
export function hull(node: unknown): Range | null {
  let [start, end] = [Infinity, -Infinity];
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) for (const item of value) waiting.push(item);
    else if (isNode(value)) {
      const { span } = value;
      if (isNode(span) && typeof span['start'] === 'number' && typeof span['end'] === 'number') {
        start = Math.min(start, span['start']);
        end = Math.max(end, span['end']);
      }
      for (const key of Object.keys(value)) if (key !== 'span') waiting.push(value[key]);
    }
  }
  return start < end ? { start, end } : null;
}
