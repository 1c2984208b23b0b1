import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filters } from '../../../src/scripts/search/entry.ts';
import { filterValue, readQuery, withFilter } from '../../../src/scripts/search/query.ts';

describe('what is typed', () => {
  test.each<[string, string, Filters]>([
    ['net revenue', 'net revenue', {}],
    ['kind:column amount', 'amount', { kind: 'column' }],
    ['kinds:column', 'kinds:column', {}],
    ['Kind:Columns a in:clean b', 'a b', { kind: 'column', namespace: 'clean' }],
    ['domain:"Customer care" x', 'x', { domain: 'Customer care' }],
    ['domain:none owner:none', '', { domain: { none: true }, owner: { none: true } }],
    ['domain:"none"', '', { domain: 'none' }],
    ['pii:yes state:past', '', { isPersonal: true, state: 'past' }],
    ['pii:maybe kind:thing', 'pii:maybe kind:thing', {}],
    ['owner:finance owner:ops', '', { owner: 'ops' }],
    ['s3://bucket/a', 's3://bucket/a', {}],
    ['in:s3://bucket/a', '', { namespace: 's3://bucket/a' }],
    ['domain:"not closed', '', { domain: 'not closed' }],
    ['in:', 'in:', {}],
  ])('%s', (text, words, filters) => {
    expect(readQuery(text)).toEqual({ words, filters });
  });

  test('is words and filters, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readQuery(text).words).toBe('string');
      }),
    );
  });

  test('takes a filter of any value, and gives it up again', () => {
    const anyValue = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => !value.includes('"'));
    fc.assert(
      fc.property(fc.constantFrom('domain', 'owner', 'namespace'), anyValue, (facet, value) => {
        fc.pre(value.toLowerCase() !== 'none');
        const text = withFilter('net revenue kind:column', facet, value);
        const { words, filters } = readQuery(text);
        expect(words).toBe('net revenue');
        expect(filters.kind).toBe('column');
        expect(filterValue(filters, facet)).toBe(value);
        expect(withFilter(text, facet, null)).toBe('net revenue kind:column');
      }),
    );
  });

  test('has one filter of a sort: another takes its place', () => {
    expect(withFilter('a kind:column b', 'kind', 'job')).toBe('a b kind:job');
  });
});
