/** YAML as Headwater reads it: a tree in which every key and value knows its line. */
import { counted, quote, quoteAll } from './words.ts';

interface NodeBase {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** How many nodes it is made of, itself included, with every alias counted as what it stands for. */
  readonly size: number;
}

/** What stands for a value: `text`, or a `number` or `boolean` that was perhaps meant as text. */
interface YamlScalar extends NodeBase {
  readonly kind: 'text' | 'number' | 'boolean';
  /** As it is written, without its quotes. */
  readonly text: string;
}

/** An empty value, `~` or `null`. */
interface YamlNothing extends NodeBase {
  readonly kind: 'nothing';
  readonly text: string;
}

/** What the glossary has no use for: a value with a tag such as `!!binary`, an alias of nothing. */
interface YamlUnusable extends NodeBase {
  readonly kind: 'unusable';
  /** In words that finish "but it is". */
  readonly description: string;
  /** The way out. */
  readonly hint: string;
}

interface YamlList extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  /** In the order of the file; a key that is written twice is here twice. */
  readonly entries: readonly YamlEntry[];
  /** Keys that are no names: empty, a list, a block of keys. Their values are left out. */
  readonly unnamed: readonly YamlNode[];
}

export type YamlNode = YamlScalar | YamlNothing | YamlUnusable | YamlList | YamlMap;

export interface YamlEntry {
  /** As it is written: names such as `2024` or `true` are text to a glossary. */
  readonly key: string;
  /** The key's. */
  readonly line: number;
  readonly value: YamlNode;
}

/** The text of one value: numbers and truth values as they are written; null where there is none. */
export function scalarText(node: YamlNode | undefined): string | null {
  return node !== undefined && 'text' in node && node.kind !== 'nothing' ? node.text : null;
}

/** What a node is, in words that finish "but it is". */
export function describe(node: YamlNode): string {
  switch (node.kind) {
    case 'text':
      return node.text === '' ? 'an empty text' : `the text ${quote(node.text)}`;
    case 'number':
      return /nan$/i.test(node.text)
        ? `${quote(node.text)}, which is no number`
        : `the number ${quote(node.text)}`;
    case 'boolean':
      return `the truth value ${quote(node.text)}`;
    case 'nothing':
      return 'empty';
    case 'unusable':
      return node.description;
    case 'list':
      return node.items.length === 0
        ? 'an empty list'
        : `a list of ${counted(node.items.length, 'item', 'items')}`;
    case 'map':
      return describeMap(node);
  }
}

function describeMap({ entries, unnamed }: YamlMap): string {
  if (unnamed.length > 0) return 'a block of keys';
  if (entries.length === 0) return 'an empty block of keys';
  if (entries.length > 3) return `a block of ${entries.length} keys`;
  const keys = entries.map((entry) => entry.key);
  return `a block with the ${keys.length === 1 ? 'key' : 'keys'} ${quoteAll(keys, 'and')}`;
}

/** A node as plain data, for a schema to check. Maps become `Map`s, so that no key can pass for a prototype. */
export function toPlain(node: YamlNode): unknown {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'number':
      return Number(node.text);
    case 'boolean':
      return /^t/i.test(node.text);
    case 'nothing':
      return null;
    case 'unusable':
      return Symbol();
    case 'list':
      return node.items.map(toPlain);
    case 'map':
      return new Map(node.entries.map(({ key, value }) => [key, toPlain(value)]));
  }
}
