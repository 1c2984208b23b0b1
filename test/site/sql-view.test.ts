/** A job's SQL cut where its expressions begin and end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/model/catalog.ts';
import type { TextSpan } from '../../src/model/sql-reading.ts';
import { sqlView, type SqlView } from '../../src/site/sql-view.ts';
import { catalogOf, dataset, runEvent, schema, theJob } from '../catalog/log.ts';

const QUERY = 'INSERT INTO b (x, y) SELECT o.amount, o.amount * o.rate + gone.z FROM orders AS o';

function viewOf(job: Job): SqlView {
  const view = sqlView(job);
  if (view === null) throw new Error('the job has no SQL');
  return view;
}

function jobWith(query: string): Job {
  return theJob(
    catalogOf([
      runEvent('r1', 'COMPLETE', 1, {
        jobFacets: { sql: { query, dialect: 'duckdb' } },
        inputs: [dataset('orders', schema('amount', 'rate'))],
        outputs: [dataset('b', schema('x', 'y'))],
      }),
    ]),
  );
}

describe('the pieces of a job’s SQL', () => {
  const view = viewOf(jobWith(QUERY));

  test('make the columns whose numbers they have', () => {
    const columns = view.outputs.flatMap((output) => output.columns);
    expect(columns.map(({ number, id, made }) => `${number} ${id.column} ${made}`)).toEqual([
      '0 x columns',
      '1 y unresolved',
    ]);
    expect(view.pieces.map(({ start, end, makes, gap }) => [QUERY.slice(start, end), makes, gap])).toEqual([
      ['o.amount', [0], null],
      ['o.amount * o.rate + ', [1], null],
      ['gone.z', [1], 0],
    ]);
  });

  test('are none where the job has no SQL', () => {
    expect(sqlView({ ...jobWith(QUERY), sql: null })).toBeNull();
  });
});

test('any spans are cut into pieces that do not overlap, each with what covers it and nothing else', () => {
  const span = fc
    .tuple(fc.nat(30), fc.nat(10))
    .map(([start, length]): TextSpan => ({ start, end: start + length, line: 1, column: start + 1 }));
  const columns = fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 5 });
  const job = jobWith(QUERY);
  fc.assert(
    fc.property(columns, (expressions) => {
      const { pieces } = viewOf({
        ...job,
        sql: {
          dialect: 'duckdb',
          outputs: [
            {
              dataset: { namespace: 'db', name: 'b' },
              standing: 'derived',
              columns: expressions.map((one, index) => ({
                column: `c${index}`,
                made: 'columns',
                expressions: one,
              })),
            },
          ],
          gaps: [],
          differences: [],
        },
      });
      for (let at = 0; at < 45; at++) {
        const covering = expressions.flatMap((spans, index) =>
          spans.some(({ start, end }) => start <= at && at < end) ? [index] : [],
        );
        const here = pieces.filter(({ start, end }) => start <= at && at < end);
        expect(here.map(({ makes }) => makes)).toEqual(covering.length === 0 ? [] : [covering]);
      }
    }),
    { numRuns: 300 },
  );
});
