/** What the statements of a script write to one table, added up. */
import type { DatasetId } from '../model/identity.ts';
import { columnNamed } from './column-name.ts';
import { columnLineage, dependencies, type OutputLineage } from './lineage.ts';
import { together, UNRESOLVED, type Contribution, type Reading } from './reading.ts';
import { EMPTY, lookUp, type OpenTable } from './relation.ts';
import type { SqlText } from './text.ts';
import type { Write, WrittenColumn } from './write/write.ts';

export class WrittenTable {
  readonly id: DatasetId;
  /** Its columns by its schema; null where none says them. */
  readonly #known: readonly { readonly name: string }[] | null;
  /** By name, in lower case; with what each statement writes, which is added up once. */
  #columns = new Map<string, { readonly name: string; readonly readings: Reading[] }>();
  #open: OpenTable[] = [];
  #rows: Contribution[] = [];

  constructor(id: DatasetId, known: readonly string[] | null) {
    this.id = id;
    this.#known = known?.map((name) => ({ name })) ?? null;
  }

  add({ columns, open, rows }: Write): void {
    for (const { name: written, reading } of columns) {
      const name = this.#known === null ? written : (columnNamed(this.#known, written)?.name ?? written);
      const before = this.#columns.get(name.toLowerCase());
      if (before === undefined) this.#columns.set(name.toLowerCase(), { name, readings: [reading] });
      else before.readings.push(reading);
    }
    for (const table of open) this.#open.push(table);
    for (const part of rows) this.#rows.push(part);
  }

  /** The same under another name. */
  under(id: DatasetId): WrittenTable {
    const table = new WrittenTable(id, this.#known?.map(({ name }) => name) ?? null);
    [table.#columns, table.#open, table.#rows] = [this.#columns, this.#open, this.#rows];
    return table;
  }

  /** Those that the script gave it; null where a star may have given it others. */
  columnNames(): readonly string[] | null {
    return this.#open.length > 0 ? null : [...this.#columns.values()].map(({ name }) => name);
  }

  /** True where it takes over the columns of a table by a star, and nothing tells which these are. */
  isOpen(): boolean {
    return this.#known === null && this.#open.length > 0 && this.#open.every(({ known }) => known);
  }

  result(text: SqlText): OutputLineage {
    const written = [...this.#columns.values()].map(({ name, readings }) => ({
      name,
      reading: together(readings),
    }));
    const columns = [...written, ...this.#takenOver()];
    return {
      id: this.id,
      columns: columns.map(({ name, reading }) => columnLineage(name, reading, text)),
      rows: dependencies(this.#rows, text),
    };
  }

  /** The columns that a star takes over from a table of unknown columns: those of its own that nothing else makes. */
  #takenOver(): WrittenColumn[] {
    if (this.#open.length === 0) return [];
    const missing = (this.#known ?? []).filter(
      ({ name }) => !name.includes('.') && !this.#columns.has(name.toLowerCase()),
    );
    const relation = { ...EMPTY, open: this.#open };
    return missing.map(({ name }) => {
      const lookup = lookUp(relation, [name]);
      return { name, reading: 'reading' in lookup ? lookup.reading : UNRESOLVED };
    });
  }
}
