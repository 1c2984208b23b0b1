/** A file → the JSON values in it, told apart by content: an object, a list of events, or NDJSON. */
import { isJsonObject, type Json } from '../model/json.ts';
import type { Line } from './lines.ts';
import { JsonSplitter, type Piece } from './splitter.ts';

export type Value =
  | { readonly line: number; readonly ok: true; readonly value: Json }
  | { readonly line: number; readonly ok: false; readonly fault: string };

/**
 * Reads JSON values from lines. A file is NDJSON when its first line, or the line after a broken first one, is
 * a whole object; each line then stands for itself, so that a broken one costs no other. Everything else is
 * read as a document.
 */
export async function* readValues(lines: AsyncIterable<Line>): AsyncGenerator<Value> {
  let mode: 'start' | 'undecided' | 'lines' | 'document' = 'start';
  let first: Line | null = null;
  const splitter = new JsonSplitter();
  for await (const line of lines) {
    if (line.text !== null && line.text.trim() === '') continue;
    if (mode === 'start') {
      mode = startMode(line);
      if (mode === 'undecided') {
        first = line;
        continue;
      }
    }
    if (mode === 'undecided' && first !== null) {
      mode = isWholeObject(line) ? 'lines' : 'document';
      if (mode === 'lines') yield parseLine(first);
      else yield* splitDocument(splitter, first);
      first = null;
    }
    if (mode === 'document') yield* splitDocument(splitter, line);
    else yield parseLine(line);
  }
  if (first !== null) yield parseLine(first);
  for (const piece of splitter.end()) yield* recover(piece);
}

function startMode(line: Line): 'undecided' | 'lines' | 'document' {
  if (line.text?.trimStart().startsWith('[') === true) return 'document';
  return isWholeObject(line) ? 'lines' : 'undecided';
}

function isWholeObject(line: Line): boolean {
  const value = parseLine(line);
  return value.ok && isJsonObject(value.value);
}

function* splitDocument(splitter: JsonSplitter, line: Line): Generator<Value> {
  if (line.text === null) {
    yield notUtf8(line.number);
    return;
  }
  for (const piece of splitter.feed(line.text, line.number)) yield* recover(piece);
}

function parseLine(line: Line): Value {
  return line.text === null ? notUtf8(line.number) : parse(line.text, line.number);
}

function notUtf8(line: number): Value {
  return { line, ok: false, fault: 'the line is not UTF-8' };
}

function parse(text: string, line: number): Value {
  try {
    return { line, ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    return { line, ok: false, fault: `not JSON: ${jsonFault(error, text)}` };
  }
}

/** V8's message quotes the whole text when it is short; what is wrong is enough. */
function jsonFault(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Unexpected end') || message.startsWith('Unterminated')) return 'it ends too early';
  const position = / at position (\d+)/.exec(message)?.[1];
  const token = /^Unexpected token (.+?), /s.exec(message)?.[1];
  const column = position === undefined ? text.search(/\S/) + 1 : Number(position) + 1;
  const what = token === undefined ? message.replace(/ in JSON at position.*$/s, '') : `unexpected ${token}`;
  return `${what} at character ${Math.max(column, 1)}`;
}

/**
 * A piece that is no JSON may have swallowed whole events, when a bracket or a quote before them was never
 * closed: lines of it that are events by themselves are taken.
 */
function* recover(piece: Piece): Generator<Value> {
  const whole = parse(piece.text, piece.line);
  if (whole.ok) {
    yield whole;
    return;
  }
  yield piece.cut ? { ...whole, fault: 'not JSON: the value that begins here does not end' } : whole;
  for (const [index, text] of piece.text.split('\n').entries()) {
    if (index === 0 || !text.includes('"eventTime"')) continue;
    const value = parse(text.replace(/,\s*$/, ''), piece.line + index);
    if (value.ok && isJsonObject(value.value)) yield value;
  }
}
