/** Rules of a dataset as a whole that its history speaks for. */
import { isCompleted } from '../../graph/run-history.ts';
import type { Dataset } from '../../model/catalog.ts';
import { formatDuration, type Duration } from '../../model/duration.ts';
import { compareStrings } from '../../model/identity.ts';
import { millisecondsOf } from '../../model/instant.ts';
import { expected } from '../anomaly/expected.ts';
import { medianOf } from '../anomaly/median.ts';
import type { Ledger } from '../ledger.ts';
import { figureText } from '../quality/figure-text.ts';
import type { Report } from '../quality/report.ts';
import { verdictOf } from '../quality/verdict.ts';
import type { HealthSettings } from '../settings.ts';
import { times, type Proposal } from './proposal.ts';

type Anomaly = HealthSettings['anomaly'];

/**
 * From the fewest to the most rows that would not be unusual next; at least one where there always was one. Null where a
 * report had other counts, or a check of the like failed.
 */
export function rowCount(reports: readonly Report[], settings: Anomaly): Proposal {
  const rows = reports.flatMap(({ metrics, written }) => metrics?.value.rowCount ?? written?.value ?? []);
  if (rows.length === 0) return null;
  const band = expected(rows, settings);
  if (band === null) return { kind: 'row_count', column: null, measured: rows.length };
  const newest = rows.slice(-settings.mostRuns);
  const fewest = newest.reduce((least, one) => Math.min(least, one), Infinity);
  const most = newest.reduce((greatest, one) => Math.max(greatest, one), 0);
  const [min, max] = [Math.max(Math.floor(band.low), fewest > 0 ? 1 : 0), Math.ceil(band.high)];
  const rule = { kind: 'row_count', min, max } as const;
  if (!Number.isSafeInteger(max) || reports.some((report) => verdictOf(rule, report)?.passed === false)) {
    return null;
  }
  const median = figureText(band.median);
  const reason = `${figureText(fewest)} to ${figureText(most)}, median ${median}, in ${times(newest.length, 'report')}`;
  return { rule, reason };
}

/** The longest time from write to write that would not be unusual; null where one was longer, or the newest write is older. */
export function freshness(ledger: Ledger, { id }: Dataset, settings: Anomaly): Proposal {
  const writes = ledger
    .runsWriting(id)
    .filter(isCompleted)
    .map(({ endedAt }) => endedAt)
    .sort(compareStrings);
  const gaps = writes
    .slice(1)
    .map((end, index) => millisecondsOf(end) - millisecondsOf(writes[index] ?? end))
    .filter((gap) => gap > 0);
  if (gaps.length === 0) return null;
  const band = expected(gaps, settings);
  if (band === null) return { kind: 'freshness', column: null, measured: writes.length };
  const within = roundedUp(band.high);
  const age = millisecondsOf(ledger.asOf) - millisecondsOf(writes.at(-1) ?? ledger.asOf);
  if (!Number.isSafeInteger(within) || [...gaps, age].some((time) => time > within)) return null;
  const newest = gaps.slice(-settings.mostRuns);
  const longest = newest.reduce((most, gap) => Math.max(most, gap), 0);
  const reason = `written ${times(writes.length, 'time')}, ${formatDuration(medianOf(newest))} apart by the median, ${formatDuration(longest)} at most`;
  return { rule: { kind: 'freshness', column: null, within }, reason };
}

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** To whole minutes, hours or days, as people would write it. */
function roundedUp(milliseconds: number): Duration {
  const unit = milliseconds > 3 * DAY ? DAY : milliseconds > 2 * HOUR ? HOUR : MINUTE;
  return (Math.ceil(milliseconds / unit) * unit) as Duration;
}
