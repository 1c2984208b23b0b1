/** What is written of one rule → the model's rule; null where it is not sound, which is reported. */
import type { z } from 'zod';
import type { ColumnId } from '../model/identity.ts';
import type { Bounds, Rule } from '../model/rule.ts';
import type { Located } from './block.ts';
import { readFields, type EntryKind } from './fields.ts';
import { describe, scalarText, type YamlEntry, type YamlNode } from './node.ts';
import type { Report } from './report.ts';
import { COLUMN_FRESHNESS, DATASET_FRESHNESS, RANGE, RELATIONSHIP, ROW_COUNT } from './rule-shape.ts';
import { durationAt } from './timing.ts';
import { counted, quote, quotePath, type KeyPath } from './words.ts';

/** Takes a rule's name, with what stands behind it. */
export type DatasetRuleReader = (at: Located, report: Report) => Rule | null;
export type ColumnRuleReader = (at: Located, report: Report, id: ColumnId) => Rule | null;

/** By the names that people write, in the order in which they are offered. */
export const DATASET_RULES: ReadonlyMap<string, DatasetRuleReader> = new Map([
  ['row_count', readRowCount],
  ['unique', readUniqueColumns],
  ['freshness', readDatasetFreshness],
]);

export const COLUMN_RULES: ReadonlyMap<string, ColumnRuleReader> = new Map([
  ['not_null', readNotNull],
  ['unique', readUnique],
  ['accepted_values', readAcceptedValues],
  ['range', readRange],
  ['relationship', readRelationship],
  ['freshness', readColumnFreshness],
]);

function readRowCount({ entry, path }: Located, report: Report): Rule | null {
  const fields = soundFields(ROW_COUNT, { entry, path }, report);
  const bounds = fields && checkedBounds(fields.values, { entry, path }, report);
  return bounds && { kind: 'row_count', ...bounds, place: report.place(entry.line) };
}

/** A text behind `unique` is a list of one. */
function readUniqueColumns({ entry, path }: Located, report: Report): Rule | null {
  const name = scalarText(entry.value);
  const columns = name === null ? readTexts({ entry, path }, COLUMN_LIST, report) : [name];
  return columns && { kind: 'unique', columns, place: report.place(entry.line) };
}

function readDatasetFreshness({ entry, path }: Located, report: Report): Rule | null {
  if (scalarText(entry.value) !== null) return freshness(entry, path, null, report);
  const fields = soundFields(DATASET_FRESHNESS, { entry, path }, report);
  if (fields === null) return null;
  return freshnessWithin(fields.written, { entry, path }, fields.values.column, report);
}

function readColumnFreshness({ entry, path }: Located, report: Report, { column }: ColumnId): Rule | null {
  if (scalarText(entry.value) !== null) return freshness(entry, path, column, report);
  const fields = soundFields(COLUMN_FRESHNESS, { entry, path }, report);
  return fields && freshnessWithin(fields.written, { entry, path }, column, report);
}

function freshnessWithin(
  written: ReadonlyMap<string, YamlEntry>,
  { entry, path }: Located,
  column: string | null,
  report: Report,
): Rule | null {
  const within = written.get('within');
  if (within === undefined) {
    reportMissing({ entry, path }, 'no `within`', 'add `within: 26 hours` below it', report);
    return null;
  }
  const rule = freshness(within, [...path, 'within'], column, report);
  return rule && { ...rule, place: report.place(entry.line) };
}

/** @param entry what should be a length of time */
function freshness(entry: YamlEntry, path: KeyPath, column: string | null, report: Report): Rule | null {
  const within = durationAt(entry, path, report);
  return within && { kind: 'freshness', column, within, place: report.place(entry.line) };
}

function readNotNull(at: Located, report: Report, { column }: ColumnId): Rule | null {
  return standsAlone(at, NOT_NULL_HINT, report)
    ? { kind: 'not_null', column, place: report.place(at.entry.line) }
    : null;
}

function readUnique(at: Located, report: Report, { column }: ColumnId): Rule | null {
  return standsAlone(at, UNIQUE_HINT, report)
    ? { kind: 'unique', columns: [column], place: report.place(at.entry.line) }
    : null;
}

const NOT_NULL_HINT = 'write `- not_null` alone, or take the rule out';
const UNIQUE_HINT =
  'write `- unique` alone; what is unique together stands among the rules of the dataset: `- unique: [a, b]`';

function standsAlone({ entry, path }: Located, hint: string, report: Report): boolean {
  if (entry.value.kind === 'nothing') return true;
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath(path)} should have nothing behind it, but there is ${describe(entry.value)}`,
    hint,
  });
  return false;
}

function readAcceptedValues({ entry, path }: Located, report: Report, { column }: ColumnId): Rule | null {
  const values = readTexts({ entry, path }, VALUE_LIST, report);
  return values && { kind: 'accepted_values', column, values, place: report.place(entry.line) };
}

function readRange({ entry, path }: Located, report: Report, { column }: ColumnId): Rule | null {
  const fields = soundFields(RANGE, { entry, path }, report);
  const bounds = fields && checkedBounds(fields.values, { entry, path }, report);
  return bounds && { kind: 'range', column, ...bounds, place: report.place(entry.line) };
}

function readRelationship({ entry, path }: Located, report: Report, id: ColumnId): Rule | null {
  const fields = soundFields(RELATIONSHIP, { entry, path }, report);
  if (fields === null) return null;
  const { to: name, namespace, column } = fields.values;
  const to = { namespace: namespace ?? id.namespace, name, column };
  return { kind: 'relationship', column: id.column, to, place: report.place(entry.line) };
}

/** Null where a key is mistaken: what is left of a rule without it would be another rule. */
function soundFields<Shape extends z.ZodObject>(
  kind: EntryKind<Shape>,
  { entry, path }: Located,
  report: Report,
) {
  const before = report.size;
  const fields = readFields(kind, entry, path, report);
  return report.size === before ? fields : null;
}

/** Null where neither end is there, or the two leave nothing between them. */
function checkedBounds({ min, max }: Bounds, { entry, path }: Located, report: Report): Bounds | null {
  if (min === null && max === null) {
    const way = 'add `min: …`, `max: …` or both below it';
    reportMissing({ entry, path }, 'neither `min` nor `max`', way, report);
    return null;
  }
  if (min === null || max === null || min <= max) return { min, max };
  report.add({
    code: 'glossary-wrong-type',
    line: entry.line,
    message: `${quotePath(path)} should have a \`min\` no greater than its \`max\`, but they are ${min} and ${max}`,
    hint: 'swap the two, or take one of them out; the rule is left out until then',
  });
  return null;
}

function reportMissing({ entry, path }: Located, what: string, way: string, report: Report): void {
  report.add({
    code: 'glossary-missing-key',
    line: entry.line,
    message: `${quotePath(path)} has ${what}`,
    hint: `${way}; the rule is left out until then`,
  });
}

interface ListOf {
  /** In words that finish "should be". */
  readonly what: string;
  readonly item: string;
  readonly example: string;
}

const COLUMN_LIST: ListOf = { what: 'a list of columns', item: 'a column', example: '[country, day]' };
const VALUE_LIST: ListOf = { what: 'a list of values', item: 'a value', example: '[open, closed]' };

/** The items of a list as they are written, each once; null where there are none, or one is no text, number or truth value. */
function readTexts({ entry, path }: Located, list: ListOf, report: Report): readonly string[] | null {
  const { value } = entry;
  const items = value.kind === 'list' ? value.items : [];
  const texts = items.map(scalarText);
  const bad = texts.indexOf(null);
  if (items.length > 0 && bad === -1) {
    const written = texts.filter((text) => text !== null);
    reportRepeats(written, { entry, path }, report);
    return [...new Set(written)];
  }
  const faulty: YamlNode = items[bad] ?? value;
  report.add({
    code: 'glossary-wrong-type',
    line: bad === -1 ? entry.line : faulty.line,
    message:
      bad === -1
        ? `${quotePath(path)} should be ${list.what}, but it is ${describe(value)}`
        : `${quotePath([...path, `item ${bad + 1}`])} should be ${list.item}, but it is ${describe(faulty)}`,
    hint: `write ${quote(`${entry.key}: ${list.example}`)}; the rule is left out until then`,
  });
  return null;
}

/** One problem for a list: the first item that says what one before it says. */
function reportRepeats(texts: readonly string[], { entry, path }: Located, report: Report): void {
  const repeats = texts.length - new Set(texts).size;
  if (repeats === 0) return;
  const seen = new Set<string>();
  const at = texts.findIndex((text) => seen.size === seen.add(text).size);
  const more =
    repeats === 1
      ? ''
      : `; ${counted(repeats - 1, 'other item repeats', 'other items repeat')} one before it too`;
  const text = texts[at] ?? '';
  report.add({
    code: 'glossary-duplicate',
    line: itemLine(entry, at),
    message: `${quotePath([...path, `item ${at + 1}`])} is written twice: ${quote(text)} is item ${texts.indexOf(text) + 1} as well${more}`,
    hint: 'take it out; each item counts once',
  });
}

function itemLine({ value, line }: YamlEntry, index: number): number {
  return (value.kind === 'list' ? value.items[index]?.line : undefined) ?? line;
}
