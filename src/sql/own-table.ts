/** Tables that a script makes for itself. */
import { distinct, NOTHING, together } from './reading.ts';
import { EMPTY, type Relation } from './relation.ts';
import type { SqlText } from './text.ts';
import type { Write } from './write/write.ts';

/** A table that the script makes for itself. */
export interface OwnTable {
  relation: Relation;
  read: boolean;
  /** False of one that is declared, and that nothing was written to. */
  filled: boolean;
  readonly write: Write;
  readonly text: SqlText;
}

export function readOwn(own: OwnTable): Relation {
  own.read = true;
  return own.relation;
}

/** The table without its rows: its columns are made of nothing. */
export function emptied({ columns }: Relation): Relation {
  return { ...EMPTY, columns: columns.map(({ name }) => ({ name, reading: NOTHING })) };
}

/** A table of the script's own to which more is added. */
export function added(relation: Relation, { columns, rows }: Write): Relation {
  const more = new Map(columns.map(({ name, reading }) => [name.toLowerCase(), reading]));
  const before = relation.columns.map(({ name, reading }) => {
    const other = more.get(name?.toLowerCase() ?? '');
    return { name, reading: other === undefined ? reading : together([reading, other]) };
  });
  const known = new Set(relation.columns.map(({ name }) => name?.toLowerCase()));
  const fresh = columns.filter(({ name }) => !known.has(name.toLowerCase()));
  return {
    ...relation,
    columns: [...before, ...fresh],
    rows: distinct([...relation.rows, ...rows]),
  };
}
