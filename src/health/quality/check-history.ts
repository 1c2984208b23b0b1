/** The checks that runs made of a dataset, each from report to report. */
import type { Check } from '../../model/catalog.ts';
import type { JobId, Key } from '../../model/identity.ts';
import { compareStrings, jobKey, keyOf } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Report } from './report.ts';
import { courseOf, type Outcome, type Course } from './course.ts';
import { foundBy } from './found.ts';
import type { Use } from './use.ts';

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
  /** How many runs of its job have used the dataset alike since, completed, and not reported it; none of one that has ended. */
  readonly silent: number;
}

/** What is known of a check so far. */
interface Tale {
  check: Check;
  readonly maker: Key;
  readonly outcomes: CheckOutcome[];
  readonly ended: CheckHistory['ended'];
}

/**
 * By column, name and job. One that is asked again later has two histories.
 * @param reports oldest first
 * @param uses all of the dataset, of which not each need be reported on
 */
export function checkHistories(reports: readonly Report[], uses: readonly Use[]): CheckHistory[] {
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
    for (const [key, check] of report.checks) addOutcome(tales, maker, key, check, report, number);
  }
  const all = [...over, ...[...live.values()].flatMap((tales) => [...tales.values()])];
  const completed = Map.groupBy(
    uses.filter(({ run }) => run.state === 'complete'),
    (use) => makerOf({ job: use.run.job, role: use.role }),
  );
  return all.sort(byCheck).map((tale) => historyOf(tale, completed.get(tale.maker) ?? []));
}

/** A job makes its checks of what it reads apart from those of what it writes. */
function makerOf({ job, role }: Pick<Report, 'job' | 'role'>): Key {
  return keyOf(role ?? '', job === null ? '' : jobKey(job));
}

function addOutcome(
  tales: Map<Key, Tale>,
  maker: Key,
  key: Key,
  check: Check,
  { run }: Report,
  report: number,
): void {
  const { evidence } = check;
  const outcome = {
    at: evidence.time,
    run,
    passed: check.value.success,
    found: foundBy(check, run),
    evidence,
    check,
    report,
  };
  const tale = tales.get(key);
  if (tale === undefined) tales.set(key, { check, maker, outcomes: [outcome], ended: null });
  else {
    tale.check = check;
    tale.outcomes.push(outcome);
  }
}

/** @param completed what the runs of its maker that completed did with the dataset */
function historyOf({ check, outcomes, ended }: Tale, completed: readonly Use[]): CheckHistory {
  const silent = ended === null ? usesSince(outcomes.at(-1), completed) : 0;
  return { check, outcomes, ended, silent, ...courseOf(outcomes, ended?.at ?? null) };
}

function usesSince(last: CheckOutcome | undefined, completed: readonly Use[]): number {
  if (last === undefined) return 0;
  return completed.filter(
    ({ run }) => run.id !== last.run?.id && run.endedAt !== null && run.endedAt > last.at,
  ).length;
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
