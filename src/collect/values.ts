/** A file → the JSON values in it, told apart by content: an object, a list of events, or NDJSON. */
import { isJsonObject } from '../model/json.ts';
import { JsonDocument } from './document.ts';
import type { KnownFacets } from './known-facet.ts';
import type { Line } from './lines.ts';
import { isBlank, Ndjson, valueOnLine } from './ndjson.ts';
import type { Value } from './value.ts';

export type { Value } from './value.ts';

/** So many lines are held at most until the second one shows how to read the first. */
const MAX_OPENING = 1000;

/**
 * Reads JSON values from lines. A file is NDJSON when its first line is a whole object, or the line after a
 * broken first one is a whole event; each line then stands for itself, so that a broken one costs no other.
 * Everything else is read as a document.
 * @param known facets of the values before, which is added to; null to read each value whole
 */
export async function* readValues(
  lines: AsyncIterable<Line>,
  known: KnownFacets | null = null,
): AsyncGenerator<Value> {
  let reader: Ndjson | JsonDocument | null = null;
  const opening: Line[] = [];
  for await (const line of lines) {
    if (reader !== null) {
      yield* reader.feed(line);
      continue;
    }
    if (opening.length === 0 && isBlank(line)) continue;
    opening.push(line);
    reader = readerOf(opening, known);
    if (reader !== null) for (const one of opening.splice(0)) yield* reader.feed(one);
  }
  reader ??= new JsonDocument(known);
  for (const one of opening) yield* reader.feed(one);
  yield* reader.end();
}

/** Null where the lines so far do not tell. */
function readerOf(opening: readonly Line[], known: KnownFacets | null): Ndjson | JsonDocument | null {
  const [first, second] = opening.filter((line) => !isBlank(line));
  if (first === undefined || first.text.trimStart().startsWith('[')) return new JsonDocument(known);
  // A line of that length is seldom one event, and often all of them.
  if (first.goesOn === true || opening.length === MAX_OPENING) return new JsonDocument(known);
  const value = valueOnLine(first);
  if (value.ok && isJsonObject(value.content.value)) return new Ndjson(known);
  if (second === undefined) return null;
  return isWholeEvent(second) ? new Ndjson(known) : new JsonDocument(known);
}

function isWholeEvent(line: Line): boolean {
  const value = valueOnLine(line);
  return value.ok && isJsonObject(value.content.value) && 'eventTime' in value.content.value;
}
