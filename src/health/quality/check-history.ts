/** The checks that runs made of a dataset, each from report to report. */
import type { Check } from '../../model/catalog.ts';
import type { JobId, Key } from '../../model/identity.ts';
import { compareStrings, jobKey, keyOf } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Report } from './report.ts';
import { courseOf, type Outcome, type Course } from './course.ts';

/** One time that a check was made; `report` is the number of the report that says so. */
export interface CheckOutcome extends Outcome {
  readonly check: Check;
  readonly report: number;
}

export interface CheckHistory extends Course<CheckOutcome> {
  /** As it was last made. */
  readonly check: Check;
  /** Oldest first. */
  readonly outcomes: readonly CheckOutcome[];
  /**
   * When its job completed a run that made others of its checks, and not this one: it is no longer made. The number is
   * that of the report. Null where it still is.
   */
  readonly ended: { readonly at: Instant; readonly report: number } | null;
}

/** What is known of a check so far. */
interface Tale {
  check: Check;
  readonly outcomes: CheckOutcome[];
  readonly ended: CheckHistory['ended'];
}

/** By column, name and job. One that is asked again later has two histories. @param reports oldest first */
export function checkHistories(reports: readonly Report[]): CheckHistory[] {
  const live = new Map<Key, Map<Key, Tale>>();
  const over: Tale[] = [];
  for (const [number, report] of reports.entries()) {
    const maker = makerOf(report);
    const tales = live.get(maker) ?? new Map<Key, Tale>();
    live.set(maker, tales);
    if (report.run?.state === 'complete' && report.checks.size > 0 && !report.partial) {
      for (const [key, tale] of tales) {
        if (report.checks.has(key)) continue;
        over.push({ ...tale, ended: { at: report.at, report: number } });
        tales.delete(key);
      }
    }
    for (const [key, check] of report.checks) addOutcome(tales, key, check, report, number);
  }
  const all = [...over, ...[...live.values()].flatMap((tales) => [...tales.values()])];
  return all.sort(byCheck).map(historyOf);
}

/** A job makes its checks of what it reads apart from those of what it writes. */
function makerOf({ job, role }: Report): Key {
  return keyOf(role ?? '', job === null ? '' : jobKey(job));
}

function addOutcome(tales: Map<Key, Tale>, key: Key, check: Check, { run }: Report, report: number): void {
  const { success, actual } = check.value;
  const { evidence } = check;
  const outcome = { at: evidence.time, run, passed: success, found: actual ?? null, evidence, check, report };
  const tale = tales.get(key);
  if (tale === undefined) tales.set(key, { check, outcomes: [outcome], ended: null });
  else {
    tale.check = check;
    tale.outcomes.push(outcome);
  }
}

function historyOf({ check, outcomes, ended }: Tale): CheckHistory {
  return { check, outcomes, ended, ...courseOf(outcomes, ended?.at ?? null) };
}

function byCheck(a: Tale, b: Tale): number {
  const [first, other] = [a.check, b.check];
  return (
    compareStrings(first.value.column ?? '', other.value.column ?? '') ||
    compareStrings(wordOf(first), wordOf(other)) ||
    compareStrings(first.value.assertion, other.value.assertion) ||
    compareStrings(nameOf(first.job), nameOf(other.job)) ||
    firstReport(a) - firstReport(b)
  );
}

function wordOf({ value: { name, assertion } }: Check): string {
  return name ?? assertion;
}

function nameOf(job: JobId | null): Key {
  return job === null ? '' : jobKey(job);
}

function firstReport({ outcomes }: Tale): number {
  return outcomes[0]?.report ?? 0;
}
