/** Values from plain JavaScript, which no compiler has looked at. */
import { LineageError } from './error.ts';

/** A value as messages name it. Never throws, and never shows what an object holds. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return isDate(value) ? 'a Date' : 'an invalid Date';
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** Lists, maps and sets are none: their keys say nothing. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value);
}

export function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** @throws LineageError that begins with `what`, where a list that was given is none. */
export function checkList(value: unknown, what: string): void {
  if (value === undefined || Array.isArray(value)) return;
  throw new LineageError(
    `${what} should be a list, and is ${describeValue(value)}. Give a list, or leave it out.`,
  );
}

/** @throws LineageError that begins with `what`, where a text that was given is none. */
export function checkText(value: unknown, what: string): void {
  if (value === undefined || typeof value === 'string') return;
  throw new LineageError(
    `${what} should be text, and is ${describeValue(value)}. Write it as text, or leave it out.`,
  );
}
