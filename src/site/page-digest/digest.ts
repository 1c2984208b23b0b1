/**
 * A digest of plain data: what two values that say the same have in common. Views share the catalog's objects, so that
 * what a large object comes to is remembered by the object (R. C. Merkle, A Digital Signature Based on a Conventional
 * Encryption Function, 1987: a digest of digests).
 */
import { hash } from 'node:crypto';
import { memoryOf } from '../../model/memory.ts';

/** An object whose text is as long as this stands in the text of what holds it by its digest; in characters. */
const LONG = 512;
/** Deeper than any view, and than any facet that is shown: beyond it stands what holds itself. */
const MAX_DEPTH = 1000;
/** 128 of SHA-256's 256 bits, in base 64: events are strangers', so that no two texts may be made to meet. */
const LENGTH = 22;

/** By object: the digest of each that has a long text. */
const known = memoryOf<object, string>('site/page-digest/digest');

/**
 * @returns 22 characters; the same for values that are built alike, key by key in the same order. A key that is absent, one
 * that is undefined and one that is null make three different values, as do 0 and -0, and a list and a set.
 * @throws TypeError where there is a function, a symbol, an object of a class, or an object that holds itself; it names the
 * keys that lead there
 */
export function digestOf(value: unknown): string {
  return digestOfText(textOf(value, []));
}

function digestOfText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, LENGTH);
}

/** Injective: what has no end of its own is preceded by its length. */
function textOf(value: unknown, path: string[]): string {
  switch (typeof value) {
    case 'string':
      return textOfString(value);
    case 'number':
      return Object.is(value, -0) ? '#-0;' : `#${value};`;
    case 'bigint':
      return `n${value};`;
    case 'boolean':
      return value ? 'T' : 'F';
    case 'undefined':
      return 'U';
    case 'object':
      return value === null ? 'N' : textOfObject(value, path);
    case 'function':
    case 'symbol':
      throw refusal(`a ${typeof value}`, path);
  }
}

/** UTF-8, which the digest is made of, has no form for half a surrogate pair. */
function textOfString(value: string): string {
  return value.isWellFormed() ? `"${value.length}:${value}` : `'${JSON.stringify(value)}`;
}

function textOfObject(value: object, path: string[]): string {
  const before = known.get(value);
  if (before !== undefined) return before;
  if (path.length > MAX_DEPTH) throw refusal('something that holds itself', path.slice(0, 12));
  const text = textOfMembers(value, path);
  if (text.length < LONG) return text;
  const short = `@${digestOfText(text)}`;
  known.set(value, short);
  return short;
}

function textOfMembers(value: object, path: string[]): string {
  if (Array.isArray(value)) return textOfList('[', value, path);
  if (value instanceof Map) return textOfList('M', [...(value as Map<unknown, unknown>)].flat(), path);
  if (value instanceof Set) return textOfList('S', [...(value as Set<unknown>)], path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw refusal(`an object of the class ${value.constructor.name}`, path);
  }
  const depth = path.length;
  let text = '';
  for (const key in value) {
    path[depth] = key;
    text += textOfString(key) + textOf((value as Record<string, unknown>)[key], path);
  }
  path.length = depth;
  return `{${text}}`;
}

function textOfList(mark: string, items: readonly unknown[], path: string[]): string {
  const depth = path.length;
  let text = `${mark}${items.length}:`;
  for (let index = 0; index < items.length; index++) {
    path[depth] = String(index);
    text += textOf(items[index], path);
  }
  path.length = depth;
  return text;
}

function refusal(found: string, path: readonly string[]): TypeError {
  return new TypeError(
    `page-digest: ${path.join(' › ') || 'the value'} is ${found}; only plain data has a digest`,
  );
}
