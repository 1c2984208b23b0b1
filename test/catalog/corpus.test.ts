/**
 * Logs that real producers wrote, where they are at hand: what the catalog says of them is held to what is
 * counted straight from their JSON, by code that shares nothing with the collector.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { fold } from '../../src/catalog/fold.ts';
import { buildGraph } from '../../src/graph/graph.ts';
import { endsAtColumn, type Catalog } from '../../src/model/catalog.ts';
import type { Books } from '../../src/model/event.ts';
import { readPaths } from '../collect/support.ts';
import { NO_GLOSSARY, theDataset } from './log.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus/openlineage');
const present = existsSync(CORPUS);
if (!present)
  console.warn(`corpus tests are skipped: there are no logs of real producers at ../shared/corpus`);

const name = z.object({ namespace: z.string(), name: z.string() });
const lineageFacet = z.object({
  fields: z.record(z.string(), z.object({ inputFields: z.array(name.extend({ field: z.string() })) })),
});
const mention = name.extend({ facets: z.object({ columnLineage: lineageFacet.optional() }).nullish() });
const event = z.object({
  run: z.object({ runId: z.string() }).optional(),
  job: name.optional(),
  inputs: z.array(mention).nullish(),
  outputs: z.array(mention).nullish(),
  dataset: mention.optional(),
});

interface Counted {
  readonly events: number;
  readonly jobs: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
  readonly datasets: ReadonlySet<string>;
  /** `[[namespace, name, column], [namespace, name, column]]`, from input to output. */
  readonly columnEdges: ReadonlySet<string>;
}

/** @param texts each an event */
function count(texts: readonly string[]): Counted {
  const events = texts.map((text) => event.parse(JSON.parse(text)));
  const whole = events.filter(
    (one) => one.dataset !== undefined || one.run === undefined || one.job !== undefined,
  );
  const mentions = whole.flatMap((one) => [
    ...(one.inputs ?? []),
    ...(one.outputs ?? []),
    ...(one.dataset === undefined ? [] : [one.dataset]),
  ]);
  const columnEdges = mentions.flatMap((output) =>
    Object.entries(output.facets?.columnLineage?.fields ?? {}).flatMap(([column, { inputFields }]) =>
      inputFields.map((input) =>
        JSON.stringify([
          [input.namespace, input.name, input.field],
          [output.namespace, output.name, column],
        ]),
      ),
    ),
  );
  return {
    events: events.length,
    jobs: new Set(
      whole.flatMap(({ job }) => (job === undefined ? [] : [JSON.stringify([job.namespace, job.name])])),
    ),
    runs: new Set(whole.flatMap(({ run }) => (run === undefined ? [] : [run.runId]))),
    datasets: new Set(mentions.map((one) => JSON.stringify([one.namespace, one.name]))),
    columnEdges: new Set(columnEdges),
  };
}

function textsOf(folder: string): readonly string[] {
  return readdirSync(join(CORPUS, folder))
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(join(CORPUS, folder, file), 'utf8');
      return file.endsWith('.ndjson') ? text.split('\n') : [text];
    })
    .filter((line) => line.trim() !== '');
}

interface Read {
  readonly catalog: Catalog;
  readonly books: Books;
}

async function read(folder: string): Promise<Read> {
  const { events, books, problems } = await readPaths([join(CORPUS, folder)]);
  return { books, catalog: buildCatalog({ summary: fold(events), glossary: NO_GLOSSARY, books, problems }) };
}

function codes({ problems }: Catalog): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}

describe.skipIf(!present)('of the log', () => {
  test.each([
    ['marquez-food-delivery', 26, 13, 13, 13, 39],
    ['compat-cll', 9, 4, 4, 3, 10],
    ['compat-airflow', 32, 16, 16, 13, 16],
    ['compat-airflow-files', 32, 16, 16, 13, 16],
    ['compat-spark-dataproc-bigquery-shakespare', 12, 3, 3, 2, 4],
    ['dbt-jaffle-shop-build', 186, 93, 93, 21, 0],
    ['marquez-api-edge-cases', 15, 5, 7, 14, 0],
  ] as const)('%s, nothing is lost and nothing is made up', async (folder, ...numbers) => {
    const counted = count(textsOf(folder));
    const { events, jobs, runs, datasets, columnEdges } = counted;
    expect([events, jobs.size, runs.size, datasets.size, columnEdges.size]).toEqual(numbers);
    const { catalog, books } = await read(folder);
    expect(books).toMatchObject({ read: events, rejected: 0 });
    checkCatalog(catalog, counted);
  });

  test('fluentd-proxy-events, the event without a run id is refused and those with broken facets are taken', async () => {
    const { catalog, books } = await read('fluentd-proxy-events');
    expect(books).toEqual({ read: 10, accepted: 9, duplicate: 0, rejected: 1 });
    expect([catalog.jobs.length, catalog.runs.length, catalog.datasets.length]).toEqual([3, 3, 6]);
    expect(codes(catalog)).toMatchObject({ 'event-invalid': 1, 'facet-invalid': 5 });
  });

  test('marquez-food-delivery, two slips of its author are shown as undeclared', async () => {
    const { catalog } = await read('marquez-food-delivery');
    expect(catalog.datasets).toHaveLength(14);
    expect(catalog.datasets.flatMap((dataset) => dataset.columns)).toHaveLength(93);
    expect(theDataset(catalog, 'public.menu_item_id').declared).toBe(false);
    expect(codes(catalog)).toMatchObject({ 'dataset-undeclared': 1, 'column-undeclared': 1 });
  });

  test('compat-airflow, it does not matter whether each event has a file of its own', async () => {
    const [one, many] = [await read('compat-airflow'), await read('compat-airflow-files')];
    expect(withoutPlaces(many.catalog)).toEqual(withoutPlaces(one.catalog));
  });

  test('compat-airflow, runs that only started are shown as unfinished', async () => {
    const { catalog } = await read('compat-airflow');
    const unfinished = catalog.runs.filter((run) => run.state === 'unfinished');
    expect(unfinished.every((run) => run.endedAt === null)).toBe(true);
    expect(codes(catalog)['run-unfinished'] ?? 0).toBe(unfinished.length);
  });

  test('dbt-jaffle-shop-build, two runs failed', async () => {
    const { catalog } = await read('dbt-jaffle-shop-build');
    expect(catalog.runs.filter((run) => run.state === 'failed')).toHaveLength(2);
    expect(catalog.runs.filter((run) => run.state === 'complete')).toHaveLength(91);
  });

  test('marquez-api-edge-cases, the time without a zone is reported, and every digit of a time is kept', async () => {
    const { catalog } = await read('marquez-api-edge-cases');
    expect(codes(catalog)['event-time-without-zone']).toBeGreaterThan(0);
    const times = catalog.runs.flatMap((run) => run.events.map((one) => one.time));
    expect(times.filter((time) => time === '2020-12-28T19:51:01.641499000Z')).toHaveLength(2);
  });
});

/** Identities are looked up in the graph, so that aliases count as the dataset that they are of. */
function checkCatalog(catalog: Catalog, counted: Counted): void {
  const graph = buildGraph(catalog);
  const home = (namespace: string, name: string): string => {
    const id = graph.dataset({ namespace, name })?.id;
    return JSON.stringify([id?.namespace, id?.name]);
  };
  expect(new Set(catalog.jobs.map(({ id }) => JSON.stringify([id.namespace, id.name])))).toEqual(
    counted.jobs,
  );
  expect(new Set(catalog.runs.map((run) => run.id))).toEqual(counted.runs);
  const named = [...counted.datasets].map((key) => home(...(JSON.parse(key) as [string, string])));
  const declared = catalog.datasets.filter((dataset) => dataset.declared);
  expect(new Set(declared.map(({ id }) => JSON.stringify([id.namespace, id.name])))).toEqual(new Set(named));
  const drawn = catalog.columnEdges
    .filter(endsAtColumn)
    .filter(({ origin }) => origin !== 'derived')
    .map(({ from, to }) => [from, to]);
  const stated = [...counted.columnEdges].map((key) => JSON.parse(key) as [string, string, string][]);
  expect(
    new Set(drawn.map((ends) => ends.map((end) => `${home(end.namespace, end.name)} ${end.column}`).join())),
  ).toEqual(
    new Set(
      stated.map((ends) =>
        ends.map(([namespace, name, column]) => `${home(namespace, name)} ${column}`).join(),
      ),
    ),
  );
}

function withoutPlaces(catalog: Catalog): unknown {
  return JSON.parse(
    JSON.stringify(catalog, (key, value: unknown) => (key === 'file' || key === 'line' ? null : value)),
  );
}
