import { describe, expect, test } from 'vitest';
import { at, catalogOf, dataset, problems, runEvent, theJob, theRun } from './log.ts';

describe('a run is what its last terminal event says', () => {
  test.each([
    [
      'complete',
      'START and COMPLETE',
      [
        ['START', 1],
        ['COMPLETE', 2],
      ],
    ],
    ['complete', 'COMPLETE without START', [['COMPLETE', 2]]],
    [
      'complete',
      'lower case',
      [
        ['start', 1],
        ['complete', 2],
      ],
    ],
    [
      'failed',
      'FAIL',
      [
        ['START', 1],
        ['FAIL', 2],
      ],
    ],
    [
      'aborted',
      'ABORT',
      [
        ['START', 1],
        ['ABORT', 2],
      ],
    ],
    [
      'complete',
      'FAIL, and later COMPLETE',
      [
        ['START', 1],
        ['FAIL', 2],
        ['COMPLETE', 3],
      ],
    ],
    [
      'failed',
      'COMPLETE, and later FAIL',
      [
        ['START', 1],
        ['FAIL', 3],
        ['COMPLETE', 2],
      ],
    ],
    [
      'complete',
      'COMPLETE, and late OTHER, RUNNING and START',
      [
        ['COMPLETE', 2],
        ['OTHER', 3],
        ['RUNNING', 4],
        ['START', 5],
      ],
    ],
    ['unfinished', 'START alone', [['START', 1]]],
    [
      'unfinished',
      'RUNNING and OTHER',
      [
        ['RUNNING', 1],
        ['OTHER', 2],
      ],
    ],
    ['unfinished', 'no type', [[null, 1]]],
    ['unfinished', 'a type of its own', [['PAUSED', 1]]],
  ] as const)('%s: %s', (state, _, events) => {
    const catalog = catalogOf(events.map(([type, minute]) => runEvent('r', type, minute)));
    expect(theRun(catalog, 'r').state).toBe(state);
  });
});

describe('events of one time', () => {
  test('go by what they do to the run: its start, what happens in it, its end', () => {
    const types = ['COMPLETE', 'RUNNING', 'START', 'OTHER', null];
    const { events, state } = theRun(catalogOf(types.map((type) => runEvent('r', type, 1))), 'r');
    expect(events[0]?.eventType).toBe('START');
    expect(events.at(-1)?.eventType).toBe('COMPLETE');
    expect(state).toBe('complete');
  });
});

describe('a run', () => {
  test('lasts from its START to its last terminal event, whatever else was said before and after', () => {
    const { startedAt, endedAt, events } = theRun(
      catalogOf([
        runEvent('r', 'OTHER', 9),
        runEvent('r', 'COMPLETE', 8),
        runEvent('r', 'START', 3),
        runEvent('r', null, 1),
      ]),
      'r',
    );
    expect([startedAt, endedAt].map((time) => time?.slice(0, 16))).toEqual(
      [at(3), at(8)].map((time) => time.slice(0, 16)),
    );
    expect(events.map((event) => event.eventType)).toEqual([null, 'START', 'COMPLETE', 'OTHER']);
  });

  test('without START has no stated beginning, and no end while it is unfinished', () => {
    const run = theRun(catalogOf([runEvent('r', 'RUNNING', 5), runEvent('r', 'RUNNING', 4)]), 'r');
    expect(run.startedAt).toBeNull();
    expect(run.firstSeen.slice(0, 16)).toBe(at(4).slice(0, 16));
    expect(run.endedAt).toBeNull();
  });

  test('read and wrote what any of its events says', () => {
    const run = theRun(
      catalogOf([
        runEvent('r', 'START', 1, { inputs: [dataset('b'), dataset('a')] }),
        runEvent('r', 'RUNNING', 2, { outputs: [dataset('c')] }),
        runEvent('r', 'COMPLETE', 3),
      ]),
      'r',
    );
    expect(run.inputs.map((input) => input.id.name)).toEqual(['a', 'b']);
    expect(run.outputs.map((output) => output.id.name)).toEqual(['c']);
  });

  test('that is unfinished is shown, and reported', () => {
    expect(problems(catalogOf([runEvent('r', 'START', 1)]))).toMatchInlineSnapshot(`
      [
        "1 run-unfinished: the run r of load was first heard of at 2026-03-01T00:01:00Z, and no event ends it",
      ]
    `);
  });

  test('of several jobs is shown with the last one, and reported', () => {
    const catalog = catalogOf([
      runEvent('r', 'START', 1, { job: 'first' }),
      runEvent('r', 'RUNNING', 2, { job: 'other' }),
      runEvent('r', 'COMPLETE', 3, { job: 'last' }),
    ]);
    expect(theRun(catalog, 'r').job.name).toBe('last');
    expect(['first', 'other', 'last'].map((name) => theJob(catalog, name).runs.length)).toEqual([0, 0, 1]);
    expect(problems(catalog)).toMatchInlineSnapshot(`
      [
        "1 run-job-conflict: the run r is said to be of last and of first, other",
      ]
    `);
  });
});

test('runs are listed from the newest, all of them and those of each job', () => {
  const catalog = catalogOf([
    runEvent('b', 'COMPLETE', 2),
    runEvent('c', 'COMPLETE', 3, { job: 'other' }),
    runEvent('z', 'COMPLETE', 1),
    runEvent('a', 'COMPLETE', 1),
  ]);
  expect(catalog.runs.map((run) => run.id)).toEqual(['c', 'b', 'a', 'z']);
  expect(theJob(catalog).runs.map((run) => run.id)).toEqual(['b', 'a', 'z']);
});
