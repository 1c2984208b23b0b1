/** What a script's statements make of columns: the reader's result, in the terms of the catalog. */
import type { Transformation } from '../model/facet.ts';
import { columnKey, compareColumns, type ColumnId, type DatasetId } from '../model/identity.ts';
import type { Confidence, Made, SqlColumn, SqlGap, TextSpan } from '../model/sql-reading.ts';
import { isDirectKind } from './kind.ts';
import { distinct, joinSpans, surer, type Contribution, type Reading, type Way } from './reading.ts';
import type { SqlText } from './text.ts';

/** A column that another column, or the rows of a table, are made of. */
export interface Dependency {
  readonly from: ColumnId;
  /** Direct ones first. */
  readonly transformations: readonly Transformation[];
  readonly confidence: Confidence;
  /** In the order of the SQL. */
  readonly spans: readonly TextSpan[];
}

export interface ColumnLineage extends SqlColumn {
  /** By identity; what could be resolved, where not all could. */
  readonly sources: readonly Dependency[];
}

export interface OutputLineage {
  readonly id: DatasetId;
  readonly columns: readonly ColumnLineage[];
  /** What decides which rows there are, their order or their grouping. */
  readonly rows: readonly Dependency[];
}

export interface SqlLineage {
  /** In the order in which they are first written. */
  readonly outputs: readonly OutputLineage[];
  /** In the order of the SQL. */
  readonly gaps: readonly SqlGap[];
}

export function columnLineage(column: string, reading: Reading, text: SqlText): ColumnLineage {
  return {
    column,
    made: madeOf(reading),
    sources: dependencies(reading.parts, text),
    expressions: inOrder(reading.places),
  };
}

function madeOf({ parts, rows, unresolved }: Reading): Made {
  if (unresolved) return 'unresolved';
  if (parts.length > 0) return 'columns';
  return rows ? 'rows' : 'constant';
}

export function dependencies(parts: readonly Contribution[], text: SqlText): Dependency[] {
  const byColumn = Map.groupBy(distinct(parts), ({ from }) => columnKey(from));
  return [...byColumn.values()]
    .flatMap((group) => dependencyOf(group, text))
    .sort((a, b) => compareColumns(a.from, b.from));
}

function dependencyOf(parts: readonly Contribution[], text: SqlText): Dependency[] {
  const [first] = parts;
  if (first === undefined) return [];
  return [
    {
      from: first.from,
      transformations: [...parts]
        .sort((a, b) => Number(isDirectKind(b.kind)) - Number(isDirectKind(a.kind)))
        .map((part) => transformationOf(part, text)),
      confidence: parts.map(({ confidence }) => confidence).reduce(surer),
      spans: inOrder(parts.flatMap(({ ways }) => ways).reduce(joinSpans, [])),
    },
  ];
}

function transformationOf({ kind, masking, ways }: Contribution, text: SqlText): Transformation {
  const description = describe(ways, text);
  return {
    type: isDirectKind(kind) ? 'DIRECT' : 'INDIRECT',
    subtype: kind,
    ...(description === null ? {} : { description }),
    ...(masking ? { masking: true } : {}),
  };
}

/** Longer ones are cut; in UTF-16 code units. */
const MAX_DESCRIPTION = 300;

/** As much of an expression is looked at: a CASE of a thousand branches is the step of as many columns. */
const MAX_CUT = 2000;

/** The steps of each way, from the table outwards. */
function describe(ways: readonly Way[], text: SqlText): string | null {
  const whole = [...new Set(ways.map((way) => steps(way, text)))].filter((way) => way !== '').join('; ');
  if (whole === '') return null;
  if (whole.length <= MAX_DESCRIPTION) return whole;
  return `${whole.slice(0, MAX_DESCRIPTION - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Without those that only pass a column on, and those that stand within a later one. */
function steps(way: Way, text: SqlText): string {
  return way
    .filter((span, index) => !way.slice(index + 1).some((later) => isWithin(span, later)))
    .map((span) => text.cut({ ...span, end: Math.min(span.end, span.start + MAX_CUT) }).replace(/\s+/g, ' '))
    .filter((step) => !isName(step))
    .join(' → ');
}

function isWithin(inner: TextSpan, outer: TextSpan): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isName(expression: string): boolean {
  return /^[\p{L}\p{N}_$#@."`[\]]+$/u.test(expression) || /(^|\.)\*$/.test(expression);
}

export function inOrder(spans: readonly TextSpan[]): readonly TextSpan[] {
  return [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
}
