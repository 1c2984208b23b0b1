import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth, type Font } from '../../src/layout/font.ts';
import { shorten, wrap } from '../../src/layout/label.ts';

const FONT: Font = { face: 'interface', size: 13, weight: 'normal' };
const MONOSPACE: Font = { ...FONT, face: 'monospace' };

test('a short name stays as it is', () => {
  expect(wrap('orders', FONT, 200)).toEqual(['orders']);
  expect(shorten('orders', FONT, 200)).toBe('orders');
});

test('a long name breaks after a separator, as evenly as it can', () => {
  expect(wrap('warehouse.customer_orders', FONT, 120)).toEqual(['warehouse.', 'customer_orders']);
  expect(wrap('s3://bucket/path', MONOSPACE, 100)).toEqual(['s3://', 'bucket/path']);
});

test('a long name without separators breaks where the line is full', () => {
  expect(wrap('x'.repeat(12), MONOSPACE, 80)).toEqual(['xxxxxxxxx', 'xxx']);
});

test('a name that two lines do not hold loses its middle, and keeps its beginning and its end', () => {
  const [head, tail] = wrap(`start-${'m'.repeat(200)}-end`, FONT, 100);
  expect(head).toMatch(/^start-.*…$/);
  expect(tail).toMatch(/-end$/);
});

test('a row that is too long loses its middle', () => {
  expect(shorten('customer_billing_address_country_code', MONOSPACE, 160)).toBe('customer_…untry_code');
});

test('line breaks within a name become spaces', () => {
  expect(wrap('a\nb\t c', FONT, 200)).toEqual(['a b c']);
});

test('East Asian letters and emoji count as two', () => {
  expect(textWidth('表', MONOSPACE)).toBe(2 * textWidth('x', MONOSPACE));
  expect(textWidth('🕷', MONOSPACE)).toBe(2 * textWidth('x', MONOSPACE));
  expect(textWidth('e\u0301', MONOSPACE)).toBe(textWidth('e', MONOSPACE));
});

test('no line is ever wider than it may be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.integer({ min: 60, max: 300 }),
      (text, maximum) => {
        const longest = maximum + 1e-9;
        for (const line of wrap(text, FONT, maximum))
          expect(textWidth(line, FONT)).toBeLessThanOrEqual(longest);
        expect(textWidth(shorten(text, FONT, maximum), FONT)).toBeLessThanOrEqual(longest);
      },
    ),
    { numRuns: 500, seed: 20 },
  );
});

test('a plain text is as wide as its letters are together', () => {
  for (let code = 0x20; code < 0x7f; code++) {
    const letter = String.fromCharCode(code);
    expect(textWidth(`${letter}é`, FONT) - textWidth('é', FONT)).toBeCloseTo(textWidth(letter, FONT), 9);
  }
});
