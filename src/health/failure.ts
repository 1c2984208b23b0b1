/** Failed runs of a job with no complete run between them: one trouble, however many there are. */
import { compareStrings, jobKey, keyOf } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import type { Finding } from './finding.ts';

export type Failure = Extract<Finding, { kind: 'run-failed' }>;

/** Of those that are over with the same complete run, or not at all, the newest stands for all, since the first. The others stay as they are. */
export function joinFailures(findings: readonly Finding[]): Finding[] {
  const failures = findings.filter(isFailure);
  const rows = Map.groupBy(failures, ({ subject, until }) => keyOf(jobKey(subject.id), until ?? ''));
  return [...findings.filter((finding) => !isFailure(finding)), ...[...rows.values()].flatMap(joined)];
}

export function isFailure(finding: Finding): finding is Failure {
  return finding.kind === 'run-failed';
}

function joined(failures: readonly Failure[]): Failure[] {
  const [newest, ...earlier] = [...failures].sort(
    (a, b) => compareStrings(b.since, a.since) || compareStrings(a.run.id, b.run.id),
  );
  const first = earlier.at(-1);
  if (newest === undefined || first === undefined) return [...failures];
  return [{ ...newest, since: first.since, earlier: earlier.map(({ run }) => run) }];
}

/** Newest first. */
export function failedRuns(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(isFailure)
    .flatMap(({ run, earlier = [] }) => [run.id, ...earlier.map(({ id }) => id)]);
}

/** When the newest of what it tells of came up. */
export function newestOf(finding: Finding): Instant {
  return isFailure(finding) ? (finding.run.endedAt ?? finding.since) : finding.since;
}
