import { LineageError } from './error.ts';
import { describeValue } from './value.ts';

/** @throws LineageError that begins with `what`, where a count that was given counts nothing. */
export function checkCount(count: number | undefined, what: string): void {
  if (count === undefined || (Number.isSafeInteger(count) && count >= 0)) return;
  throw new LineageError(`${what} is ${describeValue(count)}. Give a whole number from 0, or leave it out.`);
}
