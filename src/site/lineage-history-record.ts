/** Lineage through time as machines read it. */
import type { LineageChange, LineageHistory, Thing } from '../graph/lineage-change.ts';
import { formatInstant } from '../model/instant.ts';
import type { LineageHistoryPage } from './lineage-history.ts';
import type { LineageMonthPage } from './lineage-history-month.ts';
import { evidenceRecord } from './record.ts';

/** So many changes the twin of a month holds; of more it says how many it leaves out. */
const MAX_CHANGES = 20_000;

export function lineageHistoryTwin({ path, beginning, months }: LineageHistoryPage) {
  return {
    kind: 'lineage-history',
    url: path,
    beginning: beginning && { ...beginningRecord(beginning), things: beginning.tally },
    months: months.map(({ month, path: url, beginning: things, counts }) => ({
      month,
      url,
      beginning: things,
      ...counts,
    })),
  };
}

export function lineageMonthTwin({ path, month, beginning, counts }: LineageMonthPage) {
  return {
    kind: 'lineage-month',
    url: path,
    month: month.month,
    logBegins: beginning && beginningRecord(beginning),
    beginning: month.beginning,
    ...counts,
    changes: month.changes.slice(0, MAX_CHANGES).map(changeRecord),
    leftOut: Math.max(0, month.changes.length - MAX_CHANGES),
  };
}

function beginningRecord({ from, until }: NonNullable<LineageHistory['beginning']>) {
  return { from: formatInstant(from), until: formatInstant(until) };
}

function changeRecord({ word, thing, evidence }: LineageChange) {
  return { what: word, ...thingRecord(thing), evidence: evidenceRecord(evidence) };
}

function thingRecord(thing: Thing) {
  switch (thing.kind) {
    case 'job':
      return { kind: thing.kind, job: thing.job };
    case 'dataset':
      return { kind: thing.kind, dataset: thing.dataset };
    case 'column':
      return { kind: thing.kind, column: thing.column };
    case 'input':
    case 'output': {
      const { dataset, job, origin } = thing.edge;
      return { kind: thing.kind, dataset, job, origin };
    }
    case 'dataset-edge':
    case 'column-edge': {
      const { from, to, job, origin } = thing.edge;
      return { kind: thing.kind, from, to, job, origin };
    }
  }
}
