/**
 * The few things that are wrong. What is stale is put down to the jobs that did not make it, and a job that did not make
 * what it writes to the one upstream that had left its input stale by then: more than that a log does not show.
 */
import type { Network } from '../graph/network.ts';
import {
  compareNames,
  compareStrings,
  datasetKey,
  jobKey,
  keyOf,
  sameName,
  type JobId,
  type Key,
} from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import type { Finding, FindingKind, Setback } from './finding.ts';
import { subjectKey } from './ranking.ts';
import { mendableFrom, setbackIn } from './stale/setback.ts';

export interface Group {
  /** Of several about one job or dataset, the gravest, and of those the newest. */
  readonly finding: Finding;
  /** The others about it: graver ones first, and newer ones. */
  readonly also: readonly Finding[];
  /** Since the oldest of them. */
  readonly since: Instant;
  /** What is put down to it: findings about jobs, then about datasets, by name. */
  readonly follows: readonly Finding[];
}

type DatasetStale = Extract<Finding, { kind: 'dataset-stale' }>;
type StaleByName = ReadonlyMap<Key, DatasetStale>;

/** Those about one job that did not make what it writes, or about what such a job left stale. */
interface Head {
  readonly job: JobId;
  readonly findings: Finding[];
  readonly follows: Finding[];
  /** The one upstream that it is put down to. */
  cause: Head | null;
}

/** @param findings those that are so now */
export function groupsOf(network: Network, findings: readonly Finding[]): Group[] {
  const stale: StaleByName = new Map(
    findings.flatMap((one) =>
      one.kind === 'dataset-stale' ? [[datasetKey(one.subject.id), one] as const] : [],
    ),
  );
  const heads = headsOf(network, findings, stale);
  joinHeads(network, heads, stale);
  const taken = new Set([...heads.values()].flatMap((head) => head.findings));
  const alone: Finding[] = [];
  for (const finding of findings) {
    if (taken.has(finding)) continue;
    const causes = setbacksBehind(finding, stale).flatMap(({ job }) => heads.get(jobKey(job)) ?? []);
    for (const root of new Set(causes.map(rootOf))) root.follows.push(finding);
    if (causes.length === 0) alone.push(finding);
  }
  const roots = [...heads.values()].filter(({ cause }) => cause === null);
  const others = [...Map.groupBy(alone, ({ subject }) => subjectKey(subject)).values()];
  return [
    ...roots.map(({ findings: those, follows }) => groupOf(those, follows)),
    ...others.map((those) => groupOf(those, [])),
  ];
}

/** By job: those that did not make what they write, and those that did since, but what is made of it was not made anew. */
function headsOf(network: Network, findings: readonly Finding[], stale: StaleByName): ReadonlyMap<Key, Head> {
  const heads = new Map<Key, Head>();
  const add = (job: JobId, those: readonly Finding[]): void => {
    heads.set(jobKey(job), { job, findings: [...those], follows: [], cause: null });
  };
  const ofJobs = findings.filter(({ subject }) => subject.kind === 'job');
  for (const those of Map.groupBy(ofJobs, ({ subject }) => jobKey(subject.id)).values()) {
    const [first] = those;
    if (first !== undefined && those.some((finding) => setbackIn(finding) !== null))
      add(first.subject.id, those);
  }
  const unexplained = [...stale.values()].flatMap((finding) =>
    finding.because.filter(({ job }) => !heads.has(jobKey(job))).map(({ job }) => ({ finding, job })),
  );
  for (const those of Map.groupBy(unexplained, ({ job }) => jobKey(job)).values()) {
    const [first] = those;
    if (first !== undefined)
      add(
        first.job,
        nearest(
          network,
          those.map(({ finding }) => finding),
        ),
      );
  }
  return heads;
}

/** The first by name of those that are made of none of the others; of those on one cycle, the first of all. */
function nearest({ flow }: Network, findings: readonly DatasetStale[]): DatasetStale[] {
  const keys = new Set(findings.map(({ subject }) => datasetKey(subject.id)));
  const sorted = [...findings].sort((a, b) => compareNames(a.subject.id, b.subject.id));
  const isFirst = ({ subject: { id } }: DatasetStale): boolean =>
    !flow.upstreamOf(id).some(({ dataset }) => !sameName(dataset, id) && keys.has(datasetKey(dataset)));
  return [sorted.find(isFirst) ?? sorted[0]].filter((finding) => finding !== undefined);
}

/** Puts each job down to the one that had left an input of it stale by then; of several, to the one that did first. */
function joinHeads({ flow }: Network, heads: ReadonlyMap<Key, Head>, stale: StaleByName): void {
  const inOrder = [...heads.values()].sort(compareHeads);
  for (const head of inOrder) {
    const causes = flow
      .inputsOf(head.job)
      .flatMap((input) => stale.get(datasetKey(input))?.because ?? [])
      .filter(({ job, since }) => !sameName(job, head.job) && since <= sinceOf(head.findings))
      .flatMap(({ job }) => heads.get(jobKey(job)) ?? [])
      .filter((cause) => rootOf(cause) !== head)
      .sort(compareHeads);
    head.cause = causes[0] ?? null;
  }
  for (const head of inOrder) if (head.cause !== null) rootOf(head).follows.push(...head.findings);
}

function compareHeads(a: Head, b: Head): number {
  return compareStrings(sinceOf(a.findings), sinceOf(b.findings)) || compareNames(a.job, b.job);
}

function rootOf(head: Head): Head {
  let root = head;
  while (root.cause !== null) root = root.cause;
  return root;
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
export function pastGroups(findings: readonly Finding[]): Group[] {
  const together = Map.groupBy(findings, ({ subject, since }) => keyOf(subjectKey(subject), since));
  return [...together.values()].map((those) => groupOf(those, []));
}

/** @param findings never none */
function groupOf(findings: readonly Finding[], follows: readonly Finding[]): Group {
  const [finding, ...also] = [...findings].sort(compareGravity);
  if (finding === undefined) throw new RangeError('a group has no finding');
  return { finding, also, since: sinceOf(findings), follows: [...follows].sort(compareFollowing) };
}

function sinceOf(findings: readonly Finding[]): Instant {
  return findings.map(({ since }) => since).reduce((a, b) => (a < b ? a : b));
}

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
function compareGravity(a: Finding, b: Finding): number {
  return (
    classOf(a) - classOf(b) ||
    compareStrings(b.since, a.since) ||
    GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind)
  );
}

function classOf(finding: Finding): number {
  return setbackIn(finding) === null ? GRAVITY.indexOf(finding.kind) : 0;
}

function compareFollowing(a: Finding, b: Finding): number {
  return (
    compareStrings(b.subject.kind, a.subject.kind) ||
    compareStrings(a.kind, b.kind) ||
    compareNames(a.subject.id, b.subject.id) ||
    compareStrings(b.since, a.since)
  );
}
