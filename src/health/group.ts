/**
 * The few things that are wrong. What is stale is put down to the jobs that did not make it, and a job that did not make
 * what it writes to the one upstream that had left its input stale by then, to the run that failed as a part of its own,
 * or to the change of an input’s schema by which it may break: more than that a log does not show.
 */
import type { Network } from '../graph/network.ts';
import { datasetKey, jobKey, keyOf, type Key } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import { failedRuns, isFailure, joinFailures } from './failure.ts';
import type { Finding, Setback } from './finding.ts';
import { compareFollowing, compareGravity, compareReports, isReport, sinceOf } from './gravity.ts';
import {
  changeBehind,
  changesOf,
  eachHead,
  headsByRun,
  headsOf,
  joinHeads,
  rootOf,
  type Head,
  type StaleByName,
} from './head.ts';
import { subjectKey } from './ranking.ts';
import { mendableFrom } from './stale/setback.ts';

export interface Group {
  /** Of several about one job or dataset, the gravest, and of those the newest; failures of a job in a row are one. */
  readonly finding: Finding;
  /** The others about it, and what its failed runs say of the quality of datasets: graver ones first, and newer ones. */
  readonly also: readonly Finding[];
  /** Since the oldest of them. */
  readonly since: Instant;
  /** What is put down to it: findings about jobs, then about datasets, by name. */
  readonly follows: readonly Finding[];
}

/** @param open what is so now */
export function groupsOf(network: Network, open: readonly Finding[]): Group[] {
  const findings = joinFailures(open);
  const stale: StaleByName = new Map(
    findings.flatMap((one) =>
      one.kind === 'dataset-stale' ? [[datasetKey(one.subject.id), one] as const] : [],
    ),
  );
  const heads = headsOf(network, findings, stale);
  joinHeads(network, heads, stale);
  const alone = putDown(findings, heads, stale);
  const roots = eachHead(heads).filter(({ cause }) => cause === null);
  return groupsOfRoots(network, roots, alone);
}

/** Puts findings that are about no job of these down to them. @returns the others */
function putDown(findings: readonly Finding[], heads: ReadonlyMap<Key, Head>, stale: StaleByName): Finding[] {
  const taken = new Set(eachHead(heads).flatMap((head) => head.findings));
  const byRun = headsByRun(heads);
  return findings.filter((finding) => {
    if (taken.has(finding)) return false;
    const reporter = byRun.get(reportingRun(finding) ?? '');
    if (reporter !== undefined) {
      (reporter.cause === null ? reporter.reports : rootOf(reporter).follows).push(finding);
      return false;
    }
    const causes = setbacksBehind(finding, stale).flatMap(({ job }) => heads.get(jobKey(job)) ?? []);
    for (const root of new Set(causes.map(rootOf))) root.follows.push(finding);
    return causes.length === 0;
  });
}

/** One for each of them but those that a change of a schema is behind: these follow the change. */
function groupsOfRoots(network: Network, roots: readonly Head[], alone: readonly Finding[]): Group[] {
  const changes = changesOf(alone);
  const own: Group[] = [];
  const followers = new Map<Key, Finding[]>();
  for (const head of roots) {
    const { findings, reports, follows } = head;
    const change = changeBehind(network, head, changes);
    if (change === null) own.push(groupOf(findings, follows, reports));
    else {
      const key = subjectKey(change.subject);
      followers.set(key, [...(followers.get(key) ?? []), ...findings, ...reports, ...follows]);
    }
  }
  const others = Map.groupBy(alone, ({ subject }) => subjectKey(subject));
  return [...own, ...[...others].map(([key, those]) => groupOf(those, followers.get(key) ?? []))];
}

/** The run that says it of the quality of a dataset; null of any other finding. */
function reportingRun(finding: Finding): string | null {
  return isReport(finding) && 'run' in finding ? (finding.run?.id ?? null) : null;
}

/** Of what is stale, and of what is not as fresh as it is to be since a time at which it was stale, or was to be made. */
function setbacksBehind(finding: Finding, stale: StaleByName): readonly Setback[] {
  const { kind, subject, since } = finding;
  const because = stale.get(datasetKey(subject.id))?.because ?? [];
  if (kind === 'dataset-stale') return because;
  const isLate = kind === 'dataset-late' || (kind === 'rule-broken' && finding.rule.kind === 'freshness');
  return isLate ? because.filter((setback) => mendableFrom(setback) <= since) : [];
}

/** What is over, by what it is about and since when: one thing that shows in several ways is one. */
export function pastGroups(over: readonly Finding[]): Group[] {
  const findings = joinFailures(over);
  const keyOfThing = ({ subject, since }: Finding): Key => keyOf(subjectKey(subject), since);
  const failures = new Map(
    findings.filter(isFailure).flatMap((one) => failedRuns([one]).map((run) => [run, one])),
  );
  const reported = (finding: Finding): Finding | undefined => failures.get(reportingRun(finding) ?? '');
  const together = Map.groupBy(findings, (finding) => keyOfThing(reported(finding) ?? finding));
  return [...together.values()].map((those) => {
    const reports = those.filter((finding) => reported(finding) !== undefined);
    return groupOf(
      those.filter((finding) => reported(finding) === undefined),
      [],
      reports,
    );
  });
}

/** @param findings never none */
function groupOf(
  findings: readonly Finding[],
  follows: readonly Finding[],
  reports: readonly Finding[] = [],
): Group {
  const [finding, ...others] = [...findings].sort(compareGravity);
  if (finding === undefined) throw new RangeError('a group has no finding');
  return {
    finding,
    also: [...others, ...[...reports].sort(compareReports)],
    since: sinceOf([...findings, ...reports]),
    follows: [...follows].sort(compareFollowing),
  };
}
