/** A script: its statements one after the other, with the tables that they make for each other. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import type { SqlDialect } from './dialect.ts';
import type { SqlGap } from '../model/sql-reading.ts';
import { reportGap, tableKey, type Environment } from './environment.ts';
import { columnLineage, dependencies, type OutputLineage, type SqlLineage } from './lineage.ts';
import { expressionOf, type Expression } from './node.ts';
import { parseSql } from './parse.ts';
import { readQuery } from './query.ts';
import { asDirect, distinct, together, UNRESOLVED, type Contribution, type Reading } from './reading.ts';
import { columnNamed, EMPTY, lookUp, type OpenTable, type Relation } from './relation.ts';
import { readStatement } from './statement.ts';
import type { FoundTable, Tables } from './table.ts';
import type { SqlText } from './text.ts';
import { reportNameless } from './write/create.ts';
import { byName, type Write, type WrittenColumn } from './write/write.ts';

export interface ScriptOptions {
  readonly dialect: SqlDialect;
  readonly tables: Tables;
  /** What a script's only query is written to, where the SQL does not say; null where that is not known. */
  readonly output: DatasetId | null;
  /** The columns of {@link output}, in order; null where no schema says them. */
  readonly outputColumns: readonly string[] | null;
}

/** What has been written to a table so far. */
interface Output {
  readonly id: DatasetId;
  readonly known: readonly string[] | null;
  /** By name, in lower case. */
  readonly columns: Map<string, WrittenColumn>;
  open: readonly OpenTable[];
  rows: readonly Contribution[];
  /** What stood in the SQL first. */
  readonly node: unknown;
  readonly text: SqlText;
}

/** @returns what each table that it writes is made of, and what could not be resolved */
export function readSql(sql: string, options: ScriptOptions): SqlLineage {
  return new Script(sql, options).read();
}

class Script {
  readonly #sql: string;
  readonly #options: ScriptOptions;
  readonly #gaps = new Map<string, SqlGap>();
  readonly #outputs = new Map<Key, Output>();
  /** Tables that the script makes for itself, by {@link tableKey}. */
  readonly #made = new Map<string, { relation: Relation; read: boolean; write: Write; text: SqlText }>();
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
    if (this.#outputs.size === 0) this.#writeQuery();
    this.#reportUnplaced();
    const outputs = [...this.#outputs.values()].map((output) => this.#resultOf(output, text));
    this.#reportSilence(outputs, text);
    return { outputs, gaps: this.#sortedGaps() };
  }

  #environment(text: SqlText): Environment {
    const named = [...this.#made].map(([key, made]) => {
      const read = (): Relation => {
        made.read = true;
        return made.relation;
      };
      return [key, read] as const;
    });
    return {
      dialect: this.#options.dialect,
      text,
      tables: { find: (name, use) => this.#find(name, use) },
      named: new Map(named),
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
    const output =
      found.kind === 'known' && found.columns === null ? this.#outputs.get(datasetKey(found.id)) : undefined;
    if (found.kind !== 'known' || output === undefined || output.open.length > 0) return found;
    return { ...found, columns: [...output.columns.values()].map((column) => column.name) };
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
      case 'drops':
        for (const name of effect.names) this.#drop(name);
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
    const own = this.#made.get(tableKey(write.target));
    const found = this.#options.tables.find(write.target, 'write');
    if (own === undefined && !write.temporary && found.kind === 'known') {
      if (write.mode === 'declare') return;
      this.#writeTo(found.id, found.columns, write, text);
    } else if (own !== undefined && write.mode === 'add') {
      own.relation = joined(own.relation, write);
    } else if (write.mode !== 'add') {
      this.#made.set(tableKey(write.target), {
        relation: relationOf(write),
        read: write.temporary || write.mode === 'declare',
        write,
        text,
      });
    } else {
      const message = `no event names the table ${write.target.join('.')}, which it writes`;
      reportGap(this.#environment(text), 'table', message, write.node);
    }
  }

  #writeTo(id: DatasetId, known: readonly string[] | null, write: Write, text: SqlText): void {
    const key = datasetKey(id);
    let output = write.mode === 'define' ? undefined : this.#outputs.get(key);
    if (output === undefined) {
      output = { id, known, columns: new Map(), open: [], rows: [], node: write.node, text };
      this.#outputs.set(key, output);
    }
    for (const { name, reading } of write.columns) {
      const column =
        columnNamed(
          (known ?? []).map((one) => ({ name: one })),
          name,
        )?.name ?? name;
      const before = output.columns.get(column.toLowerCase());
      const whole = before === undefined ? reading : together([before.reading, reading]);
      output.columns.set(column.toLowerCase(), { name: before?.name ?? column, reading: whole });
    }
    output.open = [...output.open, ...write.open];
    output.rows = distinct([...output.rows, ...write.rows]);
  }

  #rename(from: readonly string[], to: readonly string[]): void {
    const made = this.#made.get(tableKey(from));
    if (made === undefined) return;
    this.#made.delete(tableKey(from));
    this.#write({ ...made.write, target: to, temporary: false }, made.text);
  }

  #drop(name: readonly string[]): void {
    this.#made.delete(tableKey(name));
  }

  /** A script that writes nothing and asks one thing: what it gives is what its job writes. */
  #writeQuery(): void {
    const { output, outputColumns } = this.#options;
    const [query, ...more] = this.#queries;
    if (output === null || query === undefined || more.length > 0) return;
    const { relation, node, text } = query;
    const columns = byName(relation, outputColumns);
    reportNameless(relation, outputColumns, node, this.#environment(text));
    const { open, rows } = relation;
    const write: Write = { target: [], node, columns, open, rows, mode: 'define', temporary: false };
    this.#writeTo(output, outputColumns, write, text);
  }

  /** Tables that it makes, that no event names, and that nothing in it reads: where they go is not known. */
  #reportUnplaced(): void {
    for (const { read, write, text } of this.#made.values()) {
      const message = `no event names the table ${write.target.join('.')}, which it writes`;
      if (!read) reportGap(this.#environment(text), 'table', message, write.node);
    }
  }

  #resultOf(output: Output, text: SqlText): OutputLineage {
    const columns = [...output.columns.values(), ...this.#takenOver(output)];
    return {
      id: output.id,
      columns: columns.map(({ name, reading }) => columnLineage(name, reading, text)),
      rows: dependencies(output.rows, text),
    };
  }

  /** The columns that a star takes over from a table of unknown columns: those of the output that nothing else makes. */
  #takenOver(output: Output): WrittenColumn[] {
    if (output.open.length === 0) return [];
    const { known, columns, open } = output;
    const missing = (known ?? []).filter((name) => !name.includes('.') && !columns.has(name.toLowerCase()));
    if (known === null && open.every((table) => table.known)) {
      const message = 'what * stands for is not known: no schema says which columns the table has';
      reportGap(this.#environment(output.text), 'table', message, output.node);
    }
    const relation: Relation = { ...EMPTY, open };
    return missing.map((name) => {
      const lookup = lookUp(relation, [name]);
      const reading: Reading = 'reading' in lookup ? asDirect(lookup.reading, 'IDENTITY') : UNRESOLVED;
      return { name, reading };
    });
  }

  /** A column that could not be resolved has a reason, even where the reader knows of none. */
  #reportSilence(outputs: readonly OutputLineage[], text: SqlText): void {
    const open = outputs.flatMap(({ columns }) => columns).find(({ made }) => made === 'unresolved');
    if (open === undefined || this.#gaps.size > 0) return;
    const message = `what ${open.column} is made of cannot be told`;
    this.#report({ kind: 'column', message, span: open.expressions[0] ?? text.whole() });
  }

  #sortedGaps(): readonly SqlGap[] {
    return [...this.#gaps.values()].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.message < b.message ? -1 : 1),
    );
  }
}

function relationOf({ columns, open, rows }: Write): Relation {
  return { columns, open, rows, other: null };
}

/** A table of the script's own to which more is added. */
function joined(relation: Relation, { columns, rows }: Write): Relation {
  const added = new Map(columns.map(({ name, reading }) => [name.toLowerCase(), reading]));
  return {
    ...relation,
    columns: relation.columns.map(({ name, reading }) => {
      const more = added.get(name?.toLowerCase() ?? '');
      return { name, reading: more === undefined ? reading : together([reading, more]) };
    }),
    rows: distinct([...relation.rows, ...rows]),
  };
}
