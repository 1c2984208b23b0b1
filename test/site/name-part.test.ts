import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastPart, leadingNamespaceParts, leadingParts } from '../../src/site/name-part.ts';
import { hostileNames } from './hostile-name.ts';

const labels = (name: string) => leadingParts(name).map(({ label }) => label);

describe('the leading parts of a name', () => {
  test.each([
    ['db.schema.table', ['db', 'schema'], 'table'],
    ['orders', [], 'orders'],
    ['/a/b/c.parquet', ['a', 'b'], 'c.parquet'],
    ['s3://bucket/folder/x', ['s3', 'bucket', 'folder'], 'x'],
    ['public.a/b.c', ['public.a'], 'b.c'],
    ['db.table.csv', ['db'], 'table.csv'],
    ['report.csv', [], 'report.csv'],
    ['a..b', ['a'], 'b'],
    ['.hidden.x', ['hidden'], 'x'],
    ['a.', [], 'a.'],
    ['/', [], '/'],
    ['', [], ''],
  ])('of %j are %j, and the last is %j', (name, leading, last) => {
    expect(labels(name)).toEqual(leading);
    expect(lastPart(name)).toBe(last);
  });

  test('are prefixes of it, each longer than the one before, and shorter than the name', () => {
    const name = fc.oneof(
      fc.constantFrom(...hostileNames),
      fc
        .array(fc.constantFrom('a', 'B c', '.', '/', '//', '..', '🕷', '://', 'csv'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(name, (text) => {
        for (const parts of [leadingParts(text), leadingNamespaceParts(text)]) {
          const lengths = parts.map(({ prefix }) => prefix.length);
          expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
          expect(parts.every(({ prefix }) => text.startsWith(prefix) && prefix.length < text.length)).toBe(
            true,
          );
          expect(parts.every(({ label }) => label !== '')).toBe(true);
        }
        expect(text.endsWith(lastPart(text))).toBe(true);
      }),
    );
  });
});

test('a host’s dots divide no namespace', () => {
  expect(leadingNamespaceParts('postgres://db.example.com:5432')).toEqual([
    { label: 'postgres', prefix: 'postgres://' },
  ]);
});
