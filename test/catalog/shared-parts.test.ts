import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withSharedParts } from '../../src/catalog/shared-parts.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { fold } from '../../src/catalog/fold.ts';
import type { ColumnId } from '../../src/model/identity.ts';
import { anyLog } from './any-log.ts';
import { catalogOf, dataset, inputField, NO_GLOSSARY, runEvent, theDataset } from './log.ts';

const identity = { transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }] };

/** `a` and `b` of `daily` are copied from `orders`. */
const copy = catalogOf([
  runEvent('r', 'COMPLETE', 1, {
    inputs: [dataset('orders', { schema: { fields: [{ name: 'a' }, { name: 'b' }] } })],
    outputs: [
      dataset('daily', {
        schema: { fields: [{ name: 'a' }, { name: 'b' }] },
        columnLineage: {
          fields: {
            a: { inputFields: [inputField('orders.a', identity)] },
            b: { inputFields: [inputField('orders.b', identity)] },
          },
        },
      }),
    ],
  }),
]);

describe('a catalog', () => {
  test('holds each column, span and list of transformations once', () => {
    const [first, second] = copy.columnEdges;
    const [a, b] = theDataset(copy, 'daily').columns;
    expect(first?.to).toBe(a?.id);
    expect(second?.to).toBe(b?.id);
    expect(first?.from).toBe(theDataset(copy, 'orders').columns[0]?.id);
    expect(first?.span).toBe(second?.span);
    expect(first?.span).toBe(a?.span);
    expect(first?.transformations).toBe(second?.transformations);
    expect(first?.transformations).toEqual([{ type: 'DIRECT', subtype: 'IDENTITY' }]);
  });

  test('says of its datasets who stated schema and column lineage, and their content in one place alone', () => {
    const { known } = theDataset(copy, 'daily').facets;
    expect(known.schema?.value).toBeNull();
    expect(known.columnLineage?.value).toBeNull();
    expect(known.schema?.evidence).toBe(copy.runs[0]?.events[0]);
  });

  test('is the same with shared parts', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const books = { read: 0, accepted: 0, duplicate: 0, rejected: 0 };
        const catalog = buildCatalog({ summary: fold(log), glossary: NO_GLOSSARY, books, problems: [] });
        // With parts that nothing shares.
        const apart = {
          ...catalog,
          columnEdges: catalog.columnEdges.map((edge) => ({
            ...edge,
            from: copyOf(edge.from),
            span: { ...edge.span },
            transformations: [...edge.transformations],
          })),
        };
        expect(withSharedParts(apart)).toEqual(catalog);
      }),
    );
  });
});

function copyOf({ namespace, name, column }: ColumnId): ColumnId {
  return { namespace, name, column };
}
