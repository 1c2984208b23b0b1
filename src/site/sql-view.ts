/** A job's SQL as its page shows it: cut where expressions begin and end, each piece with the columns that it makes. */
import type { Job } from '../model/catalog.ts';
import type { ColumnId, DatasetId } from '../model/identity.ts';
import type { LineageDifference, Made, SqlGap, SqlOutput, TextSpan } from '../model/sql-reading.ts';

export interface SqlViewColumn {
  /** Among all columns that the SQL writes, from 0: what {@link SqlPiece.makes} refers to. */
  readonly number: number;
  readonly id: ColumnId;
  readonly made: Made;
}

export interface SqlViewOutput {
  readonly dataset: DatasetId;
  readonly standing: SqlOutput['standing'];
  readonly columns: readonly SqlViewColumn[];
}

/** A stretch of the SQL that makes a column, or in which something could not be resolved. */
export interface SqlPiece {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The numbers of the columns that it makes. */
  readonly makes: readonly number[];
  /** What could not be resolved here, by its place in {@link SqlView.gaps}; null of what could. */
  readonly gap: number | null;
}

export interface SqlView {
  readonly dialect: string;
  readonly outputs: readonly SqlViewOutput[];
  /** In the order of the text; none overlap. */
  readonly pieces: readonly SqlPiece[];
  readonly gaps: readonly SqlGap[];
  readonly differences: readonly LineageDifference[];
}

/** Null where the job has no SQL. */
export function sqlView({ sql: reading }: Job): SqlView | null {
  if (reading === null) return null;
  const numbered = reading.outputs.flatMap(({ dataset, columns }) =>
    columns.map((column) => ({ dataset, ...column })),
  );
  let number = 0;
  const outputs = reading.outputs.map(({ dataset, standing, columns }) => ({
    dataset,
    standing,
    columns: columns.map(({ column, made }) => ({ number: number++, id: { ...dataset, column }, made })),
  }));
  const { dialect, gaps, differences } = reading;
  const marks = [
    ...numbered.flatMap(({ expressions }, makes) => expressions.map((span) => ({ span, makes, gap: null }))),
    ...gaps.map(({ span }, gap) => ({ span, makes: null, gap })),
  ];
  return { dialect, outputs, pieces: piecesOf(marks), gaps, differences };
}

interface Mark {
  readonly span: TextSpan;
  readonly makes: number | null;
  readonly gap: number | null;
}

/** More marks than these would make a page of more marks than text. */
const MAX_MARKS = 20_000;

/** A sweep over all beginnings and ends: between two of them the same marks hold throughout. */
function piecesOf(marks: readonly Mark[]): SqlPiece[] {
  if (marks.length > MAX_MARKS) return [];
  const turns = new Map<number, { readonly begin: Mark[]; readonly end: Mark[] }>();
  const turnAt = (offset: number): { readonly begin: Mark[]; readonly end: Mark[] } => {
    const turn = turns.get(offset) ?? { begin: [], end: [] };
    turns.set(offset, turn);
    return turn;
  };
  for (const mark of marks) {
    turnAt(mark.span.start).begin.push(mark);
    turnAt(mark.span.end).end.push(mark);
  }
  const pieces: SqlPiece[] = [];
  const open = new Set<Mark>();
  let start = 0;
  for (const [offset, { begin, end }] of [...turns].sort(([a], [b]) => a - b)) {
    if (open.size > 0 && offset > start) pieces.push({ start, end: offset, ...holding(open) });
    for (const mark of end) open.delete(mark);
    for (const mark of begin) if (mark.span.end > mark.span.start) open.add(mark);
    start = offset;
  }
  return pieces;
}

function holding(open: ReadonlySet<Mark>): Pick<SqlPiece, 'makes' | 'gap'> {
  const makes = new Set([...open].flatMap((mark) => mark.makes ?? []));
  const gaps = [...open].flatMap((mark) => mark.gap ?? []);
  return { makes: [...makes].sort((a, b) => a - b), gap: gaps.length > 0 ? Math.min(...gaps) : null };
}
