import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/model/nearest.ts';

describe('the nearest name', () => {
  const KEYS = ['description', 'owner', 'steward', 'domain', 'classification', 'retention', 'columns'];

  test.each([
    ['discription', 'description', 'one letter is another'],
    ['onwer', 'owner', 'two letters are swapped'],
    ['ownr', 'owner', 'a letter is missing'],
    ['Owner', 'owner', 'only the case differs'],
    ['desc', 'description', 'it is abbreviated'],
    ['column', 'columns', 'it is singular'],
  ])('of %s is %s: %s', (name, meant) => {
    expect(nearest(name, KEYS)).toBe(meant);
  });

  test.each(['colour', 'runs', 'x', '', 'sla'])('of %j is none of names that are far away', (name) => {
    expect(nearest(name, KEYS)).toBeNull();
  });

  test('does not weigh how words are joined', () => {
    expect(nearest('dailyRevenue', ['daily_refunds', 'daily_revenue'])).toBe('daily_revenue');
    expect(nearest('daily-revenue', ['dailyrevenue', 'daily_revenue'])).toBe('daily_revenue');
  });

  test('of short names takes no more than their case and separators to be a slip', () => {
    expect(nearest('id', ['ip', 'ID'])).toBe('ID');
    expect(nearest('id', ['ip', 'iq'])).toBeNull();
  });

  test('of several as near is the least, in whatever order they come', () => {
    expect(nearest('cot', ['cut', 'cat', 'cit'])).toBe('cat');
    expect(nearest('cot', ['cit', 'cut', 'cat'])).toBe('cat');
  });

  test('of nothing is nothing', () => {
    expect(nearest('owner', [])).toBeNull();
  });

  test('of a known name is that name itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(fc.string()), (name, others) => {
        expect(nearest(name, [...others, name])).toBe(name);
      }),
    );
  });
});
