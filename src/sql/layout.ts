/** A text by its tokens, characters and lines. */
import type { Token } from './token.ts';

export interface Layout {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Of each token. */
  readonly depths: readonly number[];
  /** Of each character, where it starts in UTF-16; null where every character is one code unit. */
  readonly offsets: readonly number[] | null;
  /** Where each starts, in UTF-16. */
  readonly lines: readonly number[];
}

export function wordOf(token: Token | undefined): string {
  return token?.quoted === false ? token.text.toUpperCase() : '';
}

/** Of each token, in how many parentheses and CASEs it stands; these themselves stand in one less than what they hold. */
export function depthsOf(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.map((token) => {
    const word = wordOf(token);
    if (word === ')' || (word === 'END' && depth > 0)) depth--;
    return word === '(' || word === 'CASE' ? depth++ : depth;
  });
}

export function offsetsOf(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return offsets;
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
