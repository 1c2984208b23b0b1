/** What the counter makes of runs, edges and names, held to numbers that were counted by hand. */
import { describe, expect, test } from 'vitest';
import { at, count, dataset, DELETED, keys, run, said } from './sample.ts';

describe('runs', () => {
  test('are what their last terminal event says', () => {
    const facts = count(
      at(9, { run: run('a'), eventType: 'START' }),
      at(2, { run: run('a') }),
      at(3, { run: run('a'), eventType: 'fail' }),
      at(4, { run: run('a'), eventType: 'OTHER' }),
      at(1, { run: run('b'), eventType: 'START' }),
      at(1, { run: run('c'), eventType: 'ABORT', eventTime: '2026-11-02T06:00:01.000000002' }),
      at(1, { run: run('c'), eventTime: '2026-11-02T08:00:01.000000001+02:00' }),
    );
    expect(said(facts, 'run')).toEqual({ '["a"]': 'failed', '["b"]': 'unfinished', '["c"]': 'aborted' });
  });
});

describe('edges between jobs and datasets', () => {
  test('are past where the latest run that completed does not repeat them', () => {
    const facts = count(
      at(1, { run: run('a'), inputs: [dataset('old'), dataset('raw')], outputs: [dataset('mart')] }),
      at(2, { run: run('b'), inputs: [dataset('raw')] }),
      at(3, { run: run('b'), eventType: 'OTHER', outputs: [dataset('mart')] }),
      at(4, { run: run('c'), eventType: 'FAIL', inputs: [dataset('odd')] }),
    );
    expect(said(facts, 'io edge')).toEqual({
      '["input",["n","odd"],["n","etl"]]': 'past',
      '["input",["n","old"],["n","etl"]]': 'past',
      '["input",["n","raw"],["n","etl"]]': 'current',
      '["output",["n","mart"],["n","etl"]]': 'current',
    });
  });

  test('go by an event outside any run where that is newer', () => {
    const declared = at(2, { run: null, inputs: [dataset('new')] });
    const facts = count(at(1, { inputs: [dataset('old')] }), declared);
    expect(said(facts, 'io edge')).toEqual({
      '["input",["n","new"],["n","etl"]]': 'current',
      '["input",["n","old"],["n","etl"]]': 'past',
    });
  });

  test('are of the job that the event names, where two jobs share the id of a run', () => {
    const facts = count(
      at(1, { job: { namespace: 'n', name: 'first' }, inputs: [dataset('a')] }),
      at(2, { job: { namespace: 'n', name: 'second' }, inputs: [dataset('b')] }),
    );
    expect(said(facts, 'io edge')).toEqual({
      '["input",["n","a"],["n","first"]]': 'current',
      '["input",["n","b"],["n","second"]]': 'current',
    });
  });
});

describe('a dataset of several names', () => {
  const linked = dataset('path', {
    symlinks: { identifiers: [{ namespace: 'hive', name: 'table', type: 'TABLE' }] },
  });

  test('stands at the one that carries the facet, under which all is counted that is said of any', () => {
    const facts = count(
      at(1, { outputs: [linked] }),
      at(2, {
        inputs: [{ namespace: 'hive', name: 'table', facets: { schema: { fields: [{ name: 'x' }] } } }],
      }),
    );
    expect(said(facts, 'dataset')).toEqual({ '["n","path"]': 'also called ["hive","table"]' });
    expect(keys(facts, 'column')).toEqual(['["n","path","x"]']);
    expect(keys(facts, 'io edge')).toEqual([
      '["input",["n","path"],["n","etl"]]',
      '["output",["n","path"],["n","etl"]]',
    ]);
    expect(keys(facts, 'facet')).toEqual([
      '["dataset","n","path","schema"]',
      '["dataset","n","path","symlinks"]',
    ]);
  });

  test('stands at the least of those that carry it', () => {
    const other = dataset('zoo', { symlinks: { identifiers: [{ namespace: 'n', name: 'path' }] } });
    expect(said(count(at(1, { outputs: [other, linked] })), 'dataset')).toEqual({
      '["n","path"]': 'also called ["hive","table"] ["n","zoo"]',
    });
  });

  test('is not made by a facet that breaks its schema', () => {
    const broken = { identifiers: [{ namespace: 'hive', name: 'table', type: 3 }] };
    const facts = count(at(1, { outputs: [dataset('path', { symlinks: broken })] }));
    expect(said(facts, 'dataset')).toEqual({ '["n","path"]': '' });
  });

  test('is several again when the facet is deleted', () => {
    const facts = count(
      at(1, { outputs: [linked] }),
      at(2, {
        outputs: [dataset('path', { symlinks: DELETED })],
        inputs: [{ namespace: 'hive', name: 'table' }],
      }),
    );
    expect(said(facts, 'dataset')).toEqual({ '["n","path"]': '', '["hive","table"]': '' });
  });
});
