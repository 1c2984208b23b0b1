/** Names as events write them and as a site publishes them. */
import { isObject } from './json.ts';

/** Namespace and name: of a dataset or of a job. */
export type Name = readonly [namespace: string, name: string];

const PARAMETER =
  /(^|[?&;,\s"'({[])((?:[\w.-]{0,60}(?:password|passwd|pwd|passphrase|secret|secret[_.-]?(?:access[_.-]?)?key|account[_.-]?key)|(?:[a-z0-9]{1,20}[_-]){0,4}(?:token|sas|sig|signature|api_?key|private_?key|(?:shared)?accesskey))=)(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^&;,\s"')\]}]+)/gi;

/**
 * What the README says of secrets, as far as a name has any: passwords in URIs and in connection strings are masked
 * before they are published. Nothing else of a name changes.
 */
export function masked(text: string): string {
  return text
    .replaceAll(/([a-z][a-z0-9+.-]{0,40}:\/\/[^\s"/?#:@]*):[^\s"/?#]*@/gi, '$1:***@')
    .replaceAll(/(:\/\/[^\s"/?#:@]*):(?!\/|\d{1,5}[/?#,;]|\*{3}@)[^\s"'`]*@/g, '$1:***@')
    .replaceAll(/(https?:\/\/)[^\s"'/?#:@]+@/gi, '$1***@')
    .replaceAll(/(jdbc:oracle:[a-z0-9]+:[^\s"/@]+)\/[^\s"@]+@/gi, '$1/***@')
    .replaceAll(PARAMETER, '$1$2***');
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
