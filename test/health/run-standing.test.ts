import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf, type Standing } from '../../src/health/run/standing.ts';
import { anyRuns, ledger, theRun, type Expected, type SaidRun } from './run-log.ts';

/** The standing of the first run at that minute. */
function standing(asOf: number, expected: Expected, ...later: readonly SaidRun[]): Standing {
  const known = ledger([{ begins: 0 }, ...later], { ...expected, asOf });
  return standingOf(known, theRun(known, 'r0'));
}

describe('a run that no event ends', () => {
  test('is unfinished where the glossary does not say how long it may run', () => {
    expect(standing(10_000, {}, { begins: 60 })).toBe('unfinished');
  });

  test('runs for as long as it may take at most, to the last moment; then it is overdue', () => {
    expect(standing(30, { longest: 30 })).toBe('running');
    expect(standing(31, { longest: 30 })).toBe('overdue');
  });

  test('may run beside a later one while its time lasts, and is abandoned after it', () => {
    expect(standing(30, { longest: 30 }, { begins: 20 })).toBe('running');
    expect(standing(31, { longest: 30 }, { begins: 20 })).toBe('abandoned');
    expect(standing(90, { longest: 30 }, { begins: 80 })).toBe('abandoned');
  });

  test('without a longest duration runs until the next moment of the schedule', () => {
    expect(standing(59, { cron: '0 * * * *' })).toBe('running');
    expect(standing(61, { cron: '0 * * * *' })).toBe('overdue');
  });

  test('without a longest duration is abandoned as soon as a later one begins', () => {
    expect(standing(20, { cron: '0 * * * *' }, { begins: 20 })).toBe('abandoned');
    expect(standing(19, { cron: '0 * * * *' }, { begins: 20 })).toBe('running');
  });

  test('goes by the longest duration where the glossary gives both', () => {
    expect(standing(70, { cron: '0 * * * *', longest: 90 })).toBe('running');
    expect(standing(20, { cron: '0 * * * *', longest: 10 })).toBe('overdue');
  });

  test('is not abandoned for a run of another job, or one that began with it', () => {
    expect(standing(20, { cron: '0 * * * *' }, { begins: 10, job: 'clean' }, { begins: 0 })).toBe('running');
  });

  test('is told as of the moment that counts: an end after it is not known yet', () => {
    const known = ledger([{ begins: 0, ends: [50, 'COMPLETE'] }], { longest: 30, asOf: 40 });
    expect(standingOf(known, theRun(known, 'r0'))).toBe('overdue');
  });
});

const anyExpected: fc.Arbitrary<Expected> = fc.record(
  { cron: fc.constantFrom('0 * * * *', '*/20 * * * *'), longest: fc.integer({ min: 1, max: 60 }) },
  { requiredKeys: [] },
);

/** The definition, with every run looked at. */
function naiveStanding(
  runs: readonly SaidRun[],
  index: number,
  { cron, longest }: Expected,
  asOf: number,
): Standing {
  const run = runs[index];
  if (run === undefined) throw new RangeError('no such run');
  if (run.ends !== undefined && run.ends[0] <= asOf) {
    return ({ COMPLETE: 'complete', FAIL: 'failed', ABORT: 'aborted' } as const)[run.ends[1]];
  }
  if ((run.job ?? 'load') !== 'load' || (cron === undefined && longest === undefined)) return 'unfinished';
  const hasLater = runs.some(
    (one) => (one.job ?? 'load') === 'load' && one.begins <= asOf && one.begins > run.begins,
  );
  if (longest !== undefined) {
    if (asOf - run.begins <= longest) return 'running';
    return hasLater ? 'abandoned' : 'overdue';
  }
  if (hasLater) return 'abandoned';
  const step = cron === '0 * * * *' ? 60 : 20;
  return asOf > (Math.floor(run.begins / step) + 1) * step ? 'overdue' : 'running';
}

test('the standing of any run among any others is as its definition says', () => {
  fc.assert(
    fc.property(anyRuns, anyExpected, fc.integer({ min: 0, max: 200 }), (runs, expected, asOf) => {
      const sound = runs.map((run): SaidRun =>
        run.ends !== undefined && run.ends[0] < run.begins
          ? { ...run, ends: [run.begins, run.ends[1]] }
          : run,
      );
      const known = ledger(sound, { ...expected, asOf });
      for (const [index, run] of sound.entries()) {
        if (run.begins > asOf) continue;
        expect(standingOf(known, theRun(known, `r${index}`))).toBe(
          naiveStanding(sound, index, expected, asOf),
        );
      }
    }),
  );
});
