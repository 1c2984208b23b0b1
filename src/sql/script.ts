/** A script: its statements one after the other, with the tables that they make for each other. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import type { SqlGap } from '../model/sql-reading.ts';
import type { SqlDialect } from './dialect.ts';
import { reportGap, tableKey, type Environment } from './environment.ts';
import type { OutputLineage, SqlLineage } from './lineage.ts';
import { expressionOf, type Expression } from './node.ts';
import { added, emptied, readOwn, type OwnTable } from './own-table.ts';
import { parseSql } from './parse.ts';
import { readQuery } from './query.ts';
import { tableRelation, type Relation } from './relation.ts';
import { readStatement } from './statement.ts';
import type { FoundTable, KnownTable, Tables } from './table.ts';
import type { SqlText } from './text.ts';
import { reportNames } from './write/create.ts';
import { byName, type Write } from './write/write.ts';
import { WrittenTable } from './written-table.ts';

export interface ScriptOptions {
  readonly dialect: SqlDialect;
  readonly tables: Tables;
  /** What a script's only query is written to, where the SQL does not say; null where that is not known. */
  readonly output: DatasetId | null;
  /** The columns of {@link output}, in order; null where no schema says them. */
  readonly outputColumns: readonly string[] | null;
}

/** @returns what each table that it writes is made of, and what could not be resolved */
export function readSql(sql: string, options: ScriptOptions): SqlLineage {
  return new Script(sql, options).read();
}

class Script {
  readonly #sql: string;
  readonly #options: ScriptOptions;
  readonly #gaps = new Map<string, SqlGap>();
  readonly #written = new Map<Key, WrittenTable>();
  /** The columns with which the script makes tables that no schema tells of. */
  readonly #declared = new Map<Key, readonly string[]>();
  /** By {@link tableKey}. */
  readonly #own = new Map<string, OwnTable>();
  /** By their columns, which one table has one list of. */
  readonly #relations = new Map<readonly string[], Relation>();
  /** Queries whose rows go to whoever runs the script. */
  readonly #queries: { readonly relation: Relation; readonly node: unknown; readonly text: SqlText }[] = [];

  constructor(sql: string, options: ScriptOptions) {
    this.#sql = sql;
    this.#options = options;
  }

  read(): SqlLineage {
    const { text, statements, faults } = parseSql(this.#sql, this.#options.dialect);
    for (const { message, span } of faults) this.#report({ kind: 'syntax', message, span });
    for (const statement of statements) this.#statement(statement, statement.node, statement.text);
    if (this.#written.size === 0) this.#writeQuery();
    this.#reportUnplaced();
    const outputs = [...this.#written.values()].map((table) => table.result(text));
    this.#reportSilence(outputs, text);
    return { outputs, gaps: this.#sortedGaps() };
  }

  #environment(text: SqlText): Environment {
    return {
      dialect: this.#options.dialect,
      text,
      tables: { find: (name, use) => this.#find(name, use) },
      relationOf: (table) => this.#relationOf(table),
      named: new Map([...this.#own].map(([key, own]) => [key, () => readOwn(own)])),
      windows: new Map(),
      outermost: true,
      depth: 0,
      report: (gap) => {
        this.#report(gap);
      },
      readQuery,
    };
  }

  /** A table without a schema has, for later statements, the columns that the script gave it. */
  #find(name: readonly string[], use: 'read' | 'write'): FoundTable {
    const found = this.#options.tables.find(name, use);
    if (found.kind !== 'known' || found.columns !== null) return found;
    const key = datasetKey(found.id);
    const columns = this.#declared.get(key) ?? this.#written.get(key)?.columnNames() ?? null;
    return { ...found, columns };
  }

  #relationOf({ id, columns, confidence }: KnownTable): Relation {
    const before = columns === null ? undefined : this.#relations.get(columns);
    const relation = before ?? tableRelation(id, columns, confidence);
    if (columns !== null) this.#relations.set(columns, relation);
    return relation;
  }

  #report(gap: SqlGap): void {
    this.#gaps.set(`${gap.span.start} ${gap.span.end} ${gap.message}`, gap);
  }

  #statement(statement: Expression, node: unknown, text: SqlText): void {
    const effect = readStatement(statement, node, this.#environment(text));
    switch (effect.kind) {
      case 'writes':
        for (const write of effect.writes) this.#write(write, text);
        break;
      case 'queries':
        this.#queries.push({ relation: effect.relation, node, text });
        break;
      case 'renames':
        this.#rename(effect.from, effect.to);
        break;
      case 'swaps':
        this.#swap(...effect.tables);
        break;
      case 'drops':
        for (const name of effect.names) this.#own.delete(tableKey(name));
        break;
      case 'holds':
        for (const inner of effect.statements) {
          const expression = expressionOf(inner);
          if (expression !== null) this.#statement(expression, inner, text);
        }
        break;
      case 'nothing':
        break;
    }
  }

  #write(write: Write, text: SqlText): void {
    if (write.target.length === 0) {
      reportGap(this.#environment(text), 'table', 'the name of a table is empty', write.node);
      return;
    }
    const own = this.#own.get(tableKey(write.target));
    const found = this.#options.tables.find(write.target, 'write');
    if (own === undefined && !write.temporary && found.kind === 'known') {
      this.#writeKnown(found, write, text);
    } else if (own !== undefined && write.mode === 'empty') {
      own.relation = emptied(own.relation);
    } else if (own !== undefined && write.mode === 'add') {
      own.relation = added(own.relation, write);
      // A table that was only declared is worth a word now, unless something reads it later.
      if (!own.filled && !own.write.temporary) own.read = false;
      own.filled = true;
    } else if (write.mode === 'define' || write.mode === 'declare') {
      const { columns, open, rows } = write;
      const read = write.temporary || write.mode === 'declare';
      this.#own.set(tableKey(write.target), {
        relation: { columns, open, rows, other: null },
        read,
        filled: write.mode === 'define',
        write,
        text,
      });
    } else if (write.mode === 'add') {
      this.#reportUnnamed(write, text);
    }
  }

  #writeKnown({ id, columns }: KnownTable, write: Write, text: SqlText): void {
    const key = datasetKey(id);
    if (write.mode === 'declare') {
      this.#declared.set(
        key,
        write.columns.map(({ name }) => name),
      );
    } else if (write.mode === 'empty') this.#written.set(key, new WrittenTable(id, columns));
    else this.#writeTo(id, columns ?? this.#declared.get(key) ?? null, write, text);
  }

  #writeTo(id: DatasetId, known: readonly string[] | null, write: Write, text: SqlText): void {
    const key = datasetKey(id);
    const before = write.mode === 'define' ? undefined : this.#written.get(key);
    const table = before ?? new WrittenTable(id, known);
    this.#written.set(key, table);
    table.add(write);
    if (table.isOpen()) {
      const message = 'what * stands for is not known: no schema says which columns the table has';
      reportGap(this.#environment(text), 'table', message, write.node);
    }
  }

  #rename(from: readonly string[], to: readonly string[]): void {
    const own = this.#own.get(tableKey(from));
    if (own === undefined) {
      this.#renameWritten(from, to);
      return;
    }
    this.#own.delete(tableKey(from));
    const { relation, write, text } = own;
    const columns = byName(relation, null);
    const mode = own.filled ? 'define' : write.mode;
    const { open, rows } = relation;
    this.#write({ target: to, node: write.node, columns, open, rows, mode, temporary: false }, text);
  }

  /** A table that is known under both names: what was written to it goes by the later one. */
  #renameWritten(from: readonly string[], to: readonly string[]): void {
    const [before, after] = [from, to].map((name) => this.#options.tables.find(name, 'write'));
    if (before?.kind !== 'known' || after?.kind !== 'known') return;
    const table = this.#written.get(datasetKey(before.id));
    if (table === undefined) return;
    this.#written.delete(datasetKey(before.id));
    this.#written.set(datasetKey(after.id), table.under(after.id));
  }

  /** `ALTER TABLE a SWAP WITH b`: what the script made under one name is the table of the other. */
  #swap(a: readonly string[], b: readonly string[]): void {
    if (this.#own.has(tableKey(a))) this.#rename(a, b);
    else this.#rename(b, a);
  }

  /** A script that writes nothing and asks one thing: what it gives is what its job writes. */
  #writeQuery(): void {
    const { output, outputColumns } = this.#options;
    const [query, ...more] = this.#queries;
    if (output === null || query === undefined || more.length > 0) return;
    const { relation, node, text } = query;
    const columns = byName(relation, outputColumns);
    reportNames(relation, outputColumns, node, this.#environment(text));
    const { open, rows } = relation;
    const write: Write = { target: [], node, columns, open, rows, mode: 'define', temporary: false };
    this.#writeTo(output, outputColumns, write, text);
  }

  /** Tables that it makes, that no event names, and that nothing in it reads: where they go is not known. */
  #reportUnplaced(): void {
    for (const { read, write, text } of this.#own.values()) if (!read) this.#reportUnnamed(write, text);
  }

  #reportUnnamed({ target, node }: Write, text: SqlText): void {
    const message = `no event names the table ${target.join('.')}, which it writes`;
    reportGap(this.#environment(text), 'table', message, node);
  }

  /** A column that could not be resolved has a reason, even where the reader knows of none. */
  #reportSilence(outputs: readonly OutputLineage[], text: SqlText): void {
    const open = outputs.flatMap(({ columns }) => columns).find(({ made }) => made === 'unresolved');
    const isSaid = [...this.#gaps.values()].some(({ kind }) => kind !== 'syntax');
    if (open === undefined || isSaid) return;
    const message = `what ${open.column} is made of cannot be told`;
    this.#report({ kind: 'column', message, span: open.expressions[0] ?? text.whole() });
  }

  #sortedGaps(): readonly SqlGap[] {
    return [...this.#gaps.values()].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.message < b.message ? -1 : 1),
    );
  }
}
