import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, jobEvent, runEvent } from './log.ts';

/** With their hints. */
function warnings(log: readonly Json[]): readonly string[] {
  return catalogOf(log).problems.map(
    ({ code, file, line, message, hint }) => `${file ?? ''}:${line ?? ''} ${code}: ${message} → ${hint}`,
  );
}

function codes(log: readonly Json[]): readonly string[] {
  return catalogOf(log).problems.map(({ code, line }) => `${line ?? ''} ${code}`);
}

describe('a run that contradicts itself is reported', () => {
  test('where it ends in two ways, at the second of them', () => {
    const log = [runEvent('r', 'START', 1), runEvent('r', 'COMPLETE', 2), runEvent('r', 'FAIL', 3)];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:3 run-contradictory: the run r of load ended COMPLETE at 2026-03-01T00:02:00Z, and FAIL at 2026-03-01T00:03:00Z → where it was tried again, give each attempt a run id of its own; else see which end is so; it is shown as FAIL, its last end",
      ]
    `);
  });

  test('with the last of several ends as the one that stands', () => {
    const ends = ['FAIL', 'fail', 'ABORT', 'COMPLETE'];
    expect(warnings(ends.map((type, minute) => runEvent('r', type, minute)))).toMatchInlineSnapshot(`
      [
        "log.ndjson:3 run-contradictory: the run r of load ended FAIL at 2026-03-01T00:00:00Z, and ABORT at 2026-03-01T00:02:00Z → where it was tried again, give each attempt a run id of its own; else see which end is so; it is shown as COMPLETE, its last end",
      ]
    `);
  });

  test('where it ends in two ways at one time', () => {
    const log = [runEvent('r', 'COMPLETE', 2), runEvent('r', 'ABORT', 2)];
    expect(catalogOf(log).problems.map(({ code }) => code)).toEqual(['run-contradictory']);
  });

  test('whatever the case of its types', () => {
    expect(codes(['complete', 'Fail'].map((type, minute) => runEvent('r', type, minute)))).toEqual([
      '2 run-contradictory',
    ]);
    expect(codes(['complete', 'running'].map((type, minute) => runEvent('r', type, minute)))).toEqual([
      '2 run-contradictory',
    ]);
  });

  test('where it goes on after its end, at the event that goes on', () => {
    const log = [runEvent('r', 'START', 1), runEvent('r', 'COMPLETE', 2), runEvent('r', 'RUNNING', 3)];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:3 run-contradictory: the run r of load ended COMPLETE at 2026-03-01T00:02:00Z, and went on: RUNNING at 2026-03-01T00:03:00Z → where it was tried again, give each attempt a run id of its own; else let the producer send the end last; it is shown as COMPLETE, its last end",
      ]
    `);
  });

  test('where it starts again after its end', () => {
    const log = ['START', 'COMPLETE', 'START', 'COMPLETE'].map((type, minute) => runEvent('r', type, minute));
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:3 run-contradictory: the run r of load ended COMPLETE at 2026-03-01T00:01:00Z, and went on: START at 2026-03-01T00:02:00Z → where it was tried again, give each attempt a run id of its own; else let the producer send the end last; it is shown as COMPLETE, its last end",
      ]
    `);
  });

  test('where it ends before it starts, at its start', () => {
    const log = [runEvent('r', 'START', 3), runEvent('r', 'FAIL', 2), runEvent('r', 'RUNNING', 4)];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:1 run-contradictory: the run r of load ended FAIL at 2026-03-01T00:02:00Z, before its START at 2026-03-01T00:03:00Z → see whether the clocks of what sent the two events agree; it is shown as FAIL, its last end",
      ]
    `);
  });

  test('once, whatever it contradicts', () => {
    const types = ['COMPLETE', 'START', 'RUNNING', 'FAIL', 'START', 'ABORT', 'RUNNING'];
    expect(codes(types.map((type, minute) => runEvent('r', type, minute)))).toEqual(['4 run-contradictory']);
  });

  test.each([
    ['one end is said twice', ['START', 'COMPLETE', 'COMPLETE', 'complete']],
    ['it only ends', ['FAIL']],
    ['it starts twice', ['START', 'START', 'RUNNING', 'COMPLETE']],
    ['something else is said of it later', ['START', 'COMPLETE', 'OTHER', null, 'PAUSED']],
  ])('but not where %s', (_, types) => {
    expect(codes(types.map((type, minute) => runEvent('r', type, minute)))).toEqual([]);
  });

  test('but not where its start, what happens in it and its end have one time', () => {
    expect(codes(['COMPLETE', 'RUNNING', 'START'].map((type) => runEvent('r', type, 1)))).toEqual([]);
  });
});

describe('a run that is its own ancestor is reported', () => {
  const child = (run: string, parent: string, minute: number): JsonObject =>
    runEvent(run, 'COMPLETE', minute, {
      runFacets: { parent: { run: { runId: parent }, job: { namespace: 'jobs', name: 'dag' } } },
    });

  test('where it is its own parent', () => {
    expect(warnings([child('a', 'a', 1)])).toMatchInlineSnapshot(`
      [
        "log.ndjson:1 run-contradictory: the run a of load is its own ancestor, by way of its parents: a → a → let the producer name as the parent the run that started it, or none; no lineage rests on parents",
      ]
    `);
  });

  test('once for a cycle, at its least run, and not for those that lead into it', () => {
    const log = [child('z', 'c', 1), child('c', 'a', 2), child('a', 'b', 3), child('b', 'c', 4)];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:3 run-contradictory: the run a of load is its own ancestor, by way of its parents: a → b → c → a → let the producer name as the parent the run that started it, or none; no lineage rests on parents",
      ]
    `);
  });

  test('of a long cycle with the first runs alone', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const log = names.map((name, index) => child(name, names[index + 1] ?? 'a', index));
    expect(catalogOf(log).problems.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "the run a of load is its own ancestor, by way of its parents: a → b → c → d → e → 3 more → a",
      ]
    `);
  });

  test('for each of several cycles', () => {
    const log = [child('b', 'a', 1), child('a', 'b', 2), child('d', 'd', 3), child('c', 'd', 4)];
    expect(codes(log)).toEqual(['2 run-contradictory', '3 run-contradictory']);
  });

  test('but not where the log knows no run of the parent, or an earlier event named another', () => {
    expect(codes([child('a', 'nowhere', 1), child('b', 'a', 2), child('c', 'b', 3)])).toEqual([]);
    expect(codes([child('a', 'a', 1), child('a', 'nowhere', 2)])).toEqual([]);
  });

  test('however many generations there are', () => {
    const log = Array.from({ length: 20_000 }, (_, index) => child(`r${index}`, `r${index + 1}`, 1));
    expect(codes([...log, child('r20000', 'r0', 2)])).toEqual(['1 run-contradictory']);
  });
});

describe('a run that no event ends is reported', () => {
  test('as one that may still run, where no later run of its job completed', () => {
    const log = [
      runEvent('early', 'COMPLETE', 1),
      runEvent('stalled', 'START', 2),
      runEvent('other', 'COMPLETE', 3, { job: 'other' }),
      runEvent('failed', 'FAIL', 4),
    ];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:2 run-unfinished: the run stalled of load was first heard of at 2026-03-01T00:02:00Z, and no event ends it → see whether it was killed, whether it still runs, or whether its last event was lost",
      ]
    `);
  });

  test('as one that was cut off, where a run that began later completed', () => {
    const log = [
      runEvent('stalled', 'START', 2),
      runEvent('stalled', 'RUNNING', 3),
      runEvent('next', 'COMPLETE', 4),
      runEvent('last', 'COMPLETE', 5),
    ];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:1 run-unfinished: the run stalled of load was first heard of at 2026-03-01T00:02:00Z, and no event ends it; a run that began later, last, completed → see whether it was killed or its last event was lost, and let what stops it send FAIL or ABORT",
      ]
    `);
  });

  test('as one that may still run, where the later run began before its last event', () => {
    const log = [
      runEvent('slow', 'START', 2),
      runEvent('quick', 'COMPLETE', 3),
      runEvent('slow', 'RUNNING', 4),
    ];
    expect(warnings(log)[0]).toContain('and no event ends it →');
  });
});

describe('a job that is declared and has no run is reported', () => {
  test('at its first event', () => {
    const log = [jobEvent(2, { job: 'idle' }), jobEvent(1, { job: 'idle' }), runEvent('r', 'COMPLETE', 3)];
    expect(warnings(log)).toMatchInlineSnapshot(`
      [
        "log.ndjson:2 job-without-runs: the job idle in jobs is declared, and no run of it is in the log → see whether it is scheduled, whether its runs go by another name, or whether their events were lost",
      ]
    `);
  });

  test('but not where it ran', () => {
    expect(codes([jobEvent(1), runEvent('r', 'COMPLETE', 2)])).toEqual([]);
  });

  test('but not where its only run is said to be of another job: that is reported already', () => {
    const log = [runEvent('r', 'START', 1, { job: 'first' }), runEvent('r', 'COMPLETE', 2)];
    expect(codes(log)).toEqual(['1 run-job-conflict']);
  });
});
