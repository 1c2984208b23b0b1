/** The state of health as machines read it: in the twin of its page, and from `headwater health --json`. */
import type { Finding, Setback, Subject } from '../health/finding.ts';
import type { Group } from '../health/group.ts';
import type { Trouble } from '../health/health.ts';
import { healthOf } from '../health/health.ts';
import type { Ledger } from '../health/ledger.ts';
import { datasetServices, type DatasetService } from '../health/service-level/dataset-service.ts';
import { jobServices, type JobService } from '../health/service-level/job-service.ts';
import type { Run } from '../model/catalog.ts';
import { formatInstant, type Instant } from '../model/instant.ts';
import { findingText } from './finding-text.ts';
import { stateText } from './health-summary.ts';
import { evidenceRecord } from './record.ts';

/** So many of what is over are given; the others are counted. */
export const MAX_PAST = 1000;
/** So many of what is put down to troubles. */
export const MAX_FOLLOWING = 1000;
/** So many of the setbacks that one finding is put down to. */
export const MAX_BECAUSE = 12;

export function healthRecord(ledger: Ledger) {
  const health = healthOf(ledger);
  const following = new Following();
  return {
    asOf: formatInstant(health.asOf),
    state: stateText(health),
    stale: health.stale,
    open: health.open.map((trouble) => troubleRecord(trouble, following)),
    /** What is put down to one of these, or to several: each once. */
    following: following.findings.map(findingRecord),
    past: health.past.slice(0, MAX_PAST).map(groupRecord),
    morePast: Math.max(0, health.past.length - MAX_PAST),
    jobs: jobServices(ledger).map(jobServiceRecord),
    datasets: datasetServices(ledger).map(datasetServiceRecord),
  };
}

export type HealthRecord = ReturnType<typeof healthRecord>;

/** Numbers the first of what is put down to troubles: a dataset may be stale since many jobs failed. */
class Following {
  readonly #numbers = new Map<Finding, number>();

  /** None for what there is no room for. */
  numbersOf(findings: readonly Finding[]): number[] {
    return findings.flatMap((finding) => {
      const { size } = this.#numbers;
      const number = this.#numbers.get(finding) ?? (size < MAX_FOLLOWING ? size : null);
      if (number === null) return [];
      this.#numbers.set(finding, number);
      return [number];
    });
  }

  /** By number. */
  get findings(): readonly Finding[] {
    return [...this.#numbers.keys()];
  }
}

function troubleRecord(trouble: Trouble, following: Following) {
  const { finding, also, since, downstream, contacts } = trouble;
  const follows = following.numbersOf(trouble.follows);
  return {
    ...findingRecord(finding),
    /** Since the oldest of all that is wrong with it. */
    wrongSince: formatInstant(since),
    downstream,
    contacts: contacts.map(({ id, name, email, through }) => ({ id, name, email, through })),
    also: also.map(findingRecord),
    /** Where in `following` that stands which is put down to it. */
    follows,
    moreFollowing: trouble.follows.length - follows.length,
  };
}

function groupRecord({ finding, also }: Group) {
  return { ...findingRecord(finding), also: also.map(findingRecord) };
}

export function findingRecord(finding: Finding) {
  const { kind, subject, since, until, evidence, expectation } = finding;
  const because = finding.kind === 'dataset-stale' ? finding.because : [];
  return {
    kind,
    subject: subjectRecord(subject),
    severity: finding.kind === 'check-failed' ? (finding.check.value.severity ?? null) : null,
    what: findingText(finding),
    since: formatInstant(since),
    until: orNull(until),
    run: ('run' in finding ? finding.run?.id : null) ?? null,
    earlierRuns: finding.kind === 'run-failed' ? (finding.earlier ?? []).map(({ id }) => id) : [],
    because: because.slice(0, MAX_BECAUSE).map(setbackRecord),
    ...(because.length > MAX_BECAUSE ? { moreBecause: because.length - MAX_BECAUSE } : {}),
    evidence: evidence && evidenceRecord(evidence),
    expectation: expectation && { file: expectation.file, line: expectation.line },
  };
}

export function subjectRecord({ kind, id: { namespace, name } }: Subject) {
  return { kind, namespace, name };
}

function setbackRecord(setback: Setback) {
  return {
    kind: setback.kind,
    job: setback.job,
    run: setback.kind === 'run' ? setback.run.id : null,
    since: formatInstant(setback.since),
  };
}

export function jobServiceRecord({ job, schedule, moments, isCut, counts, next }: JobService) {
  const last = moments.at(-1) ?? null;
  return {
    ...job.id,
    schedule: schedule.expression,
    zone: schedule.zone,
    moments: moments.length,
    olderLeftOut: isCut,
    onTime: counts['on-time'],
    late: counts.late,
    missed: counts.missed,
    startNotKnown: counts.unknown,
    lastDue: orNull(last?.due ?? null),
    outcome: last?.outcome ?? null,
    run: last?.run?.id ?? null,
    lateness: last?.lateness == null ? null : last.lateness / 1000,
    nextDue: orNull(next),
  };
}

export function datasetServiceRecord(service: DatasetService) {
  const { dataset, schedule, moments, fresh, lastDue, lastWrite, breaches, unwritten } = service;
  return {
    ...dataset.id,
    schedule: schedule.expression,
    zone: schedule.zone,
    moments,
    fresh,
    isLate: breaches.at(-1)?.nextWrite === null,
    lastDue: orNull(lastDue),
    lastWrite: runRecord(lastWrite),
    written: !unwritten,
  };
}

function runRecord(run: Run | null) {
  return run && { id: run.id, endedAt: orNull(run.endedAt) };
}

function orNull(instant: Instant | null): string | null {
  return instant && formatInstant(instant);
}
