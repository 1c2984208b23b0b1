/** How many jobs and datasets something was wrong with, by day, week, month or year. */
import { beganAt } from '../graph/run-history.ts';
import type { Key } from '../model/identity.ts';
import type { Finding, FindingKind } from './finding.ts';
import { findingsOf } from './health.ts';
import type { Ledger } from './ledger.ts';
import { subjectKey } from './ranking.ts';
import { periodStart, periodsOf, type Periods } from './run/period.ts';

export type Matter = 'runs' | 'times' | 'data' | 'schemas';

export interface HealthCalendar extends Periods {
  readonly rows: readonly {
    readonly matter: Matter;
    /** One for each period: jobs and datasets that a finding was about in it. */
    readonly counts: readonly number[];
  }[];
}

export const MAX_PERIODS = 62;

/** Null where nothing ever was wrong. What was stale does not count again beside what left it so. */
export function healthCalendar(ledger: Ledger): HealthCalendar | null {
  const [first] = ledger.runs;
  const byMatter = Map.groupBy(findingsOf(ledger), ({ kind }) => MATTERS[kind]);
  if (first === undefined || byMatter.size === 0) return null;
  const periods = periodsOf(beganAt(first), ledger.asOf, MAX_PERIODS);
  const rows = (['runs', 'times', 'data', 'schemas'] as const).flatMap((matter) => {
    const findings = byMatter.get(matter) ?? [];
    return findings.length === 0 ? [] : [{ matter, counts: countsOf(findings, periods, ledger) }];
  });
  return rows.length === 0 ? null : { ...periods, rows };
}

const MATTERS: Readonly<Record<FindingKind, Matter | null>> = {
  'run-failed': 'runs',
  'run-overdue': 'runs',
  'run-abandoned': 'runs',
  'run-too-long': 'runs',
  'duration-unusual': 'runs',
  'run-missed': 'times',
  'run-late': 'times',
  'dataset-late': 'times',
  'dataset-stale': null,
  'row-count-unusual': 'data',
  'check-failed': 'data',
  'rule-broken': 'data',
  'score-dropped': 'data',
  'schema-breaking': 'schemas',
};

function countsOf(findings: readonly Finding[], { unit, starts }: Periods, { asOf }: Ledger): number[] {
  const subjects = starts.map(() => new Set<Key>());
  const places = new Map(starts.map((start, index) => [start, index]));
  for (const { subject, since, until } of findings) {
    const from = places.get(periodStart(since, unit)) ?? 0;
    const end = until ?? asOf;
    for (let index = from; index < starts.length && (starts[index] ?? end) <= end; index++) {
      subjects[index]?.add(subjectKey(subject));
    }
  }
  return subjects.map(({ size }) => size);
}
