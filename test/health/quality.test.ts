import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../src/health/quality/meaning.ts';
import { qualityFindings } from '../../src/health/quality/finding.ts';
import { qualityOf, type Quality } from '../../src/health/quality/quality.ts';
import { ruleText } from '../../src/health/quality/rule-text.ts';
import type { Finding } from '../../src/health/finding.ts';
import type { Ledger } from '../../src/health/ledger.ts';
import type { Duration } from '../../src/model/duration.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Expectation, Rule } from '../../src/model/rule.ts';
import { dataset, datasetEvent, runEvent } from '../catalog/log.ts';
import { clock, hourly, ledger, ORDERS, PLACE, type SaidOfRun } from './quality-log.ts';

const HOUR = 3_600_000 as Duration;

function rule(expectation: Expectation): Rule {
  return { ...expectation, place: PLACE };
}

function quality(of: Ledger): Quality {
  const found = qualityOf(of, ORDERS);
  if (found === null) throw new Error('the log names no orders');
  return found;
}

/** What became of the rule: `passed: 0 nulls`. */
function outcome(expectation: Expectation, ...runs: readonly SaidOfRun[]): string {
  const [first] = quality(ledger(hourly(runs), { rules: [rule(expectation)] })).rules;
  return [first?.state, first?.latest?.found].filter(Boolean).join(': ');
}

function columns(columnMetrics: JsonObject, rowCount?: number): SaidOfRun {
  return { metrics: { columnMetrics, ...(rowCount === undefined ? {} : { rowCount }) } };
}

const passing = (assertion: string, more: JsonObject = {}): JsonObject => ({
  assertion,
  success: true,
  ...more,
});
const failing = (assertion: string, more: JsonObject = {}): JsonObject => ({
  assertion,
  success: false,
  ...more,
});

describe('a rule that a column is never null', () => {
  const notNull = { kind: 'not_null', column: 'id' } as const;

  test('goes by the nulls that were counted', () => {
    expect(outcome(notNull, columns({ id: { nullCount: 0 } }))).toBe('passed: 0 nulls');
    expect(outcome(notNull, columns({ id: { nullCount: 1 } }))).toBe('failed: 1 null');
    expect(outcome(notNull, columns({ id: { nullCount: 1234 } }))).toBe('failed: 1,234 nulls');
  });

  test('or by a check of the same meaning, whatever tool names it', () => {
    for (const name of [
      'not_null',
      'dbt_utils.not_null',
      'expect_column_values_to_not_be_null',
      'NULL_CHECK',
    ]) {
      expect(outcome(notNull, { checks: [passing(name, { column: 'id' })] })).toBe(
        `passed: the check ${name} passed`,
      );
    }
    expect(outcome(notNull, { checks: [failing('not_null', { column: 'id', actual: '4 nulls' })] })).toBe(
      'failed: the check not_null failed: 4 nulls',
    );
  });

  test('is not measured by what is said of other columns, or of something else', () => {
    expect(outcome(notNull, columns({ note: { nullCount: 0 }, id: { min: 1 } }))).toBe('not-measured');
    expect(outcome(notNull, { checks: [passing('not_null', { column: 'ID' }), passing('not_null')] })).toBe(
      'not-measured',
    );
    expect(outcome(notNull, { checks: [passing('looks_fine', { column: 'id' })] })).toBe('not-measured');
    expect(outcome(notNull, {})).toBe('not-measured');
  });

  test('is broken where either says so', () => {
    const both = { ...columns({ id: { nullCount: 0 } }), checks: [failing('not_null', { column: 'id' })] };
    expect(outcome(notNull, both)).toBe('failed: the check not_null failed');
    expect(outcome(notNull, { ...both, checks: [passing('not_null', { column: 'id' })] })).toBe(
      'passed: 0 nulls',
    );
  });

  test('stays as it was measured last while later runs measure it no more', () => {
    expect(outcome(notNull, columns({ id: { nullCount: 2 } }), { rows: 5 })).toBe('failed: 2 nulls');
  });

  test('holds for a column of any name', () => {
    const odd = { kind: 'not_null', column: '__proto__' } as const;
    const said = JSON.parse('{ "__proto__": { "nullCount": 3 } }') as JsonObject;
    expect(outcome(odd, columns(said))).toBe('failed: 3 nulls');
    expect(outcome(odd, columns({ id: { nullCount: 0 } }))).toBe('not-measured');
  });
});

describe('a rule that values are unique', () => {
  const unique = { kind: 'unique', columns: ['id'] } as const;

  test('goes by distinct values against rows, nulls aside', () => {
    expect(outcome(unique, columns({ id: { distinctCount: 9, nullCount: 0 } }, 9))).toBe(
      'passed: 9 distinct of 9 values',
    );
    expect(outcome(unique, columns({ id: { distinctCount: 8, nullCount: 1 } }, 9))).toBe(
      'passed: 8 distinct of 8 values',
    );
    expect(outcome(unique, columns({ id: { distinctCount: 7, nullCount: 1 } }, 9))).toBe(
      'failed: 7 distinct of 8 values',
    );
  });

  test('is not measured where nulls that were not counted may make up for it', () => {
    expect(outcome(unique, columns({ id: { distinctCount: 8 } }, 9))).toBe('not-measured');
    expect(outcome(unique, columns({ id: { distinctCount: 9 } }, 9))).toBe('passed: 9 distinct of 9 values');
    expect(outcome(unique, columns({ id: { distinctCount: 9, nullCount: 0 } }))).toBe('not-measured');
  });

  test('of several columns together goes by a check that names them all, in any order', () => {
    const pair = { kind: 'unique', columns: ['country', 'day'] } as const;
    const one = columns({ country: { distinctCount: 9, nullCount: 0 } }, 9);
    expect(outcome(pair, { ...one, checks: [passing('unique', { column: 'country' })] })).toBe(
      'not-measured',
    );
    expect(outcome(pair, { checks: [failing('unique', { column: 'day, country' })] })).toBe(
      'failed: the check unique failed',
    );
    expect(outcome(pair, { checks: [passing('unique', { name: 'unique(country, day)' })] })).toBe(
      'passed: the check unique passed',
    );
    expect(outcome(pair, { checks: [passing('unique', { name: 'unique(country, year)' })] })).toBe(
      'not-measured',
    );
  });
});

describe('a rule of a range', () => {
  const range = { kind: 'range', column: 'age', min: 0, max: 120 } as const;

  test('counts both ends as within, and needs both to have been measured to pass', () => {
    expect(outcome(range, columns({ age: { min: 0, max: 120 } }))).toBe('passed: least 0, greatest 120');
    expect(outcome(range, columns({ age: { min: -0.5, max: 7 } }))).toBe('failed: least −0.5, greatest 7');
    expect(outcome(range, columns({ age: { max: 121 } }))).toBe('failed: greatest 121');
    expect(outcome(range, columns({ age: { max: 7 } }))).toBe('not-measured');
    expect(outcome({ ...range, min: null }, columns({ age: { max: 7 } }))).toBe('passed: greatest 7');
  });

  test('goes by a check where nothing was measured', () => {
    expect(outcome(range, { checks: [passing('accepted_range', { column: 'age' })] })).toBe(
      'passed: the check accepted_range passed',
    );
  });
});

describe('a rule that only checks can measure', () => {
  test('accepted values and relationships are never told by figures', () => {
    const accepted = { kind: 'accepted_values', column: 'status', values: ['new'] } as const;
    const related = {
      kind: 'relationship',
      column: 'customer',
      to: { namespace: 'db', name: 'customers', column: 'id' },
    } as const;
    const figures = columns({ status: { distinctCount: 1, nullCount: 0 }, customer: { nullCount: 0 } }, 3);
    expect(outcome(accepted, figures)).toBe('not-measured');
    expect(outcome(related, figures)).toBe('not-measured');
    expect(
      outcome(accepted, { checks: [failing('accepted_values', { column: 'status', actual: 'lost' })] }),
    ).toBe('failed: the check accepted_values failed: lost');
    expect(outcome(related, { checks: [passing('relationships', { column: 'customer' })] })).toBe(
      'passed: the check relationships passed',
    );
  });

  test('of assertions that no rule says, nothing is taken', () => {
    expect(meaningOf('row_count_check')).toBeNull();
    expect(meaningOf('')).toBeNull();
    expect(meaningOf('constructor')).toBeNull();
  });
});

describe('a rule of how many rows there are', () => {
  const rows = { kind: 'row_count', min: 10, max: 20 } as const;

  test('goes by the metrics of the dataset, and else by what a run that completed says that it wrote', () => {
    expect(outcome(rows, { rows: 5, metrics: { rowCount: 15 } })).toBe('passed: 15 rows');
    expect(outcome(rows, { rows: 20 })).toBe('passed: 20 rows');
    expect(outcome(rows, { rows: 21 })).toBe('failed: 21 rows');
    expect(outcome(rows, { rows: 9, end: 'FAIL' })).toBe('not-measured');
    expect(outcome({ ...rows, max: null }, { rows: 1_000_000 })).toBe('passed: 1,000,000 rows');
  });
});

/** Times at which it was broken: `02:30 to 03:10`. */
function broken(of: Ledger): string[] {
  return quality(of).rules.flatMap(({ failures }) =>
    failures.map(
      ({ since, until, outcome: { found } }) => `${clock(since)} to ${clock(until)}: ${found ?? ''}`,
    ),
  );
}

describe('a rule of freshness', () => {
  const fresh = { kind: 'freshness', column: null, within: HOUR } as const;

  test('is broken from the moment that the newest write is too old until the next one, and at the ledger’s moment', () => {
    const log = hourly([{}, { end: 'FAIL' }, { end: null }, {}]);
    expect(broken(ledger(log, { rules: [rule(fresh)] }))).toEqual([
      '01:10 to 03:10: nothing newer than 2026-03-01T00:10:00Z',
    ]);
    expect(broken(ledger(log, { rules: [rule(fresh)], asOf: 250 }))).toEqual([
      '01:10 to 03:10: nothing newer than 2026-03-01T00:10:00Z',
    ]);
    expect(broken(ledger(log, { rules: [rule(fresh)], asOf: 251 }))).toEqual([
      '01:10 to 03:10: nothing newer than 2026-03-01T00:10:00Z',
      '04:10 to still: nothing newer than 2026-03-01T03:10:00Z',
    ]);
  });

  test('goes by when the dataset was last changed too, where that is later than any write', () => {
    const log = hourly([{}, { end: 'FAIL', metrics: { lastUpdated: '2026-03-01T01:05:00Z' } }, { rows: 1 }]);
    expect(broken(ledger(log, { rules: [rule(fresh)] }))).toEqual([
      '02:05 to 02:10: nothing newer than 2026-03-01T01:05:00Z',
    ]);
  });

  test('of a column goes by its greatest value as a time, of whatever unit, or by what its check found', () => {
    const ofColumn = { ...fresh, column: 'at' };
    const newest = Date.UTC(2026, 2, 1, 0, 0) / 1000;
    for (const [factor, unit] of [
      [1, 's'],
      [1e3, 'ms'],
      [1e6, 'µs'],
      [1e9, 'ns'],
    ] as const) {
      const log = hourly([
        columns({ at: { max: newest * factor } }),
        columns({ at: { max: (newest + 3600) * factor } }),
      ]);
      expect(broken(ledger(log, { rules: [rule(ofColumn)] })), unit).toEqual([
        '01:00 to 01:10: nothing newer than 2026-03-01T00:00:00Z',
      ]);
    }
    const told = (actual: string): SaidOfRun => ({
      checks: [passing('freshness', { column: 'at', actual })],
    });
    const log = hourly([told('2026-03-01T00:00:00Z'), told('2026-03-01T01:00:00Z')]);
    expect(broken(ledger(log, { rules: [rule(ofColumn)] }))).toEqual([
      '01:00 to 01:10: nothing newer than 2026-03-01T00:00:00Z',
    ]);
  });

  test('is one failure where a report says that it is still too old', () => {
    const told = columns({ at: { max: Date.UTC(2026, 1, 1) } });
    expect(broken(ledger(hourly([told, told]), { rules: [rule({ ...fresh, column: 'at' })] }))).toEqual([
      '00:10 to still: nothing newer than 2026-02-01T00:00:00Z',
    ]);
  });

  test('is not measured where no event says how new it is, and goes by a check where only that does', () => {
    const log = hourly([{ end: 'FAIL', checks: [failing('freshness')] }]);
    expect(quality(ledger(log, { rules: [rule(fresh)] })).rules).toMatchObject([
      { state: 'failed', measured: 1 },
    ]);
    const silent = hourly([{ end: 'FAIL' }]);
    expect(quality(ledger(silent, { rules: [rule(fresh)] })).rules).toMatchObject([
      { state: 'not-measured' },
    ]);
  });

  test('never is too old by a length of time that leads beyond all dates', () => {
    const endless = { ...fresh, within: Number.MAX_SAFE_INTEGER as Duration };
    expect(broken(ledger(hourly([{}]), { rules: [rule(endless)], asOf: 100_000 }))).toEqual([]);
  });
});

/** `check-failed since 01:10 to 03:10` */
function told(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const what =
      finding.kind === 'rule-broken'
        ? ` ${finding.rule.kind}: ${finding.found}`
        : finding.kind === 'score-dropped'
          ? ` ${Math.round(finding.from)} to ${Math.round(finding.to)}`
          : finding.kind === 'check-failed'
            ? ` ${finding.check.value.assertion}: ${finding.check.value.actual ?? ''} (${finding.run?.id ?? 'no run'})`
            : '';
    return `${finding.kind}${what}, ${clock(finding.since)} to ${clock(finding.until)}`;
  });
}

describe('of the checks of a dataset', () => {
  test('failures in a row are one finding: since the first, as it was found last, until it passes', () => {
    const range = (success: boolean, actual: string): SaidOfRun => ({
      checks: [{ assertion: 'range', column: 'x', success, actual }],
    });
    const log = hourly([
      range(true, 'a'),
      range(false, 'b'),
      {},
      range(false, 'c'),
      range(true, 'd'),
      range(false, 'e'),
    ]);
    expect(told(qualityFindings(ledger(log))).filter((line) => line.startsWith('check'))).toEqual([
      'check-failed range: c (r3), 01:10 to 04:10',
      'check-failed range: e (r5), 05:10 to still',
    ]);
  });

  test('one that its job makes no longer ends with the run that made others', () => {
    const log = hourly([{ checks: [failing('a'), passing('b')] }, { checks: [passing('b')] }]);
    expect(told(qualityFindings(ledger(log)))).toEqual(['check-failed a:  (r0), 00:10 to 01:10']);
    expect(
      quality(ledger(log)).checks.map(({ check, ended }) => [check.value.assertion, ended !== null]),
    ).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  test('but not with a run that failed, or made none, nor with a run of another job', () => {
    const first = { checks: [failing('a'), passing('b')] };
    for (const next of [
      { checks: [passing('b')], end: 'FAIL' },
      {},
      { checks: [passing('b')], job: 'other' },
    ]) {
      expect(told(qualityFindings(ledger(hourly([first, next]))))).toContain(
        'check-failed a:  (r0), 00:10 to still',
      );
    }
  });

  test('those of an event about no run count, with no run', () => {
    const said = dataset('orders', { dataQualityAssertions: { assertions: [failing('a')] } });
    expect(told(qualityFindings(ledger([datasetEvent(5, said)])))).toEqual([
      'check-failed a:  (no run), 00:05 to still',
    ]);
  });

  test('those of a run that tells one with each event all count', () => {
    const said = (minute: number, check: JsonObject, end: string): Json =>
      runEvent('r', end, minute, {
        inputs: [dataset('orders', { dataQualityAssertions: { assertions: [check] } })],
      });
    const log = [
      said(0, failing('a'), 'RUNNING'),
      said(1, failing('b'), 'RUNNING'),
      said(2, passing('c'), 'COMPLETE'),
    ];
    expect(
      quality(ledger(log)).checks.map(({ check, state }) => `${check.value.assertion} ${state}`),
    ).toEqual(['a failed', 'b failed', 'c passed']);
  });

  test('what is said after the ledger’s moment is not known yet', () => {
    const log = hourly([{ checks: [passing('a')] }, { checks: [failing('a')] }]);
    expect(told(qualityFindings(ledger(log, { asOf: 69 })))).toEqual([]);
    expect(told(qualityFindings(ledger(log, { asOf: 70 })))).toHaveLength(2);
  });
});

describe('the rules of a dataset', () => {
  test('are findings while they are broken, with the place in the glossary', () => {
    const rules = [rule({ kind: 'not_null', column: 'id' })];
    const nulls = (nullCount: number): SaidOfRun => columns({ id: { nullCount } });
    const findings = qualityFindings(ledger(hourly([nulls(0), nulls(2), nulls(3), nulls(0)]), { rules }));
    expect(told(findings)).toEqual([
      'rule-broken not_null: 3 nulls, 01:10 to 03:10',
      'score-dropped 100 to 0, 01:10 to 03:10',
    ]);
    expect(findings[0]).toMatchObject({
      expectation: PLACE,
      run: { id: 'r2' },
      evidence: { eventType: 'COMPLETE' },
    });
  });
});

describe('the score', () => {
  const scores = (of: Ledger): number[] =>
    quality(of).scores.map(({ score }) => Math.round(score * 100) / 100);

  test('is the weight of what passed of the weight of what was measured: by hand', () => {
    const checks = [
      passing('a', { severity: 'error' }),
      passing('b'),
      failing('c', { severity: 'warn' }),
      failing('d', { severity: 'error' }),
    ];
    const rules = [
      rule({ kind: 'not_null', column: 'id' }),
      rule({ kind: 'not_null', column: 'never measured' }),
    ];
    // 2 + 2 + 2 of 2 + 2 + 1 + 2 + 2
    const of = ledger(hourly([{ checks, ...columns({ id: { nullCount: 0 } }) }]), { rules });
    expect(quality(of).scores).toMatchObject([{ passed: 6, of: 9, tests: 5, failed: 2 }]);
    expect(scores(of)).toEqual([66.67]);
  });

  test('goes by the newest outcome of each, and by what is still asked', () => {
    const log = hourly([
      { checks: [passing('a'), passing('b')] },
      { checks: [failing('b', { column: 'x' })], job: 'test x' },
      {},
      { checks: [passing('a')] },
      { checks: [passing('b', { column: 'x' })], job: 'test x' },
    ]);
    expect(scores(ledger(log))).toEqual([100, 66.67, 50, 100]);
  });

  test('counts a rule that a check decided with that check alone, and one of freshness not at all', () => {
    const rules = [
      rule({ kind: 'not_null', column: 'id' }),
      rule({ kind: 'freshness', column: null, within: 60_000 as Duration }),
    ];
    const of = ledger(hourly([{ checks: [failing('not_null', { column: 'id' }), passing('b')] }]), {
      rules,
      asOf: 600,
    });
    expect(scores(of)).toEqual([50]);
    expect(quality(of).rules.map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  test('is none where nothing that is asked was measured', () => {
    expect(scores(ledger(hourly([columns({ id: { nullCount: 0 } })])))).toEqual([]);
  });

  test('that falls by more than is allowed is a finding until it is again what it was', () => {
    const nine = Array.from({ length: 9 }, (_, index) => passing(`ok ${index}`));
    const run = (success: boolean): SaidOfRun => ({ checks: [...nine, { assertion: 'x', success }] });
    const log = hourly([run(true), run(false), run(false), run(true), run(false)]);
    const dropped = (settings: { scoreDrop: number }): string[] =>
      told(qualityFindings(ledger(log, { settings }))).filter((line) => line.startsWith('score'));
    expect(dropped({ scoreDrop: 9 })).toEqual([
      'score-dropped 100 to 90, 01:10 to 03:10',
      'score-dropped 100 to 90, 04:10 to still',
    ]);
    expect(dropped({ scoreDrop: 10 })).toEqual([]);
  });

  test('does not drop by a check that is new, nor by one that is made no longer', () => {
    const added = hourly([{ checks: [passing('a')] }, { checks: [passing('a'), failing('b')] }]);
    expect(scores(ledger(added))).toEqual([100, 50]);
    const removed = hourly([{ checks: [passing('a'), failing('b')] }, { checks: [failing('b')] }]);
    expect(scores(ledger(removed))).toEqual([50, 0]);
    for (const log of [added, removed]) {
      expect(told(qualityFindings(ledger(log))).filter((line) => line.startsWith('score'))).toEqual([]);
    }
    const both = hourly([
      { checks: [passing('a'), passing('c')] },
      { checks: [failing('a'), failing('b'), passing('c')] },
    ]);
    expect(quality(ledger(both)).scores.map(({ fell }) => fell)).toEqual([0, 50]);
  });
});

const anyCheck = fc.record({
  assertion: fc.constantFrom('a', 'b', 'not_null'),
  column: fc.constantFrom(undefined, 'x', 'y'),
  success: fc.boolean(),
  severity: fc.constantFrom(undefined, 'warn', 'error'),
});
const anyRun = fc.record({
  job: fc.constantFrom('load', 'test'),
  end: fc.constantFrom('COMPLETE', 'FAIL'),
  checks: fc.uniqueArray(anyCheck, {
    maxLength: 4,
    selector: ({ assertion, column }) => `${assertion} ${column ?? ''}`,
  }),
});
type AnyRun = typeof anyRun extends fc.Arbitrary<infer T> ? T : never;

/** Each score worked out from the beginning, by the definition. */
function naiveScores(runs: readonly AnyRun[]): number[] {
  return runs.flatMap(({ checks }, last) => {
    const weights: { readonly passed: boolean; readonly weight: number }[] = [];
    for (const job of ['load', 'test']) {
      const own = runs.slice(0, last + 1).filter((run) => run.job === job && run.checks.length > 0);
      const keys = new Set(
        own.flatMap((run) => run.checks.map(({ assertion, column }) => `${assertion}/${column ?? ''}`)),
      );
      for (const key of keys) {
        const has = (run: AnyRun): boolean =>
          run.checks.some(({ assertion, column }) => `${assertion}/${column ?? ''}` === key);
        const newest = own.findLastIndex(has);
        if (own.slice(newest + 1).some(({ end }) => end === 'COMPLETE')) continue;
        const check = own[newest]?.checks.find(
          ({ assertion, column }) => `${assertion}/${column ?? ''}` === key,
        );
        // What it weighs now, it always weighed.
        const all = runs.filter((run) => run.job === job).flatMap((run) => run.checks);
        const latest = all.findLast(({ assertion, column }) => `${assertion}/${column ?? ''}` === key);
        weights.push({ passed: check?.success === true, weight: latest?.severity === 'warn' ? 1 : 2 });
      }
    }
    const sum = (of: typeof weights): number => of.reduce((total, { weight }) => total + weight, 0);
    return checks.length === 0 ? [] : [(100 * sum(weights.filter(({ passed }) => passed))) / sum(weights)];
  });
}

describe('whatever runs report', () => {
  test('the scores are those of the definition, worked out anew for each report', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 8 }), (runs) => {
        fc.pre(severitiesStay(runs));
        const of = ledger([...hourly([{}]), ...hourly(runs.map(known)).map(later)]);
        const found = quality(of).scores.map(({ score }) => score.toFixed(6));
        expect(found).toEqual(naiveScores(runs).map((score) => score.toFixed(6)));
      }),
      { numRuns: 150 },
    );
  });

  test('the order of the log changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(anyRun, { minLength: 1, maxLength: 5 }).chain((runs) => {
          const log = hourly(runs.map(known));
          return fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }));
        }),
        ([log, mixed]) => {
          expect(told(qualityFindings(ledger(mixed)))).toEqual(told(qualityFindings(ledger(log))));
        },
      ),
      { numRuns: 50 },
    );
  });
});

function known({ checks, ...run }: AnyRun): SaidOfRun {
  const written = checks.map((check) => JSON.parse(JSON.stringify(check)) as JsonObject);
  return { ...run, ...(written.length === 0 ? {} : { checks: written }) };
}

/** After the run that makes the dataset known, whatever else is said. */
function later(event: Json): Json {
  const { run, ...rest } = event as { readonly run: { readonly runId: string }; readonly eventTime: string };
  const time = new Date(Date.parse(rest.eventTime) + 3_600_000).toISOString();
  return { ...rest, eventTime: time, run: { ...run, runId: `later ${run.runId}` } };
}

/** A check that is asked again after it was not may weigh otherwise: two checks, which the naive sum does not tell apart. */
function severitiesStay(runs: readonly AnyRun[]): boolean {
  const seen = new Map<string, string>();
  return runs.every(({ job, checks }) =>
    checks.every(({ assertion, column, severity }) => {
      const key = `${job} ${assertion} ${column ?? ''}`;
      const before = seen.get(key) ?? severity ?? '';
      seen.set(key, before);
      return before === (severity ?? '');
    }),
  );
}

describe('a check that is not heard of again', () => {
  const once = [{ checks: [failing('custom')] }, { rows: 5 }, {}, { end: 'FAIL' }, { job: 'other' }, {}];
  const check = (runs: readonly SaidOfRun[], asOf?: number) =>
    quality(ledger(hourly(runs), asOf === undefined ? {} : { asOf })).checks[0];

  test('is told with how many runs of its job have completed since without it', () => {
    expect(check(once)).toMatchObject({ state: 'failed', ended: null, silent: 3 });
    expect(check(once, 80)).toMatchObject({ silent: 1 });
    expect(qualityFindings(ledger(hourly(once)))).toMatchObject([
      { kind: 'check-failed', until: null, silent: 3 },
    ]);
  });

  test('is not silent where it was reported last, or has ended', () => {
    expect(check([...once, { checks: [failing('custom')] }])).toMatchObject({ silent: 0 });
    expect(check([...once, { checks: [passing('other')] }])).toMatchObject({ silent: 0 });
    expect(check([...once, { checks: [passing('other')] }])?.ended).not.toBeNull();
  });
});

describe('a check that does not say what it found', () => {
  const told = (checks: readonly JsonObject[], message: string) =>
    runEvent('t', 'FAIL', 5, {
      job: 'test',
      inputs: [dataset('orders', { dataQualityAssertions: { assertions: checks } })],
      runFacets: { errorMessage: { message, programmingLanguage: 'sql' } },
    });
  const found = (checks: readonly JsonObject[]) =>
    quality(ledger([told(checks, 'Got 78 results\nat line 3')])).checks.map(({ latest }) => latest?.found);

  test('is told with what its run says went wrong, where it failed', () => {
    expect(found([failing('unique')])).toEqual(['its run says: Got 78 results']);
    expect(found([failing('unique', { actual: '3 twice' })])).toEqual(['3 twice']);
    expect(found([passing('unique')])).toEqual([null]);
  });
});

test('rules of rows are in words that read well', () => {
  expect([
    ruleText({ kind: 'row_count', min: 1, max: null }),
    ruleText({ kind: 'row_count', min: 3, max: 3 }),
    ruleText({ kind: 'row_count', min: 1, max: 9 }),
    ruleText({ kind: 'range', column: 'a', min: -1, max: 1 }),
  ]).toEqual(['at least 1 row', 'exactly 3 rows', '1 to 9 rows', '−1 to 1']);
});
