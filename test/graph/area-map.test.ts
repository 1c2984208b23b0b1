import { describe, expect, test } from 'vitest';
import { areaName, areasOf } from '../../src/graph/area.ts';
import { areaMap, withinArea } from '../../src/graph/area-map.ts';
import { MAX_OVERVIEW, overview } from '../../src/graph/overview.ts';
import type { Slice } from '../../src/graph/slice.ts';
import { catalogOf, jobEvent } from '../catalog/log.ts';
import { around, networkOf } from './network.ts';

const id = (namespace: string, name: string) => ({ namespace, name });
const many = (count: number, prefix: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(2, '0')}`);

/** A warehouse of two schemas, fed by a queue; and a ring within the second. */
const network = networkOf(
  catalogOf([
    ...many(30, 'raw.').map((name) =>
      jobEvent(0, { job: `load ${name}`, inputs: [id('queue', 'events')], outputs: [id('warehouse', name)] }),
    ),
    ...many(31, 'mart.').map((name, index) =>
      jobEvent(0, {
        job: `make ${name}`,
        inputs: [id('warehouse', `raw.${String(index % 30).padStart(2, '0')}`)],
        outputs: [id('warehouse', name)],
      }),
    ),
    jobEvent(0, { job: 'ring', inputs: [id('warehouse', 'mart.00')], outputs: [id('warehouse', 'mart.01')] }),
    jobEvent(0, { job: 'back', inputs: [id('warehouse', 'mart.01')], outputs: [id('warehouse', 'mart.00')] }),
  ]),
);
const areas = areasOf(network.catalog);

function edges({ nodes, edges }: Slice): readonly string[] {
  const label = new Map(
    nodes.map((node) => [node.key, `${node.label}${node.kind === 'fold' ? ` (${node.count})` : ''}`]),
  );
  return edges.map(({ from, to, label: words }) =>
    [label.get(from.node), '→', label.get(to.node), words].filter((word) => word !== null).join(' '),
  );
}

test('areas are namespaces, and of a large one what its names stand in', () => {
  expect(areas.all.map(({ area, datasets }) => [area.name, areaName(area), datasets.length])).toEqual([
    ['queue', 'queue', 1],
    ['warehouse', 'mart', 31],
    ['warehouse', 'raw', 30],
  ]);
});

describe('the map of a large catalog', () => {
  test('joins areas by as many pairs of datasets as are joined', () => {
    const { slice, of, hidden } = overview(network.catalog, around(network));
    expect([of, hidden]).toEqual(['area', 0]);
    expect(network.catalog.datasets.length).toBeGreaterThan(MAX_OVERVIEW);
    expect(edges(slice).toSorted()).toEqual([
      'queue (1) → raw (30) 30 pairs of datasets',
      'raw (30) → mart (31) 31 pairs of datasets',
    ]);
  });

  test('is bounded: the largest are shown', () => {
    const wide = networkOf(
      catalogOf(many(70, 'n').map((name) => jobEvent(0, { job: name, outputs: [id(name, 'only')] }))),
    );
    const map = areaMap(areasOf(wide.catalog), around(wide));
    expect(map.slice.nodes).toHaveLength(30);
    expect(map.hidden).toBe(40);
  });
});

describe('the map of one area', () => {
  const [, mart, raw] = areas.all;
  if (mart === undefined || raw === undefined) throw new Error('the catalog has three areas');

  test('has its datasets, and folds what they are joined to outside of it by area', () => {
    const { slice, hidden } = withinArea(areas, raw, around(network));
    expect(hidden).toBe(0);
    expect(slice.nodes.filter(({ kind }) => kind === 'dataset')).toHaveLength(30);
    const written = edges(slice);
    expect(written).toContain('queue (1) → raw.07');
    expect(written).toContain('raw.07 → mart (31)');
    expect(written).toHaveLength(60);
    expect(slice.nodes.every((node) => node.hiddenUpstream + node.hiddenDownstream === 0)).toBe(true);
  });

  test('marks the edges on a way back to where they come from', () => {
    const { slice } = withinArea(areas, mart, around(network));
    const marked = { ...slice, edges: slice.edges.filter(({ inCycle }) => inCycle) };
    expect(edges(marked).toSorted()).toEqual(['mart.00 → mart.01', 'mart.01 → mart.00']);
  });
});
