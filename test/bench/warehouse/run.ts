/** The events of a run: it starts, and mostly it ends. */
import type { EventType, Facets, RunEvent } from '../../../src/logger/event.ts';
import { input, named, output, ownerOf } from './dataset.ts';
import { drawFor } from './draw.ts';
import { facet, PRODUCER } from './facet.ts';
import type { Job } from './job.ts';
import { insertInto } from './sql.ts';
import { columnsIn, LAYERS, type Table } from './table.ts';

const SCHEMA_URL = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';
const FIRST_DAY = Date.UTC(2026, 5, 1, 2);
const DAY = 86_400_000;
/** Between the first jobs of two layers. */
const LAYER_TIME = 1_800_000;

const DOCUMENTED = 0.3;
const OWNED = 0.5;

const ERRORS = [
  'Database Error: 002003 (42S02): Object does not exist or not authorized.',
  'Numeric value is not recognized',
  'Statement reached its statement or warehouse timeout of 3,600 second(s) and was canceled.',
  'Connection reset by peer',
  'Out of memory: the executor was lost',
] as const;

/** One run of one job, by their numbers. */
export interface RunPlace {
  readonly job: number;
  readonly run: number;
  readonly seed: number;
}

export function eventsOf(job: Job, tables: readonly Table[], place: RunPlace): RunEvent[] {
  const draw = drawFor(place.seed, 9, place.job, place.run);
  const layer = tables[job.writes[0] ?? -1]?.layer ?? 'report';
  const start = FIRST_DAY + place.run * DAY + LAYERS.indexOf(layer) * LAYER_TIME + draw.below(LAYER_TIME / 2);
  const end = start + 1000 + Math.floor(draw.logNormal(90_000, 0.2));
  const how = job.ends[place.run] ?? 'OPEN';
  const runFacets = runFacetsOf(job, place);
  const jobFacets = jobFacetsOf(job, tables, place);
  const eventOf = (eventType: EventType, time: number, isWhole: boolean, more: Facets = {}): RunEvent => ({
    eventType,
    eventTime: new Date(time).toISOString(),
    run: { runId: runId(place.seed, place.job, place.run), facets: { ...runFacets, ...more } },
    job: { namespace: job.namespace, name: job.name, facets: jobFacets },
    inputs: tablesAt(job.reads, tables).map((table) => (isWhole ? input(table) : named(table))),
    outputs: isWhole
      ? job.writes.map((table) => output(table, tables, job, place.run, place.seed))
      : tablesAt(job.writes, tables).map(named),
    producer: PRODUCER,
    schemaURL: SCHEMA_URL,
  });
  const started = eventOf('START', start, false);
  if (how === 'OPEN') return [started];
  const error = how === 'FAIL' ? { errorMessage: errorOf(draw.pick(ERRORS)) } : {};
  return [started, eventOf(how, end, how === 'COMPLETE', error)];
}

function tablesAt(places: readonly number[], tables: readonly Table[]): Table[] {
  return places.flatMap((place) => tables[place] ?? []);
}

/** A UUID of version 4 that says nothing, and is another for each number, and for each run of a thing of that number. */
function runId(seed: number, number: number, run: number): string {
  const draw = drawFor(seed, 10, number, run);
  const hex = (digits: number): string =>
    draw
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const place = (number * 4096 + run).toString(16).padStart(12, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${place}`;
}

function runFacetsOf({ parent, namespace }: Job, { run, seed }: RunPlace): Facets {
  const due = new Date(FIRST_DAY + run * DAY).toISOString();
  const isLoad = namespace === 'airflow-prod';
  return {
    nominalTime: facet('NominalTimeRunFacet', { nominalStartTime: due }),
    processing_engine: facet('ProcessingEngineRunFacet', {
      name: isLoad ? 'Airflow' : 'dbt',
      version: isLoad ? '3.0.2' : '1.10.4',
      openlineageAdapterVersion: '1.40.0',
    }),
    ...(parent === null
      ? {}
      : {
          parent: facet('ParentRunFacet', {
            run: { runId: runId(seed, numberOf(parent), run) },
            job: { namespace: 'airflow-prod', name: parent },
          }),
        }),
  };
}

/** Beyond the numbers of jobs, and the same for the same name; two names may share it. */
function numberOf(name: string): number {
  return (
    Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000, 0) +
    1_000_000
  );
}

function jobFacetsOf(job: Job, tables: readonly Table[], { job: number, run, seed }: RunPlace): Facets {
  const draw = drawFor(seed, 11, number);
  const [main] = tablesAt(job.writes, tables);
  const isLoad = job.namespace === 'airflow-prod';
  return {
    jobType: facet('JobTypeJobFacet', {
      processingType: 'BATCH',
      integration: isLoad ? 'AIRFLOW' : 'DBT',
      jobType: isLoad ? 'TASK' : 'MODEL',
    }),
    sourceCodeLocation: facet('SourceCodeLocationJobFacet', {
      type: 'git',
      url: `https://github.com/acme/warehouse/blob/main/${isLoad ? 'dags' : 'models'}/${job.name.replaceAll('.', '/')}.${isLoad ? 'py' : 'sql'}`,
    }),
    ...(main !== undefined && draw.chance(OWNED)
      ? { ownership: facet('OwnershipJobFacet', { owners: [ownerOf(main)] }) }
      : {}),
    ...(main !== undefined && draw.chance(DOCUMENTED)
      ? { documentation: facet('DocumentationJobFacet', { description: `Makes ${main.name}, once a day.` }) }
      : {}),
    ...(main !== undefined && job.hasSql
      ? {
          sql: facet('SQLJobFacet', {
            query: insertInto(
              main,
              columnsIn(main, run).filter(({ declared }) => declared),
              tables,
            ),
            dialect: 'snowflake',
          }),
        }
      : {}),
  };
}

function errorOf(message: string): Facets[string] {
  const stackTrace = `Traceback (most recent call last):\n  File "/opt/acme/run.py", line 112, in execute\n    raise RuntimeError(message)\nRuntimeError: ${message}`;
  return facet('ErrorMessageRunFacet', { message, programmingLanguage: 'Python', stackTrace });
}
