import { describe, expect, test } from 'vitest';
import { runOf } from '../../src/model/event.ts';
import { isDirect } from '../../src/model/catalog.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  catalogOf,
  columnEdges,
  dataset,
  datasetEvent,
  inputField,
  jobEvent,
  lineage,
  runEvent,
} from './log.ts';

/** An output called `daily`, made of these columns. */
const daily = (
  columns: Readonly<Record<string, readonly string[]>>,
): { readonly outputs: readonly JsonObject[] } => ({
  outputs: [dataset('daily', lineage(columns))],
});

describe('column lineage is current', () => {
  test('where the latest completed run that speaks of it says so; what earlier ones said is past', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, daily({ total: ['orders.amount', 'orders.tax'] })),
      runEvent('s', 'COMPLETE', 2, daily({ total: ['orders.amount'], day: ['orders.at'] })),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'orders.at → daily.day by load: current',
      'orders.amount → daily.total by load: current',
      'orders.tax → daily.total by load: past',
    ]);
  });

  test('where START said it, and COMPLETE says nothing of it', () => {
    const catalog = catalogOf([
      runEvent('r', 'START', 1, daily({ total: ['orders.amount'] })),
      runEvent('r', 'COMPLETE', 2),
    ]);
    expect(columnEdges(catalog)).toEqual(['orders.amount → daily.total by load: current']);
  });

  test('also where the latest run still writes the output and says nothing of its columns', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, daily({ total: ['orders.amount'] })),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('daily')] }),
    ]);
    expect(columnEdges(catalog)).toEqual(['orders.amount → daily.total by load: current']);
  });

  test('but not where the job writes the output no more', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, daily({ total: ['orders.amount'] })),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('other')] }),
    ]);
    expect(columnEdges(catalog)).toEqual(['orders.amount → daily.total by load: past']);
  });

  test('nor where a later run deletes the facet', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, daily({ total: ['orders.amount'] })),
      runEvent('s', 'COMPLETE', 2, { outputs: [dataset('daily', { columnLineage: { _deleted: true } })] }),
    ]);
    expect(columnEdges(catalog)).toEqual(['orders.amount → daily.total by load: past']);
  });

  test('nor where a run that failed says it after one that completed', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, daily({ total: ['orders.amount'] })),
      runEvent('s', 'FAIL', 2, daily({ total: ['orders.tax'] })),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'orders.amount → daily.total by load: current',
      'orders.tax → daily.total by load: past',
    ]);
  });

  test('for each job and each output by itself', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { ...daily({ total: ['orders.amount'] }), job: 'one' }),
      runEvent('s', 'COMPLETE', 2, {
        job: 'two',
        outputs: [
          dataset('daily', lineage({ total: ['refunds.amount'] })),
          dataset('weekly', lineage({ total: ['refunds.amount'] })),
        ],
      }),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'orders.amount → daily.total by one: current',
      'refunds.amount → daily.total by two: current',
      'refunds.amount → weekly.total by two: current',
    ]);
  });

  test('where an event outside any run says it, until a newer run says otherwise', () => {
    const declared = jobEvent(1, daily({ total: ['plan.amount'] }));
    expect(catalogOf([declared]).columnEdges.map((edge) => [edge.origin, edge.state])).toEqual([
      ['declared', 'current'],
    ]);
    expect(
      columnEdges(catalogOf([declared, runEvent('r', 'COMPLETE', 2, daily({ total: ['orders.amount'] }))])),
    ).toEqual(['orders.amount → daily.total by load: current', 'plan.amount → daily.total by load: past']);
  });
});

describe('column lineage of no job', () => {
  test('is declared by an event about the dataset alone; of several the latest is current', () => {
    const catalog = catalogOf([
      datasetEvent(1, dataset('daily', lineage({ total: ['old.amount'] }))),
      datasetEvent(2, dataset('daily', lineage({ total: ['new.amount'] }))),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'new.amount → daily.total by no job: current',
      'old.amount → daily.total by no job: past',
    ]);
    expect(catalog.columnEdges.map((edge) => edge.origin)).toEqual(['declared', 'declared']);
  });

  test('is past once a later event deletes it', () => {
    const catalog = catalogOf([
      datasetEvent(1, dataset('daily', lineage({ total: ['old.amount'] }))),
      datasetEvent(2, dataset('daily', { columnLineage: { _deleted: true } })),
    ]);
    expect(columnEdges(catalog)).toEqual(['old.amount → daily.total by no job: past']);
  });

  test('is what a reader says of its input: observed in a run, declared outside of one', () => {
    const inputs = [dataset('daily', lineage({ total: ['orders.amount'] }))];
    expect(columnEdges(catalogOf([runEvent('r', 'COMPLETE', 1, { inputs })]))).toEqual([
      'orders.amount → daily.total by no job: current',
    ]);
    const origin = (event: JsonObject): unknown => catalogOf([event]).columnEdges[0]?.origin;
    expect(origin(runEvent('r', 'COMPLETE', 1, { inputs }))).toBe('observed');
    expect(origin(jobEvent(1, { inputs }))).toBe('declared');
  });
});

describe('an edge', () => {
  const edgesOf = (fields: JsonObject, more: JsonObject = {}) =>
    catalogOf([
      runEvent('r', 'COMPLETE', 1, { outputs: [dataset('daily', { columnLineage: { fields, ...more } })] }),
    ]).columnEdges;
  const identity = { type: 'DIRECT', subtype: 'IDENTITY' };
  const filter = { type: 'INDIRECT', subtype: 'FILTER' };

  test('has all the transformations that its facet names, each once', () => {
    const [edge, ...others] = edgesOf({
      total: {
        inputFields: [
          inputField('orders.amount', { transformations: [identity, filter] }),
          inputField('orders.amount', { transformations: [{ subtype: 'FILTER', type: 'INDIRECT' }] }),
        ],
      },
    });
    expect(others).toEqual([]);
    expect(edge?.transformations).toEqual([identity, filter]);
  });

  test('has the transformations that its latest statement names', () => {
    const statement = (run: string, minute: number, transformations: readonly JsonObject[]): JsonObject =>
      runEvent(run, 'COMPLETE', minute, {
        outputs: [
          dataset('daily', {
            columnLineage: {
              fields: { total: { inputFields: [inputField('orders.amount', { transformations })] } },
            },
          }),
        ],
      });
    const { columnEdges: edges } = catalogOf([statement('r', 1, [identity]), statement('s', 2, [filter])]);
    expect(edges.map((edge) => edge.transformations)).toEqual([[filter]]);
    expect(edges.map(({ span }) => [runOf(span.first), runOf(span.last)])).toEqual([['r', 's']]);
  });

  test('has a transformation that is written in the deprecated way, or none', () => {
    const written = (more: JsonObject, field: JsonObject = {}) =>
      edgesOf({ total: { inputFields: [inputField('orders.amount', field)], ...more } })[0]?.transformations;
    expect(written({ transformationType: 'IDENTITY', transformationDescription: 'as is' })).toEqual([
      { type: 'DIRECT', subtype: 'IDENTITY', description: 'as is', masking: null },
    ]);
    expect(written({ transformationType: 'MASKED' })).toMatchObject([{ subtype: 'MASKED', masking: true }]);
    expect(written({ transformationType: 'IDENTITY' }, { transformations: [] })).toMatchObject([
      { subtype: 'IDENTITY' },
    ]);
    expect(written({ transformationType: 'IDENTITY' }, { transformations: [filter] })).toEqual([filter]);
    expect(written({ transformationType: '', transformationDescription: null })).toEqual([]);
  });

  test('may be of a kind that no one knows', () => {
    const odd = { type: 'QUANTUM', subtype: 'LEAP', masking: true, more: 1 };
    const [edge] = edgesOf({
      total: { inputFields: [inputField('orders.amount', { transformations: [odd] })] },
    });
    expect(edge?.transformations).toEqual([odd]);
  });

  test('may end at the dataset as a whole', () => {
    const edges = edgesOf(
      { total: { inputFields: [inputField('orders.amount')] } },
      { dataset: [inputField('orders.status', { transformations: [filter] }), inputField('orders.amount')] },
    );
    expect(edges.map(({ from, to }) => [from.column, 'column' in to ? to.column : to])).toEqual([
      ['amount', { namespace: 'db', name: 'daily' }],
      ['status', { namespace: 'db', name: 'daily' }],
      ['amount', 'total'],
    ]);
  });

  test('carries values where a transformation is direct or none is named, and ends at a column', () => {
    const fields = {
      plain: { inputFields: [inputField('orders.a')] },
      both: { inputFields: [inputField('orders.a', { transformations: [filter, identity] })] },
      only: { inputFields: [inputField('orders.a', { transformations: [filter] })] },
    };
    const direct = edgesOf(fields, { dataset: [inputField('orders.a')] }).filter(isDirect);
    expect(direct.map(({ to }) => 'column' in to && to.column)).toEqual(['both', 'plain']);
  });

  test('may lead from a column to itself, and to columns called like what every object has', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, {
        outputs: [
          dataset(
            'daily',
            lineage({ constructor: ['daily.constructor'], ['__proto__']: ['daily.__proto__'] }),
          ),
        ],
      }),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'daily.__proto__ → daily.__proto__ by load: current',
      'daily.constructor → daily.constructor by load: current',
    ]);
  });
});
