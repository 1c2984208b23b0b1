import { expect, test } from 'vitest';
import { findOrphans } from '../../src/graph/orphan.ts';
import { catalogOf, dataset, datasetEvent, jobEvent, lineage, runEvent, schema } from '../catalog/log.ts';
import { columnNetwork, flowNetwork, networkOf } from './network.ts';

const names = (ids: readonly { readonly name: string }[]): readonly string[] => ids.map(({ name }) => name);

test('a dataset is untouched where no job reads or writes it and no lineage joins it', () => {
  const { catalog } = flowNetwork({ load: [['a'], ['b']] }, [['c', 'd']]);
  const log = [
    datasetEvent(0, dataset('alone', schema('x'))),
    jobEvent(0, { inputs: [dataset('a')], outputs: [dataset('b')] }),
  ];
  expect(names(findOrphans(networkOf(catalogOf(log))).untouched)).toEqual(['alone']);
  expect(names(findOrphans(networkOf(catalog)).untouched)).toEqual([]);
});

test('a dataset that only a past run touched is untouched now', () => {
  const log = [
    runEvent('r', 'COMPLETE', 1, { inputs: [dataset('old')], outputs: [dataset('out')] }),
    runEvent('s', 'COMPLETE', 2, { outputs: [dataset('out')] }),
  ];
  expect(names(findOrphans(networkOf(catalogOf(log))).untouched)).toEqual(['old']);
});

test('a leaf is written and not read; a job that only reads it counts as a reader', () => {
  const network = flowNetwork(
    { load: [['raw'], ['b', 'exported', 'linked', 'leaf']], dump: [['exported'], []], on: [['b'], ['c']] },
    [['linked', 'far']],
  );
  expect(names(findOrphans(network).leaves)).toEqual(['c', 'far', 'leaf']);
});

test('a column is unexplained where its dataset is written and no current edge ends at it', () => {
  const log = [
    runEvent('r', 'COMPLETE', 1, {
      outputs: [dataset('out', { ...schema('a', 'b', 'gone'), ...lineage({ a: ['in.x'], b: ['in.x'] }) })],
    }),
    runEvent('s', 'COMPLETE', 2, {
      inputs: [dataset('in', schema('x'))],
      outputs: [dataset('out', { ...schema('a', 'b'), ...lineage({ a: ['in.x'] }) })],
    }),
  ];
  const { unexplained } = findOrphans(networkOf(catalogOf(log)));
  expect(unexplained.map(({ name, column }) => `${name}.${column}`)).toEqual(['out.b']);
});

test('what decides the rows of a whole dataset explains none of its columns, and what decides on a value does', () => {
  const { unexplained } = findOrphans(
    columnNetwork(
      ['b.x', 'b.y'],
      [
        { from: 'a.x', to: 'b', kind: 'INDIRECT' },
        { from: 'a.x', to: 'b.y', kind: 'INDIRECT' },
      ],
    ),
  );
  expect(unexplained.map(({ name, column }) => `${name}.${column}`)).toEqual(['b.x']);
});
