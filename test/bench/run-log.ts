/** A log of many runs: jobs in layers, each run once a day, with row counts, measurements and checks; some fail. */
import type { Json, JsonObject } from '../../src/model/json.ts';
import { randomFrom, type Random } from './random.ts';

export interface Runs {
  readonly layers: number;
  /** In each layer. */
  readonly jobs: number;
  readonly days: number;
  /** Of each dataset: how many are measured. */
  readonly columns: number;
  readonly seed: number;
}

/** One run in so many fails, one check in so many, and one row count in so many is another than usual. */
const FAILURE = 100;
const NAMESPACE = 'db';

/** Two events a run, in the order of time. Each job reads two datasets of the layer before and writes one. */
export function* runLog(size: Runs): Generator<Json> {
  const random = randomFrom(size.seed);
  for (let day = 0; day < size.days; day++) {
    for (let layer = 0; layer < size.layers; layer++) {
      for (let index = 0; index < size.jobs; index++) yield* eventsOf(day, layer, index, size, random);
    }
  }
}

/** The glossary that goes with it: every job is due each night. */
export function runGlossary({ layers, jobs }: Runs): string {
  const lines = ['jobs:', '  jobs:'];
  for (let layer = 0; layer < layers; layer++) {
    for (let index = 0; index < jobs; index++) {
      lines.push(`    make ${tableName(layer, index)}: { schedule: '0 2 * * *', longest: 1 hour }`);
    }
  }
  lines.push('datasets:', `  ${NAMESPACE}:`);
  for (let layer = 0; layer < layers; layer++) {
    for (let index = 0; index < jobs; index++) {
      lines.push(
        `    ${tableName(layer, index)}:`,
        "      freshest_by: '06:00'",
        '      rules: [{ row_count: { min: 1 } }]',
        '      columns: { c0: { rules: [not_null, unique] } }',
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function tableName(layer: number, index: number): string {
  return `t${layer}_${index}`;
}

function* eventsOf(
  day: number,
  layer: number,
  index: number,
  size: Runs,
  random: Random,
): Generator<JsonObject> {
  const start = Date.UTC(2026, 0, 1 + day, 2, layer) + Math.floor(random() * 60_000);
  const end = start + 60_000 + Math.floor(random() * 60_000);
  const failed = random() * FAILURE < 1;
  const id = `00000000-0000-4000-8000-${String(day * size.layers * size.jobs + layer * size.jobs + index).padStart(12, '0')}`;
  const job = { namespace: 'jobs', name: `make ${tableName(layer, index)}` };
  const inputs = layer === 0 ? [] : [0, 1].map(() => input(layer - 1, Math.floor(random() * size.jobs)));
  const event = (eventType: string, time: number, outputs: readonly JsonObject[]): JsonObject => ({
    eventType,
    eventTime: new Date(time).toISOString(),
    run: { runId: id },
    job,
    inputs,
    outputs,
    producer: 'https://example.com/bench',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  });
  yield event('START', start, []);
  yield event(failed ? 'FAIL' : 'COMPLETE', end, failed ? [] : [output(layer, index, size, random)]);
}

function input(layer: number, index: number): JsonObject {
  return { namespace: NAMESPACE, name: tableName(layer, index) };
}

function output(layer: number, index: number, { columns }: Runs, random: Random): JsonObject {
  const usual = random() * FAILURE >= 1;
  const rowCount = Math.floor((usual ? 1000 : 400) + random() * 20);
  const names = Array.from({ length: columns }, (_, column) => `c${column}`);
  const metrics = names.map((name) => [name, { nullCount: 0, distinctCount: rowCount, min: 0, max: 9 }]);
  return {
    ...input(layer, index),
    facets: {
      schema: { fields: names.map((name) => ({ name, type: 'INTEGER' })) },
      dataQualityMetrics: { rowCount, columnMetrics: Object.fromEntries(metrics) as JsonObject },
      dataQualityAssertions: {
        assertions: [{ assertion: 'not_null', column: 'c0', success: random() * FAILURE >= 1 }],
      },
    },
    outputFacets: { outputStatistics: { rowCount } },
  };
}
