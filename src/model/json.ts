/** JSON as data, and its canonical form. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON in the canonical form of RFC 8785 (JCS): keys in the order of their UTF-16 code units, no white space. */
export interface Canonical {
  readonly text: string;
  /** What the text says: its members in that order, but for numbers as names, which objects keep first. */
  readonly value: Json;
}

/** Two values with the same content have the same canonical form, however they were written down. */
export function canonicalForm(value: Json): Canonical {
  const ordered = inKeyOrder(value);
  const text = JSON.stringify(ordered);
  return { text: NUMBER_AS_NAME.test(text) ? canonicalText(value) : text, value: ordered };
}

export function canonicalJson(value: Json): string {
  return canonicalForm(value).text;
}

const NUMBER_AS_NAME = /"\d+":/;

/** The same value where it is in order, as most are. Of the two zeros that JavaScript has, the text holds one. */
function inKeyOrder(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value;
  return isJsonObject(value) ? objectInKeyOrder(value) : listInKeyOrder(value);
}

function listInKeyOrder(list: readonly Json[]): readonly Json[] {
  let ordered: Json[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const before = list[index] ?? null;
    const after = inKeyOrder(before);
    if (!Object.is(after, before)) (ordered ??= [...list])[index] = after;
  }
  return ordered ?? list;
}

function objectInKeyOrder(object: JsonObject): JsonObject {
  const keys = Object.keys(object);
  const sorted = isSorted(keys);
  if (!sorted) keys.sort();
  let ordered: Record<string, Json> | null = sorted ? null : {};
  for (const key of keys) {
    const before = object[key];
    const after = inKeyOrder(before ?? null);
    if (ordered === null && !Object.is(after, before)) ordered = membersOf(object, keys, key);
    if (ordered !== null) put(ordered, key, after);
  }
  return ordered ?? object;
}

function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return false;
  }
  return true;
}

/** Those before the key of that name. */
function membersOf(object: JsonObject, keys: readonly string[], end: string): Record<string, Json> {
  const members = {};
  for (const key of keys) {
    if (key === end) break;
    put(members, key, object[key] ?? null);
  }
  return members;
}

function put(object: Record<string, Json>, key: string, value: Json): void {
  // Plain assignment would set the object's prototype.
  if (key === '__proto__') Object.defineProperty(object, key, { value, ...PLAIN });
  else object[key] = value;
}

const PLAIN = { configurable: true, enumerable: true, writable: true };

function canonicalText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (!isJsonObject(value)) return `[${value.map(canonicalText).join(',')}]`;
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join(',')}}`;
}

/** One step of a JSON pointer (RFC 6901): `a/b` → `/a~1b`. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What a JSON pointer points at; undefined where it points at nothing. */
export function valueAt(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as JsonObject)[name];
  }
  return found;
}

/** Whether lists and objects stand within one another more than `levels` deep; asks no deeper than that. */
export function isNestedDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const members: readonly Json[] = isJsonObject(value) ? Object.values(value) : value;
  for (const member of members) if (isNestedDeeperThan(member, levels - 1)) return true;
  return false;
}
