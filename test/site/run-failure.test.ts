import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/catalog.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { runFailure, runFailureRecord } from '../../src/site/run-failure.ts';
import type { Site } from '../../src/site/site.ts';
import { runTwin } from '../../src/site/twin.ts';
import { dataset, runEvent, siteOf } from './log.ts';

const ERROR = { errorMessage: { message: 'disk full', programmingLanguage: 'SQL' } };
const rows = (name: string, rowCount: number): JsonObject => ({
  ...dataset(name),
  inputFacets: { inputStatistics: { rowCount } },
});

const run = (
  id: string,
  hour: number,
  type: string,
  more: Parameters<typeof runEvent>[0] = {},
): JsonObject[] => [
  runEvent({ run: id, type: 'START', time: `2026-11-02T${hour}:00:00Z`, ...more }),
  runEvent({ run: id, type, time: `2026-11-02T${hour}:01:00Z`, ...more }),
];
const reads = { job: 'sum', inputs: [dataset('orders')], outputs: [dataset('daily')] };
const writes = { outputs: [dataset('orders')] };

function theRun(site: Site, id: string): Run {
  const found = site.graph.run(id);
  if (found === null) throw new Error(`no run ${id}`);
  return found;
}

describe('a run that failed', () => {
  test('says what it was doing, what it had read and written, and what is stale because of it', async () => {
    const context = {
      step: 'computing orders',
      dataset: { namespace: 'data', name: 'raw' },
      rowsRead: 30,
      rowsWritten: 0,
      detail: 'at row 31',
    };
    const runFacets = { ...ERROR, headwater_errorContext: context };
    const site = await siteOf([
      ...run('first', 10, 'COMPLETE', writes),
      ...run('sum', 11, 'COMPLETE', reads),
      ...run('second', 12, 'FAIL', { ...writes, inputs: [rows('raw', 99)], runFacets }),
    ]);
    expect(runFailureRecord(runFailure(site, theRun(site, 'second')))).toMatchObject({
      ...context,
      evidence: { line: 6 },
      lastEvent: { line: 6 },
      stale: [
        { namespace: 'data', name: 'orders', distance: 1, until: null },
        { namespace: 'data', name: 'daily', distance: 2, until: null },
      ],
    });
    expect(runTwin(site, theRun(site, 'second')).failure).toMatchObject({ step: 'computing orders' });
  });

  test('whose producer says nothing of it has what its statistics say, and its last event', async () => {
    const inputs = [rows('raw', 40), rows('more', 2), dataset('unmeasured')];
    const site = await siteOf(run('only', 10, 'FAIL', { ...writes, inputs, runFacets: ERROR }));
    const failure = runFailure(site, theRun(site, 'only'));
    expect(failure).toMatchObject({ context: null, read: { rows: 42, said: 2, of: 3 }, written: null });
    expect(runFailureRecord(failure)).toMatchObject({ step: null, rowsRead: 42, rowsWritten: null });
  });

  test('has left stale what was made anew later until then', async () => {
    const site = await siteOf([
      ...run('first', 10, 'FAIL', writes),
      ...run('second', 12, 'COMPLETE', writes),
      ...run('sum', 13, 'COMPLETE', reads),
    ]);
    expect(runFailureRecord(runFailure(site, theRun(site, 'first')))?.stale).toEqual([
      { namespace: 'data', name: 'orders', distance: 1, until: '2026-11-02T12:01:00Z' },
      { namespace: 'data', name: 'daily', distance: 2, until: '2026-11-02T13:01:00Z' },
    ]);
  });

  test('a context of another shape costs nothing but itself', async () => {
    const runFacets = { ...ERROR, headwater_errorContext: { step: 3, rowsRead: 'many' } };
    const site = await siteOf(run('only', 10, 'FAIL', { ...writes, runFacets }));
    expect(runFailure(site, theRun(site, 'only'))).toMatchObject({ context: null });
    expect(theRun(site, 'only').facets.raw.map(({ name }) => name)).toEqual(['headwater_errorContext']);
  });
});

describe('a run that completed', () => {
  test('has none', async () => {
    const site = await siteOf(run('only', 10, 'COMPLETE', writes));
    expect(runFailure(site, theRun(site, 'only'))).toBeNull();
    expect(runFailureRecord(null)).toBeNull();
  });

  test('in spite of an error says how far it had come, and has left nothing stale', async () => {
    const runFacets = { ...ERROR, headwater_errorContext: { step: 'guessing' } };
    const site = await siteOf(run('only', 10, 'COMPLETE', { ...writes, runFacets }));
    expect(runFailure(site, theRun(site, 'only'))).toMatchObject({
      context: { value: { step: 'guessing' } },
      stale: [],
    });
  });
});
