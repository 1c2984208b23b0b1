/** The words for a name that nothing has. */
import type { Place } from '../model/place.ts';
import type { DatasetId } from '../model/identity.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { quote, quoteAll } from './words.ts';

export function unknownName(
  code: ProblemCode,
  { file, line }: Place,
  message: string,
  hint: string,
): Problem {
  return { code, severity: 'error', file, line, message, hint };
}

/** @param near what was likely meant */
export function entityHint(noun: 'dataset' | 'job', id: DatasetId, near: DatasetId | null): string {
  if (near === null) return `compare its namespace and name with the events, or take the ${noun} out`;
  if (near.namespace === id.namespace) return `did you mean ${quote(near.name)}?`;
  return `did you mean ${quote(near.name)} in the namespace ${quote(near.namespace)}?`;
}

/** So many names still help as a list. */
const MAX_LISTED = 12;

/**
 * @param near what was likely meant
 * @param known all columns of the dataset
 */
export function columnHint(near: string | null, known: readonly string[]): string {
  if (near !== null) return `did you mean ${quote(near)}?`;
  const way = 'write nested fields by their path, such as `address.city`, or take the column out';
  if (known.length === 0 || known.length > MAX_LISTED) return way;
  return `the events name ${quoteAll(known, 'and')}; ${way}`;
}
