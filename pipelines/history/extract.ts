/** The raw extracts as they were on a night of the past. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { toCsv, type Row } from '../data/table.ts';
import { CUT_OFF, EXTRACT_CHANGES } from './day.ts';

/** Copies the extracts in `source` to `target` with the rows that were delivered by `day`, and the columns of that day. */
export function writeExtracts(source: string, target: string, day: string): void {
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(source)) {
    const rows: readonly Row[] = parse(readFileSync(join(source, file), 'utf8'), { columns: true });
    const name = basename(file, '.csv');
    const absent = EXTRACT_CHANGES.filter(({ table, present }) => table === name && !present(day));
    const cut = CUT_OFF.find((one) => one.table === name && one.day === day);
    const known = rows
      .filter((row) => (row['loaded_on'] ?? '') < day)
      .slice(0, cut?.rows)
      .map((row) =>
        without(
          row,
          absent.map(({ column }) => column),
        ),
      );
    writeFileSync(join(target, file), toCsv(known));
  }
}

function without(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}
