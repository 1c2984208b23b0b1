/** A question anew, with a name in it written out. */

/** Ends a name, as a space does. */
const BORDER = /[\s"“”‘’'`?!.,;:]/u;

/** @returns null where the name does not stand in the text as it was read */
export function askedOf(text: string, name: string, written: string): string | null {
  const plain = text.trim().replace(/\s+/gu, ' ');
  for (let at = plain.lastIndexOf(name); at !== -1; at = at === 0 ? -1 : plain.lastIndexOf(name, at - 1)) {
    const end = at + name.length;
    if (!isBorder(plain[at - 1]) || !isBorder(plain[end])) continue;
    const [open, close] = [plain[at - 1] ?? '', plain[end] ?? ''];
    const isQuoted = /["“”‘’'`]/u.test(open) && /["“”‘’'`]/u.test(close);
    return isQuoted
      ? plain.slice(0, at - 1) + written + plain.slice(end + 1)
      : plain.slice(0, at) + written + plain.slice(end);
  }
  return null;
}

function isBorder(character: string | undefined): boolean {
  return character === undefined || BORDER.test(character);
}
