/** Figures of data quality that cannot be: left out one by one, so that one of them does not cost its facet. */
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { describe } from './describe.ts';

/** What is wrong with figures, each in words. */
export class FigureFaults {
  /** Against the facet's schema. */
  readonly type: string[] = [];
  /** Of the right type, and yet impossible. */
  readonly value: string[] = [];

  get any(): boolean {
    return this.type.length + this.value.length > 0;
  }
}

/** What a figure should be. */
type Kind = 'count' | 'number' | 'text';

type Kinds = ReadonlyMap<string, Kind>;

const STATISTICS: Kinds = new Map(['rowCount', 'size', 'fileCount'].map((name) => [name, 'count'] as const));

const METRICS: Kinds = new Map([
  ...['rowCount', 'bytes', 'fileCount'].map((name) => [name, 'count'] as const),
  ['lastUpdated', 'text'],
]);

const COLUMN_METRICS: Kinds = new Map([
  ...['nullCount', 'distinctCount', 'count'].map((name) => [name, 'count'] as const),
  ...['sum', 'min', 'max'].map((name) => [name, 'number'] as const),
]);

/** By the facet's name. */
const FACETS: ReadonlyMap<string, Kinds> = new Map([
  ['inputStatistics', STATISTICS],
  ['outputStatistics', STATISTICS],
  ['dataQualityMetrics', METRICS],
]);

/**
 * A facet without its figures that cannot be: of another type, negative counts, more nulls or distinct values than rows, a least value above
 * the greatest, a quantile that is not from 0 to 1. The facet itself where it has none, and of a facet that has no figures.
 * @param faults takes what is wrong with each
 */
export function soundMetrics(name: string, facet: Json, faults: FigureFaults): Json {
  const kinds = FACETS.get(name);
  if (kinds === undefined || !isJsonObject(facet)) return facet;
  const sound = soundMembers(facet, kinds, '', faults);
  const { columnMetrics, rowCount } = sound;
  if (name !== 'dataQualityMetrics' || !isJsonObject(columnMetrics)) return sound;
  const rows = typeof rowCount === 'number' ? rowCount : null;
  const columns = mapMembers(columnMetrics, (metrics, column) =>
    soundColumn(metrics, rows, `columnMetrics.${column}`, faults),
  );
  return columns === columnMetrics ? sound : { ...sound, columnMetrics: columns };
}

function soundColumn(metrics: Json, rows: number | null, at: string, faults: FigureFaults): Json | undefined {
  if (metrics === null) return undefined;
  if (!isJsonObject(metrics)) {
    faults.type.push(`${at}: expected an object, found ${describe(metrics)}`);
    return undefined;
  }
  const typed = soundMembers(metrics, COLUMN_METRICS, `${at}.`, faults);
  return consistent(soundQuantiles(typed, at, faults), rows, at, faults);
}

function soundQuantiles(metrics: JsonObject, at: string, faults: FigureFaults): JsonObject {
  const { quantiles } = metrics;
  if (quantiles === undefined || quantiles === null) return metrics;
  if (!isJsonObject(quantiles)) {
    faults.type.push(`${at}.quantiles: expected an object, found ${describe(quantiles)}`);
    return { ...metrics, quantiles: null };
  }
  const sound = mapMembers(quantiles, (value, quantile) => {
    if (value === null) return undefined;
    if (!isQuantile(quantile)) {
      faults.value.push(`${at}.quantiles: expected quantiles from 0 to 1, found ${describe(quantile)}`);
      return undefined;
    }
    if (typeof value === 'number') return value;
    faults.type.push(`${at}.quantiles.${quantile}: expected a number, found ${describe(value)}`);
    return undefined;
  });
  return sound === quantiles ? metrics : { ...metrics, quantiles: sound };
}

/** By the spec of the facet, `0.1`, `0.25`, `0.5`, `1`. */
function isQuantile(name: string): boolean {
  const quantile = name.trim() === '' ? Number.NaN : Number(name);
  return quantile >= 0 && quantile <= 1;
}

/** Without the figures that contradict others. */
function consistent(metrics: JsonObject, rows: number | null, at: string, faults: FigureFaults): JsonObject {
  const { min, max } = metrics;
  const contradicted = rows === null ? [] : countsAbove(metrics, rows);
  for (const [name, count] of contradicted) {
    faults.value.push(`${at}.${name}: expected no more than the rowCount, ${rows ?? 0}, found ${count}`);
  }
  const isReversed = typeof min === 'number' && typeof max === 'number' && min > max;
  if (isReversed) faults.value.push(`${at}.min: expected no more than the max, ${max}, found ${min}`);
  const names = [...contradicted.map(([name]) => name), ...(isReversed ? ['min', 'max'] : [])];
  return names.length === 0
    ? metrics
    : { ...metrics, ...Object.fromEntries(names.map((name) => [name, null])) };
}

function countsAbove(metrics: JsonObject, rows: number): readonly (readonly [string, number])[] {
  return ['nullCount', 'distinctCount'].flatMap((name) => {
    const count = metrics[name];
    return typeof count === 'number' && count > rows ? [[name, count] as const] : [];
  });
}

/** Without the members that are not what they should be. */
function soundMembers(object: JsonObject, kinds: Kinds, at: string, faults: FigureFaults): JsonObject {
  return mapMembers(object, (value, name) => {
    const kind = kinds.get(name);
    if (kind === undefined || value === null) return value;
    const type = kind === 'text' ? 'string' : 'number';
    if (typeof value !== type) {
      const expected = kind === 'text' ? 'a text' : 'a number';
      faults.type.push(`${at}${name}: expected ${expected}, found ${describe(value)}`);
      return undefined;
    }
    if (kind !== 'count' || Number(value) >= 0) return value;
    faults.value.push(`${at}${name}: expected 0 or more, found ${describe(value)}`);
    return undefined;
  });
}

/** Each member as it is changed, without those that become undefined; the object itself where none changes. */
function mapMembers(object: JsonObject, change: (value: Json, name: string) => Json | undefined): JsonObject {
  const members = Object.entries(object).map(([name, before]) => ({
    name,
    before,
    after: change(before, name),
  }));
  if (members.every(({ before, after }) => before === after)) return object;
  return Object.fromEntries(
    members.flatMap(({ name, after }) => (after === undefined ? [] : [[name, after]])),
  );
}
