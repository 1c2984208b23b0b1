/** How long the runs of a job took, each judged by those before it. */
import { isCompleted, lastWordOf } from '../../graph/run-history.ts';
import { jobKey, type JobId } from '../../model/identity.ts';
import { perLedger } from '../per-ledger.ts';
import type { Ledger } from '../ledger.ts';
import { durationOf } from '../run/duration.ts';
import { judge, type JudgedFigure } from './series.ts';

/** In milliseconds, of the runs that completed and of which the log has start and end; in the order in which they ended. */
export function runDurations(ledger: Ledger, job: JobId): readonly JudgedFigure[] {
  return allDurations(ledger).get(jobKey(job)) ?? [];
}

const allDurations = perLedger('health/anomaly/duration', (ledger) => {
  const entries = ledger.network.catalog.jobs.map(({ id }) => {
    const figures = ledger.runsOf(id).flatMap((run) => {
      const value = durationOf(run);
      return isCompleted(run) && value !== null ? [{ run, value, evidence: lastWordOf(run) }] : [];
    });
    return [jobKey(id), judge(figures, ledger.settings.anomaly)] as const;
  });
  return new Map(entries);
});
