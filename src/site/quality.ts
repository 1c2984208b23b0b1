/** What the page of a dataset says of its quality; the dataset's JSON twin says the same. */
import { rowCounts, type RowCounts } from '../health/anomaly/row-count.ts';
import { qualityOf } from '../health/quality/quality.ts';
import type { Report } from '../health/quality/report.ts';
import { isDrop, type ScorePoint } from '../health/quality/score.ts';
import type { Dataset } from '../model/catalog.ts';
import type { ColumnMetrics } from '../model/facet.ts';
import { jobKey, type DatasetId } from '../model/identity.ts';
import type { Site } from './site.ts';
import { testLines, type TestLine } from './test-line.ts';

/** What was measured of one column, and by the report before of the same job. */
export interface MetricLine {
  readonly column: string;
  readonly now: ColumnMetrics;
  readonly before: ColumnMetrics | null;
}

export interface Measured {
  /** The newest that has metrics. */
  readonly report: Report;
  /** The one before it, of the same job. */
  readonly before: Report | null;
  readonly lines: readonly MetricLine[];
}

export interface QualityView {
  /** Failed ones first, then those not measured, then those that passed, then those no longer made. */
  readonly tests: readonly TestLine[];
  /** Oldest first. */
  readonly scores: readonly ScoreLine[];
  /** Null where no report has metrics. */
  readonly measured: Measured | null;
  /** By writing job. */
  readonly rowCounts: readonly RowCounts[];
}

export interface ScoreLine extends ScorePoint {
  /** Whether it fell further than it may. */
  readonly dropped: boolean;
}

/** Null where nothing is reported of the dataset's quality, nor asked of it. */
export function qualityView({ ledger }: Site, { id }: Dataset): QualityView | null {
  const quality = qualityOf(ledger, id);
  const counts = rowCounts(ledger, id);
  if (quality === null) return null;
  const { reports, checks, rules, scores } = quality;
  if (reports.length + rules.length + counts.length === 0) return null;
  return {
    tests: testLines(rules, checks),
    scores: scores.map((point, index) => ({
      ...point,
      dropped: isDrop(point, scores[index - 1], ledger.settings.scoreDrop),
    })),
    measured: measuredBy(reports),
    rowCounts: counts,
  };
}

function measuredBy(reports: readonly Report[]): Measured | null {
  const newest = reports.findLastIndex(({ metrics }) => metrics !== null);
  const report = reports[newest];
  if (report === undefined) return null;
  const before =
    reports.slice(0, newest).findLast((one) => one.metrics !== null && isLike(one, report)) ?? null;
  const lines = [...report.columns].map(([column, now]) => ({
    column,
    now,
    before: before?.columns.get(column) ?? null,
  }));
  return { report, before, lines };
}

/** A job measures what it reads apart from what it writes. */
function isLike(a: Report, b: Report): boolean {
  return a.role === b.role && nameOf(a.job) === nameOf(b.job);
}

function nameOf(job: DatasetId | null): string {
  return job === null ? '' : jobKey(job);
}
