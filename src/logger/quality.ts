/** What a run measured of a dataset: figures of its rows and columns, and the checks that they passed or not. */
import { datasetKey, type DatasetId, type Key } from '../model/identity.ts';
import type { Facets } from './event.ts';
import { facet } from './facet.ts';

/** Figures of one column. Source: the DataQualityMetrics facets of OpenLineage, as are the members of the others. */
export interface ColumnMeasurement {
  readonly column: string;
  /** Rows without a value. */
  readonly nullCount?: number;
  /** Values that differ from each other; null is none. */
  readonly distinctCount?: number;
  /** Rows with a value. */
  readonly count?: number;
  readonly sum?: number;
  readonly min?: number;
  readonly max?: number;
  /** From the quantile, 0 to 1, to its value: `{ 0.5: 12.3 }` for the median. */
  readonly quantiles?: Readonly<Record<string, number>>;
}

/** A check that was made, and what came of it. */
export interface Assertion {
  /** The kind of check: `not_null`, `unique`, `row_count`, `freshness` … */
  readonly assertion: string;
  readonly success: boolean;
  /** Without it, the check is of the dataset as a whole. */
  readonly column?: string;
  /** `error` where a failure stops the pipeline, `warn` where it only tells. */
  readonly severity?: 'error' | 'warn';
  /** Tells checks of one kind and column apart, where what they expect does not. */
  readonly name?: string;
  readonly description?: string;
  /** In words, as figures are too: `'1000'`. */
  readonly expected?: string;
  readonly actual?: string;
}

export interface Measurement extends DatasetId {
  /** Rows that were looked at. */
  readonly rowCount?: number;
  readonly bytes?: number;
  readonly fileCount?: number;
  /** When the data last changed. */
  readonly lastUpdated?: Date;
  readonly columns?: readonly ColumnMeasurement[];
  readonly assertions?: readonly Assertion[];
}

/** Everything measured so far of each dataset. */
export type Measurements = ReadonlyMap<Key, Measurement>;

/**
 * `known` and `more` together. What `more` says of a figure stands; a check that is made again, of the same kind,
 * column, name and expectation, takes the place of the one before.
 */
export function addMeasurements(known: Measurements, more: readonly Measurement[]): Measurements {
  const measurements = new Map(known);
  for (const one of more)
    measurements.set(datasetKey(one), addMeasurement(measurements.get(datasetKey(one)), one));
  return measurements;
}

/** {@link addMeasurements} for one dataset. */
export function addMeasurement(before: Measurement | undefined, after: Measurement): Measurement {
  if (before === undefined) return after;
  const columns = new Map((before.columns ?? []).map((one) => [one.column, one]));
  for (const one of after.columns ?? []) columns.set(one.column, { ...columns.get(one.column), ...one });
  const assertions = [...(before.assertions ?? []), ...(after.assertions ?? [])];
  const latest = new Map(assertions.map((one) => [assertionKey(one), one]));
  return { ...before, ...after, columns: [...columns.values()], assertions: [...latest.values()] };
}

/** What tells a check from others: two ranges of one column differ in what they expect. */
export function assertionKey({ assertion, column, name, expected }: Assertion): string {
  return JSON.stringify([assertion, column ?? null, name ?? null, expected ?? null]);
}

/** Inputs have a facet of their own for metrics; for assertions there is one schema for both places. */
export function qualityFacets(measurement: Measurement | undefined, side: 'input' | 'output'): Facets {
  if (measurement === undefined) return {};
  const { assertions = [] } = measurement;
  return {
    ...metricsFacets(measurement, side),
    ...(assertions.length === 0
      ? {}
      : {
          dataQualityAssertions: facet('DataQualityAssertionsDatasetFacet', {
            assertions: assertions.map(assertionContent),
          }),
        }),
  };
}

/** The spec requires `columnMetrics`, if only an empty one. */
function metricsFacets(measurement: Measurement, side: 'input' | 'output'): Facets {
  const { rowCount, bytes, fileCount, lastUpdated, columns = [] } = measurement;
  const figures = given({ rowCount, bytes, fileCount, lastUpdated: lastUpdated?.toISOString() });
  if (columns.length === 0 && Object.keys(figures).length === 0) return {};
  const name = side === 'input' ? 'DataQualityMetricsInputDatasetFacet' : 'DataQualityMetricsDatasetFacet';
  const columnMetrics = Object.fromEntries(columns.map((one) => [one.column, columnContent(one)]));
  return { dataQualityMetrics: facet(name, { ...figures, columnMetrics }) };
}

/** In one order, so that equal measurements are written alike. */
function columnContent(one: ColumnMeasurement): Readonly<Record<string, unknown>> {
  const { nullCount, distinctCount, count, sum, min, max, quantiles } = one;
  return given({ nullCount, distinctCount, count, sum, min, max, quantiles });
}

function assertionContent(one: Assertion): Readonly<Record<string, unknown>> {
  const { assertion, success, column, severity, name, description, expected, actual } = one;
  return given({ assertion, success, column, severity, name, description, expected, actual });
}

function given(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
