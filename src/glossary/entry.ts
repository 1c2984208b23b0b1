/** What is written of one dataset, job, term or owner → the model's entry; null where too little of it is sound. */
import type { GlossaryColumn, GlossaryDataset, GlossaryJob, Owner, Term } from '../model/glossary.ts';
import type { DatasetId, JobId } from '../model/identity.ts';
import { blockAt, uniqueEntries } from './block.ts';
import { readFields } from './fields.ts';
import type { YamlEntry } from './node.ts';
import type { Report } from './report.ts';
import { columnShape, datasetShape, jobShape, ownerShape, termShape } from './shape.ts';
import type { KeyPath } from './words.ts';

/** An entry, with the keys that lead to it. */
export interface Located {
  readonly entry: YamlEntry;
  readonly path: KeyPath;
}

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
  const written = fields.values.columns === null ? undefined : fields.written.get('columns');
  const columns =
    written === undefined ? [] : readColumns({ entry: written, path: [...path, written.key] }, report);
  return {
    ...fields.values,
    id,
    freshestBy: null,
    rules: [],
    columns: new Map(columns.map((column) => [column.column, column])),
    place: report.place(entry.line),
  };
}

function readColumns({ entry, path }: Located, report: Report): readonly GlossaryColumn[] {
  const expected = { what: 'a block of columns', hint: 'write each column as a key of its own' };
  const block = blockAt(entry, path, expected, report);
  if (block === null) return [];
  return uniqueEntries(block, path, report).flatMap((column) => {
    const fields = readFields(COLUMN, spelledOut(column), [...path, column.key], report);
    return fields === null
      ? []
      : [{ ...fields.values, column: column.key, place: report.place(column.line) }];
  });
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
  return fields === null
    ? null
    : { ...fields.values, id, cron: null, longest: null, place: report.place(entry.line) };
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
