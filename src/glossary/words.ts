/** How messages word names, key paths and lists. */

/** The keys from a file's root to the one that is meant. */
export type KeyPath = readonly string[];

const MAX_SHOWN = 80;

/** A name or a text in backticks: on one line, without characters that a terminal would act on, cut where it is long. */
export function quote(text: string): string {
  return `\`${printable(text)}\``;
}

/** `datasets › mart › revenue_daily › owner`, in backticks; the root is "the file". */
export function quotePath(path: KeyPath): string {
  return path.length === 0 ? 'the file' : `\`${path.map(printable).join(' › ')}\``;
}

/** `a, b and c`, each in backticks. */
export function quoteAll(names: readonly string[], conjunction: 'and' | 'or'): string {
  const quoted = names.map(quote);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function printable(text: string): string {
  const cut =
    text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return cut.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '⏎';
  if (character === '\t') return '→';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
