/** A stranger's text in Slack's markup: docs.slack.dev, "Formatting message text". It has no escape but for three characters. */
import { visible } from '../../model/visible.ts';

/** Each mark of the markup, and what looks like it and means nothing. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['*', '∗'],
  ['_', 'ˍ'],
  ['~', '∼'],
  ['`', 'ˋ'],
  [':', '∶'],
  ['>', '›'],
]);

/** Of underscores those at the edge of a word, of colons those before an emoji's name, of `>` one that would begin a quotation. */
const MARKS = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=[\w+'-]*[a-z][\w+'-]*:)|^>/giu;

/** As it was written, on one line, and never as markup. The three characters that Slack has an escape for are left. */
export function plainText(text: string): string {
  return visible(text).replace(MARKS, (mark) => LOOKALIKES.get(mark) ?? mark);
}

/** A name that may stand between marks: they mean nothing beside a blank. */
export function plainName(name: string): string {
  return plainText(name).replace(/^\s+|\s+$/gu, (blanks) => '␣'.repeat(blanks.length));
}

/** The three characters that mean something to Slack; so nobody is called by a name such as `<!channel>`. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As much of it as there is room for once it is escaped. */
export function escaped(text: string, longest: number): string {
  return within(text, longest, escape);
}

/** By whole characters, each as it is written. */
export function within(text: string, longest: number, write: (character: string) => string): string {
  const written = write(text);
  if (written.length <= longest) return written;
  let kept = '';
  for (const character of text) {
    const next = write(character);
    if (kept.length + next.length >= longest) break;
    kept += next;
  }
  return `${kept}…`;
}
