/**
 * Names that a slip of the hand turns into each other, found without comparing every two: names that are one edit
 * apart are alike once each lacks one character (SymSpell's symmetric deletion; Garbe, "1000x faster spelling
 * correction", 2012). Here hashes stand for the shortened names, so that the index of long names stays small.
 */
import { compareStrings } from './identity.ts';
import { indexOf } from './hash-index.ts';

/** In characters. Names that are shorter differ by one character from too many others. */
const SHORTEST = 5;
const LONGEST = 300;

/** In letters. Words that are no longer are codes, of countries or of parts: `orders_de`, `region-a`. */
const LONGEST_CODE = 2;

/** The code points of a name that is neither too short nor too long. */
type Characters = readonly number[];

/**
 * True where one character is left out of a name, added, or changed, or two neighbours are swapped
 * (Damerau–Levenshtein distance 1), and neither name is shorter than 5 characters or longer than 300. Digits, and
 * words of one or two letters, tell names apart on purpose: where they differ, it is no slip.
 */
export function isSlip(a: string, b: string): boolean {
  const [from, to] = [charactersOf(a), charactersOf(b)];
  return from !== null && to !== null && areOneSlipApart(from, to);
}

function charactersOf(name: string): Characters | null {
  if (name.length > 2 * LONGEST) return null;
  const characters = Array.from(name, (character) => character.codePointAt(0) ?? 0);
  return characters.length < SHORTEST || characters.length > LONGEST ? null : characters;
}

function areOneSlipApart(a: Characters, b: Characters): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const changed = [...left, ...right];
  if (!isOneEdit(left, right) || changed.some(isDigit)) return false;
  return (
    !changed.every(isLetter) || !isCode(a, start - 1, Math.max(left.length, right.length), a.length - end)
  );
}

function isOneEdit(a: Characters, b: Characters): boolean {
  if (a.length === 2 && b.length === 2) return a[0] === b[1] && a[1] === b[0];
  return Math.max(a.length, b.length) === 1;
}

/** True where the word around changed letters is a code, before the change or after it. */
function isCode(name: Characters, before: number, changed: number, after: number): boolean {
  let letters = changed;
  for (let at = before; letters <= LONGEST_CODE && isLetter(name[at]); at--) letters++;
  for (let at = after; letters <= LONGEST_CODE && isLetter(name[at]); at++) letters++;
  return letters <= LONGEST_CODE;
}

function isLetter(character: number | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(String.fromCodePoint(character));
}

function isDigit(character: number): boolean {
  return character < 128
    ? character >= 48 && character <= 57
    : /\p{Nd}/u.test(String.fromCodePoint(character));
}

/** @returns for a name, those of the known ones that are a slip away ({@link isSlip}), sorted */
export function slipsAmong(known: Iterable<string>): (name: string) => readonly string[] {
  const names = [...new Set(known)].flatMap((name) => {
    const characters = charactersOf(name);
    return characters === null ? [] : [{ name, characters }];
  });
  const withShape = indexOf(names.map(({ characters }) => shapesOf(characters)));
  return (name) => {
    const characters = charactersOf(name);
    if (characters === null) return [];
    const alike = [...withShape(shapesOf(characters))].flatMap((number) => names[number] ?? []);
    return alike
      .filter((other) => areOneSlipApart(characters, other.characters))
      .map((other) => other.name)
      .sort(compareStrings);
  };
}

/** Odd, so that its powers lose no bits: FNV's prime for 32 bits. */
const BASE = 0x01000193;

/**
 * Hashes of the name, and of the name without each of its characters that is no digit: the sum of each character
 * times a power of the base, so that each follows in one step from the hashes of what precedes and what follows.
 */
function shapesOf(characters: Characters): Uint32Array {
  const after = new Int32Array(characters.length + 1);
  for (let at = characters.length - 1; at >= 0; at--) {
    after[at] = (characters[at] ?? 0) + Math.imul(BASE, after[at + 1] ?? 0);
  }
  const shapes = new Uint32Array(characters.length + 1);
  let [size, before, power] = [0, 0, 1];
  shapes[size++] = after[0] ?? 0;
  for (const [at, character] of characters.entries()) {
    const isSameAgain = character === characters[at - 1];
    if (!isSameAgain && !isDigit(character)) shapes[size++] = before + Math.imul(power, after[at + 1] ?? 0);
    before += Math.imul(power, character);
    power = Math.imul(power, BASE);
  }
  return shapes.subarray(0, size);
}
