import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Packer, Unpacker } from '../../src/layout/packed.ts';

const anyNumber = fc.integer({ min: -(2 ** 29), max: 2 ** 29 });

test('numbers come out as they went in, in characters of one byte', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyNumber, fc.array(anyNumber))), (values) => {
      const packer = new Packer();
      for (const value of values) {
        if (typeof value === 'number') packer.add(value);
        else packer.addAll(value);
      }
      const text = packer.text();
      expect(Buffer.from(text, 'latin1').toString('latin1')).toBe(text);
      const unpacker = new Unpacker(text);
      expect(
        values.map((value) => (typeof value === 'number' ? unpacker.next() : unpacker.nextAll())),
      ).toEqual(values);
    }),
    { numRuns: 500, seed: 20 },
  );
});

test('small numbers take one character', () => {
  const packer = new Packer();
  for (const number of [0, 1, 63, -64]) packer.add(number);
  expect(packer.text()).toHaveLength(4);
});
