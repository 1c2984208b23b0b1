/** A log of many datasets in layers, each made by a job out of a few of the layers before. The same each time. */
import type { JsonObject } from '../../src/model/json.ts';

export interface LargeLog {
  readonly datasets: number;
  /** Of each dataset. */
  readonly columns: number;
  readonly jobs: number;
}

const LAYERS = ['raw', 'staging', 'clean', 'core', 'mart', 'report'];
const DOMAINS = ['sales', 'finance', 'people', 'supply', 'web', 'support', 'risk'];
const THINGS = [
  'order',
  'customer',
  'invoice',
  'shipment',
  'session',
  'account',
  'product',
  'ticket',
  'payment',
];
const FIELDS = [
  'id',
  'key',
  'amount',
  'created_at',
  'updated_at',
  'status',
  'country_code',
  'total_net',
  'quantity',
];

interface Table {
  readonly layer: number;
  readonly namespace: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Two or three edges into each column of all layers but the first, and two columns that decide the rows of each dataset. */
export function largeLog({ datasets, columns, jobs }: LargeLog): JsonObject[] {
  const random = generator();
  const tables = Array.from({ length: datasets }, (_, at): Table => {
    const layer = Math.floor((at * LAYERS.length) / datasets);
    const namespace = `snowflake://acme-eu/${LAYERS[layer] ?? ''}`;
    const name = `analytics.${pick(DOMAINS, random)}.${pick(THINGS, random)}_${pick(FIELDS, random)}_${at}`;
    return { layer, namespace, name, columns: columnNames(columns, random) };
  });
  const made = tables.filter(({ layer }) => layer > 0);
  const byJob = Map.groupBy(made.entries(), ([at]) => at % jobs);
  return [
    ...tables.filter(({ layer }) => layer === 0).map(declared),
    ...[...byJob].map(([job, targets]) => ({
      eventTime: '2026-11-02T06:00:00Z',
      job: { namespace: 'airflow://prod', name: `build_tables_${job}` },
      outputs: targets.map(([, target]) => outputOf(target, tables, random)),
    })),
  ];
}

function outputOf(target: Table, tables: readonly Table[], random: () => number): JsonObject {
  const before = tables.filter(
    ({ layer }) => layer === target.layer - 1 || (layer < target.layer && random() < 0.02),
  );
  const sources = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(before, random));
  const main = pick(sources, random);
  const fields = target.columns.map((column, place) => {
    const other = pick(sources, random);
    const others = Array.from({ length: random() < 0.4 ? 2 : 1 }, () =>
      field(other, pick(other.columns, random), random() < 0.75 ? 'DIRECT' : 'INDIRECT'),
    );
    return [column, { inputFields: [field(main, main.columns[place] ?? '', 'DIRECT'), ...others] }] as const;
  });
  const rows = sources.slice(0, 2).map((one) => field(one, pick(one.columns, random), 'INDIRECT'));
  const { namespace, name, columns } = target;
  const columnLineage = { fields: Object.fromEntries(fields), dataset: rows };
  return { namespace, name, facets: { ...schemaOf(columns), columnLineage } };
}

function field({ namespace, name }: Table, column: string, type: string): JsonObject {
  return { namespace, name, field: column, transformations: [{ type }] };
}

function declared({ namespace, name, columns }: Table): JsonObject {
  return { eventTime: '2026-11-01T06:00:00Z', dataset: { namespace, name, facets: schemaOf(columns) } };
}

function schemaOf(columns: readonly string[]): JsonObject {
  return { schema: { fields: columns.map((name) => ({ name, type: 'VARCHAR' })) } };
}

function columnNames(count: number, random: () => number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${pick(THINGS, random)}_${pick(FIELDS, random)}`);
  return [...names];
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick.');
  return item;
}

/** From 0 up to 1: a linear congruential generator (Knuth, The Art of Computer Programming, volume 2, section 3.3.4). */
function generator(): () => number {
  let state = 20_261_102;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
