/** Logs of one job that reports on the table `orders`, one run an hour, and the ledger that comes of them. */
import { ledgerOf, type Ledger } from '../../src/health/ledger.ts';
import { DEFAULT_SETTINGS, type HealthSettings } from '../../src/health/settings.ts';
import type { Dataset } from '../../src/model/catalog.ts';
import type { Glossary, GlossaryDataset } from '../../src/model/glossary.ts';
import { datasetKey } from '../../src/model/identity.ts';
import { parseInstant, type Instant } from '../../src/model/instant.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Rule } from '../../src/model/rule.ts';
import { networkOf } from '../../src/graph/network.ts';
import { at, catalogOf, dataset, NO_GLOSSARY, runEvent, theDataset } from '../catalog/log.ts';

/** What a run says of `orders`, which it writes. */
export interface SaidOfRun {
  readonly job?: string;
  /** By the statistics of the output. */
  readonly rows?: number;
  /** `dataQualityMetrics`. */
  readonly metrics?: JsonObject;
  /** `dataQualityAssertions`. */
  readonly checks?: readonly JsonObject[];
  /** In minutes; 10 where nothing is said. */
  readonly took?: number;
  /** `COMPLETE` where nothing is said; null for a run that does not end. */
  readonly end?: string | null;
}

/** One run an hour: the first begins at minute 0. Their ids are `r0`, `r1` … */
export function hourly(runs: readonly SaidOfRun[]): Json[] {
  return runs.flatMap((run, index) => eventsOf(run, index));
}

function eventsOf(
  { job = 'load', rows, metrics, checks, took = 10, end = 'COMPLETE' }: SaidOfRun,
  index: number,
) {
  const facets = {
    ...(metrics && { dataQualityMetrics: { columnMetrics: {}, ...metrics } }),
    ...(checks && { dataQualityAssertions: { assertions: checks } }),
  };
  const outputFacets = rows === undefined ? {} : { outputStatistics: { rowCount: rows } };
  const begin = runEvent(`r${index}`, 'START', index * 60, { job });
  if (end === null) return [begin];
  const outputs = [dataset('orders', facets, { outputFacets })];
  return [begin, runEvent(`r${index}`, end, index * 60 + took, { job, outputs })];
}

/** The moment at that minute. */
export function moment(minute: number): Instant {
  const parsed = parseInstant(at(minute));
  if (parsed === null) throw new RangeError(`no moment at minute ${minute}`);
  return parsed.instant;
}

interface Around {
  /** Those that the glossary gives `orders`. */
  readonly rules?: readonly Rule[];
  /** In minutes; the newest event's where nothing is said. */
  readonly asOf?: number;
  readonly settings?: Partial<HealthSettings['anomaly']> & { readonly scoreDrop?: number };
}

export function ledger(log: readonly Json[], { rules = [], asOf, settings = {} }: Around = {}): Ledger {
  const catalog = catalogOf(log, glossaryWith(rules));
  const { scoreDrop = DEFAULT_SETTINGS.scoreDrop, ...anomaly } = settings;
  return ledgerOf(networkOf(catalog), asOf === undefined ? catalog.asOf : moment(asOf), {
    ...DEFAULT_SETTINGS,
    scoreDrop,
    anomaly: { ...DEFAULT_SETTINGS.anomaly, ...anomaly },
  });
}

export const ORDERS = { namespace: 'db', name: 'orders' };
export const PLACE = { file: 'glossary/shop.yaml', line: 7 };

function glossaryWith(rules: readonly Rule[]): Glossary {
  const entry: GlossaryDataset = {
    id: ORDERS,
    description: null,
    owner: null,
    steward: null,
    domain: null,
    classification: null,
    retention: null,
    freshestBy: null,
    rules,
    columns: new Map(),
    place: PLACE,
  };
  return rules.length === 0
    ? NO_GLOSSARY
    : { ...NO_GLOSSARY, datasets: new Map([[datasetKey(ORDERS), entry]]) };
}

export function orders({ network }: Ledger): Dataset {
  return theDataset(network.catalog, 'orders');
}

/** `00:10`, of the first day; `2 00:10` of the second. */
export function clock(instant: Instant | null): string {
  if (instant === null) return 'still';
  const day = Number(instant.slice(8, 10));
  return `${day === 1 ? '' : `${day} `}${instant.slice(11, 16)}`;
}
