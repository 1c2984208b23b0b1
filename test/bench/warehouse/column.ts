/** The columns of tables: most are those of the table that it is made of, some are joined, some computed. */
import type { Change } from './change.ts';
import { drawFor, type Draw } from './draw.ts';
import { lastingColumns, type Column, type Origin, type Outline, type Table, type Way } from './table.ts';
import { AGGREGATES, FIELDS, LOADING_FIELDS, MEASURES, WINDOWS, type Field } from './word.ts';

/** Of the columns of a table that is made of others. */
const OF_MAIN = 0.75;
const OF_JOINED = 0.15;
const WITHOUT_ORIGIN = 0.15;

const DESCRIBED = 0.15;
const RENAMED = 0.08;
const CONVERTED = 0.06;
const UNDECLARED = 0.01;

/** What else a table's columns depend on. */
export interface Setting {
  readonly change: Change | null;
  /** Whether its lineage is stated: then it may name columns that the schema leaves out. */
  readonly isStated: boolean;
  readonly seed: number;
}

/** @param before the tables that come before it, all that it is made of among them */
export function tableOf(
  outline: Outline,
  place: number,
  before: readonly Table[],
  { change, isStated, seed }: Setting,
): Table {
  const draw = drawFor(seed, 3, place);
  const columns = new ColumnBuilder(outline, before, draw).columns();
  const rows = rowsOf(outline, before, draw);
  const named = isStated && draw.chance(UNDECLARED) ? withUndeclared(columns) : columns;
  return { ...outline, columns: changed(named, change, draw), rows };
}

class ColumnBuilder {
  readonly #outline: Outline;
  readonly #before: readonly Table[];
  readonly #draw: Draw;
  readonly #columns = new Map<string, Column>();

  constructor(outline: Outline, before: readonly Table[], draw: Draw) {
    this.#outline = outline;
    this.#before = before;
    this.#draw = draw;
  }

  /** As many as the outline says. */
  columns(): Column[] {
    const { layer, width, inputs } = this.#outline;
    const [main, ...joined] = inputs;
    const isCopy = layer === 'raw' || layer === 'staging';
    if (main === undefined) this.#add(`${this.#outline.thing}_id`, 'NUMBER(38,0)', null, []);
    else this.#inherit(main, isCopy ? width : Math.ceil(width * OF_MAIN));
    if (layer === 'raw') for (const field of LOADING_FIELDS) this.#addField(field, []);
    for (const table of joined) this.#inherit(table, Math.ceil((width * OF_JOINED) / joined.length));
    while (this.#columns.size < width) this.#addOwn();
    return [...this.#columns.values()];
  }

  /** The first column is its key: where there is one, all take it. */
  #inherit(place: number, count: number): void {
    const [key, ...others] = lastingOf(this.#before, place);
    const { layer } = this.#outline;
    const kept = layer === 'raw' || layer === 'staging' ? others : this.#draw.shuffled(others);
    for (const column of [...(key === undefined ? [] : [key]), ...kept.slice(0, count)]) {
      if (layer === 'staging' && column.name.startsWith('_')) continue;
      const [name, type, way] = this.#taken(column);
      this.#add(name, type, column.description, [{ table: place, column: column.name, way }]);
    }
  }

  #taken({ name, type }: Column): readonly [name: string, type: string, way: Way] {
    const { layer, thing } = this.#outline;
    if (layer === 'raw') return [name, type, 'IDENTITY'];
    const isPersonal = name === 'email' || name === 'phone';
    if (isPersonal && layer === 'staging' && this.#draw.chance(0.3))
      return [`${name}_hash`, 'VARCHAR', 'MASKED'];
    if (this.#outline.isSummed && /^NUMBER\(18|^FLOAT/.test(type)) {
      return [`${this.#draw.pick(AGGREGATES)}_${name}`, type, 'AGGREGATION'];
    }
    if (this.#draw.chance(RENAMED) && !name.startsWith(thing)) return [`${thing}_${name}`, type, 'IDENTITY'];
    if (this.#draw.chance(CONVERTED)) return [name, 'VARCHAR', 'TRANSFORMATION'];
    return [name, type, 'IDENTITY'];
  }

  #addOwn(): void {
    const { inputs, thing } = this.#outline;
    if (inputs.length === 0) {
      const field = this.#draw.pick(FIELDS);
      this.#add(
        this.#draw.chance(0.7) ? field.name : `${thing}_${field.name}`,
        field.type,
        field.meaning,
        [],
      );
      return;
    }
    const name = [this.#draw.pick(AGGREGATES), this.#draw.pick(MEASURES), this.#draw.pick(WINDOWS)].join('_');
    this.#add(name, 'NUMBER(18,2)', null, this.#draw.chance(WITHOUT_ORIGIN) ? [] : this.#computedOf());
  }

  /** Of one column to three. */
  #computedOf(): Origin[] {
    const way: Way = this.#outline.isSummed ? 'AGGREGATION' : 'TRANSFORMATION';
    const count = this.#draw.pick([1, 2, 2, 2, 3]);
    const picked = Array.from({ length: count }, () => {
      const table = this.#draw.pickEarly(this.#outline.inputs);
      return { table, column: this.#draw.pick(lastingOf(this.#before, table)).name, way };
    });
    return [...new Map(picked.map((origin) => [`${origin.table} ${origin.column}`, origin])).values()];
  }

  #addField({ name, type, meaning }: Field, origins: readonly Origin[]): void {
    this.#add(name, type, meaning, origins);
  }

  /** Nothing where there are enough; under another name where that one is taken. */
  #add(name: string, type: string, meaning: string | null, origins: readonly Origin[]): void {
    if (this.#columns.size >= this.#outline.width) return;
    let free = name;
    for (let number = 2; this.#columns.has(free); number++) free = `${name}_${number}`;
    const description = this.#draw.chance(DESCRIBED) ? meaning : null;
    this.#columns.set(free, {
      name: free,
      type,
      description,
      origins,
      declared: true,
      since: 0,
      until: Infinity,
    });
  }
}

function lastingOf(tables: readonly Table[], place: number): readonly Column[] {
  const table = tables[place];
  return table === undefined ? [] : lastingColumns(table);
}

/** What is joined on, filtered by, grouped and sorted by. */
function rowsOf({ layer, inputs, isSummed }: Outline, before: readonly Table[], draw: Draw): Origin[] {
  const sources = inputs.flatMap((input) => before[input] ?? []);
  const [main, ...joined] = sources;
  if (main === undefined || layer === 'raw') return [];
  const of = (place: number, way: Way): Origin => {
    const column =
      way === 'JOIN' ? lastingColumns(sources[place] ?? main)[0] : draw.pick(lastingColumns(main));
    return { table: inputs[place] ?? 0, column: column?.name ?? '', way };
  };
  return [
    ...(joined.length > 0 ? [of(0, 'JOIN')] : []),
    ...joined.map((_, index) => of(index + 1, 'JOIN')),
    ...(draw.chance(0.5) ? [of(0, 'FILTER')] : []),
    ...(isSummed ? [of(0, 'GROUP_BY')] : []),
    ...(draw.chance(0.05) ? [of(0, 'SORT')] : []),
  ];
}

/** The last column is in the lineage alone. */
function withUndeclared(columns: readonly Column[]): readonly Column[] {
  const last = columns.at(-1);
  if (last === undefined || last.origins.length === 0) return columns;
  return [...columns.slice(0, -1), { ...last, declared: false }];
}

/** The key stays as it is. */
function changed(columns: readonly Column[], change: Change | null, draw: Draw): Column[] {
  if (change === null || columns.length < 4) return [...columns];
  const { run } = change;
  const place = 1 + draw.below(columns.length - 3);
  return columns.flatMap((column, index) => {
    const renamed = columns[index - 1];
    if (index === place && change.kind === 'retyped') {
      return [
        { ...column, type: 'VARCHAR(40)', until: run },
        { ...column, since: run },
      ];
    }
    if (index === place)
      return change.kind === 'added' ? { ...column, since: run } : { ...column, until: run };
    // What was renamed goes on under the next one's name.
    if (index === place + 1 && change.kind === 'renamed' && renamed !== undefined) {
      return { ...column, type: renamed.type, origins: renamed.origins, since: run };
    }
    return column;
  });
}
