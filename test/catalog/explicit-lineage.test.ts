import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { buildFlow } from '../../src/graph/flow.ts';
import {
  catalogOf,
  columnEdges,
  dataset,
  datasetEvent,
  ioEdges,
  jobEvent,
  runEvent,
  symlinks,
  theDataset,
  theJob,
} from './log.ts';

const source = (name: string, more: JsonObject = {}): JsonObject => ({
  namespace: 'db',
  name,
  type: 'DATASET',
  ...more,
});
const job = (name: string): JsonObject => ({ namespace: 'jobs', name, type: 'JOB' });
const target = source;

/** A job's facet. */
function entries(...list: readonly Json[]): JsonObject {
  return { jobFacets: { lineage: { entries: list } } };
}

function datasetEdges({ datasetEdges }: Catalog): readonly string[] {
  return datasetEdges.map(
    ({ from, to, job, state, origin }) =>
      `${from.name} → ${to.name} by ${job?.name ?? 'no job'}: ${state}, ${origin}`,
  );
}

/** `a ← b c`: what flows into each dataset. */
function upstream(catalog: Catalog): readonly string[] {
  const flow = buildFlow(catalog);
  return catalog.datasets.map(({ id }) =>
    [id.name, '←', ...flow.upstreamOf(id).map((step) => step.dataset.name)].join(' '),
  );
}

const crossed = {
  inputs: [dataset('a'), dataset('b')],
  outputs: [dataset('x'), dataset('y')],
};

describe('a job that says outright what it makes of what', () => {
  const straight = entries(target('x', { inputs: [source('a')] }), target('y', { inputs: [source('b')] }));

  test('is believed before its inputs and outputs', () => {
    expect(upstream(catalogOf([runEvent('r', 'COMPLETE', 1, crossed)]))).toEqual([
      'a ←',
      'b ←',
      'x ← a b',
      'y ← a b',
    ]);
    const catalog = catalogOf([runEvent('r', 'COMPLETE', 1, { ...crossed, ...straight })]);
    expect(upstream(catalog)).toEqual(['a ←', 'b ←', 'x ← a', 'y ← b']);
    expect(datasetEdges(catalog)).toEqual([
      'a → x by load: current, observed',
      'b → y by load: current, observed',
    ]);
    const flow = buildFlow(catalog);
    expect(flow.downstreamOf({ namespace: 'db', name: 'a' }).map((step) => step.dataset.name)).toEqual(['x']);
  });

  test('speaks of the outputs that it names alone', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { ...crossed, ...entries(target('x', { inputs: [source('a')] })) }),
    ]);
    expect(upstream(catalog)).toEqual(['a ←', 'b ←', 'x ← a', 'y ← a b']);
  });

  test('may say that nothing feeds an output', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { ...crossed, ...entries(target('x', { inputs: [] })) }),
    ]);
    expect(upstream(catalog)).toEqual(['a ←', 'b ←', 'x ←', 'y ← a b']);
    expect(catalog.ioEdges.filter((edge) => edge.explicit).map((edge) => edge.dataset.name)).toEqual(['x']);
  });

  test('reads and writes what it names, beyond its inputs and outputs', () => {
    const catalog = catalogOf([jobEvent(1, entries(target('x', { inputs: [source('a')] })))]);
    expect(ioEdges(catalog)).toEqual(['input a of load: current', 'output x of load: current']);
    expect(theDataset(catalog, 'a').declared).toBe(false);
    expect(datasetEdges(catalog)).toEqual(['a → x by load: current, declared']);
  });

  test('may be the target itself', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, entries({ type: 'JOB', inputs: [source('a')] })),
    ]);
    expect(ioEdges(catalog)).toEqual(['input a of load: current']);
  });

  test('makes edges between fields, and from a field to a whole dataset', () => {
    const catalog = catalogOf([
      runEvent(
        'r',
        'COMPLETE',
        1,
        entries(
          target('x', {
            inputs: [source('a'), source('b', { field: 'day', transformations: [{ type: 'INDIRECT' }] })],
            fields: { total: { inputs: [source('a', { field: 'amount' }), source('c')] } },
          }),
        ),
      ),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'b.day → x by load: current',
      'a.amount → x.total by load: current',
    ]);
    expect(datasetEdges(catalog)).toEqual([
      'a → x by load: current, observed',
      'b → x by load: current, observed',
      'c → x by load: current, observed',
    ]);
    expect(catalog.datasetEdges.map((edge) => edge.transformations)).toEqual([
      [],
      [{ type: 'INDIRECT' }],
      [],
    ]);
  });

  test('outranks column lineage where both speak of one edge', () => {
    const columnLineage = {
      columnLineage: {
        fields: {
          total: {
            inputFields: [
              { namespace: 'db', name: 'a', field: 'amount', transformations: [{ type: 'DIRECT' }] },
            ],
          },
        },
      },
    };
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, {
        outputs: [dataset('x', columnLineage)],
        ...entries(
          target('x', {
            fields: {
              total: { inputs: [source('a', { field: 'amount', transformations: [{ type: 'OWN' }] })] },
            },
          }),
        ),
      }),
    ]);
    expect(catalog.columnEdges.map((edge) => edge.transformations)).toEqual([[{ type: 'OWN' }]]);
  });

  test('no longer says it when a later run says otherwise; a run that is silent takes nothing back', () => {
    const log = [
      runEvent('r', 'COMPLETE', 1, { ...crossed, ...straight }),
      runEvent('s', 'COMPLETE', 2, crossed),
    ];
    expect(upstream(catalogOf(log))).toEqual(['a ←', 'b ←', 'x ← a', 'y ← b']);
    const turned = entries(target('x', { inputs: [source('b')] }));
    const catalog = catalogOf([...log, runEvent('t', 'COMPLETE', 3, { ...crossed, ...turned })]);
    expect(datasetEdges(catalog)).toEqual([
      'a → x by load: past, observed',
      'b → x by load: current, observed',
      'b → y by load: current, observed',
    ]);
  });

  test('takes it back within a run by deleting the facet', () => {
    const deleted = { jobFacets: { lineage: { _deleted: true } } };
    const catalog = catalogOf([
      runEvent('r', 'START', 1, { ...crossed, ...straight }),
      runEvent('r', 'COMPLETE', 2, { ...crossed, ...deleted }),
    ]);
    expect(upstream(catalog)).toEqual(['a ←', 'b ←', 'x ← a b', 'y ← a b']);
  });

  test('goes by the names that datasets have by symlinks', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, {
        inputs: [dataset('a', symlinks('alias'))],
        ...entries(target('x', { inputs: [source('alias')] })),
      }),
    ]);
    expect(upstream(catalog)).toEqual(['a ←', 'x ← a']);
  });
});

describe('other jobs that explicit lineage names', () => {
  test('read and write what it says, and have a page', () => {
    const catalog = catalogOf([
      runEvent(
        'r',
        'COMPLETE',
        1,
        entries(
          { ...job('other'), inputs: [source('a')] },
          target('x', { inputs: [job('third'), source('a')] }),
        ),
      ),
    ]);
    expect(ioEdges(catalog)).toEqual([
      'input a of load: current',
      'output x of load: current',
      'input a of other: current',
      'output x of third: current',
    ]);
    expect(theJob(catalog, 'third').runs).toEqual([]);
    expect(catalog.ioEdges.map((edge) => edge.origin)).toEqual([
      'observed',
      'observed',
      'declared',
      'declared',
    ]);
  });

  test('are what they were before when the saying is past', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, entries({ ...job('other'), inputs: [source('a')] })),
      runEvent('s', 'COMPLETE', 2),
      runEvent('q', 'COMPLETE', 1, { job: 'other', inputs: [dataset('b')] }),
    ]);
    expect(ioEdges(catalog)).toEqual(['input a of other: past', 'input b of other: current']);
  });
});

describe('a dataset that says outright what it is made of', () => {
  const madeOf = (...inputs: readonly Json[]): JsonObject => ({ lineage: { inputs } });

  test('in an event about it alone', () => {
    const catalog = catalogOf([datasetEvent(1, dataset('x', madeOf(source('a'), job('load'))))]);
    expect(datasetEdges(catalog)).toEqual(['a → x by no job: current, declared']);
    expect(upstream(catalog)).toEqual(['a ←', 'x ← a']);
  });

  test('as the output of a run', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, {
        inputs: [dataset('a'), dataset('b')],
        outputs: [dataset('x', madeOf(source('a')))],
      }),
    ]);
    expect(upstream(catalog)).toEqual(['a ←', 'b ←', 'x ← a']);
  });

  test('by its fields', () => {
    const lineage = { fields: { total: { inputs: [source('a', { field: 'amount' })] } } };
    const catalog = catalogOf([datasetEvent(1, dataset('x', { lineage }))]);
    expect(columnEdges(catalog)).toEqual(['a.amount → x.total by no job: current']);
  });

  test('until a later event deletes it', () => {
    const catalog = catalogOf([
      datasetEvent(1, dataset('x', madeOf(source('a')))),
      datasetEvent(2, dataset('x', { lineage: { _deleted: true } })),
    ]);
    expect(datasetEdges(catalog)).toEqual(['a → x by no job: past, declared']);
  });
});
