import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlip, slipsAmong } from '../../src/model/slip.ts';

/** Each with what it takes the characters at that place for. */
function edits(name: readonly string[], added: Iterable<string>): { result: string; changed: string }[] {
  const at = (index: number, taken: number, put: readonly string[]) => ({
    result: name.toSpliced(index, taken, ...put).join(''),
    changed: [...name.slice(index, index + taken), ...put].join(''),
  });
  return [...name, ''].flatMap((character, index) => [
    at(index, 1, []),
    at(index, 2, [name[index + 1] ?? '', character]),
    ...[...added].flatMap((one) => [at(index, 0, [one]), at(index, 1, [one])]),
  ]);
}

/** The words, where the names differ in one alone. */
function differingWord(a: string, b: string): readonly string[] {
  const [left, right] = [a.split(/\P{L}/u), b.split(/\P{L}/u)];
  if (left.length !== right.length) return [];
  const pairs = left.flatMap((word, index) => (word === right[index] ? [] : [[word, right[index] ?? '']]));
  return pairs.length === 1 ? pairs.flat() : [];
}

/** As the doc comment says it, by trying every edit. */
function isSlipByDefinition(a: string, b: string): boolean {
  const [from, to] = [Array.from(a), Array.from(b)];
  if (a === b || Math.min(from.length, to.length) < 5 || Math.max(from.length, to.length) > 300) return false;
  const word = differingWord(a, b);
  const isCode = word.length > 0 && word.every((one) => Array.from(one).length <= 2);
  return (
    !isCode && edits(from, new Set(to)).some(({ result, changed }) => result === b && !/\d/.test(changed))
  );
}

describe('a slip', () => {
  test.each([
    ['orders', 'order', 'a character is left out at the end'],
    ['customers', 'ustomers', 'and at the beginning'],
    ['customers', 'custommers', 'one is added'],
    ['revenue', 'revanue', 'one is another'],
    ['orders', 'ordres', 'two neighbours are swapped'],
    ['daily_orders', 'dailyorders', 'a separator is left out'],
    ['data/orders', 'data/orders/', 'a slash is added'],
    ['data_2026_orders', 'data_2026_order', 'there are digits elsewhere'],
    ['tabelle🕷', 'tabelle🕸', 'one character of two code units is another'],
    ['tabelle🕷', 'tabelle', 'one of two code units is left out'],
    ['sales_usr', 'sales_usa', 'in a word of three letters'],
  ])('is between %s and %s: %s', (a, b) => {
    expect([isSlip(a, b), isSlip(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['orders', 'orders', 'they are the same'],
    ['orders', 'odrsre', 'they are two slips apart'],
    ['orders', 'rodesr', 'two pairs are swapped'],
    ['user', 'users', 'one has fewer than five characters'],
    ['orders1', 'orders2', 'a digit is another'],
    ['orders', 'orders2', 'a digit is added'],
    ['orders1', 'ordersx', 'a digit is a letter'],
    ['orders1a', 'ordersa1', 'a digit is swapped'],
    ['part٣', 'part٤', 'a digit of another script is another'],
    ['orders_de', 'orders_dk', 'a word of two letters is another'],
    ['orders_us', 'orders_su', 'a word of two letters is swapped'],
    ['region-a', 'region-b', 'a letter that stands alone is another'],
    ['region-a', 'region-ab', 'a word grows to two letters'],
    ['x'.repeat(300), 'x'.repeat(301), 'one has more than 300 characters'],
  ])('is not between %s and %s: %s', (a, b) => {
    expect([isSlip(a, b), isSlip(b, a)]).toEqual([false, false]);
  });
});

describe('the names one slip away', () => {
  /** Few characters and lengths, so that names meet. */
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '_', '1', '🕷'), minLength: 4, maxLength: 7 });
  const near = name.chain((one) =>
    fc
      .constantFrom(...edits(Array.from(one), ['a', 'b', '_', '1', '🕷']))
      .map(({ result }) => [one, result] as const),
  );
  const names = fc
    .array(
      fc.oneof(
        name.map((one) => [one]),
        near,
      ),
      { maxLength: 12 },
    )
    .map((some) => some.flat());

  test('are those of the definition, as each is found by comparing it with all', () => {
    fc.assert(
      fc.property(names, names, (known, asked) => {
        const find = slipsAmong(known);
        for (const one of [...known, ...asked]) {
          const expected = [...new Set(known)].filter((other) => isSlipByDefinition(one, other)).sort();
          expect(find(one)).toEqual(expected);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('are found among names of 300 characters', () => {
    const path = (last: string): string => `${'warehouse/'.repeat(29)}${last}`.padEnd(300, 'x');
    expect(slipsAmong([path('orders'), path('customers')])(path('ordres'))).toEqual([path('orders')]);
  });

  test('are none of no names', () => {
    expect(slipsAmong([])('orders')).toEqual([]);
  });
});
