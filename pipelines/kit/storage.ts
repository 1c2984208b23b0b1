/** The files behind the datasets. A processed file has its schema beside it, since CSV holds no types. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DatasetId, SchemaField } from '../../src/logger/index.ts';
import { RAW } from './layer.ts';
import type { Context } from './pipeline.ts';

export type Cell = string | number | boolean | null;

export interface StoredTable {
  readonly schema: readonly SchemaField[];
  readonly rows: readonly Readonly<Partial<Record<string, string>>>[];
}

export function csvFile(context: Context, id: DatasetId): string {
  if (id.namespace === RAW) return join(context.raw, `${id.name}.csv`);
  return join(context.processed, id.namespace, `${id.name}.csv`);
}

function schemaFile(context: Context, id: DatasetId): string {
  return join(context.processed, id.namespace, `${id.name}.schema.json`);
}

/** Reads a dataset whole. @throws Error where it does not exist, or is no table. */
export function readTable(context: Context, id: DatasetId): StoredTable {
  const file = csvFile(context, id);
  if (!existsSync(file))
    throw new Error(
      id.namespace === RAW
        ? `raw.${id.name} has not been delivered: the extract ${id.name}.csv is missing`
        : `${id.namespace}.${id.name} is missing: the pipeline that writes it has failed or has not run`,
    );
  const [header = [], ...records] = parseCsv(readFileSync(file, 'utf8'), id);
  return {
    schema:
      id.namespace === RAW ? header.map((name) => ({ name, type: 'VARCHAR' })) : readSchema(context, id),
    rows: records.map((record) =>
      Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])),
    ),
  };
}

function parseCsv(text: string, id: DatasetId): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true });
  } catch (error) {
    throw new Error(`${id.namespace}.${id.name} is not well-formed CSV`, { cause: error });
  }
}

function readSchema(context: Context, id: DatasetId): readonly SchemaField[] {
  return JSON.parse(readFileSync(schemaFile(context, id), 'utf8')) as readonly SchemaField[];
}

export function writeSchema(context: Context, id: DatasetId, schema: readonly SchemaField[]): void {
  writeFileSync(schemaFile(context, id), `${JSON.stringify(schema, null, 2)}\n`);
}

export function writeTable(
  context: Context,
  id: DatasetId,
  schema: readonly SchemaField[],
  rows: readonly Readonly<Record<string, Cell>>[],
): void {
  const lines = rows.map((row) => schema.map(({ name }) => csvCell(row[name] ?? null)).join(','));
  writeFileSync(csvFile(context, id), [schema.map(({ name }) => name).join(','), ...lines, ''].join('\n'));
  writeSchema(context, id, schema);
}

/** Null is an empty cell; an empty string would be read as null again, and no pipeline writes one. */
function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Makes way for a dataset: a run that fails leaves none, so that nobody reads yesterday's for today's. */
export function clear(context: Context, id: DatasetId): void {
  const file = csvFile(context, id);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  rmSync(schemaFile(context, id), { force: true });
}
