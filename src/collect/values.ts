/** A file → the JSON values in it, told apart by content: an object, a list of events, or NDJSON. */
import { isJsonObject, type Json } from '../model/json.ts';
import { describeJsonFault } from './json-fault.ts';
import type { Line } from './lines.ts';
import { JsonSplitter, NOT_UTF8, type Piece } from './splitter.ts';

export type Value =
  | { readonly line: number; readonly ok: true; readonly value: Json }
  | { readonly line: number; readonly ok: false; readonly fault: string };

/**
 * Reads JSON values from lines. A file is NDJSON when its first line is a whole object, or the line after a
 * broken first one is a whole event; each line then stands for itself, so that a broken one costs no other.
 * Everything else is read as a document.
 */
export async function* readValues(lines: AsyncIterable<Line>): AsyncGenerator<Value> {
  let mode: Mode | null = null;
  const opening: Line[] = [];
  const splitter = new JsonSplitter();
  for await (const line of lines) {
    if (mode !== null) {
      yield* read([line], mode, splitter);
      continue;
    }
    if (opening.length > 0 || !isBlank(line)) opening.push(line);
    if (!isBlank(line)) mode = modeOf(opening.filter((one) => !isBlank(one)));
    if (mode !== null) yield* read(opening, mode, splitter);
  }
  if (mode === null) yield* read(opening, 'document', splitter);
  yield* readDocument(splitter.end());
}

type Mode = 'lines' | 'document';

/** Null where the first line alone does not tell. */
function modeOf([first, second]: readonly Line[]): Mode | null {
  if (first === undefined) return null;
  if (first.text.trimStart().startsWith('[')) return 'document';
  const value = parseLine(first);
  if (value.ok && isJsonObject(value.value)) return 'lines';
  if (second === undefined) return null;
  return isWholeEvent(second) ? 'lines' : 'document';
}

function* read(lines: readonly Line[], mode: Mode, splitter: JsonSplitter): Generator<Value> {
  for (const line of lines) {
    if (mode === 'document') yield* readDocument(splitter.feed(line));
    else if (!isBlank(line)) yield parseLine(line);
  }
}

function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

function isWholeEvent(line: Line): boolean {
  const value = parseLine(line);
  return value.ok && isJsonObject(value.value) && 'eventTime' in value.value;
}

function parseLine({ text, number, utf8 }: Line): Value {
  return parsePiece({ text, line: number, column: 0, fault: utf8 ? null : NOT_UTF8 });
}

function parsePiece({ text, line, column, fault }: Piece): Value {
  if (fault !== null) return { line, ok: false, fault };
  try {
    return { line, ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    return { line, ok: false, fault: describeJsonFault(text, error, { line, column }) };
  }
}

function* readDocument(pieces: Iterable<Piece>): Generator<Value> {
  for (const piece of pieces) {
    const value = parsePiece(piece);
    yield value;
    if (!value.ok) yield* recover(piece);
  }
}

/**
 * A piece that is no JSON may have swallowed whole events, when a bracket before them was never closed. They
 * begin on lines that are indented no deeper than the piece itself, as neighbours in a list or a log do.
 */
function* recover(piece: Piece): Generator<Value> {
  for (const lines of swallowed(piece)) {
    const splitter = new JsonSplitter();
    for (const inner of [...lines.flatMap((line) => [...splitter.feed(line)]), ...splitter.end()]) {
      if (inner.text.includes('"eventTime"')) yield parsePiece(inner);
    }
  }
}

/** The lines of a piece, from each on that may begin an event to the next one. */
function swallowed({ text, line, column }: Piece): Iterable<readonly Line[]> {
  const events: Line[][] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const indent = content.search(/\S/);
    const begins = index > 0 && indent !== -1 && indent <= column && /[{[]/.test(content.charAt(indent));
    if (begins) events.push([]);
    events.at(-1)?.push({ text: content, number: line + index, utf8: true });
  }
  return events;
}
