import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ColumnMap } from '../../src/model/column-map.ts';
import type { ColumnId } from '../../src/model/identity.ts';

const part = fc.constantFrom('', ':', 'a', 'b', '__proto__', 'constructor');
const anyColumn: fc.Arbitrary<ColumnId> = fc.record({ namespace: part, name: part, column: part });

test('each column has the value that was set last for it, and no other', () => {
  fc.assert(
    fc.property(fc.array(anyColumn), anyColumn, (ids, asked) => {
      const map = new ColumnMap<number>();
      for (const [index, id] of ids.entries()) map.set(id, index);
      const last = ids.findLastIndex((id) => JSON.stringify(id) === JSON.stringify(asked));
      expect(map.get(asked)).toBe(last === -1 ? undefined : last);
    }),
  );
});

test('a value is made once', () => {
  const map = new ColumnMap<object>();
  const id = { namespace: 'db', name: 'orders', column: 'amount' };
  const made = map.at(id, () => ({}));
  expect(map.at({ ...id }, () => ({}))).toBe(made);
});
