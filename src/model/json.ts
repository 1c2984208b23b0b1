/** JSON as data, and its canonical form. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The canonical form of RFC 8785 (JCS): keys in the order of their UTF-16 code units, no white space. Two
 * events with the same content have the same canonical form, however they were written down.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (isJsonObject(value)) {
    for (const key of Object.keys(value).sort()) {
      text += `${text === '' ? '{' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
    }
    return text === '' ? '{}' : `${text}}`;
  }
  for (const item of value) text += `${text === '' ? '[' : ','}${canonicalJson(item)}`;
  return text === '' ? '[]' : `${text}]`;
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
  return levels === 0 || Object.values(value).some((member: Json) => isNestedDeeperThan(member, levels - 1));
}
