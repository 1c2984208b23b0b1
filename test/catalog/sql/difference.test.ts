/** Where stated and derived column lineage are not the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../../src/catalog/sql/difference.ts';
import type { ColumnEdge } from '../../../src/model/catalog.ts';
import { catalogOf, dataset, lineage, runEvent, schema } from '../log.ts';

const [IDENTITY, SUM, FILTER] = [
  { type: 'DIRECT', subtype: 'IDENTITY' },
  { type: 'DIRECT', subtype: 'AGGREGATION' },
  { type: 'INDIRECT', subtype: 'FILTER' },
] as const;

type Kind = typeof IDENTITY | typeof SUM | typeof FILTER;

const [template] = catalogOf([
  runEvent('r1', 'COMPLETE', 1, {
    inputs: [dataset('a', schema('x'))],
    outputs: [dataset('b', { ...schema('p'), ...lineage({ p: ['a.x'] }) })],
  }),
]).columnEdges;

function edge(from: string, to: string | null, ...transformations: readonly Kind[]): ColumnEdge {
  if (template === undefined) throw new Error('the log has no edge');
  const [namespace, name] = ['db', 'b'];
  return {
    ...template,
    from: { namespace, name: 'a', column: from },
    to: to === null ? { namespace, name } : { namespace, name, column: to },
    transformations,
  };
}

function said(stated: readonly ColumnEdge[], derived: readonly ColumnEdge[]): readonly string[] {
  return differencesBetween(stated, derived).map(
    ({ kind, from, to }) => `${kind}: ${from.column} → ${to.column}`,
  );
}

describe('a difference', () => {
  test.each([
    ['an edge that events alone state', [edge('x', 'p', IDENTITY)], [], ['stated only: x → p']],
    ['a direct edge that the SQL alone has', [], [edge('x', 'p', SUM)], ['derived only: x → p']],
    [
      'an edge that carries values in one alone',
      [edge('x', 'p', IDENTITY)],
      [edge('x', 'p', FILTER)],
      ['direct in one only: x → p'],
    ],
    ['no indirect edge that the SQL alone has', [], [edge('x', 'p', FILTER)], []],
    ['no other kind of direct edge', [edge('x', 'p', IDENTITY)], [edge('x', 'p', SUM)], []],
    ['no dependency of the whole dataset', [edge('x', null, FILTER)], [edge('y', null, FILTER)], []],
  ] as const)('is %s', (_, stated, derived, expected) => {
    expect(said(stated, derived)).toEqual(expected);
  });

  test('has what each side says of the edge', () => {
    expect(differencesBetween([edge('x', 'p', IDENTITY)], [edge('x', 'p', FILTER)])).toMatchObject([
      { stated: [IDENTITY], derived: [FILTER] },
    ]);
    expect(differencesBetween([], [edge('x', 'p', SUM)])).toMatchObject([{ stated: [], derived: [SUM] }]);
  });
});

const anEdge = fc
  .record({
    from: fc.constantFrom('x', 'y', '__proto__'),
    to: fc.constantFrom('p', 'q', 'constructor'),
    kind: fc.constantFrom<Kind>(IDENTITY, SUM, FILTER),
  })
  .map(({ from, to, kind }) => edge(from, to, kind));
const edges = fc.uniqueArray(anEdge, {
  selector: ({ from, to }) => JSON.stringify([from.column, to]),
  maxLength: 9,
});

describe('differences', () => {
  test('are none between the same, by output column and then by input column, whatever the order', () => {
    fc.assert(
      fc.property(edges, edges, (stated, derived) => {
        expect(said(stated, stated)).toEqual([]);
        const found = differencesBetween(stated, derived);
        expect(differencesBetween(stated.toReversed(), derived.toReversed())).toEqual(found);
        const places = found.map(({ from, to }) => JSON.stringify([to.column, from.column]));
        expect(places).toEqual(places.toSorted((a, b) => (a < b ? -1 : 1)));
      }),
    );
  });
});
