/** Keys that nothing reads: what is said under them would vanish. */
import { nearest } from '../model/nearest.ts';
import { LineageError } from './error.ts';

/** @throws LineageError that begins with `what`, where `record` has a key that is none of `known`. */
export function checkKeys(record: object, known: readonly string[], what: string): void {
  const unknown = Object.keys(record).find((key) => !known.includes(key));
  if (unknown !== undefined) refuse(unknown, known, what);
}

/**
 * For records that may carry more than is logged, as a check carries its query: only a key that looks like a slip
 * for one of `known` is refused.
 *
 * @throws LineageError that begins with `what`.
 */
export function checkSlips(record: object, known: readonly string[], what: string): void {
  const absent = known.filter((key) => !Object.hasOwn(record, key));
  const slip = Object.keys(record).find((key) => !known.includes(key) && nearest(key, absent) !== null);
  if (slip !== undefined) refuse(slip, known, what);
}

function refuse(key: string, known: readonly string[], what: string): never {
  const near = nearest(key, known);
  const way = near === null ? 'Correct the key, or leave it out.' : `Write "${near}", or leave it out.`;
  throw new LineageError(`${what} has the key "${key}", which is none of ${known.join(', ')}. ${way}`);
}
