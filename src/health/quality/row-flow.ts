/** How many rows went into a run, and how many came out of it. */
import type { Run, RunIo, Stated } from '../../model/catalog.ts';
import type { InputFacets, OutputFacets } from '../../model/facet.ts';

/** `moved`: read or written, by the statistics of the use. `measured`: all that the dataset had, by its metrics. */
export interface Rows extends Stated<number> {
  readonly of: 'moved' | 'measured';
}

/** The rows of all inputs, or of all outputs, of a run. */
export interface RowTotal {
  readonly rows: number;
  /** Of how many of the datasets rows are stated. */
  readonly stated: number;
  readonly datasets: number;
}

export interface RowFlow {
  /** Null where no row count of an input is stated. */
  readonly in: RowTotal | null;
  /** Null where no row count of an output is stated. */
  readonly out: RowTotal | null;
  /**
   * The share of the rows in that did not come out, 1 for all of them; below 0 where more came out. Null where rows are not
   * stated of both, where none went in, and where several datasets went in or came out: a join, a filter and a union of
   * several add up to the same rows, so that a share of their sum says nothing.
   */
  readonly reduction: number | null;
}

export function rowFlow({ inputs, outputs }: Run): RowFlow {
  const [into, out] = [totalOf(inputs.map(inputRows)), totalOf(outputs.map(outputRows))];
  const isWhole = isOne(into) && isOne(out) && into.rows > 0;
  return { in: into, out, reduction: isWhole ? 1 - out.rows / into.rows : null };
}

function totalOf(all: readonly (Rows | null)[]): RowTotal | null {
  const stated = all.filter((rows) => rows !== null);
  if (stated.length === 0) return null;
  const rows = stated.reduce((sum, { value }) => sum + value, 0);
  return { rows, stated: stated.length, datasets: all.length };
}

function isOne(total: RowTotal | null): total is RowTotal {
  return total !== null && total.datasets === 1;
}

/** Null where none are stated. */
export function inputRows({ facets, dataset }: RunIo<InputFacets>): Rows | null {
  const { inputStatistics, dataQualityMetrics } = facets.known;
  return (
    rowsOf(inputStatistics, 'moved') ??
    rowsOf(dataQualityMetrics, 'measured') ??
    rowsOf(dataset.known.dataQualityMetrics, 'measured')
  );
}

/** Null where none are stated. */
export function outputRows({ facets, dataset }: RunIo<OutputFacets>): Rows | null {
  return (
    rowsOf(facets.known.outputStatistics, 'moved') ?? rowsOf(dataset.known.dataQualityMetrics, 'measured')
  );
}

function rowsOf(
  stated: Stated<{ readonly rowCount?: number | null | undefined }> | undefined,
  of: Rows['of'],
): Rows | null {
  const rows = stated?.value.rowCount;
  return stated === undefined || typeof rows !== 'number'
    ? null
    : { value: rows, of, evidence: stated.evidence };
}

/** `52% fewer`, `3 × as many`, `as many`. */
export function reductionText(reduction: number): string {
  if (reduction === 0) return 'as many';
  if (reduction > 0) return `${percent(reduction)} fewer`;
  return reduction > -1 ? `${percent(-reduction)} more` : `${times(1 - reduction)} × as many`;
}

/** Never 0, nor all, unless it is. */
function percent(share: number): string {
  const rounded = share < 0.1 ? Math.round(share * 1000) / 10 : Math.round(share * 100);
  if (rounded === 0) return 'less than 0.1%';
  return rounded === 100 && share < 1 ? 'more than 99%' : `${rounded}%`;
}

function times(factor: number): string {
  return factor.toLocaleString('en', { maximumSignificantDigits: 2 });
}
