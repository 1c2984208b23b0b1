/** What is wrong now with one job or dataset: its page and its twin say what the page of health says of it. */
import type { Finding, Subject } from '../health/finding.ts';
import { compareGravity } from '../health/gravity.ts';
import { healthOf, type Trouble } from '../health/health.ts';
import type { Ledger } from '../health/ledger.ts';
import { perLedger } from '../health/per-ledger.ts';
import { subjectKey } from '../health/ranking.ts';
import type { Key } from '../model/identity.ts';
import { findingRecord, subjectRecord } from './health-record.ts';

export interface WrongNow {
  readonly finding: Finding;
  /** The gravest of what it is put down to; null where it stands for itself. */
  readonly putDownTo: Finding | null;
}

/** The gravest first; none where nothing is known to be wrong. */
export function wrongNow(ledger: Ledger, subject: Subject): readonly WrongNow[] {
  return bySubject(ledger).get(subjectKey(subject)) ?? [];
}

const bySubject = perLedger('site/wrong-now', (ledger: Ledger): ReadonlyMap<Key, readonly WrongNow[]> => {
  const all = healthOf(ledger).open.flatMap(oneByOne);
  const sorted = all.sort((a, b) => compareGravity(a.finding, b.finding));
  // What is put down to two things, and about one subject, is the same finding twice: the first is enough.
  const seen = new Set<Finding>();
  const once = sorted.filter(({ finding }) => !seen.has(finding) && seen.add(finding));
  return Map.groupBy(once, ({ finding }) => subjectKey(finding.subject));
});

function oneByOne({ finding, also, follows }: Trouble): WrongNow[] {
  return [
    ...[finding, ...also].map((one) => ({ finding: one, putDownTo: null })),
    ...follows.map((one) => ({ finding: one, putDownTo: finding })),
  ];
}

export function wrongNowRecord({ finding, putDownTo }: WrongNow) {
  return {
    ...findingRecord(finding),
    putDownTo: putDownTo && { kind: putDownTo.kind, subject: subjectRecord(putDownTo.subject) },
  };
}
