/** The tables that SQL files may speak of: those of the schema file, and those that the files themselves write. */
import type { DatasetId } from '../../model/identity.ts';
import type { DeclaredTable } from '../../sql/declared-table.ts';
import type { FoundTable, Tables } from '../../sql/table.ts';

interface KnownTable {
  readonly id: DatasetId;
  /** In lower case. */
  readonly parts: readonly string[];
  readonly columns: readonly string[];
}

export class KnownTables implements Tables {
  readonly #namespace: string;
  /** By the last part of their names. */
  readonly #tables = new Map<string, KnownTable[]>();

  constructor(namespace: string, tables: readonly DeclaredTable[]) {
    this.#namespace = namespace;
    for (const { name, columns } of tables) this.add(name, columns);
  }

  /** @returns true where the table was not known, or its columns were others */
  add(name: readonly string[], columns: readonly string[]): boolean {
    const parts = partsOf(name);
    const others = this.#tables.get(parts.at(-1) ?? '') ?? [];
    const same = others.findIndex((other) => other.parts.join('.') === parts.join('.'));
    const table = { id: this.#idOf(name), parts, columns };
    this.#tables.set(parts.at(-1) ?? '', same === -1 ? [...others, table] : others.with(same, table));
    return same === -1 || others[same]?.columns.join('\0') !== columns.join('\0');
  }

  columnsOf(id: DatasetId): readonly string[] | null {
    const found = this.find(id.name.split('.'));
    return found.kind === 'known' ? found.columns : null;
  }

  /** A table that nothing tells of is taken for one of that name, of which the columns are not known. */
  find(name: readonly string[]): FoundTable {
    const wanted = partsOf(name);
    const candidates = (this.#tables.get(wanted.at(-1) ?? '') ?? []).filter(({ parts }) =>
      endsAlike(parts, wanted),
    );
    const exact = candidates.filter(({ parts }) => parts.length === wanted.length);
    const [table, ...more] = exact.length > 0 ? exact : candidates;
    if (more.length > 0) {
      return { kind: 'ambiguous', candidates: candidates.map(({ id }) => id) };
    }
    return table === undefined
      ? { kind: 'known', id: this.#idOf(name), columns: null, confidence: 'medium' }
      : { kind: 'known', id: table.id, columns: table.columns, confidence: 'high' };
  }

  #idOf(name: readonly string[]): DatasetId {
    return { namespace: this.#namespace, name: name.join('.') };
  }
}

function partsOf(name: readonly string[]): string[] {
  return name
    .flatMap((part) => (part.includes('/') ? [part] : part.split('.')))
    .map((part) => part.toLowerCase());
}

function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(a.length - length).join('\0') === b.slice(b.length - length).join('\0');
}
