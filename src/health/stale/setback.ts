/** The times at which jobs did not make what they write. */
import { beganAt } from '../../graph/run-history.ts';
import { compareNames, compareStrings, jobKey, type Key } from '../../model/identity.ts';
import type { Instant } from '../../model/instant.ts';
import type { Finding, Setback } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { runFindings } from '../run/finding.ts';
import { serviceFindings } from '../service-level/finding.ts';
import { behindSetbacks } from './behind.ts';

/** Oldest first. Of several of a job that last until the same moment, the first alone. */
export const setbacksOf = perLedger(
  'health/stale/setback: setbacksOf',
  (ledger: Ledger): readonly Setback[] => {
    const found = [...runFindings(ledger), ...serviceFindings(ledger)].flatMap(trialOf).sort(compareTrials);
    const first = found.filter(isFirst()).map(({ setback }) => setback);
    return [...first, ...behindSetbacks(ledger)].sort(compareSetbacks);
  },
);

/** That of a run which did not come to its end; null where it did, or where it may still run. */
export function setbackOfRun(ledger: Ledger, run: string): Setback | null {
  return setbacksByRun(ledger).get(run) ?? null;
}

const setbacksByRun = perLedger(
  'health/stale/setback: setbacksByRun',
  (ledger: Ledger): ReadonlyMap<string, Setback> => {
    const setbacks = runFindings(ledger).flatMap((finding) => setbackIn(finding) ?? []);
    // Of one that was overdue and then given up, the first stands: since then it is missed.
    return new Map(
      setbacks.toReversed().flatMap((setback) => (setback.kind === 'run' ? [[setback.run.id, setback]] : [])),
    );
  },
);

/** A setback, and when it was over; null where it is not. */
interface Trial {
  readonly setback: Setback;
  readonly until: Instant | null;
}

function trialOf(finding: Finding): Trial[] {
  const setback = setbackIn(finding);
  return setback === null ? [] : [{ setback, until: finding.until }];
}

/** Null where it is about nothing that was not made. */
export function setbackIn(finding: Finding): Setback | null {
  const { kind, since } = finding;
  if (kind === 'run-failed' || kind === 'run-overdue' || kind === 'run-abandoned') {
    return { kind: 'run', job: finding.subject.id, since, run: finding.run };
  }
  if (kind === 'run-missed') return { kind: 'missed', job: finding.subject.id, since, due: finding.due };
  return null;
}

function compareTrials({ setback: a }: Trial, { setback: b }: Trial): number {
  return compareSetbacks(a, b);
}

export function compareSetbacks(a: Setback, b: Setback): number {
  return (
    compareStrings(a.since, b.since) ||
    compareNames(a.job, b.job) ||
    compareStrings(a.kind, b.kind) ||
    compareStrings(mendableFrom(a), mendableFrom(b))
  );
}

/** Whether it is the first of its job that lasts until its end. */
function isFirst(): (trial: Trial) => boolean {
  const ends = new Map<Key, Instant | null>();
  return ({ setback: { job }, until }) => {
    const key = jobKey(job);
    const isLater = ends.has(key) && ends.get(key) === until;
    ends.set(key, until);
    return !isLater;
  };
}

/** A complete run of the job makes up for it, where it began no earlier than this. */
export function mendableFrom(setback: Setback): Instant {
  switch (setback.kind) {
    case 'run':
      return beganAt(setback.run);
    case 'missed':
      return setback.due;
    case 'behind':
      return setback.rewrittenBy.endedAt ?? setback.since;
  }
}
