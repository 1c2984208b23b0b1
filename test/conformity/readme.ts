/** The README of a corpus: a table with a row a log, and what it says that the log contains. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fault, type Difference } from './difference.ts';
import type { RawCount } from './raw-count.ts';

/** What the README says of one log. */
export interface Row {
  readonly counts: Readonly<Partial<Record<keyof RawCount, number>>>;
  readonly note: string;
}

const COUNTED = [
  'events',
  'jobs',
  'runs',
  'datasets',
  'column edges',
] as const satisfies readonly (keyof RawCount)[];

/** The rows of the README beside the folder of logs, by the folder that each is of; none where there is no such table. */
export function readTable(folder: string): ReadonlyMap<string, Row> {
  const file = join(dirname(resolve(folder)), 'README.md');
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, 'utf8').split('\n').map(cellsOf);
  const start = rows.findIndex(
    (cells) => cells[0] === 'folder' && COUNTED.every((name) => cells.includes(name)),
  );
  const head = rows[start] ?? [];
  const end = rows.findIndex((cells, index) => index > start && cells.length === 0);
  const body = start === -1 ? [] : rows.slice(start + 2, end === -1 ? undefined : end);
  return new Map(body.map((cells) => [cells[0] ?? '', rowOf(head, cells)]));
}

function cellsOf(line: string): readonly string[] {
  const inner = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  return inner === undefined ? [] : inner.split('|').map((cell) => cell.trim());
}

function rowOf(head: readonly string[], cells: readonly string[]): Row {
  const stated = COUNTED.map((name) => [name, cells[head.indexOf(name)] ?? ''] as const);
  const counts = stated.filter(([, cell]) => /^\d+$/.test(cell)).map(([name, cell]) => [name, Number(cell)]);
  return { counts: Object.fromEntries(counts) as Row['counts'], note: cells.at(-1) ?? '' };
}

/** Where the README's counts are not those of the log. */
export function compareCounts(row: Row, found: RawCount): Difference[] {
  return COUNTED.filter((name) => row.counts[name] !== undefined && row.counts[name] !== found[name]).map(
    (name) => fault(`README.md counts ${row.counts[name] ?? 0} ${name}, and its JSON has ${found[name]}`),
  );
}

/** The logs that the README has a row for and that are not there. */
export function absentLogs(table: ReadonlyMap<string, Row>, logs: readonly string[]): string[] {
  const present = new Set(logs.map((log) => basename(log)));
  return [...table.keys()].filter((name) => !present.has(name));
}
