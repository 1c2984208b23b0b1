/** js-yaml's tree and the events that it came from → our tree, in which nodes know their lines and aliases are resolved. */
import {
  SCALAR_STYLE,
  type AliasNode,
  type Document,
  type Event,
  type MappingNode,
  type ScalarNode,
  type Node as SourceNode,
} from 'js-yaml';
import { maskText } from '../model/mask.ts';
import { Lines } from './lines.ts';
import type { YamlEntry, YamlNode } from './node.ts';
import { nodeOffsets } from './offsets.ts';
import { NodeCount } from './size.ts';
import { quote } from './words.ts';

const STANDARD = 'tag:yaml.org,2002:';

/** Tags that say no more than what a node is anyway (YAML 1.2 §10.1; `!` is of §6.9.1). */
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['str', 'seq', 'map'].flatMap((name) => [`!!${name}`, `!<${STANDARD}${name}>`]).concat('!'),
);

/**
 * Composes the documents of one file. Both trees are in the order of the text, so each node's place is the next
 * event's. The nesting is bounded by the parser.
 * @throws YAMLException where there are too many nodes.
 */
export function compose(
  documents: readonly Document[],
  events: readonly Event[],
  source: string,
): YamlNode[] {
  const composer = new Composer(events, source);
  return documents.flatMap(({ contents }) => (contents === null ? [] : [composer.document(contents)]));
}

class Composer {
  readonly #offsets: Iterator<number, void>;
  readonly #source: string;
  readonly #lines: Lines;
  #anchors = new Map<string, YamlNode | 'open'>();
  readonly #count = new NodeCount();

  constructor(events: readonly Event[], source: string) {
    this.#offsets = nodeOffsets(events, source);
    this.#source = source;
    this.#lines = new Lines(source);
  }

  document(contents: SourceNode): YamlNode {
    this.#anchors = new Map();
    return this.#node(contents);
  }

  #node(node: SourceNode): YamlNode {
    const offset = Number(this.#offsets.next().value);
    if (node.kind === 'alias') return this.#alias(node.anchor, offset);
    this.#grow(1, offset);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, 'open');
    const composed = this.#content(node, this.#lines.lineAt(offset));
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, composed);
    return composed;
  }

  #content(node: Exclude<SourceNode, AliasNode>, line: number): YamlNode {
    if (node.kind === 'scalar') return scalar(node, line);
    const composed = node.kind === 'sequence' ? this.#list(node.items, line) : this.#map(node, line);
    return node.tagged && !PLAIN_TAGS.has(node.tag) ? tagged(node.tag, line) : composed;
  }

  #alias(name: string, offset: number): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined || target === 'open')
      return brokenAlias(name, target, this.#lines.lineAt(offset));
    this.#grow(target.size, offset);
    return target;
  }

  #list(nodes: readonly SourceNode[], line: number): YamlNode {
    const items = nodes.map((item) => this.#node(item));
    return { kind: 'list', items, line, size: items.reduce((sum, item) => sum + item.size, 1) };
  }

  #map({ items }: MappingNode, line: number): YamlNode {
    const own: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    const unnamed: YamlNode[] = [];
    for (const item of items) {
      const key = this.#node(item.key);
      const value = this.#node(item.value);
      if (isMergeKey(item.key) && isMergeable(value))
        for (const entry of mergedEntries(value)) merged.push(entry);
      else if (isName(key)) own.push({ key: key.text, line: key.line, value });
      else unnamed.push(key);
    }
    const entries = [...own, ...withoutRepeats(own, merged)];
    const size = entries.reduce((sum, { value }) => sum + 1 + value.size, 1 + unnamed.length);
    return { kind: 'map', entries, unnamed, line, size };
  }

  #grow(size: number, offset: number): void {
    this.#count.add(size, offset, this.#source);
  }
}

/** `description: *important*` is meant as Markdown, and is an alias of the anchor `important*` to YAML. */
function brokenAlias(name: string, target: 'open' | undefined, line: number): YamlNode {
  const fault =
    target === 'open' ? 'which stands within what it repeats' : 'and nothing is anchored by that name';
  return {
    kind: 'unusable',
    description: `the alias ${quote(`*${name}`)}, ${fault}`,
    hint: 'put it in quotes if it is meant as text',
    line,
    size: 1,
  };
}

function tagged(tag: string, line: number): YamlNode {
  return {
    kind: 'unusable',
    description: `a value with the tag ${quote(tag)}`,
    hint: `take the tag away, or put it and what follows in quotes if it is meant as text`,
    line,
    size: 1,
  };
}

function scalar(node: ScalarNode, line: number): YamlNode {
  if (node.tagged) {
    return PLAIN_TAGS.has(node.tag)
      ? { kind: 'text', text: maskText(node.value), line, size: 1 }
      : tagged(node.tag, line);
  }
  switch (node.tag.slice(STANDARD.length)) {
    case 'null':
      return { kind: 'nothing', text: node.value, line, size: 1 };
    case 'bool':
      return { kind: 'boolean', text: node.value, line, size: 1 };
    case 'int':
    case 'float':
      return { kind: 'number', text: node.value, line, size: 1 };
    default:
      return { kind: 'text', text: maskText(node.value), line, size: 1 };
  }
}

/** Names such as `2024`, `true` and `null` need no quotes; what is empty, a list, a block or tagged is no name. */
function isName(key: YamlNode): key is YamlNode & { readonly text: string } {
  return 'text' in key && (key.kind !== 'nothing' || key.text !== '');
}

/** `<<: *defaults` (yaml.org/type/merge): YAML 1.2 dropped it, people still write it. */
function isMergeKey(key: SourceNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && key.style === SCALAR_STYLE.PLAIN && !key.tagged;
}

function isMergeable(value: YamlNode): boolean {
  return value.kind === 'map' || (value.kind === 'list' && value.items.every(({ kind }) => kind === 'map'));
}

function mergedEntries(value: YamlNode): readonly YamlEntry[] {
  if (value.kind === 'map') return value.entries;
  return value.kind === 'list' ? value.items.flatMap(mergedEntries) : [];
}

/** A map's own keys outrank merged ones, and earlier merged ones later ones. */
function withoutRepeats(own: readonly YamlEntry[], merged: readonly YamlEntry[]): YamlEntry[] {
  const seen = new Set(own.map(({ key }) => key));
  return merged.filter(({ key }) => !seen.has(key) && seen.add(key));
}
