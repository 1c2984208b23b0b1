import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inexactNumbers } from '../../src/collect/number.ts';
import { valuesOf } from './outcome.ts';

test.each([
  '9007199254740993',
  '-9007199254740993',
  '12345678901234567890',
  '18446744073709551616',
  '9007199254740993.0',
  '12345678901234567.89',
  '1.2345678901234567891e25',
  '123456789012345678900e-1',
  '1e309',
  '-1E+400',
  '1e99999999999',
  '1e-400',
  '-0.0000000000000000012e-999',
])('%s is not kept', (literal) => {
  expect(inexactNumbers(`{"a": [1, ${literal}]}`)).toEqual([literal]);
  expect(inexactNumbers(literal)).toEqual([literal]);
});

test.each([
  '0',
  '-0',
  '0e999',
  '0.000000000000000000e-400',
  '9007199254740991',
  '9007199254740992',
  '9007199254740994',
  '-9007199254740994.000',
  '10000000000000000000000',
  '1e300',
  '12345678901234567890e-10',
  '1.7976931348623157e308',
  '0.1000000000000000055511151231257827',
  '3.14159265358979323846',
  '5e-324',
])('%s is kept, or as near as fractions are', (literal) => {
  expect(inexactNumbers(`{"a": [1, ${literal}]}`)).toBeNull();
});

test('an integer is told exactly where it comes out as another', () => {
  const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  fc.assert(
    fc.property(integer, (number) => {
      const isKept = BigInt(String(Number(number))) === number;
      expect(inexactNumbers(`[${number}]`)).toEqual(isKept ? null : [`${number}`]);
    }),
  );
});

test('what JavaScript writes, it keeps', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.integer({ min: 0, max: 2 }), (value, indent) => {
      expect(inexactNumbers(JSON.stringify(value, null, indent))).toBeNull();
    }),
  );
});

test('digits in texts and keys are no numbers', () => {
  const texts = [
    '12345678901234567890',
    ' 1e400,',
    String.raw`\" 12345678901234567890 \\`,
    ': 12345678901234567890 ',
  ];
  expect(
    inexactNumbers(JSON.stringify([texts, Object.fromEntries(texts.map((text) => [text, 1]))])),
  ).toBeNull();
});

test('each is told once, the first five, and not at any length', () => {
  const many = Array.from({ length: 99 }, (_, index) => `1e${400 + index}`);
  expect(inexactNumbers(`[${[...many, ...many].join(',')}]`)).toEqual(many.slice(0, 5));
  expect(inexactNumbers('[1e400, 1e400]')).toEqual(['1e400']);
  expect(inexactNumbers('9'.repeat(1_000_000))).toEqual([`${'9'.repeat(40)}…`]);
});

test('a value says which of its numbers it does not keep', async () => {
  const { items } = await valuesOf('{"a": 1}\n{"rowCount": 12345678901234567890}\n');
  expect(items).toEqual([
    {
      line: 1,
      ok: true,
      content: { text: '{"a": 1}', value: { a: 1 }, facets: [], inexact: null },
      notFinite: null,
    },
    {
      line: 2,
      ok: true,
      content: {
        text: '{"rowCount": 12345678901234567890}',
        value: { rowCount: Number('12345678901234567890') },
        facets: [],
        inexact: ['12345678901234567890'],
      },
      notFinite: null,
    },
  ]);
});
