/** Names as a reader can see them: what has no shape of its own, or would turn the text around it, is spelled out. */

/** Control characters, marks without width, and those that set the direction of what follows (Unicode TR 9). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Joiners that emoji and several scripts need within a word. */
const JOINERS = new Set(['\u200c', '\u200d']);

/** `\u202Eevil` → `⟨U+202E⟩evil`; a name of spaces alone → `␣␣`. */
export function visible(name: string): string {
  if (name.trim() === '') return '␣'.repeat(Math.max(name.length, 1));
  return name.replace(UNSEEN, (char) => (JOINERS.has(char) ? char : spelled(char)));
}

function spelled(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** A text of any number of lines, which keeps its length: what HTML cannot hold, U+0000, becomes the sign for it. */
export function printable(text: string): string {
  return text.replaceAll('\0', '␀');
}
