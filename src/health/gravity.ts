/** Which of several findings is the gravest. */
import { compareNames, compareStrings } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import { newestOf } from './failure.ts';
import type { Finding, FindingKind } from './finding.ts';
import { weightOf } from './quality/score.ts';
import { setbackIn } from './stale/setback.ts';

/** What was not made comes before what was made wrong, and that before what was made late. */
const GRAVITY: readonly FindingKind[] = [
  'run-failed',
  'run-abandoned',
  'run-overdue',
  'run-missed',
  'dataset-stale',
  'dataset-late',
  'schema-breaking',
  'check-failed',
  'rule-broken',
  'row-count-unusual',
  'score-dropped',
  'run-too-long',
  'duration-unusual',
  'run-late',
];

/** Of those about what was not made, the newest comes first, whatever it is. */
export function compareGravity(a: Finding, b: Finding): number {
  return (
    classOf(a) - classOf(b) ||
    compareStrings(newestOf(b), newestOf(a)) ||
    GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind)
  );
}

function classOf(finding: Finding): number {
  if (onlyWarns(finding)) return GRAVITY.length;
  return setbackIn(finding) === null ? GRAVITY.indexOf(finding.kind) : 0;
}

/** Whether it is about the quality of data, as a run reported it. */
export function isReport(finding: Finding): boolean {
  const { kind } = finding;
  if (kind === 'rule-broken') return finding.rule.kind !== 'freshness';
  return kind === 'check-failed' || kind === 'score-dropped';
}

/** Whether it is a check of a severity that is only to warn. */
export function onlyWarns(finding: Finding): boolean {
  return finding.kind === 'check-failed' && weightOf(finding.check.value.severity ?? '') === 1;
}

export function compareReports(a: Finding, b: Finding): number {
  return compareGravity(a, b) || compareNames(a.subject.id, b.subject.id);
}

export function compareFollowing(a: Finding, b: Finding): number {
  return (
    compareStrings(b.subject.kind, a.subject.kind) ||
    compareStrings(a.kind, b.kind) ||
    compareNames(a.subject.id, b.subject.id) ||
    compareStrings(b.since, a.since)
  );
}

/** Since the oldest of them. @param findings never none */
export function sinceOf(findings: readonly Finding[]): Instant {
  return findings.map(({ since }) => since).reduce((a, b) => (a < b ? a : b));
}
