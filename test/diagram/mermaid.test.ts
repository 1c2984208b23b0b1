import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mermaid } from '../../src/diagram/mermaid.ts';
import { anySlice, dataset, edge, job, slice } from '../layout/slice-builder.ts';

test('datasets are cylinders, jobs are stadiums, and arrows tell the kinds of edges', () => {
  const source = mermaid(
    slice(
      [dataset('orders'), job('load'), dataset('facts', [], { emphasis: 'focus', caption: 'duckdb' })],
      [edge('orders', 'load'), edge('orders', 'load', 'influence'), edge('load', 'facts', 'past')],
    ),
  );
  expect(source).toBe(`flowchart LR
  n1[("facts<br/>duckdb")]
  n2(["load"])
  n3[("orders")]
  n2 -.-x n1
  n3 --> n2
  n3 -.-> n2
  classDef dataset stroke:#2f6f8f
  class n1,n3 dataset
  classDef job stroke:#8a5a17
  class n2 job
  classDef focus stroke-width:3px
  class n1 focus
`);
});

test('edges between rows become one arrow that names the first three of them', () => {
  const rows = ['a', 'b', 'c', 'd'];
  const edges = rows.map((row) => edge(`x#${row}`, `y#${row}`));
  expect(mermaid(slice([dataset('x', rows), dataset('y', rows)], edges))).toContain(
    'n1 -->|"a → a<br/>b → b<br/>c → c<br/>+1 more"| n2\n',
  );
});

test('groups become subgraphs, and empty ones are left out', () => {
  const groups = [
    { key: 'g', label: 'my "shop"' },
    { key: 'h', label: 'empty' },
  ];
  const source = mermaid(slice([dataset('x', [], { group: 'g' })], [], groups));
  expect(source).toContain('  subgraph g1["my #34;shop#34;"]\n    n1[("x")]\n  end\n');
  expect(source).not.toContain('empty');
});

test('the order of a slice changes nothing', () => {
  const shuffled = anySlice.chain((original) =>
    fc.record({
      original: fc.constant(original),
      nodes: fc.shuffledSubarray([...original.nodes], { minLength: original.nodes.length }),
      edges: fc.shuffledSubarray([...original.edges], { minLength: original.edges.length }),
      groups: fc.shuffledSubarray([...original.groups], { minLength: original.groups.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ original, ...other }) => {
      expect(mermaid(other)).toBe(mermaid(original));
    }),
    { seed: 20 },
  );
});

test.each([
  ['1. first', '1#46; first'],
  ['- item', '#45; item'],
  ['__init__', '#95;#95;init#95;#95;'],
  ['fct_orders', 'fct_orders'],
  ['  two\n lines ', 'two lines'],
  ['', '#32;'],
])('%j is written as %j, in which older versions find no Markdown', (text, written) => {
  expect(mermaid(slice([dataset(text)]))).toContain(`n1[("${written}")]`);
});

test('an edge to what the slice does not hold is refused by name', () => {
  expect(() => mermaid(slice([dataset('x')], [edge('x', 'y')]))).toThrow(
    'mermaid: an edge ends at "y", which the slice does not hold',
  );
});
