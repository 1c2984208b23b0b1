/** Holds the figures of a column against each other: none may rule another out. */
import { compareStrings } from '../model/identity.ts';
import { checkCount } from './count.ts';
import { LineageError } from './error.ts';
import type { ColumnMeasurement } from './quality.ts';
import { describeValue, isRecord } from './value.ts';

const COUNTS = ['nullCount', 'distinctCount', 'count'] as const;

/** Quantiles between two values are computed, so those of equal values may differ in their last digits. */
const ROUNDING = 1e-9;

/** @throws LineageError where a figure is no figure. @param place the column as messages name it */
export function checkFigures(column: ColumnMeasurement, place: string): void {
  for (const key of COUNTS) checkCount(column[key], `The ${key} of ${place}`);
  for (const key of ['sum', 'min', 'max'] as const) checkFinite(column[key], `The ${key} of ${place}`);
  checkQuantiles(column.quantiles, place);
}

function checkQuantiles(quantiles: unknown, place: string): void {
  if (quantiles === undefined) return;
  if (!isRecord(quantiles))
    throw new LineageError(
      `The quantiles of ${place} should be an object, and are ${describeValue(quantiles)}. Write the median as { 0.5: 12.3 }, or leave them out.`,
    );
  const seen = new Map<number, string>();
  for (const [quantile, value] of Object.entries(quantiles)) {
    const at = Number(quantile);
    if (!(quantile.trim() !== '' && at >= 0 && at <= 1))
      throw new LineageError(
        `The quantile "${quantile}" of ${place} is no number from 0 to 1. Write the median as 0.5.`,
      );
    checkFinite(value, `The quantile ${quantile} of ${place}`);
    const other = seen.get(at);
    if (other !== undefined)
      throw new LineageError(
        `The quantiles "${other}" and "${quantile}" of ${place} are the same one. Give it once.`,
      );
    seen.set(at, quantile);
  }
}

function checkFinite(value: unknown, what: string): void {
  if (value === undefined || Number.isFinite(value)) return;
  throw new LineageError(
    `${what} is ${describeValue(value)}. Give a finite number, or leave it out where there is none.`,
  );
}

/** @throws LineageError where two figures contradict each other. @param rows of the dataset, where they are known */
export function checkAgreement(column: ColumnMeasurement, place: string, rows: number | undefined): void {
  if (rows !== undefined) checkWithinRows(column, place, rows);
  const { distinctCount, count } = column;
  if (distinctCount !== undefined && count !== undefined && distinctCount > count)
    throw new LineageError(
      `The distinctCount of ${place} is ${distinctCount}, above its count of ${count}. Count both over the same rows.`,
    );
  checkRising(column, place);
}

/** A row has a null or a value, so the nulls and the values, or the distinct ones among them, are no more than the rows. */
function checkWithinRows(column: ColumnMeasurement, place: string, rows: number): void {
  for (const key of COUNTS)
    if ((column[key] ?? 0) > rows)
      throw new LineageError(
        `The ${key} of ${place} is ${column[key] ?? 0}, and the dataset has ${rows} rows. Count both over the same rows.`,
      );
  const { nullCount = 0 } = column;
  for (const key of ['distinctCount', 'count'] as const)
    if (nullCount + (column[key] ?? 0) > rows)
      throw new LineageError(
        `The nullCount of ${place} is ${nullCount} and its ${key} ${column[key] ?? 0}, together more than the ${rows} rows of the dataset. Count both over the same rows, and null as no value.`,
      );
}

/** From the least value over the quantiles to the greatest, no figure is above the next. */
function checkRising({ min, max, quantiles = {} }: ColumnMeasurement, place: string): void {
  const steps = [
    { name: 'min', value: min },
    ...Object.entries(quantiles)
      .sort(([a], [b]) => Number(a) - Number(b) || compareStrings(a, b))
      .map(([quantile, value]) => ({ name: `quantile ${quantile}`, value })),
    { name: 'max', value: max },
  ].flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
  for (const [index, high] of steps.entries()) {
    const low = steps[index - 1];
    if (low !== undefined && isAbove(low.value, high.value))
      throw new LineageError(
        `The ${low.name} of ${place} is ${low.value}, above its ${high.name} of ${high.value}. Exchange them, or leave them out.`,
      );
  }
}

function isAbove(low: number, high: number): boolean {
  return low - high > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
}
