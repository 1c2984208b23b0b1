import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byContainer, byNamespace, containerOf, fanOf, type Fan } from '../../src/graph/fan.ts';
import { keyOf, type DatasetId } from '../../src/model/identity.ts';

const BOUND = 6;

const named = (namespace: string, count: number, prefix = ''): DatasetId[] =>
  Array.from({ length: count }, (_, index) => ({
    namespace,
    name: `${prefix}${String(index).padStart(2, '0')}`,
  }));

const words = ({ shown, folds }: Fan<DatasetId>): unknown => [
  shown.length,
  ...folds.map(({ shared, members, isPart }) => `${members.length}${isPart ? ' more' : ''} ${shared ?? ''}`),
];

const fan = (ids: readonly DatasetId[]): Fan<DatasetId> => fanOf(ids, BOUND, [byContainer, byNamespace]);

describe('of neighbours beyond the bound', () => {
  test('those of the largest group are folded, and no more than must be', () => {
    expect(words(fan([...named('big', 9), ...named('small', 2)]))).toEqual([5, '6 more of big']);
  });

  test('a whole group is, where it is just large enough', () => {
    expect(words(fan([...named('big', 4), ...named('small', 2), ...named('odd', 3)]))).toEqual([
      5,
      '4 of big',
    ]);
  });

  test('those of several groups are, where one is not enough', () => {
    expect(words(fan([...named('a', 5), ...named('b', 5), ...named('c', 2)]))).toEqual([
      4,
      '5 of a',
      '3 more of b',
    ]);
  });

  test('the grouping that takes fewer folds is used', () => {
    const ids = ['x', 'y', 'z'].flatMap((schema) => named('warehouse', 4, `${schema}.`));
    expect(words(fan(ids))).toEqual([5, '7 more of warehouse']);
  });

  test('the finer one is, where both take as many', () => {
    expect(words(fan(named('warehouse', 10, 'mart.')))).toEqual([5, '5 more of mart']);
  });

  test('all that is left over makes one fold where the groups are too small', () => {
    const ids = Array.from({ length: 10 }, (_, index) => named(`n${index}`, 1)).flat();
    expect(words(fan(ids))).toEqual([5, '5 more ']);
  });
});

test('every neighbour is shown or in one fold, in as many nodes as there may be', () => {
  const anyId = fc.record({
    namespace: fc.constantFrom('a', 'b', 'c', '__proto__'),
    name: fc
      .tuple(fc.constantFrom('', 'x.', 'y/z/', '__proto__.'), fc.nat(40))
      .map((parts) => parts.join('')),
  });
  const anyIds = fc.uniqueArray(anyId, {
    maxLength: 40,
    selector: ({ namespace, name }) => keyOf(namespace, name),
  });
  fc.assert(
    fc.property(anyIds, fc.integer({ min: 2, max: 12 }), (ids, bound) => {
      const { shown, folds } = fanOf(ids, bound, [byContainer, byNamespace]);
      const all = [...shown, ...folds.flatMap(({ members }) => members)];
      expect(new Set(all)).toEqual(new Set(ids));
      expect(all).toHaveLength(ids.length);
      expect(shown.length + folds.length).toBe(ids.length <= bound + 1 ? ids.length : bound);
      expect(folds.every(({ members }) => members.length > 1)).toBe(true);
    }),
    { seed: 6 },
  );
});

test.each([
  ['db.mart.orders', 'db.mart'],
  ['sales/2024/a.csv', 'sales/2024'],
  ['orders', null],
  ['.hidden', null],
  ['/root', null],
])('%s stands in %s', (name, container) => {
  expect(containerOf({ namespace: 'n', name })).toBe(container);
});
