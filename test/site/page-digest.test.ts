import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/site/page-digest/digest.ts';

/** A text that two values share only where they are built alike; slow, and plain to see. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `list(${value.map(spelled).join()})`;
  if (value instanceof Map) return `map(${[...(value as Map<unknown, unknown>)].map(spelled).join()})`;
  if (value instanceof Set) return `set(${[...(value as Set<unknown>)].map(spelled).join()})`;
  if (typeof value === 'object' && value !== null) {
    return `object(${Object.entries(value).map(spelled).join()})`;
  }
  if (typeof value === 'string')
    return `text(${Array.from({ length: value.length }, (_, at) => value.charCodeAt(at)).join()})`;
  return `${typeof value}(${Object.is(value, -0) ? '-0' : String(value)})`;
}

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    false,
    0,
    -0,
    1,
    NaN,
    1n,
    '',
    '0',
    'null',
    '\ud800',
    '\ufffd',
    '"1:a',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.integer({ min: -2, max: 2 }),
);

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'a:b'), tie('tree'), { maxKeys: 3 }),
    fc.array(fc.tuple(leaf, tie('tree')), { maxLength: 2 }).map((entries) => new Map(entries)),
    fc.array(leaf, { maxLength: 3 }).map((items) => new Set(items)),
    // Long ones stand for themselves by their digest.
    fc
      .tuple(tie('tree'), fc.constantFrom(510, 511, 512, 513))
      .map(([item, length]) => ({ item, text: 'x'.repeat(length) })),
  ),
}));

describe('the digest of what a page says', () => {
  test('is the same for values that are built alike, and for no others', () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        expect(digestOf(a) === digestOf(b)).toBe(spelled(a) === spelled(b));
      }),
      { numRuns: 2000 },
    );
  });

  test('is the same for a value that was digested before, within another', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const before = digestOf(structuredClone(value));
        digestOf([value, { value }]);
        expect(digestOf(value)).toBe(before);
      }),
    );
  });

  test('is another one where any part of a long value is another', () => {
    const rows = (last: string): object => ({
      rows: Array.from({ length: 300 }, (_, index) => ({ id: index, name: index === 299 ? last : 'same' })),
    });
    expect(digestOf(rows('a'))).not.toBe(digestOf(rows('b')));
    expect(digestOf(rows('a'))).toBe(digestOf(rows('a')));
  });

  test.each([
    [{ page: { sort: () => 0 } }, 'page › sort is a function'],
    [{ page: [1, Symbol('x')] }, 'page › 1 is a symbol'],
    [{ at: new Date(0) }, 'at is an object of the class Date'],
    [new Map([['x', new Uint8Array(1)]]), '1 is an object of the class Uint8Array'],
    [() => 0, 'the value is a function'],
  ])('refuses what is no plain data, and says where it is', (value, message) => {
    expect(() => digestOf(value)).toThrow(`page-digest: ${message}; only plain data has a digest`);
  });

  test('refuses what holds itself', () => {
    const ring: Record<string, unknown> = {};
    ring['next'] = { ring };
    expect(() => digestOf(ring)).toThrow('page-digest: next › ring › next › ring');
    expect(() => digestOf(ring)).toThrow('something that holds itself');
  });
});
