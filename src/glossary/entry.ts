/** What is written of one dataset, job, term or owner → the model's entry; null where too little of it is sound. */
import type { GlossaryColumn, GlossaryDataset, GlossaryJob, Owner, Term } from '../model/glossary.ts';
import type { DatasetId, JobId } from '../model/identity.ts';
import { blockAt, uniqueEntries, type Located } from './block.ts';
import { readFields } from './fields.ts';
import { scalarText, type YamlEntry } from './node.ts';
import type { Report } from './report.ts';
import { distinctRules, readColumnRules, readDatasetRules } from './rules.ts';
import { columnShape, datasetShape, jobShape, ownerShape, termShape } from './shape.ts';
import { readCron, readDuration, readFreshestBy } from './timing.ts';
import type { KeyPath } from './words.ts';

export const DATASET = {
  article: 'a',
  noun: 'dataset',
  what: 'a block of keys that describe a dataset',
  shape: datasetShape,
} as const;
export const JOB = {
  article: 'a',
  noun: 'job',
  what: 'a block of keys that describe a job',
  shape: jobShape,
} as const;
const COLUMN = {
  article: 'a',
  noun: 'column',
  what: 'a description, or a block of keys that describe a column',
  shape: columnShape,
} as const;
const TERM = {
  article: 'a',
  noun: 'term',
  what: 'a block of keys that describe a term',
  shape: termShape,
} as const;
const OWNER = {
  article: 'an',
  noun: 'owner',
  what: 'a block of keys that describe an owner',
  shape: ownerShape,
} as const;

export function readDataset({ entry, path }: Located, id: DatasetId, report: Report): GlossaryDataset | null {
  const fields = readFields(DATASET, entry, path, report);
  if (fields === null) return null;
  const { values, written } = fields;
  const { description, owner, steward, domain, classification, retention } = values;
  const columns = readColumns(values.columns === null ? undefined : written.get('columns'), path, id, report);
  const ownRules = readDatasetRules(written.get('rules'), [...path, 'rules'], report);
  const rules = [...ownRules, ...columns.flatMap((column) => column.rules)];
  return {
    id,
    ...{ description, owner, steward, domain, classification, retention },
    freshestBy: readFreshestBy({ written, path }, report),
    rules: distinctRules(rules, report),
    columns: new Map(columns.map(({ column }) => [column.column, column])),
    place: report.place(entry.line),
  };
}

interface WrittenColumn {
  readonly column: GlossaryColumn;
  readonly rules: ReturnType<typeof readColumnRules>;
}

/**
 * @param entry what stands at `columns`, where it is a block
 * @param path to the dataset
 */
function readColumns(
  entry: YamlEntry | undefined,
  path: KeyPath,
  id: DatasetId,
  report: Report,
): readonly WrittenColumn[] {
  if (entry === undefined) return [];
  const below = [...path, entry.key];
  const expected = { what: 'a block of columns', hint: 'write each column as a key of its own' };
  const block = blockAt(entry, below, expected, report);
  if (block === null) return [];
  return uniqueEntries(block, below, report).flatMap((column) =>
    readColumn({ entry: column, path: [...below, column.key] }, id, report),
  );
}

function readColumn({ entry, path }: Located, id: DatasetId, report: Report): readonly WrittenColumn[] {
  const fields = readFields(COLUMN, spelledOut(entry), path, report);
  if (fields === null) return [];
  const { description, term, pii } = fields.values;
  const column = { column: entry.key, description, term, pii, place: report.place(entry.line) };
  const columnId = { ...id, column: entry.key };
  const rules = readColumnRules(fields.written.get('rules'), [...path, 'rules'], columnId, report);
  return [{ column, rules }];
}

/** A text in place of a column's keys is its description. */
function spelledOut(column: YamlEntry): YamlEntry {
  const { value, line } = column;
  if (value.kind !== 'text') return column;
  const entries = [{ key: 'description', line, value }];
  return { ...column, value: { kind: 'map', entries, unnamed: [], line, size: value.size + 2 } };
}

export function readJob({ entry, path }: Located, id: JobId, report: Report): GlossaryJob | null {
  const fields = readFields(JOB, entry, path, report);
  if (fields === null) return null;
  const { values, written } = fields;
  const { description, owner, steps } = values;
  return {
    ...{ id, description, owner, steps },
    schedule: scalarText(written.get('schedule')?.value),
    cron: readCron({ written, path }, report),
    longest: readDuration({ written, path }, 'longest', report),
    place: report.place(entry.line),
  };
}

export function readTerm({ entry, path }: Located, report: Report): Term | null {
  const fields = readFields(TERM, entry, path, report);
  if (fields === null) return null;
  const { values } = fields;
  return { ...values, id: entry.key, name: values.name ?? entry.key, place: report.place(entry.line) };
}

export function readOwner({ entry, path }: Located, report: Report): Owner | null {
  const fields = readFields(OWNER, entry, path, report);
  return fields === null ? null : { ...fields.values, id: entry.key, place: report.place(entry.line) };
}
