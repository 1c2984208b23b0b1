/** Small logs, written by hand: events as producers write them, and the catalog that they make. */
import { createHash } from 'node:crypto';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { fold } from '../../src/catalog/fold.ts';
import { readEvent } from '../../src/collect/event.ts';
import type { Catalog, Dataset, Job, Run } from '../../src/model/catalog.ts';
import type { LineageEvent } from '../../src/model/event.ts';
import type { Glossary } from '../../src/model/glossary.ts';
import { canonicalJson, type Json, type JsonObject } from '../../src/model/json.ts';

export const NO_GLOSSARY: Glossary = {
  datasets: new Map(),
  jobs: new Map(),
  terms: new Map(),
  owners: new Map(),
};

/** The time of that minute: `at(5)` is five past midnight. */
export function at(minute: number): string {
  const time = new Date(Date.UTC(2026, 2, 1, 0, minute));
  return time.toISOString().replace('.000', '');
}

/** A dataset of the namespace `db`, as an event names it. */
export function dataset(name: string, facets: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return { namespace: 'db', name, facets, ...more };
}

export function schema(...fields: readonly (string | JsonObject)[]): JsonObject {
  return { schema: { fields: fields.map((field) => (typeof field === 'string' ? { name: field } : field)) } };
}

/** `lineage({ total: ['orders.amount'] })`: the column total is made of the column amount of orders. */
export function lineage(
  columns: Readonly<Record<string, readonly string[]>>,
  more: JsonObject = {},
): JsonObject {
  const fields = Object.entries(columns).map(
    ([column, inputs]) => [column, { inputFields: inputs.map((input) => inputField(input)) }] as const,
  );
  return { columnLineage: { fields: Object.fromEntries(fields), ...more } };
}

export function inputField(path: string, more: JsonObject = {}): JsonObject {
  const [name = '', field = ''] = path.split('.');
  return { namespace: 'db', name, field, ...more };
}

export function symlinks(...names: readonly string[]): JsonObject {
  return { symlinks: { identifiers: names.map((name) => ({ namespace: 'db', name, type: 'TABLE' })) } };
}

interface Said {
  readonly inputs?: readonly JsonObject[];
  readonly outputs?: readonly JsonObject[];
  readonly job?: string;
  readonly jobFacets?: JsonObject;
  readonly runFacets?: JsonObject;
}

/** An event of the run of that id, of the job `load` if no other is named. */
export function runEvent(run: string, eventType: string | null, minute: number, said: Said = {}): JsonObject {
  return {
    eventTime: at(minute),
    eventType,
    run: { runId: run, facets: said.runFacets ?? {} },
    ...jobMembers(said),
  };
}

export function jobEvent(minute: number, said: Said = {}): JsonObject {
  return { eventTime: at(minute), ...jobMembers(said) };
}

export function datasetEvent(minute: number, dataset: JsonObject): JsonObject {
  return { eventTime: at(minute), dataset };
}

function jobMembers({ job = 'load', jobFacets = {}, inputs = [], outputs = [] }: Said): JsonObject {
  return { job: { namespace: 'jobs', name: job, facets: jobFacets }, inputs, outputs };
}

/** As the collector reads it, on the line that it stands on in the log. */
export function read(value: Json, index = 0): LineageEvent {
  const digest = createHash('sha256').update(canonicalJson(value)).digest('hex');
  return readEvent(value, digest, { file: 'log.ndjson', line: index + 1 }).event;
}

const NO_BOOKS = { read: 0, accepted: 0, duplicate: 0, rejected: 0 };

export function catalogOf(log: readonly Json[], glossary: Glossary = NO_GLOSSARY): Catalog {
  return buildCatalog({ summary: fold(log.map(read)), glossary, books: NO_BOOKS, problems: [] });
}

function the<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`the catalog has no ${what}`);
  return found;
}

export function theDataset(catalog: Catalog, name: string): Dataset {
  return the(
    `dataset ${name}`,
    catalog.datasets.find(({ id }) => id.name === name),
  );
}

export function theJob(catalog: Catalog, name = 'load'): Job {
  return the(
    `job ${name}`,
    catalog.jobs.find(({ id }) => id.name === name),
  );
}

export function theRun(catalog: Catalog, id: string): Run {
  return the(
    `run ${id}`,
    catalog.runs.find((run) => run.id === id),
  );
}

/** `input orders of load: current` */
export function ioEdges(catalog: Catalog): readonly string[] {
  return catalog.ioEdges.map(
    (edge) => `${edge.direction} ${edge.dataset.name} of ${edge.job.name}: ${edge.state}`,
  );
}

/** `orders.amount → daily.total by load: current` */
export function columnEdges(catalog: Catalog): readonly string[] {
  return catalog.columnEdges.map(({ from, to, job, state }) => {
    const end = 'column' in to ? `${to.name}.${to.column}` : to.name;
    return `${from.name}.${from.column} → ${end} by ${job?.name ?? 'no job'}: ${state}`;
  });
}

/** `id: current` */
export function columns(dataset: Dataset): readonly string[] {
  return dataset.columns.map((column) => `${column.id.column}: ${column.state}`);
}

export function problems(catalog: Catalog): readonly string[] {
  return catalog.problems.map(({ code, line, message }) => `${line ?? ''} ${code}: ${message}`);
}
