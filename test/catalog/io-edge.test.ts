import { describe, expect, test } from 'vitest';
import { runOf } from '../../src/model/event.ts';
import { at, catalogOf, dataset, ioEdges, jobEvent, runEvent, theDataset, theRun } from './log.ts';

const reads = (...names: readonly string[]) => ({ inputs: names.map((name) => dataset(name)) });

describe('what a job reads and writes now', () => {
  test('is what its latest completed run read and wrote; what earlier ones did is past', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { inputs: [dataset('old'), dataset('kept')], outputs: [dataset('out')] }),
      runEvent('s', 'COMPLETE', 2, { inputs: [dataset('kept'), dataset('new')], outputs: [dataset('out')] }),
    ]);
    expect(ioEdges(catalog)).toEqual([
      'input kept of load: current',
      'input new of load: current',
      'input old of load: past',
      'output out of load: current',
    ]);
  });

  test('is what START said, where COMPLETE says nothing of it', () => {
    const catalog = catalogOf([runEvent('r', 'START', 1, reads('a')), runEvent('r', 'COMPLETE', 2)]);
    expect(ioEdges(catalog)).toEqual(['input a of load: current']);
  });

  test.each(['FAIL', 'ABORT', 'START'])('is not what a later run that did not complete did: %s', (type) => {
    const catalog = catalogOf([runEvent('r', 'COMPLETE', 1, reads('a')), runEvent('s', type, 2, reads('b'))]);
    expect(ioEdges(catalog)).toEqual(['input a of load: current', 'input b of load: past']);
  });

  test('is what its latest run did, where none completed', () => {
    const catalog = catalogOf([runEvent('r', 'FAIL', 1, reads('a')), runEvent('s', 'START', 2, reads('b'))]);
    expect(ioEdges(catalog)).toEqual(['input a of load: past', 'input b of load: current']);
  });

  test('goes by when runs ended, not by when they began', () => {
    const catalog = catalogOf([
      runEvent('long', 'START', 1, reads('a')),
      runEvent('short', 'START', 2, reads('b')),
      runEvent('short', 'COMPLETE', 3),
      runEvent('long', 'COMPLETE', 9),
    ]);
    expect(ioEdges(catalog)).toEqual(['input a of load: current', 'input b of load: past']);
  });

  test('is what its latest event outside any run says, where that is newer', () => {
    const run = runEvent('r', 'COMPLETE', 5, reads('a'));
    expect(ioEdges(catalogOf([run, jobEvent(6, reads('b'))]))).toEqual([
      'input a of load: past',
      'input b of load: current',
    ]);
    expect(ioEdges(catalogOf([run, jobEvent(4, reads('b'))]))).toEqual([
      'input a of load: current',
      'input b of load: past',
    ]);
    expect(ioEdges(catalogOf([jobEvent(4, reads('b')), jobEvent(3, reads('a'))]))).toEqual([
      'input a of load: past',
      'input b of load: current',
    ]);
  });

  test('may be both read and written', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { inputs: [dataset('a')], outputs: [dataset('a')] }),
    ]);
    expect(ioEdges(catalog)).toEqual(['input a of load: current', 'output a of load: current']);
  });
});

describe('an edge', () => {
  test('has the first and the last event that named it', () => {
    const catalog = catalogOf([
      runEvent('r', 'START', 1, reads('a')),
      runEvent('r', 'COMPLETE', 2),
      runEvent('s', 'COMPLETE', 4, reads('a')),
      runEvent('t', 'COMPLETE', 6, reads('b')),
    ]);
    const span = catalog.ioEdges.find((edge) => edge.dataset.name === 'a')?.span;
    expect(
      [span?.first, span?.last].map((one) => [one && runOf(one), one?.line, one?.time.slice(0, 16)]),
    ).toEqual([
      ['r', 1, at(1).slice(0, 16)],
      ['s', 3, at(4).slice(0, 16)],
    ]);
  });

  test('is observed where any run says it, and declared where events outside runs alone do', () => {
    const catalog = catalogOf([runEvent('r', 'COMPLETE', 1, reads('a')), jobEvent(2, reads('a', 'b'))]);
    expect(catalog.ioEdges.map((edge) => [edge.dataset.name, edge.origin])).toEqual([
      ['a', 'observed'],
      ['b', 'declared'],
    ]);
  });

  test('is of its own job', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { ...reads('a'), job: 'one' }),
      runEvent('s', 'COMPLETE', 2, { ...reads('b'), job: 'two' }),
    ]);
    expect(ioEdges(catalog)).toEqual(['input a of one: current', 'input b of two: current']);
  });
});

test('parent runs are context, and no data flow', () => {
  const parent = { run: { runId: 'p' }, job: { namespace: 'jobs', name: 'dag' } };
  const catalog = catalogOf([runEvent('r', 'COMPLETE', 1, { ...reads('a'), runFacets: { parent } })]);
  expect(catalog.jobs.map((job) => job.id.name)).toEqual(['load']);
  expect(catalog.runs[0]?.facets.known.parent?.value.job.name).toBe('dag');
});

test('a dataset is seen from the first to the last event that named it', () => {
  const catalog = catalogOf([
    runEvent('r', 'COMPLETE', 3, reads('a')),
    runEvent('s', 'COMPLETE', 1, { outputs: [dataset('a')] }),
  ]);
  const { span, declared } = theDataset(catalog, 'a');
  expect([runOf(span.first), runOf(span.last), declared]).toEqual(['s', 'r', true]);
});

test('a job reads what the events that name it say, even where another job’s events are of the same run', () => {
  const catalog = catalogOf([
    runEvent('r', 'START', 1, { job: 'first', inputs: [dataset('a')] }),
    runEvent('r', 'COMPLETE', 2, { job: 'second', inputs: [dataset('b')] }),
  ]);
  expect(ioEdges(catalog)).toEqual(['input a of first: current', 'input b of second: current']);
  expect(theRun(catalog, 'r').inputs.map(({ id }) => id.name)).toEqual(['a', 'b']);
});
