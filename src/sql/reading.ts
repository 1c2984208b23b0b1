/** What an expression is made of: which columns of which tables, and how. */
import type { Confidence, TextSpan } from '../model/sql-reading.ts';
import { columnKey, keyOf, type ColumnId, type Key } from '../model/identity.ts';
import { isDirectKind, stronger, type DirectKind, type IndirectKind, type Kind } from './kind.ts';

/** One column's part in an expression. */
export interface Contribution {
  readonly from: ColumnId;
  readonly kind: Kind;
  /** True where a hash, a redaction or a count lies on the way, so that the value itself does not come through. */
  readonly masking: boolean;
  readonly confidence: Confidence;
  /** The expressions on the way, from the table outwards; of several ways the first few. */
  readonly ways: readonly Way[];
}

export type Way = readonly TextSpan[];

/** More ways than these are the same again to a reader, and would fill the memory. */
const MAX_WAYS = 4;

export interface Reading {
  readonly parts: readonly Contribution[];
  /** True where it counts or numbers rows, whatever is in them. */
  readonly rows: boolean;
  /** True where something in it could not be resolved. */
  readonly unresolved: boolean;
  /** The expressions on the way, whether or not any column is in them. */
  readonly places: readonly TextSpan[];
}

/** A literal's: made of nothing. */
export const NOTHING: Reading = { parts: [], rows: false, unresolved: false, places: [] };

export const UNRESOLVED: Reading = { ...NOTHING, unresolved: true };

export function together(readings: readonly Reading[]): Reading {
  const [first, second] = readings;
  if (first === undefined) return NOTHING;
  if (second === undefined) return first;
  return {
    parts: distinct(readings.flatMap(({ parts }) => parts)),
    rows: readings.some(({ rows }) => rows),
    unresolved: readings.some(({ unresolved }) => unresolved),
    places: distinctSpans(readings.flatMap(({ places }) => places)),
  };
}

/** Values go through an operation of the kind; what only decided before does no more now. */
export function asDirect(reading: Reading, kind: DirectKind): Reading {
  if (kind === 'IDENTITY') return reading;
  const parts = reading.parts.map((part) =>
    isDirectKind(part.kind) ? { ...part, kind: stronger(part.kind, kind) } : part,
  );
  return { ...reading, parts: distinct(parts) };
}

/** All that went into it decides something now, and is no value any more. */
export function asIndirect(parts: readonly Contribution[], kind: IndirectKind): readonly Contribution[] {
  return distinct(parts.map((part) => ({ ...part, kind, masking: false })));
}

/** As {@link asIndirect}, of a reading whose rows matter no more than its values. */
export function deciding(reading: Reading, kind: IndirectKind): Reading {
  return { ...reading, parts: asIndirect(reading.parts, kind), rows: false };
}

export function masked(reading: Reading): Reading {
  const parts = reading.parts.map((part) => (isDirectKind(part.kind) ? { ...part, masking: true } : part));
  return { ...reading, parts: distinct(parts) };
}

/** The reading of an expression that stands at `span`. */
export function through(reading: Reading, span: TextSpan): Reading {
  return { ...reading, parts: passing(reading.parts, span), places: joinSpans(reading.places, [span]) };
}

export function passing(parts: readonly Contribution[], span: TextSpan): readonly Contribution[] {
  return parts.map((part) => ({ ...part, ways: part.ways.map((way) => joinSpans(way, [span])) }));
}

/** One for each column, kind and masking, with the expressions of all and the best confidence of any. */
export function distinct(parts: readonly Contribution[]): readonly Contribution[] {
  if (parts.length < 2) return parts;
  const found = new Map<Key, Contribution>();
  for (const part of parts) {
    const key = keyOf(columnKey(part.from), part.kind, String(part.masking));
    const before = found.get(key);
    found.set(key, before === undefined ? part : joined(before, part));
  }
  return found.size === parts.length ? parts : [...found.values()];
}

function joined(a: Contribution, b: Contribution): Contribution {
  return { ...a, confidence: surer(a.confidence, b.confidence), ways: joinWays(a.ways, b.ways) };
}

function joinWays(a: readonly Way[], b: readonly Way[]): readonly Way[] {
  if (a === b || a.length >= MAX_WAYS) return a;
  const fresh = b.filter((way) => !a.some((other) => sameWay(way, other)));
  return fresh.length === 0 ? a : [...a, ...fresh].slice(0, MAX_WAYS);
}

function sameWay(a: Way, b: Way): boolean {
  return a.length === b.length && a.every((span, index) => sameSpan(span, b[index]));
}

function sameSpan(a: TextSpan, b: TextSpan | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}

const SURENESS: Readonly<Record<Confidence, number>> = { high: 2, medium: 1, low: 0 };

export function surer(a: Confidence, b: Confidence): Confidence {
  return SURENESS[a] >= SURENESS[b] ? a : b;
}

export function lessSure(a: Confidence, b: Confidence): Confidence {
  return SURENESS[a] <= SURENESS[b] ? a : b;
}

function distinctSpans(spans: readonly TextSpan[]): readonly TextSpan[] {
  if (spans.length < 2) return spans;
  return [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()];
}

export function joinSpans(a: readonly TextSpan[], b: readonly TextSpan[]): readonly TextSpan[] {
  if (a.length === 0 || a === b) return b;
  const known = new Set(a.map(({ start, end }) => `${start} ${end}`));
  const fresh = b.filter(({ start, end }) => !known.has(`${start} ${end}`));
  return fresh.length === 0 ? a : [...a, ...fresh];
}
