/** The keys of one entry, held to its schema. A mistake costs the key that it is in, and no other. */
import type { z } from 'zod';
import { nearest } from '../model/nearest.ts';
import { blockAt, uniqueEntries } from './block.ts';
import { examples, expectation, remedy, type Issue } from './mistake.ts';
import { describe, toPlain, type YamlEntry, type YamlNode } from './node.ts';
import type { Report } from './report.ts';
import { quote, quoteAll, quotePath, type KeyPath } from './words.ts';

/** A kind of entry: what it is called, and what may be written of it. */
export interface EntryKind<Shape extends z.ZodObject> {
  readonly article: 'a' | 'an';
  readonly noun: string;
  /** What an entry should be. */
  readonly what: string;
  readonly shape: Shape;
}

interface Fields<Shape extends z.ZodObject> {
  readonly values: z.output<Shape>;
  /** What is written of each key that the schema knows, whether or not it passed. */
  readonly written: ReadonlyMap<string, YamlEntry>;
}

/** Reads an entry's keys; null where what is left of it after its mistakes is not enough for an entry. */
export function readFields<Shape extends z.ZodObject>(
  kind: EntryKind<Shape>,
  entry: YamlEntry,
  path: KeyPath,
  report: Report,
): Fields<Shape> | null {
  const written = readKeys(kind, entry, path, report);
  if (written === null) return null;
  const plain = new Map([...written].map(([key, { value }]) => [key, toPlain(value)]));
  const checked = kind.shape.safeParse(Object.fromEntries(plain));
  if (checked.success) return { values: checked.data, written };
  for (const issue of checked.error.issues) reportIssue(issue, kind, { entry, path, written }, report);
  const mended = kind.shape.safeParse(Object.fromEntries(withoutMistakes(plain, checked.error.issues)));
  return mended.success ? { values: mended.data, written } : null;
}

/** The entry's keys that its kind has and that are not empty; null where the entry is no block of keys. */
function readKeys<Shape extends z.ZodObject>(
  { article, noun, shape, what }: EntryKind<Shape>,
  entry: YamlEntry,
  path: KeyPath,
  report: Report,
): ReadonlyMap<string, YamlEntry> | null {
  const known = Object.keys(shape.shape);
  const expected = {
    what,
    hint: `indent its keys below it, such as ${quote(`${known[0] ?? ''}: …`)}; ${article} ${noun} may have ${quoteAll(known, 'and')}`,
  };
  const block = blockAt(entry, path, expected, report);
  if (block === null) return entry.value.kind === 'nothing' ? new Map() : null;
  const written = new Map<string, YamlEntry>();
  for (const field of uniqueEntries(block, path, report)) {
    if (!known.includes(field.key)) {
      reportUnknownKey(field, [...path, field.key], `${article} ${noun}`, known, report);
    } else if (field.value.kind !== 'nothing') {
      written.set(field.key, field);
    }
  }
  return written;
}

/** @param owner What has the known keys: "a dataset". */
export function reportUnknownKey(
  { key, line }: YamlEntry,
  path: KeyPath,
  owner: string,
  known: readonly string[],
  report: Report,
): void {
  const near = nearest(key, known);
  report.add({
    code: 'glossary-unknown-key',
    line,
    message: `${quotePath(path)} is not a key of ${owner}`,
    hint: near === null ? `${owner} may have ${quoteAll(known, 'and')}` : `did you mean ${quote(near)}?`,
  });
}

interface Written {
  readonly entry: YamlEntry;
  readonly path: KeyPath;
  readonly written: ReadonlyMap<string, YamlEntry>;
}

function reportIssue<Shape extends z.ZodObject>(
  issue: Issue,
  { noun }: EntryKind<Shape>,
  { entry, path, written }: Written,
  report: Report,
): void {
  const key = String(issue.path[0]);
  const field = written.get(key);
  if (field === undefined) {
    report.add({
      code: 'glossary-missing-key',
      line: entry.line,
      message: `${quotePath(path)} has no ${quote(key)}`,
      hint: `add ${examples(issue, key)} below it; the ${noun} is left out until then`,
    });
    return;
  }
  const item = issue.path[1];
  const node = typeof item === 'number' ? itemOf(field.value, item) : field.value;
  const place = typeof item === 'number' ? [...path, key, `item ${item + 1}`] : [...path, key];
  report.add({
    code: 'glossary-wrong-type',
    line: typeof item === 'number' ? node.line : field.line,
    message: `${quotePath(place)} should be ${expectation(issue, node)}, but it is ${describe(node)}`,
    hint: remedy(issue, key, node),
  });
}

function itemOf(node: YamlNode, index: number): YamlNode {
  return (node.kind === 'list' ? node.items[index] : undefined) ?? node;
}

/** What is left when each issue's key, or its list's item, is taken away. */
function withoutMistakes(
  plain: ReadonlyMap<string, unknown>,
  issues: readonly Issue[],
): ReadonlyMap<string, unknown> {
  const left = new Map(plain);
  for (const key of new Set(issues.map(({ path }) => String(path[0])))) {
    const items = new Set(issues.filter(({ path }) => path[0] === key).map(({ path }) => path[1]));
    const value = plain.get(key);
    if (Array.isArray(value) && !items.has(undefined)) {
      left.set(
        key,
        value.filter((_, index) => !items.has(index)),
      );
    } else {
      left.delete(key);
    }
  }
  return left;
}
