/** Secrets, taken out before anything is published: in connection strings, and under names that say what they are. */
import {
  canonicalForm,
  isJsonObject,
  isNestedDeeperThan,
  type Canonical,
  type Json,
  type JsonObject,
} from './json.ts';
import { maskMarked } from './mask-text.ts';
import { isSecretName, KEY, MASK } from './secret-name.ts';

/** True of any text, and of any JSON, with a secret that the others find. Few of those without one: names hold `key` and `sig` often. */
const MAY_HOLD_SECRET = new RegExp(
  [
    String.raw`@|pass|pwd|secret|token|credential|${KEY}|(?:sas|sig|signature)=|sasl\.`,
    String.raw`authorization|cookie|bearer|pat["'\\]|connection|\\u`,
  ].join('|'),
  'i',
);

/** JSON in a text may hold JSON in a text, and so on: all of it together stays within what the stack holds. */
const MAX_NESTING = 20;

/** `postgres://user:secret@host` → `postgres://user:***@host`; `;password=secret` → `;password=***`. */
export function maskText(text: string): string {
  if (!MAY_HOLD_SECRET.test(text)) return text;
  const json = maskJsonText(text);
  return json ?? maskMarked(text);
}

/**
 * JSON with every string and every key masked; the same value and the same text where there was nothing to mask.
 * @param under the key that it stands under, which is no secret's
 */
export function withoutSecrets({ value, text }: Canonical, under = ''): Canonical {
  if (!MAY_HOLD_SECRET.test(text)) return { value, text };
  const hidden = maskJson(value, under);
  return hidden === value ? { value, text } : canonicalForm(hidden);
}

/** A text that is JSON as a whole; null where it is none, or has nothing to mask. */
function maskJsonText(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null;
  const value = jsonIn(text);
  if (value === null || isNestedDeeperThan(value, MAX_NESTING)) return null;
  const masked = maskJson(value, '');
  return masked === value ? null : JSON.stringify(masked);
}

function jsonIn(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/**
 * The same value where there was nothing to mask in it.
 * @param under the key that it stands under
 */
function maskJson(value: Json, under: string): Json {
  if (typeof value === 'string') return maskText(value);
  if (isJsonObject(value)) return maskObject(value, under);
  return Array.isArray(value) ? maskList(value as readonly Json[]) : value;
}

function maskList(list: readonly Json[]): readonly Json[] {
  return mapList(list, (item, index) =>
    isFlag(list[index - 1]) && !isOption(item) ? hide(item) : maskJson(item, ''),
  );
}

/** An argument whose value is the next: `["--password", "secret"]`. */
function isFlag(item: Json | undefined): boolean {
  return isOption(item) && isSecretName(item);
}

function isOption(item: Json | undefined): item is string {
  return typeof item === 'string' && item.startsWith('--');
}

function maskObject(object: JsonObject, under: string): JsonObject {
  const named = [object['name'], object['key']].some(
    (name) => typeof name === 'string' && isSecretName(name),
  );
  return mapObject(object, (value, key) => {
    const secret = isSecretName(key) || (named && key === 'value');
    if (secret && !isFacet(value) && !isColumn(value, under)) return hide(value);
    return isQuery(value, key, under) ? maskSql(value) : maskJson(value, key);
  });
}

/** Spec: SQLJobFacet 1-1-0. */
function isQuery(value: Json, key: string, under: string): value is string {
  return typeof value === 'string' && key === 'query' && under === 'sql';
}

/** Masked so that it is still the same statement: lineage is read out of it. */
function maskSql(sql: string): string {
  return MAY_HOLD_SECRET.test(sql) ? maskMarked(sql, true) : sql;
}

/** Spec: every facet says who made it. */
function isFacet(value: Json): boolean {
  return isJsonObject(value) && ('_producer' in value || '_schemaURL' in value);
}

/** What facets say of columns stands under their names: one may be called `password`. */
function isColumn(value: Json, under: string): boolean {
  if (!isJsonObject(value)) return false;
  if (under === 'columnMetrics') return true;
  return under === 'fields' && [value['inputFields'], value['inputs']].some(Array.isArray);
}

/** All that is said under a secret name, in the shape that it has. */
function hide(value: Json): Json {
  if (typeof value === 'string' || typeof value === 'number') return MASK;
  if (isJsonObject(value)) return mapObject(value, hide);
  return Array.isArray(value) ? mapList(value as readonly Json[], hide) : value;
}

function mapList(list: readonly Json[], mask: (item: Json, index: number) => Json): readonly Json[] {
  const masked = list.map((item, index) => mask(item, index));
  return masked.every((item, index) => item === list[index]) ? list : masked;
}

function mapObject(object: JsonObject, mask: (value: Json, key: string) => Json): JsonObject {
  const entries = Object.entries(object);
  const masked = entries.map(([key, value]) => [maskText(key), mask(value, key)] as const);
  const same = masked.every(
    ([key, value], index) => key === entries[index]?.[0] && value === entries[index][1],
  );
  return same ? object : Object.fromEntries(masked);
}
