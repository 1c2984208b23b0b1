/** A file's text → the JSON values in it that stand for events. */

export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

export type Value =
  | { readonly ok: true; readonly place: Place; readonly value: unknown }
  | { readonly ok: false; readonly place: Place };

interface Piece {
  readonly line: number;
  readonly text: string;
}

/**
 * Lines that each stand for themselves where the text as a whole is no JSON and one of them is an event; otherwise
 * the values at the top of a document, and those in a list at its top. A document that is broken across lines is cut
 * at its brackets and not mended.
 */
export function valuesIn(text: string, file: string): Value[] {
  const clean = text.replaceAll(/^\uFEFF/gm, '');
  const lines = linesOf(clean);
  const pieces = !parse(clean).ok && lines.some(isEvent) ? lines : piecesOf(clean);
  return pieces.map((piece) => {
    const place = { file, line: piece.line };
    const parsed = parse(piece.text);
    return parsed.ok ? { ok: true, place, value: parsed.value } : { ok: false, place };
  });
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function linesOf(text: string): Piece[] {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, text: line }));
  return lines.filter((line) => line.text.trim() !== '');
}

function isEvent({ text }: Piece): boolean {
  const parsed = parse(text);
  return (
    parsed.ok && typeof parsed.value === 'object' && parsed.value !== null && 'eventTime' in parsed.value
  );
}

/** A string, a bracket, a number or a word, a line break. */
const TOKEN = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|[{}[\]]|[^\s,:"{}[\]]+|\n/g;

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let [line, depth, inList] = [1, 0, false];
  let begin = { line, index: 0 };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '\n') line += 1;
    else if (depth === 0 && token === (inList ? ']' : '[')) inList = !inList;
    else {
      if (depth === 0) begin = { line, index };
      depth = Math.max(0, depth + stepOf(token));
      if (depth === 0) pieces.push({ line: begin.line, text: text.slice(begin.index, index + token.length) });
    }
  }
  if (depth > 0) pieces.push({ line: begin.line, text: text.slice(begin.index) });
  return pieces;
}

function stepOf(token: string): number {
  return token === '{' || token === '[' ? 1 : token === '}' || token === ']' ? -1 : 0;
}
