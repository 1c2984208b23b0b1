/** Upstream trouble and the critical path as machines read them in a dataset's twin. */
import type { Cause, Causes } from '../graph/cause.ts';
import type { CriticalPath } from '../graph/critical-path.ts';
import type { Ledger } from '../health/ledger.ts';
import { standingOf } from '../health/run/standing.ts';
import { formatInstant } from '../model/instant.ts';
import { evidenceRecord } from './record.ts';
import type { Site } from './site.ts';

/** How many causes a twin has: the nearest. The terminal's `cause` command lists more. */
export const MAX_CAUSES = 6;

export function causesRecord({ ledger }: Pick<Site, 'ledger'>, { causes, more }: Causes) {
  return {
    causes: causes.slice(0, MAX_CAUSES).map((cause) => causeRecord(ledger, cause)),
    more: more + Math.max(0, causes.length - MAX_CAUSES),
  };
}

/** `standing`: of the run, what its state means at the moment that the site tells of. */
function causeRecord(ledger: Ledger, cause: Cause) {
  return {
    kind: cause.kind,
    distance: cause.distance,
    path: cause.path,
    run: cause.run.id,
    standing: standingOf(ledger, cause.run),
    job: cause.run.job,
    ...(cause.kind === 'not-run' ? { input: cause.input, rewrittenBy: cause.rewrittenBy.id } : {}),
    ...(cause.kind === 'check'
      ? {
          dataset: cause.dataset,
          checks: cause.checks.map(({ value, evidence }) => ({
            ...value,
            evidence: evidenceRecord(evidence),
          })),
        }
      : {}),
    ...(cause.kind === 'schema' ? { dataset: cause.dataset, difference: cause.difference } : {}),
    evidence: evidenceRecord(cause.evidence),
  };
}

/** Durations in seconds. */
export function criticalPathRecord(path: CriticalPath | null) {
  return (
    path && {
      runs: path.steps.map(({ run, dataset, took, waited, unready }) => ({
        id: run.id,
        job: run.job,
        dataset,
        startedAt: run.startedAt && formatInstant(run.startedAt),
        endedAt: run.endedAt && formatInstant(run.endedAt),
        waited: seconds(waited),
        took: seconds(took),
        unready,
      })),
      cut: path.isCut,
      order: path.order,
      took: path.order === 'contradictory' ? null : seconds(path.took),
    }
  );
}

function seconds(nanoseconds: bigint | null): number | null {
  return nanoseconds === null ? null : Number(nanoseconds) / 1e9;
}
