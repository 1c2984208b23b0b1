import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnKey,
  compareColumns,
  compareNames,
  compareStrings,
  datasetKey,
  keyOf,
  sameName,
} from '../../src/model/identity.ts';

/** Parts that look like the borders which a key draws. */
const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.stringMatching(/^[0-2:]{0,5}$/),
  fc.constantFrom('', ':', '1:', '1:a', '__proto__', '\u0000'),
);

describe('a key', () => {
  test('is one for each identity, whatever its parts hold', () => {
    const parts = fc.tuple(part, part, part);
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(keyOf(...a) === keyOf(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 2000 },
    );
  });

  test('of a column or a dataset is that of its parts', () => {
    fc.assert(
      fc.property(part, part, part, (namespace, name, column) => {
        expect(columnKey({ namespace, name, column })).toBe(keyOf(namespace, name, column));
        expect(datasetKey({ namespace, name })).toBe(keyOf(namespace, name));
      }),
    );
  });

  test('does not let a namespace end where a name begins', () => {
    expect(datasetKey({ namespace: 'a:b', name: 'c' })).not.toBe(datasetKey({ namespace: 'a', name: 'b:c' }));
    expect(datasetKey({ namespace: '1:a', name: 'b' })).not.toBe(
      datasetKey({ namespace: '1', name: 'a1:b' }),
    );
    expect(columnKey({ namespace: 'a', name: 'b.c', column: 'd' })).not.toBe(
      columnKey({ namespace: 'a', name: 'b', column: 'c.d' }),
    );
  });
});

describe('identities are ordered', () => {
  test('by their UTF-16 code units, whatever the locale', () => {
    expect(['ä', 'z', 'a', 'Z', '\u{1F577}', '\uFB33'].sort(compareStrings)).toEqual([
      'Z',
      'a',
      'z',
      'ä',
      '\u{1F577}',
      '\uFB33',
    ]);
    expect(compareStrings('a', 'a')).toBe(0);
  });

  test('by namespace, then name, then column', () => {
    const columns = [
      { namespace: 'b', name: 'a', column: 'a' },
      { namespace: 'a', name: 'b', column: 'a' },
      { namespace: 'a', name: 'a', column: 'b' },
      { namespace: 'a', name: 'a', column: 'a' },
    ];
    expect(columns.toSorted(compareColumns)).toEqual(columns.toReversed());
    expect(columns.toSorted(compareNames).map((one) => one.namespace + one.name)).toEqual([
      'aa',
      'aa',
      'ab',
      'ba',
    ]);
  });

  test('and are the same only where every character is', () => {
    expect(sameName({ namespace: 'a', name: 'B' }, { namespace: 'a', name: 'B' })).toBe(true);
    expect(sameName({ namespace: 'a', name: 'B' }, { namespace: 'a', name: 'b' })).toBe(false);
    expect(sameName({ namespace: 'A', name: 'b' }, { namespace: 'a', name: 'b' })).toBe(false);
  });
});
