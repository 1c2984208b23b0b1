/** Names as events write them and as a site publishes them. */
import { isObject } from './json.ts';

/** Namespace and name: of a dataset or of a job. */
export type Name = readonly [namespace: string, name: string];

/** A password in a URI is masked before it is published (design: evidence and problems); nothing else of a name changes. */
export function masked(text: string): string {
  return text.replaceAll(/([a-z][a-z0-9+.-]{0,40}:\/\/[^\s/:@]*):[^\s/@]*@/gi, '$1:***@');
}

/** @returns null where a part is missing, is no text or, in an event's own names, is empty */
export function nameOf(value: unknown): Name | null {
  if (!isObject(value)) return null;
  const { namespace, name } = value as { readonly namespace: unknown; readonly name: unknown };
  return isWord(namespace) && isWord(name) ? [masked(namespace), masked(name)] : null;
}

export function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** One text for one list of names: distinct lists have distinct keys. */
export function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
