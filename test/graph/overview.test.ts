import { describe, expect, test } from 'vitest';
import { MAX_OVERVIEW, overview } from '../../src/graph/overview.ts';
import { withoutTheObvious } from '../../src/graph/plain-slice.ts';
import { datasetKey } from '../../src/model/identity.ts';
import type { Glossary } from '../../src/model/glossary.ts';
import { catalogOf, dataset, jobEvent, lineage, NO_GLOSSARY } from '../catalog/log.ts';
import { around, datasetId, flowNetwork, networkOf, type Network } from './network.ts';

const overviewOf = (network: Network) => overview(network.catalog, around(network));

describe('the overview', () => {
  test('joins datasets directly, each pair once, whatever the jobs between them', () => {
    const { slice, hidden } = overviewOf(
      flowNetwork({ one: [['a'], ['b']], two: [['a'], ['b']], three: [['b'], ['b', 'c']] }, [['c', 'd']]),
    );
    const label = new Map(slice.nodes.map((node) => [node.key, node.label]));
    expect(
      slice.edges.map(({ from, to }) => `${label.get(from.node) ?? '?'}${label.get(to.node) ?? '?'}`),
    ).toEqual(['ab', 'bb', 'bc', 'cd']);
    expect(hidden).toBe(0);
  });

  test('groups them by the domain that people gave them, or else by namespace', () => {
    const id = datasetId('a');
    const unsaid = { description: null, owner: null, steward: null, classification: null, retention: null };
    const nothing = { ...unsaid, freshestBy: null, rules: [], columns: new Map() };
    const entry = { id, ...nothing, domain: 'sales', place: { file: 'g.yaml', line: 1 } };
    const glossary: Glossary = { ...NO_GLOSSARY, datasets: new Map([[datasetKey(id), entry]]) };
    const log = [jobEvent(0, { inputs: [dataset('a')], outputs: [dataset('b')] })];
    const { slice } = overviewOf(networkOf(catalogOf(log, glossary)));
    expect(slice.nodes.map((node) => [node.label, node.group])).toEqual([
      ['a', 'sales'],
      ['b', 'db'],
    ]);
    expect(slice.groups.map((group) => group.key)).toEqual(['db', 'sales']);
  });

  test('shows those with the most neighbours where there are too many, and says how many it hides', () => {
    const spokes = Array.from({ length: MAX_OVERVIEW + 9 }, (_, index) => `z${index}`);
    const twice = { first: [['hub'], ['lonely']], second: [['hub'], ['lonely']] } as const;
    const { slice, hidden } = overviewOf(flowNetwork({ load: [spokes, ['hub']], ...twice }));
    expect(slice.nodes).toHaveLength(MAX_OVERVIEW);
    expect(slice.nodes.map((node) => node.label)).toContain('hub');
    expect(hidden).toBe(spokes.length + 2 - MAX_OVERVIEW);
  });

  test('marks what no event declares', () => {
    const log = [jobEvent(0, { outputs: [dataset('b', lineage({ x: ['ghost.y'] }))] })];
    const { slice } = overviewOf(networkOf(catalogOf(log)));
    expect(slice.nodes.map((node) => [node.label, node.emphasis])).toEqual([
      ['b', 'normal'],
      ['ghost', 'undeclared'],
    ]);
  });
});

describe('what a drawing need not say', () => {
  const { slice } = overviewOf(flowNetwork({ one: [['a'], ['b']] }));
  const [a, b] = slice.nodes;

  test('is a namespace that all share, and a group that holds all', () => {
    const plain = withoutTheObvious(slice);
    expect(plain.groups).toEqual([]);
    expect(plain.nodes.map((node) => [node.caption, node.group])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('is a namespace that the group is named after', () => {
    if (a === undefined || b === undefined) throw new Error('the slice has two nodes');
    const groups = ['db', 'sales'].map((key) => ({ key, label: key }));
    const nodes = [a, { ...b, group: 'sales' }, { ...b, key: 'c', caption: 'other', group: 'sales' }];
    const plain = withoutTheObvious({ ...slice, nodes, groups });
    expect(plain.groups).toEqual(groups);
    expect(plain.nodes.map((node) => [node.caption, node.group])).toEqual([
      [null, 'db'],
      ['db', 'sales'],
      ['other', 'sales'],
    ]);
  });
});
