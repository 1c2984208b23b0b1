import { expect, test } from 'vitest';
import { neighboursOf } from '../../src/graph/flow.ts';
import { datasetId, flowNetwork } from './network.ts';

test('neighbours are counted once, however many jobs lead to them, and never the dataset itself', () => {
  const { flow } = flowNetwork({
    one: [
      ['a', 'b'],
      ['b', 'c'],
    ],
    two: [['a'], ['b']],
  });
  const names = (direction: 'upstream' | 'downstream', of: string): string[] =>
    neighboursOf(flow, datasetId(of), direction).map(({ name }) => name);
  expect(names('upstream', 'b')).toEqual(['a']);
  expect(names('downstream', 'a')).toEqual(['b', 'c']);
  expect(names('downstream', 'b')).toEqual(['c']);
});
