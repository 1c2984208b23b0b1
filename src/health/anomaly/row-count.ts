/** How many rows runs wrote of a dataset, each judged by the runs of its job before it. */
import { isCompleted } from '../../graph/run-history.ts';
import { compareNames, datasetKey, jobKey, type DatasetId, type JobId } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';
import { usesOf, type Use } from '../quality/use.ts';
import { judge, type Figure, type JudgedFigure } from './series.ts';

/** What the runs of one job wrote of one dataset. */
export interface RowCounts {
  readonly job: JobId;
  /** `written`: by the statistics of the output. `measured`: the rows of the whole dataset, by its metrics. */
  readonly of: 'written' | 'measured';
  /** In the order in which the runs ended; never none. */
  readonly figures: readonly JudgedFigure[];
}

/**
 * By the writing job, sorted. Of completed runs alone: what a failed one left behind is a part. Where any run of the job states
 * how many rows it wrote, these figures count; how many the dataset then has is another figure, and not mixed with them.
 */
export function rowCounts(ledger: Ledger, dataset: DatasetId): readonly RowCounts[] {
  return allCounts(ledger).get(datasetKey(dataset)) ?? [];
}

const allCounts = perLedger('health/anomaly/row-count', (ledger) => {
  const entries = ledger.network.catalog.datasets.map(
    ({ id }) => [datasetKey(id), countRows(ledger, id)] as const,
  );
  return new Map(entries);
});

function countRows(ledger: Ledger, dataset: DatasetId): RowCounts[] {
  const byJob = Map.groupBy(usesOf(ledger, dataset), ({ run }) => jobKey(run.job));
  return [...byJob.values()]
    .flatMap((uses) => {
      const written = uses.flatMap((use) => figureOf(use, 'written'));
      const of = written.length > 0 ? 'written' : 'measured';
      const figures = written.length > 0 ? written : uses.flatMap((use) => figureOf(use, 'measured'));
      const [first] = figures;
      if (first === undefined) return [];
      return [{ job: first.run.job, of, figures: judge(figures, ledger.settings.anomaly) } as const];
    })
    .sort((a, b) => compareNames(a.job, b.job));
}

function figureOf({ run, role, io }: Use, of: RowCounts['of']): Figure[] {
  if (role === 'input' || !isCompleted(run)) return [];
  const stated = of === 'written' ? io.facets.known.outputStatistics : io.dataset.known.dataQualityMetrics;
  const rows = stated?.value.rowCount;
  return stated && typeof rows === 'number' ? [{ run, value: rows, evidence: stated.evidence }] : [];
}
