/** A text as words. */

export interface Token {
  /** As it is written, without quotes. */
  readonly text: string;
  /** In lower case; null for what stood in quotes, which is a name and nothing else. */
  readonly word: string | null;
}

/** Longer texts are no questions. */
export const MAX_LENGTH = 2000;
const MAX_TOKENS = 32;

const PARTS = /"[^"]+"|“[^”]+”|`[^`]+`|‘[^’\s][^’]*’(?!\p{L})|(?<!\S)'[^'\s][^']*'(?!\S)|\S+/gu;
const QUOTES = /^["“`‘'](?<inner>.+)["”`’']$/su;
/** `orders's`, `customers'` */
const POSSESSIVE = /^(?<owner>.+?)(?:['’]s|(?<=s)['’])$/isu;
/** `whats` */
const WITHOUT_APOSTROPHE = /^(?<word>what|who|where|how)s$/iu;
const IS = new Set(['what', 'who', 'where', 'how', 'when', 'which']);

/** @returns null for a text that is too long to be a question */
export function tokensOf(text: string): readonly Token[] | null {
  if (text.length > MAX_LENGTH) return null;
  const tokens = Array.from(text.matchAll(PARTS), ([part]) => part).flatMap(tokensIn);
  return tokens.length > MAX_TOKENS ? null : tokens;
}

function tokensIn(part: string): Token[] {
  const quoted = QUOTES.exec(part.replace(/[?!.,;:]+$/u, ''));
  if (quoted !== null && part.length > 2) return [{ text: quoted.groups?.['inner'] ?? '', word: null }];
  const bare = part.replace(/[?!.,;:]+$/u, '');
  if (bare === '') return [];
  const asking = WITHOUT_APOSTROPHE.exec(bare)?.groups?.['word'];
  if (asking !== undefined) return [tokenOf(asking), tokenOf('is')];
  const owner = POSSESSIVE.exec(bare)?.groups?.['owner'];
  if (owner === undefined) return [tokenOf(bare)];
  return [tokenOf(owner), IS.has(owner.toLowerCase()) ? tokenOf('is') : tokenOf("'s")];
}

function tokenOf(text: string): Token {
  return { text, word: text.toLowerCase() };
}
