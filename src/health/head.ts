/** Jobs that did not make what they write, each put down to what it may have failed for. */
import type { Network } from '../graph/network.ts';
import {
  compareNames,
  compareStrings,
  datasetKey,
  jobKey,
  sameName,
  type JobId,
  type Key,
} from '../model/identity.ts';
import { failedRuns, isFailure } from './failure.ts';
import type { Finding } from './finding.ts';
import { sinceOf } from './gravity.ts';
import { setbackIn } from './stale/setback.ts';

export type DatasetStale = Extract<Finding, { kind: 'dataset-stale' }>;
export type SchemaBreaking = Extract<Finding, { kind: 'schema-breaking' }>;
export type StaleByName = ReadonlyMap<Key, DatasetStale>;

/** Those about one job that did not make what it writes, or about what such jobs left stale. */
export interface Head {
  /** One where it did not; in the order of their names. */
  readonly jobs: readonly [JobId, ...JobId[]];
  readonly findings: Finding[];
  /** What its failed runs say of the quality of datasets. */
  readonly reports: Finding[];
  readonly follows: Finding[];
  /** The one that it is put down to. */
  cause: Head | null;
}

/** By job: those that did not make what they write, and those that did since, but what is made of it was not made anew. */
export function headsOf(
  network: Network,
  findings: readonly Finding[],
  stale: StaleByName,
): ReadonlyMap<Key, Head> {
  const heads = new Map<Key, Head>();
  const add = (jobs: Head['jobs'], those: readonly Finding[]): void => {
    const head: Head = { jobs, findings: [...those], reports: [], follows: [], cause: null };
    for (const job of jobs) heads.set(jobKey(job), head);
  };
  const ofJobs = findings.filter(({ subject }) => subject.kind === 'job');
  for (const those of Map.groupBy(ofJobs, ({ subject }) => jobKey(subject.id)).values()) {
    const [first] = those;
    if (first !== undefined && those.some((finding) => setbackIn(finding) !== null))
      add([first.subject.id], those);
  }
  const unexplained = [...stale.values()].flatMap((finding) =>
    finding.because.filter(({ job }) => !heads.has(jobKey(job))).map(({ job }) => ({ finding, job })),
  );
  const shown = [...Map.groupBy(unexplained, ({ job }) => jobKey(job)).values()].flatMap((those) => {
    const [first] = those;
    const finding = nearest(
      network,
      those.map(({ finding }) => finding),
    );
    return first === undefined || finding === null ? [] : [{ job: first.job, finding }];
  });
  // What several jobs left stale is one thing, whichever of them it is asked for.
  for (const [finding, those] of Map.groupBy(shown, ({ finding }) => finding)) {
    const [first, ...others] = those.map(({ job }) => job).sort(compareNames);
    if (first !== undefined) add([first, ...others], [finding]);
  }
  return heads;
}

/** Each once. */
export function eachHead(heads: ReadonlyMap<Key, Head>): readonly Head[] {
  return [...new Set(heads.values())];
}

/** The first by name of those that are made of none of the others; of those on one cycle, the first of all. */
function nearest({ flow }: Network, findings: readonly DatasetStale[]): DatasetStale | null {
  const keys = new Set(findings.map(({ subject }) => datasetKey(subject.id)));
  const sorted = [...findings].sort((a, b) => compareNames(a.subject.id, b.subject.id));
  const isFirst = ({ subject: { id } }: DatasetStale): boolean =>
    !flow.upstreamOf(id).some(({ dataset }) => !sameName(dataset, id) && keys.has(datasetKey(dataset)));
  return sorted.find(isFirst) ?? sorted[0] ?? null;
}

/**
 * Puts each job down to the one that had left an input of it stale by then, or whose run failed as a part of its own; of
 * several, to the one that did first.
 */
export function joinHeads({ flow, graph }: Network, heads: ReadonlyMap<Key, Head>, stale: StaleByName): void {
  const byRun = headsByRun(heads);
  const inOrder = eachHead(heads).toSorted(compareHeads);
  for (const head of inOrder) {
    const parts = failedRuns(head.findings)
      .flatMap((run) => graph.childrenOf(run))
      .flatMap(({ id }) => byRun.get(id) ?? []);
    const own = new Set(head.jobs.map(jobKey));
    const late = head.jobs
      .flatMap((job) => flow.inputsOf(job))
      .flatMap((input) => stale.get(datasetKey(input))?.because ?? [])
      .filter(({ job, since }) => !own.has(jobKey(job)) && since <= sinceOf(head.findings))
      .flatMap(({ job }) => heads.get(jobKey(job)) ?? []);
    const causes = [...parts, ...late].filter((cause) => rootOf(cause) !== head).sort(compareHeads);
    head.cause = causes[0] ?? null;
  }
  for (const head of inOrder) if (head.cause !== null) rootOf(head).follows.push(...head.findings);
}

/** By the runs that failed. */
export function headsByRun(heads: ReadonlyMap<Key, Head>): ReadonlyMap<string, Head> {
  return new Map(
    eachHead(heads).flatMap((head) => failedRuns(head.findings).map((run) => [run, head] as const)),
  );
}

function compareHeads(a: Head, b: Head): number {
  return compareStrings(sinceOf(a.findings), sinceOf(b.findings)) || compareNames(a.jobs[0], b.jobs[0]);
}

export function rootOf(head: Head): Head {
  let root = head;
  while (root.cause !== null) root = root.cause;
  return root;
}

/** By the dataset that changed. */
export function changesOf(findings: readonly Finding[]): ReadonlyMap<Key, readonly SchemaBreaking[]> {
  const changes = findings.filter((finding) => finding.kind === 'schema-breaking');
  return Map.groupBy(changes, ({ subject }) => datasetKey(subject.id));
}

/** Of the changes before the job first failed of columns that it makes its own of, the newest; null where there is none. */
export function changeBehind(
  { flow }: Network,
  { jobs: [job], findings }: Head,
  changes: ReadonlyMap<Key, readonly SchemaBreaking[]>,
): SchemaBreaking | null {
  const first = findings.find(isFailure);
  if (first === undefined) return null;
  const outputs = new Set(flow.outputsOf(job).map(datasetKey));
  const behind = flow
    .inputsOf(job)
    .flatMap((input) => changes.get(datasetKey(input)) ?? [])
    .filter(({ since }) => since <= first.since)
    .filter(({ columns }) =>
      columns.some(({ affected }) => affected.some((column) => outputs.has(datasetKey(column)))),
    )
    .sort((a, b) => compareStrings(b.since, a.since) || compareNames(a.subject.id, b.subject.id));
  return behind[0] ?? null;
}
