/** The quality of a dataset for machines. */
import { FORMULA } from '../health/quality/score.ts';
import type { Outcome } from '../health/quality/course.ts';
import type { JudgedFigure } from '../health/anomaly/series.ts';
import { formatInstant, type Instant } from '../model/instant.ts';
import type { Measured, QualityView, ScoreLine } from './quality.ts';
import { evidenceRecord } from './record.ts';
import type { TestLine } from './test-line.ts';

/** How many of the newest scores, and row counts of a job, are listed; the others are counted. */
export const LISTED = 500;

export function qualityRecord(view: QualityView | null) {
  if (view === null) return null;
  const { tests, scores, measured, rowCounts } = view;
  return {
    score: scores.at(-1)?.score ?? null,
    formula: FORMULA,
    scores: newest(scores, scoreRecord),
    tests: tests.map(testRecord),
    measured: measured && measuredRecord(measured),
    rowCounts: rowCounts.map(({ job, of, figures }) => ({ job, of, ...newest(figures, figureRecord) })),
  };
}

/** Newest first. */
function newest<Item, Told>(items: readonly Item[], tell: (item: Item) => Told) {
  const listed = items.slice(-LISTED).reverse().map(tell);
  return { newest: listed, earlier: items.length - listed.length };
}

function scoreRecord({ at, run, score, passed, of, tests, failed, dropped, evidence }: ScoreLine) {
  return {
    at: formatInstant(at),
    run: run?.id ?? null,
    score,
    weight: { passed, of },
    tests,
    failed,
    dropped,
    evidence: evidenceRecord(evidence),
  };
}

function testRecord({ since, latest, place, ...test }: TestLine) {
  return {
    origin: place === null ? ('log' as const) : ('glossary' as const),
    ...test,
    since: time(since),
    latest: latest && outcomeRecord(latest),
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
}

function outcomeRecord({ at, run, passed, found, evidence }: Outcome) {
  return {
    at: formatInstant(at),
    run: run?.id ?? null,
    passed,
    found,
    evidence: evidence && evidenceRecord(evidence),
  };
}

function measuredRecord({ report, before, lines }: Measured) {
  return {
    run: report.run?.id ?? null,
    job: report.job,
    role: report.role,
    at: formatInstant(report.at),
    rowCount: report.metrics?.value.rowCount ?? null,
    // Pairs, not an object, so that a column may be called `__proto__`.
    columns: lines.map(({ column, now, before: then }) => ({ column, now, before: then })),
    before: before && { run: before.run?.id ?? null, at: formatInstant(before.at) },
    evidence: evidenceRecord(report.metrics?.evidence ?? report.evidence),
  };
}

function figureRecord({ run, value, expected, unusual, evidence }: JudgedFigure) {
  return {
    run: run.id,
    at: formatInstant(run.endedAt),
    rows: value,
    expected: expected && {
      from: expected.low,
      to: expected.high,
      median: expected.median,
      runs: expected.runs,
    },
    unusual: unusual !== null,
    evidence: evidence && evidenceRecord(evidence),
  };
}

function time(instant: Instant | null): string | null {
  return instant && formatInstant(instant);
}
