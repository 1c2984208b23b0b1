/** What the page of a column says of its quality. */
import { perLedger } from '../health/per-ledger.ts';
import type { Dataset } from '../model/catalog.ts';
import { qualityView, type Measured, type MetricLine, type QualityView } from './quality.ts';
import type { Site } from './site.ts';
import type { TestLine } from './test-line.ts';

/** What of it is about one column; null where nothing is. */
export interface ColumnQuality {
  readonly tests: readonly TestLine[];
  readonly measured: Measured | null;
}

export function columnQuality(site: Site, dataset: Dataset, column: string): ColumnQuality | null {
  const view = viewOf(site, dataset);
  if (view === null) return null;
  const tests = view.byColumn.get(column) ?? [];
  const line = view.lines.get(column);
  if (tests.length === 0 && line === undefined) return null;
  const { measured } = view.view;
  return { tests, measured: measured === null || line === undefined ? null : { ...measured, lines: [line] } };
}

interface ColumnIndex {
  readonly view: QualityView;
  readonly byColumn: ReadonlyMap<string, readonly TestLine[]>;
  readonly lines: ReadonlyMap<string, MetricLine>;
}

/** Each column's page asks: a dataset's view is made once. */
const memory = perLedger(
  'site/column-quality',
  () => new WeakMap<Dataset, { readonly index: ColumnIndex | null }>(),
);

function viewOf(site: Site, dataset: Dataset): ColumnIndex | null {
  const ofLedger = memory(site.ledger);
  const known = ofLedger.get(dataset) ?? { index: indexOf(qualityView(site, dataset)) };
  ofLedger.set(dataset, known);
  return known.index;
}

function indexOf(view: QualityView | null): ColumnIndex | null {
  if (view === null) return null;
  const byColumn = new Map<string, TestLine[]>();
  for (const test of view.tests) {
    for (const column of new Set(test.columns)) {
      const list = byColumn.get(column);
      if (list === undefined) byColumn.set(column, [test]);
      else list.push(test);
    }
  }
  return { view, byColumn, lines: new Map((view.measured?.lines ?? []).map((line) => [line.column, line])) };
}
