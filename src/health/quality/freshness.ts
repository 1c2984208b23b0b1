/** How old the newest of a dataset may be, and when it was older. */
import { isCompleted, lastWordOf } from '../../graph/run-history.ts';
import type { Dataset, Run } from '../../model/catalog.ts';
import type { Evidence } from '../../model/event.ts';
import { compareStrings } from '../../model/identity.ts';
import { formatInstant, instantOf, millisecondsOf, parseInstant, type Instant } from '../../model/instant.ts';
import type { Rule } from '../../model/rule.ts';
import type { Ledger } from '../ledger.ts';
import { ruleMeaning } from './meaning.ts';
import type { Report } from './report.ts';
import { courseOf, type Failure, type Outcome, type Course } from './course.ts';

export type FreshnessRule = Extract<Rule, { kind: 'freshness' }>;

/** From `at` on it was known that the newest is of the time `newest`. */
interface Known {
  readonly at: Instant;
  readonly newest: Instant;
  readonly run: Run | null;
  readonly evidence: Evidence | null;
}

/**
 * Held against the ledger's moment, and every moment before it. Where no event says how new the dataset or the column is, the
 * checks of the same meaning say whether the rule was kept.
 */
export function freshnessCourse(
  ledger: Ledger,
  dataset: Dataset,
  rule: FreshnessRule,
  reports: readonly Report[],
): Course {
  const known = rule.column === null ? writes(ledger, dataset, reports) : newestValues(rule, reports);
  return known.length === 0
    ? courseOf(byChecks(rule, reports), null)
    : courseAt(known, rule.within, ledger.asOf);
}

/** Each write, and each time at which a report says that the dataset was last changed; the newest so far stands. */
function writes(ledger: Ledger, { id }: Dataset, reports: readonly Report[]): Known[] {
  const ends = ledger
    .runsWriting(id)
    .filter(isCompleted)
    .map((run) => ({ at: run.endedAt, newest: run.endedAt, run, evidence: lastWordOf(run) }));
  const said = reports.flatMap(({ at, run, metrics }) => {
    const newest = parseInstant(metrics?.value.lastUpdated ?? '')?.instant;
    return newest === undefined || metrics === null ? [] : [{ at, newest, run, evidence: metrics.evidence }];
  });
  const sorted = [...ends, ...said].sort(
    (a, b) => compareStrings(a.at, b.at) || compareStrings(a.run?.id ?? '', b.run?.id ?? ''),
  );
  const rising: Known[] = [];
  for (const one of sorted) {
    const last = rising.at(-1);
    if (last === undefined || one.newest > last.newest) rising.push(one);
  }
  return rising;
}

/** By the greatest value that was measured or, where that is no time, by what a check of freshness says that it found. */
function newestValues(rule: FreshnessRule, reports: readonly Report[]): Known[] {
  return reports.flatMap(({ at, run, metrics, columns, alike }) => {
    const greatest = timeOf(columns.get(rule.column ?? '')?.max ?? Number.NaN);
    if (greatest !== null && metrics !== null) {
      return [{ at, newest: greatest, run, evidence: metrics.evidence }];
    }
    return (alike.get(ruleMeaning(rule)) ?? []).slice(0, 1).flatMap(({ value, evidence }) => {
      const found = parseInstant(value.actual ?? '')?.instant;
      return found === undefined ? [] : [{ at, newest: found, run, evidence }];
    });
  });
}

/** The units in which times since 1970 are written as numbers. Their size tells them apart, for times from 1973 to 5138. */
const UNITS = [
  { least: 1e8, milliseconds: 1000 },
  { least: 1e11, milliseconds: 1 },
  { least: 1e14, milliseconds: 1e-3 },
  { least: 1e17, milliseconds: 1e-6 },
];

/** The metrics of the specification are numbers: a time is one in seconds, milli-, micro- or nanoseconds since 1970. */
function timeOf(figure: number): Instant | null {
  const unit = UNITS.findLast(({ least }) => figure >= least);
  return unit === undefined || figure >= 1e20 ? null : instantOf(Math.floor(figure * unit.milliseconds));
}

function byChecks(rule: FreshnessRule, reports: readonly Report[]): Outcome[] {
  return reports.flatMap(({ alike, run }) =>
    (alike.get(ruleMeaning(rule)) ?? []).map(({ value, evidence }) => ({
      at: evidence.time,
      run,
      passed: value.success,
      found: value.actual ?? null,
      evidence,
    })),
  );
}

/** In milliseconds since 1970; an instant has a year of four digits. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** @param known oldest first; not empty */
function courseAt(known: readonly Known[], within: number, asOf: Instant): Course {
  const failures: Failure[] = [];
  for (const [index, one] of known.entries()) {
    const due = millisecondsOf(one.newest) + within;
    if (due > LAST_MOMENT) continue;
    const since = due > millisecondsOf(one.at) ? instantOf(due) : one.at;
    const next = known[index + 1]?.at ?? null;
    if (next === null ? due >= millisecondsOf(asOf) : since >= next) continue;
    const before = failures.at(-1);
    // Told anew, and still too old: one failure.
    if (before?.until === since) failures.pop();
    const start = before?.until === since ? before.since : since;
    failures.push({ since: start, until: next, outcome: outcomeOf(one, since, false) });
  }
  const last = known.at(-1);
  const open = failures.at(-1)?.until === null ? failures.at(-1) : undefined;
  return {
    state: open === undefined ? 'passed' : 'failed',
    since: open?.since ?? failures.at(-1)?.until ?? known[0]?.at ?? null,
    latest: open?.outcome ?? (last === undefined ? null : outcomeOf(last, last.at, true)),
    measured: known.length,
    failures,
  };
}

function outcomeOf({ newest, run, evidence }: Known, at: Instant, passed: boolean): Outcome {
  const time = formatInstant(newest);
  return { at, run, passed, found: passed ? `newest of ${time}` : `nothing newer than ${time}`, evidence };
}
