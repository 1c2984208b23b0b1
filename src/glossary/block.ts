/** Blocks of keys, as they are met on the way down a file: what is no block, no name, or there twice is reported. */
import { describe, type YamlEntry, type YamlMap } from './node.ts';
import type { Report } from './report.ts';
import { quotePath, type KeyPath } from './words.ts';

/** An entry, with the keys that lead to it. */
export interface Located {
  readonly entry: YamlEntry;
  readonly path: KeyPath;
}

export interface Expected {
  /** In words that finish "should be". */
  readonly what: string;
  /** The way out where something else stands there. */
  readonly hint: string;
}

/** The block that should stand at an entry: null where it is empty, or something else, which is reported. */
export function blockAt(entry: YamlEntry, path: KeyPath, expected: Expected, report: Report): YamlMap | null {
  const { value, line } = entry;
  if (value.kind === 'nothing') return null;
  if (value.kind !== 'map') {
    report.add({
      code: 'glossary-wrong-type',
      line,
      message: `${quotePath(path)} should be ${expected.what}, but it is ${describe(value)}`,
      hint: value.kind === 'unusable' ? value.hint : expected.hint,
    });
    return null;
  }
  for (const key of value.unnamed) {
    report.add({
      code: 'glossary-wrong-type',
      line: key.line,
      message: `a key of ${quotePath(path)} should be a name, but it is ${describe(key)}`,
      hint: 'write a name before the colon, in quotes where it begins with a bracket, `*`, `&` or `!`',
    });
  }
  return value;
}

/** Each key's first entry; the others are reported, and left out. */
export function uniqueEntries(block: YamlMap, path: KeyPath, report: Report): readonly YamlEntry[] {
  const { firsts, repeats } = partition(block.entries);
  for (const { entry, first } of repeats) {
    report.add({
      code: 'glossary-duplicate',
      line: entry.line,
      message: `${quotePath([...path, entry.key])} is written twice: here and on line ${first.line}`,
      hint: `keep one of the two; until then, line ${first.line} counts`,
    });
  }
  return firsts;
}

/** All entries of a block that holds other blocks, such as a namespace. One that is there twice is reported, and read on. */
export function allEntries(block: YamlMap, path: KeyPath, report: Report): readonly YamlEntry[] {
  for (const { entry, first } of partition(block.entries).repeats) {
    report.add({
      code: 'glossary-duplicate',
      line: entry.line,
      message: `${quotePath([...path, entry.key])} is begun twice: here and on line ${first.line}`,
      hint: 'join the two blocks into one; until then both are read, though other YAML tools would drop one',
    });
  }
  return block.entries;
}

interface Repeat {
  readonly entry: YamlEntry;
  readonly first: YamlEntry;
}

function partition(entries: readonly YamlEntry[]): {
  firsts: readonly YamlEntry[];
  repeats: readonly Repeat[];
} {
  const firsts = new Map<string, YamlEntry>();
  const repeats: Repeat[] = [];
  for (const entry of entries) {
    const first = firsts.get(entry.key);
    if (first === undefined) firsts.set(entry.key, entry);
    else repeats.push({ entry, first });
  }
  return { firsts: [...firsts.values()], repeats };
}
