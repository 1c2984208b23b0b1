/**
 * Names with the parts that they have in paths, in little room. Both are front-coded (Witten, Moffat, Bell, Managing
 * Gigabytes, section 4.1): of each, what it does not share with the beginning of the one before it. As JSON, a list
 * holds any string at all, halves of surrogate pairs included.
 */

export interface Named {
  readonly name: string;
  /** As `pathPart` writes the name. */
  readonly part: string;
}

/** Of each string, how many UTF-16 code units it shares with the one before, unless none; then the rest. */
export type FrontCoded = readonly (number | string)[];

export interface NameList {
  readonly names: FrontCoded;
  /** Of each name, its part, and nothing where that is the name itself; as far as there are any. */
  readonly parts: FrontCoded;
}

export function writeNames(all: readonly Named[]): NameList {
  const parts = all.map(({ name, part }) => (part === name ? '' : part));
  const count = parts.findLastIndex((part) => part !== '') + 1;
  return { names: frontCoded(all.map(({ name }) => name)), parts: frontCoded(parts.slice(0, count)) };
}

export function readNames({ names, parts }: NameList): Named[] {
  const own = decoded(parts);
  // An empty name has a part: none is its own.
  return decoded(names).map((name, index) => ({ name, part: own[index] || name }));
}

export function frontCoded(all: readonly string[]): FrontCoded {
  return all.flatMap((text, index) => {
    const shared = sharedLength(all[index - 1] ?? '', text);
    return shared === 0 ? [text] : [shared, text.slice(shared)];
  });
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

export function decoded(coded: FrontCoded): string[] {
  const all: string[] = [];
  let shared = 0;
  for (const item of coded) {
    if (typeof item === 'number') {
      shared = item;
    } else {
      all.push((all.at(-1) ?? '').slice(0, shared) + item);
      shared = 0;
    }
  }
  return all;
}
