import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, runEvent, theDataset, theRun } from './log.ts';

const assertions = (...list: readonly Json[]): JsonObject => ({
  dataQualityAssertions: { assertions: list },
});
const check = (assertion: string, success: boolean, more: JsonObject = {}): JsonObject => ({
  assertion,
  success,
  ...more,
});

/** `failed unique id by load` */
function checks(log: readonly Json[]): readonly string[] {
  return theDataset(catalogOf(log), 't').checks.map(({ value, job }) =>
    [
      value.success ? 'passed' : 'failed',
      value.name ?? value.assertion,
      value.column ?? '-',
      'by',
      job?.name ?? 'no job',
    ].join(' '),
  );
}

describe('the checks of a dataset', () => {
  test('are the latest outcome of each, whatever other checks came later', () => {
    expect(
      checks([
        runEvent('r', 'COMPLETE', 1, {
          inputs: [dataset('t', {}, { inputFacets: assertions(check('unique', false, { column: 'id' })) })],
        }),
        runEvent('s', 'COMPLETE', 2, { inputs: [dataset('t', assertions(check('not_null', true)))] }),
        runEvent('u', 'COMPLETE', 3, { inputs: [dataset('t', assertions(check('not_null', false)))] }),
      ]),
    ).toEqual(['failed not_null - by load', 'failed unique id by load']);
  });

  test('are told apart by job, column and name', () => {
    const own = (name: string): JsonObject => check('custom', true, { name });
    expect(
      checks([
        runEvent('r', 'COMPLETE', 1, { inputs: [dataset('t', assertions(own('a'), own('b')))] }),
        runEvent('s', 'COMPLETE', 2, { job: 'other', inputs: [dataset('t', assertions(own('a')))] }),
        datasetEvent(3, dataset('t', assertions(check('custom', false, { column: 'x' })))),
      ]),
    ).toEqual([
      'passed a - by load',
      'passed a - by other',
      'passed b - by load',
      'failed custom x by no job',
    ]);
  });

  test('of one event fail where it says both', () => {
    const both = [check('unique', true), check('unique', false), check('unique', true)];
    expect(checks([datasetEvent(1, dataset('t', assertions(...both)))])).toEqual([
      'failed unique - by no job',
    ]);
  });

  test('stand in one order, whatever order their events are read in', () => {
    const named = (assertion: string): JsonObject =>
      datasetEvent(1, dataset('t', assertions(check(assertion, true, { name: 'same' }))));
    const order = (...log: readonly JsonObject[]): readonly string[] =>
      theDataset(catalogOf(log), 't').checks.map(({ value }) => value.assertion);
    expect(order(named('b'), named('a'))).toEqual(order(named('a'), named('b')));
  });

  test('are gone when a later event deletes the facet', () => {
    expect(
      checks([
        datasetEvent(1, dataset('t', assertions(check('unique', true)))),
        datasetEvent(2, dataset('t', { dataQualityAssertions: { _deleted: true } })),
      ]),
    ).toEqual([]);
  });

  test('stand in the run that made them', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, { inputs: [dataset('t', assertions(check('unique', false)))] }),
    ]);
    const [use] = theRun(catalog, 'r').inputs;
    expect(use?.dataset.known.dataQualityAssertions?.value.assertions).toEqual([check('unique', false)]);
  });
});

test('a former name stays, whatever is done to the dataset later', () => {
  const change = (lifecycleStateChange: string, more: JsonObject = {}): JsonObject => ({
    lifecycleStateChange: { lifecycleStateChange, ...more },
  });
  const catalog = catalogOf([
    runEvent('r', 'COMPLETE', 1, {
      outputs: [dataset('t', change('RENAME', { previousIdentifier: { namespace: 'db', name: 'old' } }))],
    }),
    runEvent('s', 'COMPLETE', 2, { outputs: [dataset('t', change('OVERWRITE'))] }),
  ]);
  expect(theDataset(catalog, 't').formerly.map(({ value }) => value.name)).toEqual(['old']);
});
