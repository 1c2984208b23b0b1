/** Datasets that were stale, over the whole history. */
import { lastWordOf } from '../../graph/run-history.ts';
import { datasetKey, type DatasetId, type Key } from '../../model/identity.ts';
import type { Evidence } from '../../model/event.ts';
import type { Instant } from '../../model/instant.ts';
import type { Finding, Setback } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { writesOf } from '../service-level/write.ts';
import { setbacksOf } from './setback.ts';
import { staleAfter } from './stale.ts';

type DatasetStale = Extract<Finding, { kind: 'dataset-stale' }>;

/** A time for which a dataset was stale because of a setback. */
interface Spell {
  readonly setback: Setback;
  readonly until: Instant | null;
}

/** Times that overlap are one. In the order of the catalog, and oldest first. */
export function staleFindings(ledger: Ledger): DatasetStale[] {
  const spells = new Map<Key, Spell[]>();
  for (const setback of setbacksOf(ledger)) {
    for (const { id, until } of staleAfter(ledger, setback)) {
      const key = datasetKey(id);
      const own = spells.get(key);
      if (own === undefined) spells.set(key, [{ setback, until }]);
      else own.push({ setback, until });
    }
  }
  return ledger.network.catalog.datasets.flatMap(({ id }) =>
    together(spells.get(datasetKey(id)) ?? []).map((those) => staleOf(ledger, id, those)),
  );
}

/** @param spells by when they began */
function together(spells: readonly Spell[]): Spell[][] {
  const groups: Spell[][] = [];
  let end: Instant | null = null;
  for (const spell of spells) {
    const group = groups.at(-1);
    if (group === undefined || (end !== null && spell.setback.since > end)) {
      groups.push([spell]);
      end = spell.until;
    } else {
      group.push(spell);
      end = laterOf(end, spell.until);
    }
  }
  return groups;
}

/** Null is later than any moment. */
function laterOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? null : a > b ? a : b;
}

function staleOf(ledger: Ledger, id: DatasetId, spells: readonly Spell[]): DatasetStale {
  const [first] = spells;
  if (first === undefined) throw new RangeError('a dataset was stale at no time');
  const until = spells.reduce<Instant | null>((end, spell) => laterOf(end, spell.until), first.until);
  // Of one that still is stale, what was made up for is no reason any more.
  const because = spells
    .filter((spell) => until !== null || spell.until === null)
    .map(({ setback }) => setback);
  const [reason = first.setback] = because;
  const writes = writesOf(ledger, id).filter(({ endedAt }) => until === null || endedAt < until);
  return {
    kind: 'dataset-stale',
    subject: { kind: 'dataset', id },
    since: until === null ? reason.since : first.setback.since,
    until,
    because,
    lastWrite: writes.at(-1) ?? null,
    evidence: evidenceOf(reason),
    expectation: null,
  };
}

function evidenceOf(setback: Setback): Evidence | null {
  switch (setback.kind) {
    case 'run':
      return lastWordOf(setback.run);
    case 'behind':
      return lastWordOf(setback.rewrittenBy);
    case 'missed':
      return null;
  }
}
