/** Secrets, taken out before anything is published: in connection strings, and under names that say what they are. */
import { canonicalJson, isJsonObject, type Json, type JsonObject } from './json.ts';

/** A scheme is bounded, so that a long word without one costs no more than its length. */
const USER_INFO = /([a-z][a-z0-9+.-]{0,40}:\/\/[^\s/?#:@]*):[^\s/?#]*@/gi;
/** Oracle's thin driver: `jdbc:oracle:thin:user/secret@host`. */
const ORACLE_USER_INFO = /(jdbc:oracle:[a-z0-9]+:[^\s/@]+)\/[^\s@]+@/gi;
const SECRET_NAME =
  'password|passwd|pwd|secret|token|access_token|sas|sig|api_?key|secret_?key|private_?key|account_?key';
const SECRET_PARAMETER = new RegExp(
  String.raw`(^|[?&;,\s"'({[])((?:${SECRET_NAME})=)(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^&;,\s"')\]}]+)`,
  'gi',
);
/** `password`, `DB_PASSWORD`, `aws.secretAccessKey`; not `token_count` or `secret_santa`. */
const SECRET_KEY =
  /(?:^|[_.\-\s])(?:password|passwd|pwd|secret|token|credentials?|(?:api|access|secret|private|account)[_-]?key)$|(?:Password|Secret|Token|Credentials?|ApiKey|AccessKey|SecretKey|PrivateKey)$/i;
/** True of any text with a secret that the others find, even where it is written as JSON. */
const MAY_HOLD_SECRET = new RegExp(String.raw`@|(?:${SECRET_NAME})=`, 'i');
/** True of any JSON that names a secret. */
const MAY_NAME_SECRET = /password|passwd|pwd|secret|token|credential|key/i;

/** `postgres://user:secret@host` → `postgres://user:***@host`; `;password=secret` → `;password=***`. */
export function maskText(text: string): string {
  if (!MAY_HOLD_SECRET.test(text)) return text;
  return text
    .replace(USER_INFO, '$1:***@')
    .replace(ORACLE_USER_INFO, '$1/***@')
    .replace(SECRET_PARAMETER, '$1$2***');
}

/** Reads JSON, with every string and every key masked; `text` is what was read where there was nothing to mask. */
export function parseMasked(json: string): { readonly value: Json; readonly text: string } {
  const value = JSON.parse(json) as Json;
  if (!MAY_HOLD_SECRET.test(json) && !MAY_NAME_SECRET.test(json)) return { value, text: json };
  const masked = maskJson(value);
  return { value: masked, text: masked === value ? json : canonicalJson(masked) };
}

/** The same value where there was nothing to mask in it. */
function maskJson(value: Json): Json {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const masked = list.map(maskJson);
    return masked.every((item, index) => item === list[index]) ? list : masked;
  }
  return isJsonObject(value) ? maskObject(value) : value;
}

function maskObject(object: JsonObject): JsonObject {
  const named = SECRET_KEY.test(nameIn(object));
  const entries = Object.entries(object);
  const masked = entries.map(([key, value]) => [maskText(key), maskMember(key, value, named)] as const);
  const same = masked.every(
    ([key, value], index) => key === entries[index]?.[0] && value === entries[index][1],
  );
  return same ? object : Object.fromEntries(masked);
}

/** @param named whether the object names a secret, which then stands under `value` */
function maskMember(key: string, value: Json, named: boolean): Json {
  const secret = typeof value === 'string' && (SECRET_KEY.test(key) || (named && key === 'value'));
  return secret ? '***' : maskJson(value);
}

/** What a list of settings calls one of them: `{ "name": "DB_PASSWORD", "value": … }`. */
function nameIn({ name, key }: JsonObject): string {
  return typeof name === 'string' ? name : typeof key === 'string' ? key : '';
}
