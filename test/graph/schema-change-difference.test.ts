import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceBetween } from '../../src/graph/schema-change/difference.ts';
import { movedBetween } from '../../src/graph/schema-change/order.ts';
import { isWidening } from '../../src/graph/schema-change/widening.ts';
import type { SchemaColumn } from '../../src/model/catalog.ts';

function column(name: string, type: string | null = 'INT', description: string | null = null): SchemaColumn {
  return { column: name, type, description };
}

/** `removed b, added c` */
function told(before: readonly SchemaColumn[], after: readonly SchemaColumn[]): string {
  const { removed, retyped, added, described, moved } = differenceBetween(before, after);
  return [
    ...removed.map((one) => `removed ${one.column} ${one.type ?? '?'}`),
    ...retyped.map(({ column: name, from, to }) => `retyped ${name} ${from ?? '?'} → ${to ?? '?'}`),
    ...added.map((one) => `added ${one.column} ${one.type ?? '?'}`),
    ...described.map(({ column: name, from, to }) => `described ${name} ${from ?? '?'} → ${to ?? '?'}`),
    ...moved.map(({ column: name, after: place }) => `moved ${name} after ${place ?? 'nothing'}`),
  ].join(', ');
}

describe('what changed between two versions of a schema', () => {
  test.each<[string, readonly SchemaColumn[], readonly SchemaColumn[], string]>([
    ['a column that is new', [column('a')], [column('a'), column('b', 'TEXT')], 'added b TEXT'],
    ['a column that is gone', [column('a'), column('b', 'TEXT')], [column('a')], 'removed b TEXT'],
    ['another type', [column('a', 'INT')], [column('a', 'BIGINT')], 'retyped a INT → BIGINT'],
    ['a type that was not stated', [column('a', null)], [column('a', 'INT')], 'retyped a ? → INT'],
    ['another description', [column('a', 'INT', 'x')], [column('a', 'INT', 'y')], 'described a x → y'],
    [
      'another type and another description of one column, each',
      [column('a', 'INT', 'x')],
      [column('a', 'TEXT', 'y')],
      'retyped a INT → TEXT, described a x → y',
    ],
    [
      'a column that moved, and not those that it passed',
      ['a', 'b', 'c', 'd'].map((name) => column(name)),
      ['d', 'a', 'b', 'c'].map((name) => column(name)),
      'moved d after nothing',
    ],
    [
      'a column that moved among others that came and went',
      ['a', 'b', 'c', 'd'].map((name) => column(name)),
      ['a', 'c', 'x', 'd', 'b'].map((name) => column(name)),
      'added x INT, moved b after d',
    ],
    [
      'nothing of columns that only make room',
      [column('a'), column('b')],
      [column('x'), column('a'), column('y'), column('b')],
      'added x INT, added y INT',
    ],
    [
      'a field within another by its path',
      [column('a'), column('a.x'), column('a.y')],
      [column('a'), column('a.y'), column('a.z')],
      'removed a.x INT, added a.z INT',
    ],
    [
      'a field that moves, and not those within it',
      [column('a'), column('a.x'), column('a.y'), column('b'), column('c')],
      [column('b'), column('c'), column('a'), column('a.x'), column('a.y')],
      'moved a after c',
    ],
    [
      'a field that moves among those beside it',
      [column('a'), column('a.x'), column('a.y'), column('a.z')],
      [column('a'), column('a.z'), column('a.x'), column('a.y')],
      'moved a.z after nothing',
    ],
    [
      'a column whose name begins like that of the one before it, which does not hold it',
      [column('ab'), column('a'), column('c')],
      [column('a'), column('ab'), column('c')],
      'moved a after nothing',
    ],
    [
      'a column that is named like a member of every object',
      [column('a')],
      [column('a'), column('__proto__')],
      'added __proto__ INT',
    ],
  ])('names %s', (_, before, after, expected) => {
    expect(told(before, after)).toBe(expected);
  });

  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 7 });

  test('as few columns have moved as can be', () => {
    fc.assert(
      fc.property(names, names, (before, after) => {
        const moved = movedBetween(before, after).map((one) => one.column);
        const kept = after.filter((name) => before.includes(name));
        const still = kept.filter((name) => !moved.includes(name));
        expect(still).toEqual(before.filter((name) => still.includes(name)));
        expect(still).toHaveLength(longestCommon(before, kept));
      }),
      { numRuns: 500 },
    );
  });

  test('a long schema is compared at once', () => {
    const before = Array.from({ length: 50_000 }, (_, index) => `c${index}`);
    const after = [...before.slice(1), 'c0'];
    expect(movedBetween(before, after)).toEqual([{ column: 'c0', after: 'c49999' }]);
  });
});

/** Of all ways to leave columns out of the one, the longest that stands in the other in that order. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  for (let choice = 0; choice < 1 << a.length; choice++) {
    const chosen = a.filter((_, index) => (choice & (1 << index)) !== 0);
    const inOther = b.filter((name) => chosen.includes(name));
    if (inOther.join() === chosen.join()) longest = Math.max(longest, chosen.length);
  }
  return longest;
}

describe('another type', () => {
  test.each([
    ['INTEGER', 'BIGINT'],
    ['int', 'bigint'],
    ['TINYINT', 'INT'],
    ['short', 'long'],
    ['INT', 'INTEGER'],
    ['FLOAT', 'DOUBLE'],
    ['REAL', 'double precision'],
    ['VARCHAR(10)', 'VARCHAR(20)'],
    ['VARCHAR(10)', 'varchar ( 10 )'],
    ['VARCHAR(10)', 'TEXT'],
    ['character varying(10)', 'STRING'],
    ['DECIMAL(10, 2)', 'DECIMAL(12,2)'],
    ['DECIMAL(10,2)', 'NUMERIC(12,4)'],
    ['DECIMAL(10)', 'DECIMAL(12,2)'],
    ['timestamp', 'TIMESTAMP'],
  ])('loses no value from %s to %s', (from, to) => {
    expect(isWidening(from, to)).toBe(true);
  });

  test.each([
    ['BIGINT', 'INTEGER'],
    ['DOUBLE', 'FLOAT'],
    ['DOUBLE', 'DECIMAL(18,2)'],
    ['INTEGER', 'DOUBLE'],
    ['INTEGER', 'VARCHAR'],
    ['INT(11)', 'BIGINT(20)'],
    ['INT8', 'INT16'],
    ['VARCHAR(20)', 'VARCHAR(10)'],
    ['TEXT', 'VARCHAR(10)'],
    ['CHAR(10)', 'CHAR(20)'],
    ['DECIMAL(10,2)', 'DECIMAL(11,4)'],
    ['DECIMAL(10,2)', 'DECIMAL(10,1)'],
    ['DECIMAL(10,2)', 'DECIMAL'],
    ['DATE', 'TIMESTAMP'],
    ['STRUCT<a:INT>', 'STRUCT<a:BIGINT>'],
    [`VARCHAR${' '.repeat(200)}`, `VARCHAR${'('.repeat(200)}`],
    ['', ' '],
  ])('may lose values from %s to %s', (from, to) => {
    expect(isWidening(from, to)).toBe(false);
  });
});
