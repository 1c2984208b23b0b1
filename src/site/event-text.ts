/** What pages quote from the events themselves. */
import type { Evidence, EventTexts } from '../model/event.ts';
import { valueAt, type Json } from '../model/json.ts';

/** The event of that digest: read from its canonical text, secrets masked. */
export function eventValue(texts: EventTexts, digest: string): Json {
  return JSON.parse(texts.textOf(digest)) as Json;
}

/** What stands at a JSON pointer of an event; null where nothing does. */
export function quote(texts: EventTexts, { digest }: Evidence, pointer: string): Json {
  return valueAt(eventValue(texts, digest), pointer) ?? null;
}
