/**
 * `events.csv`: a line for each event, for people with a spreadsheet. The JSON files are the record; this is a
 * view of them that is written along with them. Lists are joined by `; `, and a dataset is `namespace/name`.
 */
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareStrings, type DatasetId } from '../model/identity.ts';
import type { ColumnMapping } from './column-lineage.ts';
import { transformationOf } from './column-lineage.ts';
import type { RunEvent } from './event.ts';
import { createOnce } from './run-file.ts';

const COLUMNS = [
  'event_time',
  'run_id',
  'job_namespace',
  'job_name',
  'input_names',
  'output_names',
  'transform',
  'columns_map',
  'rowcount_in',
  'rowcount_out',
  'status',
] as const;

type Line = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Adds a line for `event`; `mappings` is what it says of columns. Several processes may do so at once: the file
 * is created whole, and each line is a single write to a file opened for appending.
 */
export function appendEvent(directory: string, event: RunEvent, mappings: readonly ColumnMapping[]): void {
  const file = join(directory, 'events.csv');
  if (!existsSync(file)) createOnce(file, csvLine(COLUMNS));
  const line = lineOf(event, mappings);
  appendFileSync(file, csvLine(COLUMNS.map((column) => line[column])));
}

function lineOf(event: RunEvent, mappings: readonly ColumnMapping[]): Line {
  return {
    event_time: event.eventTime,
    run_id: event.run.runId,
    job_namespace: event.job.namespace,
    job_name: event.job.name,
    input_names: event.inputs.map(pathOf).join('; '),
    output_names: event.outputs.map(pathOf).join('; '),
    transform: transformNames(mappings),
    columns_map: columnsMap(mappings),
    rowcount_in: total(event.inputs.map(({ inputFacets }) => inputFacets?.['inputStatistics']?.['rowCount'])),
    rowcount_out: total(
      event.outputs.map(({ outputFacets }) => outputFacets?.['outputStatistics']?.['rowCount']),
    ),
    status: event.eventType,
  };
}

function pathOf({ namespace, name }: DatasetId): string {
  return `${namespace}/${name}`;
}

/** The subtypes in use: `AGGREGATION; FILTER; IDENTITY`. */
function transformNames(mappings: readonly ColumnMapping[]): string {
  return [...new Set(mappings.map((mapping) => transformationOf(mapping).subtype))]
    .sort(compareStrings)
    .join('; ');
}

/** JSON: for each downstream column, or `*` for the whole dataset, the upstream columns. */
function columnsMap(mappings: readonly ColumnMapping[]): string {
  if (mappings.length === 0) return '';
  const upstream = new Map<string, Set<string>>();
  for (const { downstream, upstream: columns } of mappings) {
    const key = `${pathOf(downstream)}.${downstream.column ?? '*'}`;
    const known = upstream.get(key) ?? new Set<string>();
    upstream.set(
      key,
      columns.reduce((all, one) => all.add(`${pathOf(one)}.${one.column}`), known),
    );
  }
  return JSON.stringify(Object.fromEntries(Array.from(upstream, ([key, columns]) => [key, [...columns]])));
}

/** The sum of the counts that are known; nothing where none is, since that is not 0. */
function total(counts: readonly unknown[]): string {
  const known = counts.filter((count) => typeof count === 'number');
  return known.length === 0 ? '' : String(known.reduce((sum, count) => sum + count, 0));
}

/** Source: RFC 4180, with `\n` as the line's end. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/**
 * A cell that a spreadsheet would run as a formula is led by an apostrophe.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
