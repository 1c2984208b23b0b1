import { expect, test } from 'vitest';
import type { SubsetCondition } from '../../src/model/facet.ts';
import { subsetText } from '../../src/site/subset.ts';

const compare = (field: string, comparison: string, value: string): SubsetCondition => ({
  type: 'compare',
  comparison,
  left: { type: 'field', field },
  right: { type: 'literal', value },
});

test.each<[SubsetCondition, string]>([
  [compare('region', 'EQUAL', 'EU'), "region = 'EU'"],
  [compare('day', 'LIKE', '2026%'), "day LIKE '2026%'"],
  [compare('day', 'constructor', 'x'), "day constructor 'x'"],
  [{ type: 'location', locations: ['s3://b/a', 's3://b/c'] }, 's3://b/a, s3://b/c'],
  [
    {
      type: 'partition',
      partitions: [
        { identifier: 'p1', dimensions: { day: '2026-11-02', hour: 7 } },
        { dimensions: { day: null } },
      ],
    },
    'p1: day = 2026-11-02, hour = 7; day = null',
  ],
  [
    {
      type: 'binary',
      operator: 'AND',
      left: compare('a', 'LESS_THAN', '1'),
      right: {
        type: 'binary',
        operator: 'OR',
        left: compare('b', 'GREATER_EQUAL_THAN', '2'),
        right: compare('c', 'LESS_EQUAL_THAN', '3'),
      },
    },
    "a < '1' AND (b ≥ '2' OR c ≤ '3')",
  ],
])('a subset in words: %j', (condition, text) => {
  expect(subsetText(condition)).toBe(text);
});
