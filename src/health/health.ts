/** What is wrong with the pipelines and their data, and what was. */
import { compareNames, compareStrings, datasetKey } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import { anomalyFindings } from './anomaly/finding.ts';
import { contactsOf, type Contact } from './contact.ts';
import type { Finding, Subject } from './finding.ts';
import { onlyWarns } from './gravity.ts';
import { groupsOf, pastGroups, type Group } from './group.ts';
import type { Ledger } from './ledger.ts';
import { perLedger } from './per-ledger.ts';
import { qualityFindings } from './quality/finding.ts';
import { downstreamCounter, subjectKey } from './ranking.ts';
import { runFindings } from './run/finding.ts';
import { schemaFindings } from './schema/breaking.ts';
import { serviceFindings } from './service-level/finding.ts';
import { staleFindings } from './stale/finding.ts';

/** One thing that is wrong now, with all that is put down to it. */
export interface Trouble extends Group {
  /**
   * How many datasets are made of its subject, near or far; with a job, those that it writes count as well. With what is
   * also wrong about another, the most of any.
   */
  readonly downstream: number;
  /** None where nobody is named. */
  readonly contacts: readonly Contact[];
}

export interface Health {
  /** The moment that it tells of. */
  readonly asOf: Instant;
  /** What is only to warn last; else most downstream first, then what has been so for longest. */
  readonly open: readonly Trouble[];
  /** How many datasets are stale now. */
  readonly stale: number;
  /** What is over, what came up last first; without datasets that were stale, which their cause tells of. */
  readonly past: readonly Group[];
}

/** Everything that the detectors find. */
export const findingsOf = perLedger('health/health: findingsOf', (ledger: Ledger): readonly Finding[] => [
  ...runFindings(ledger),
  ...serviceFindings(ledger),
  ...staleFindings(ledger),
  ...qualityFindings(ledger),
  ...anomalyFindings(ledger),
  ...schemaFindings(ledger),
]);

export const healthOf = perLedger('health/health: healthOf', (ledger: Ledger): Health => {
  const findings = findingsOf(ledger);
  const open = findings.filter(({ until }) => until === null);
  const countDownstream = downstreamCounter(ledger);
  const stale = open.filter(({ kind }) => kind === 'dataset-stale');
  return {
    asOf: ledger.asOf,
    open: groupsOf(ledger.network, open)
      .map((group) => ({
        ...group,
        downstream: Math.max(...subjectsOf(group).map(countDownstream)),
        contacts:
          subjectsOf(group)
            .map((subject) => contactsOf(ledger, subject))
            .find((those) => those.length > 0) ?? [],
      }))
      .sort(compareTroubles),
    stale: new Set(stale.map(({ subject }) => datasetKey(subject.id))).size,
    past: pastGroups(findings.filter(({ kind, until }) => until !== null && kind !== 'dataset-stale')).sort(
      (a, b) => compareStrings(b.since, a.since) || compareFindings(a.finding, b.finding),
    ),
  };
});

/** Its own first. */
function subjectsOf({ finding, also }: Group): Subject[] {
  return [finding, ...also].map(({ subject }) => subject);
}

function compareTroubles(a: Trouble, b: Trouble): number {
  return (
    Number(onlyWarns(a.finding)) - Number(onlyWarns(b.finding)) ||
    b.downstream - a.downstream ||
    compareStrings(a.since, b.since) ||
    compareNames(a.finding.subject.id, b.finding.subject.id) ||
    compareFindings(a.finding, b.finding)
  );
}

function compareFindings(a: Finding, b: Finding): number {
  return compareStrings(subjectKey(a.subject), subjectKey(b.subject)) || compareStrings(a.kind, b.kind);
}
