/** Where a thing's machine-readable page is. */
import type { Entry } from '../../search/entry.ts';

/** Of a column, its dataset's. */
export function datasetPath({ kind, path }: Entry): string {
  return kind === 'column' ? path.replace(/columns\/[^/]+\/$/u, '') : path;
}
