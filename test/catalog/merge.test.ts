import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { fold, foldEvent } from '../../src/catalog/fold.ts';
import { mergeSummary } from '../../src/catalog/merge.ts';
import { emptySummary, type Summary } from '../../src/catalog/summary.ts';
import { anyLog, anyShuffle } from './any-log.ts';
import { NO_GLOSSARY } from './log.ts';

const RUNS = { numRuns: 300 };

function merged(...summaries: readonly Summary[]): Summary {
  const into = emptySummary();
  for (const summary of summaries) mergeSummary(into, summary);
  return into;
}

/** The catalog to the byte. */
function written(summary: Summary): string {
  const books = { read: 0, accepted: 0, duplicate: 0, rejected: 0 };
  const catalog = buildCatalog({ summary, glossary: NO_GLOSSARY, books, problems: [] });
  return JSON.stringify(catalog, (_, value: unknown) => (value instanceof Map ? [...value] : value), 1);
}

/** All that a summary says, in an order of its own. */
function said(summary: Summary): string {
  return JSON.stringify(summary, (_, value: unknown) => {
    if (value instanceof Map)
      return [...(value as Map<string, unknown>)].sort(([a], [b]) => (a < b ? -1 : 1));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

describe('the catalog', () => {
  test('is the same to the byte in whatever order the log is read', () => {
    fc.assert(
      fc.property(anyShuffle, ([log, shuffled]) => {
        expect(written(fold(shuffled))).toBe(written(fold(log)));
      }),
      { numRuns: 600 },
    );
  });

  test('is the same to the byte in whatever parts the log is read, and merged in whatever order', () => {
    const parts = fc.tuple(anyShuffle, fc.nat(10), fc.nat(10));
    fc.assert(
      fc.property(parts, ([[log, shuffled], first, second]) => {
        const [from, to] = [Math.min(first, second), Math.max(first, second)];
        const three = [shuffled.slice(to), shuffled.slice(from, to), shuffled.slice(0, from)];
        expect(written(merged(...three.map(fold)))).toBe(written(fold(log)));
      }),
      RUNS,
    );
  });

  test('does not change when a part of the log is read again', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(10), (log, from) => {
        expect(written(fold([...log, ...log.slice(from)]))).toBe(written(fold(log)));
      }),
      RUNS,
    );
  });

  test('is made without changing the summary that it is made of', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const summary = fold(log);
        const before = said(summary);
        written(summary);
        expect(said(summary)).toBe(before);
      }),
      RUNS,
    );
  });
});

describe('merging summaries', () => {
  const triple = fc.tuple(anyLog, anyLog, anyLog).map(([a, b, c]) => [fold(a), fold(b), fold(c)] as const);

  test('gives the summary of both logs', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(10), (log, at) => {
        expect(said(merged(fold(log.slice(0, at)), fold(log.slice(at))))).toBe(said(fold(log)));
      }),
      RUNS,
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(triple, ([a, b, c]) => {
        expect(said(merged(merged(a, b), c))).toBe(said(merged(a, merged(b, c))));
      }),
      RUNS,
    );
  });

  test('is commutative', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(10), (log, at) => {
        const [a, b] = [fold(log.slice(0, at)), fold(log.slice(at))];
        expect(said(merged(a, b))).toBe(said(merged(b, a)));
      }),
      RUNS,
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        expect(said(merged(fold(log), fold(log)))).toBe(said(fold(log)));
      }),
      RUNS,
    );
  });

  test('leaves what is merged as it is', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (one, other) => {
        const [a, b] = [fold(one), fold(other)];
        const before = [said(a), said(b)];
        const into = merged(a, b);
        for (const event of [...one, ...other]) foldEvent(into, event);
        expect([said(a), said(b)]).toEqual(before);
      }),
      RUNS,
    );
  });
});
