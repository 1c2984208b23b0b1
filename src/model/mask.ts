/** Secrets in connection strings, taken out before anything is published. */
import { isJsonObject, type Json, type JsonObject } from './json.ts';

const USER_INFO = /([a-z][a-z0-9+.-]*:\/\/[^\s/?#:@]*):[^\s/?#]*@/gi;
const PASSWORD_PARAMETER =
  /([?&;,\s](?:password|passwd|pwd|secret|token|access_token|sas|sig|api_?key|secret_?key|private_?key)=)[^&;,\s"']+/gi;

/** `postgres://user:secret@host` → `postgres://user:***@host`; `;password=secret` → `;password=***`. */
export function maskText(text: string): string {
  if (text.includes('://') && text.includes('@')) text = text.replace(USER_INFO, '$1:***@');
  return text.includes('=') ? text.replace(PASSWORD_PARAMETER, '$1***') : text;
}

/** Masks every string and every key of a JSON value. A value without secrets is returned as it is. */
export function maskJson(value: Json): Json {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map((item: Json) => maskJson(item));
  return isJsonObject(value) ? maskObject(value) : value;
}

function maskObject(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [maskText(key), maskJson(value)]));
}
