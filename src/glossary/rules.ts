/** The rules of a dataset or of a column: a list, each item of it one rule. A mistake costs the rule that it is in. */
import { compareStrings, type ColumnId } from '../model/identity.ts';
import { nearest } from '../model/nearest.ts';
import type { Rule } from '../model/rule.ts';
import type { Located } from './block.ts';
import { describe, type YamlEntry, type YamlNode } from './node.ts';
import type { Report } from './report.ts';
import { COLUMN_RULES, DATASET_RULES, type DatasetRuleReader } from './rule.ts';
import { quote, quoteAll, quotePath, type KeyPath } from './words.ts';

/** A rule, with the keys that lead to it. */
interface WrittenRule {
  readonly rule: Rule;
  readonly path: KeyPath;
}

/** The rules that may be written at one place. */
interface RuleSet {
  readonly noun: 'dataset' | 'column';
  readonly names: readonly string[];
  /** Those that may be written at the other place. */
  readonly others: readonly string[];
  readonly example: string;
  readonly reader: (name: string) => DatasetRuleReader | undefined;
}

const DATASET_NAMES = [...DATASET_RULES.keys()];
const COLUMN_NAMES = [...COLUMN_RULES.keys()];

/** Reads what stands at `rules` of a dataset, where anything does. */
export function readDatasetRules(
  entry: YamlEntry | undefined,
  path: KeyPath,
  report: Report,
): readonly WrittenRule[] {
  const set: RuleSet = {
    noun: 'dataset',
    names: DATASET_NAMES,
    others: COLUMN_NAMES,
    example: 'unique: [country, day]',
    reader: (name) => DATASET_RULES.get(name),
  };
  return entry === undefined ? [] : readRules({ entry, path }, set, report);
}

/** Reads what stands at `rules` of a column, where anything does. */
export function readColumnRules(
  entry: YamlEntry | undefined,
  path: KeyPath,
  id: ColumnId,
  report: Report,
): readonly WrittenRule[] {
  const set: RuleSet = {
    noun: 'column',
    names: COLUMN_NAMES,
    others: DATASET_NAMES,
    example: 'not_null',
    reader: (name) => {
      const read = COLUMN_RULES.get(name);
      return read && ((at) => read(at, report, id));
    },
  };
  return entry === undefined ? [] : readRules({ entry, path }, set, report);
}

/** Those of different meaning: of two alike, the first stands and the second is reported. */
export function distinctRules(written: readonly WrittenRule[], report: Report): readonly Rule[] {
  const firsts = new Map<string, Rule>();
  for (const { rule, path } of written) {
    const key = meaningOf(rule);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, rule);
      continue;
    }
    report.add({
      code: 'glossary-duplicate',
      line: rule.place.line,
      message: `${quotePath(path)} is written twice: here and on line ${first.place.line}`,
      hint: `keep one of the two; until then, line ${first.place.line} counts`,
    });
  }
  return [...firsts.values()];
}

/** The same text for rules that differ at most in the order of a list. */
function meaningOf(rule: Rule): string {
  return JSON.stringify({ ...rule, place: null }, (_, value: unknown) =>
    Array.isArray(value) ? value.map(String).sort(compareStrings) : value,
  );
}

function readRules({ entry, path }: Located, set: RuleSet, report: Report): readonly WrittenRule[] {
  const { value, line } = entry;
  if (value.kind === 'list') {
    return value.items.flatMap((item, index) => readItem(item, [...path, `item ${index + 1}`], set, report));
  }
  report.add({
    code: 'glossary-wrong-type',
    line,
    message: `${quotePath(path)} should be a list of rules, but it is ${describe(value)}`,
    hint: `write each rule on a line of its own below, after \`- \`, such as ${quote(`- ${set.example}`)}`,
  });
  return [];
}

function readItem(item: YamlNode, path: KeyPath, set: RuleSet, report: Report): readonly WrittenRule[] {
  const entry = ruleEntry(item);
  if (entry === null) {
    report.add({
      code: 'glossary-wrong-type',
      line: item.line,
      message: `${quotePath(path)} should be one rule, but it is ${describe(item)}`,
      hint: itemHint(item, set),
    });
    return [];
  }
  const at = { entry, path: [...path, entry.key] };
  const read = set.reader(entry.key);
  if (read === undefined) reportUnknownRule(at, set, report);
  const rule = read?.(at, report) ?? null;
  return rule === null ? [] : [{ rule, path: at.path }];
}

/** A rule's name with what stands behind it, which is nothing where a text is the whole item. */
function ruleEntry(item: YamlNode): YamlEntry | null {
  const { line } = item;
  if (item.kind === 'text') {
    return { key: item.text, line, value: { kind: 'nothing', text: '', line, size: 1 } };
  }
  const isOne = item.kind === 'map' && item.unnamed.length === 0 && item.entries.length === 1;
  return isOne ? (item.entries[0] ?? null) : null;
}

function itemHint(item: YamlNode, { example }: RuleSet): string {
  if (item.kind === 'unusable') return item.hint;
  if (item.kind === 'map' && item.entries.length > 1) {
    return 'begin each rule with `- `, and indent what belongs to it deeper than its name';
  }
  return `write a rule such as ${quote(`- ${example}`)}, or take the item out`;
}

function reportUnknownRule({ entry, path }: Located, set: RuleSet, report: Report): void {
  const { noun, others } = set;
  const other = noun === 'dataset' ? 'column' : 'dataset';
  const misplaced = others.includes(entry.key);
  report.add({
    code: 'glossary-unknown-key',
    line: entry.line,
    message: `${quotePath(path)} is ${misplaced ? `a rule of ${other}s, not of ${noun}s` : `not a rule of ${noun}s`}`,
    hint: misplaced ? `put it below \`rules:\` of the ${other}` : unknownRuleHint(entry.key, set),
  });
}

function unknownRuleHint(name: string, { noun, names }: RuleSet): string {
  const near = nearest(name, names);
  return near === null
    ? `a ${noun} may have the rules ${quoteAll(names, 'and')}`
    : `did you mean ${quote(near)}?`;
}
