import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beganAt } from '../../src/graph/run-history.ts';
import type { Finding } from '../../src/health/finding.ts';
import { runFindings } from '../../src/health/run/finding.ts';
import { standingOf } from '../../src/health/run/standing.ts';
import { millisecondsOf, type Instant } from '../../src/model/instant.ts';
import { anyRuns, ledger, moment, PLACE, type SaidRun } from './run-log.ts';

const START = millisecondsOf(moment(0));
const minuteOf = (instant: Instant | null): string =>
  instant === null ? 'now' : String((millisecondsOf(instant) - START) / 60_000);

/** `run-failed r0 5–now` */
function line(finding: Finding): string {
  const run = 'run' in finding ? (finding.run?.id ?? '') : '';
  return `${finding.kind} ${run} ${minuteOf(finding.since)}–${minuteOf(finding.until)}`;
}

function findings(runs: readonly SaidRun[], around: Parameters<typeof ledger>[1] = {}): readonly string[] {
  return runFindings(ledger(runs, around)).map(line);
}

describe('a run that failed or was aborted', () => {
  test('is a finding until a run of its job completes', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [5, 'FAIL'] },
      { begins: 10, ends: [15, 'ABORT'] },
      { begins: 20, ends: [25, 'COMPLETE'] },
      { begins: 30, ends: [35, 'FAIL'] },
    ];
    expect(findings(runs)).toEqual(['run-failed r0 5–25', 'run-failed r1 15–25', 'run-failed r3 35–now']);
  });

  test('is not mended by another job, nor by a run that completed before', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [5, 'COMPLETE'] },
      { begins: 1, ends: [5, 'FAIL'] },
      { begins: 10, ends: [15, 'COMPLETE'], job: 'clean' },
    ];
    expect(findings(runs)).toEqual(['run-failed r1 5–now']);
  });

  test('is not mended by a run that was under way already', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [100, 'COMPLETE'] },
      { begins: 50, ends: [55, 'FAIL'] },
    ];
    expect(findings(runs)).toEqual(['run-failed r1 55–now']);
    expect(findings([...runs, { begins: 110, ends: [115, 'COMPLETE'] }])).toEqual(['run-failed r1 55–115']);
  });

  test('names its run, its job, and the event that says so', () => {
    const [finding] = runFindings(ledger([{ begins: 0, ends: [5, 'FAIL'] }]));
    expect(finding).toMatchObject({
      subject: { kind: 'job', id: { namespace: 'jobs', name: 'load' } },
      evidence: { eventType: 'FAIL', line: 2 },
      expectation: null,
    });
  });

  test('as of a moment before its end is none', () => {
    expect(findings([{ begins: 0, ends: [5, 'FAIL'] }], { asOf: 4 })).toEqual([]);
  });
});

describe('a run that no event ends', () => {
  test('is overdue from the moment at which its time is up', () => {
    expect(findings([{ begins: 0 }], { longest: 30, asOf: 30 })).toEqual([]);
    expect(findings([{ begins: 0 }], { longest: 30, asOf: 40 })).toEqual(['run-overdue r0 30–now']);
    expect(findings([{ begins: 10 }], { cron: '0 * * * *', asOf: 70 })).toEqual(['run-overdue r0 60–now']);
  });

  test('is abandoned once a later one begins, until one completes', () => {
    const runs: readonly SaidRun[] = [{ begins: 0 }, { begins: 45, ends: [50, 'COMPLETE'] }];
    expect(findings(runs, { longest: 30 })).toEqual(['run-overdue r0 30–45', 'run-abandoned r0 45–50']);
    expect(findings(runs, { longest: 30, asOf: 46 })).toEqual([
      'run-overdue r0 30–45',
      'run-abandoned r0 45–now',
    ]);
    expect(findings(runs, { cron: '0 * * * *' })).toEqual(['run-abandoned r0 45–50']);
  });

  test('that may run beside a later one is abandoned when its own time is up', () => {
    const runs: readonly SaidRun[] = [{ begins: 0 }, { begins: 10, ends: [20, 'COMPLETE'] }];
    expect(findings(runs, { longest: 30, asOf: 40 })).toEqual(['run-abandoned r0 30–now']);
  });

  test('was overdue until it ended, though it came to its end', () => {
    const runs: readonly SaidRun[] = [{ begins: 0, ends: [41, 'COMPLETE'] }];
    expect(findings(runs, { longest: 30, asOf: 40 })).toEqual(['run-overdue r0 30–now']);
    expect(findings(runs, { longest: 30 })).toContain('run-overdue r0 30–41');
    expect(findings(runs, { longest: 50 })).toEqual([]);
  });

  test('is no finding where nobody says how long it may run', () => {
    expect(findings([{ begins: 0 }, { begins: 10 }], { asOf: 9000 })).toEqual([]);
  });

  test('names the line of the glossary that it is held against', () => {
    const [finding] = runFindings(ledger([{ begins: 0 }], { longest: 30, asOf: 40 }));
    expect(finding).toMatchObject({ expectation: PLACE, evidence: { eventType: 'START', line: 1 } });
  });
});

describe('a run that took longer than it may', () => {
  test('is a finding until the next completes: where that takes too long as well, it is one itself', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [31, 'COMPLETE'] },
      { begins: 40, ends: [80, 'COMPLETE'] },
      { begins: 90, ends: [120, 'COMPLETE'] },
    ];
    expect(findings(runs, { longest: 30 })).toEqual([
      'run-overdue r0 30–31',
      'run-overdue r1 70–80',
      'run-too-long r0 30–80',
      'run-too-long r1 70–120',
    ]);
    expect(runFindings(ledger(runs, { longest: 30 }))[2]).toMatchObject({
      took: 31 * 60_000,
      longest: 30 * 60_000,
      expectation: PLACE,
    });
  });

  test('is one whether it failed or not; one that failed soon does not mend it', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [31, 'FAIL'] },
      { begins: 40, ends: [41, 'FAIL'] },
    ];
    expect(findings(runs, { longest: 30 })).toContain('run-too-long r0 30–now');
  });
});

test('for any runs: each failure ends with the first completion of a run that began no earlier, and open findings are what runs are now', () => {
  const anyAround = fc.record(
    { longest: fc.integer({ min: 1, max: 60 }), asOf: fc.integer({ min: 0, max: 200 }) },
    { requiredKeys: ['asOf'] },
  );
  fc.assert(
    fc.property(anyRuns.map(endLast), anyAround, (runs, around) => {
      const known = ledger(runs, around);
      const found = runFindings(known);
      const failures = known.runs
        .filter(({ state }) => state === 'failed' || state === 'aborted')
        .map((run) => {
          const ends = known.runs.flatMap((one) =>
            one.job.name === run.job.name &&
            one.state === 'complete' &&
            one.endedAt &&
            beganAt(one) >= beganAt(run)
              ? [one.endedAt]
              : [],
          );
          const mended = ends.filter((end) => end > (run.endedAt ?? '')).sort();
          return `run-failed ${run.id} ${minuteOf(run.endedAt)}–${minuteOf(mended[0] ?? null)}`;
        });
      const lines = found.map(line);
      expect(lines.filter((one) => one.startsWith('run-failed')).sort()).toEqual(failures.sort());
      for (const { id, ...run } of known.runs) {
        const standing = standingOf(known, { id, ...run });
        const of = (kind: Finding['kind']): readonly Finding[] =>
          found.filter((one) => one.kind === kind && 'run' in one && one.run?.id === id);
        expect(of('run-overdue').some(({ until }) => until === null)).toBe(standing === 'overdue');
        expect(of('run-abandoned').length > 0).toBe(standing === 'abandoned');
      }
      for (const { since, until } of found) {
        expect(since <= known.asOf).toBe(true);
        expect(until === null || (until > since && until <= known.asOf)).toBe(true);
      }
    }),
  );
});

/** The same, none of them ended before it began. */
function endLast(runs: readonly SaidRun[]): SaidRun[] {
  return runs.map(({ begins, ends, ...run }) =>
    ends === undefined ? { begins, ...run } : { begins, ends: [Math.max(begins, ends[0]), ends[1]], ...run },
  );
}
