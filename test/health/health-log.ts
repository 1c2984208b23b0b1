/** Logs of jobs that read and write, in minutes, what people expect of them, and the ledger that comes of both. */
import { networkOf } from '../../src/graph/network.ts';
import { ledgerOf, type Ledger } from '../../src/health/ledger.ts';
import { DEFAULT_SETTINGS, type HealthSettings } from '../../src/health/settings.ts';
import type { Duration } from '../../src/model/duration.ts';
import type { Glossary, GlossaryDataset, GlossaryJob, Owner } from '../../src/model/glossary.ts';
import { datasetKey, jobKey } from '../../src/model/identity.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, runEvent } from '../catalog/log.ts';
import { moment } from './run-log.ts';

export { moment };

export interface JobWork {
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
}

export interface LoggedRun {
  readonly job: string;
  readonly begins: number;
  /** Nothing where no event ends it. */
  readonly ends?: number;
  readonly type?: 'COMPLETE' | 'FAIL' | 'ABORT';
  readonly id?: string;
  readonly runFacets?: JsonObject;
}

/** The id of a run is its job's name and the minute at which it begins, if no other is given. */
export function eventsOf(jobs: Readonly<Record<string, JobWork>>, runs: readonly LoggedRun[]): Json[] {
  return runs.flatMap(({ job, begins, ends, type = 'COMPLETE', id, runFacets = {} }) => {
    const { reads = [], writes = [] } = jobs[job] ?? {};
    const said = {
      job,
      runFacets,
      inputs: reads.map((name) => dataset(name)),
      outputs: writes.map((name) => dataset(name)),
    };
    const run = id ?? `${job}-${begins}`;
    const begin = runEvent(run, 'START', begins, said);
    return ends === undefined ? [begin] : [begin, runEvent(run, type, ends, said)];
  });
}

export interface Expectations {
  /** By job: a cron expression, and its time zone where that is not UTC. */
  readonly crons?: Readonly<Record<string, string | readonly [string, string]>>;
  /** By job, in minutes. */
  readonly longest?: Readonly<Record<string, number>>;
  /** By dataset, a cron expression. */
  readonly freshBy?: Readonly<Record<string, string>>;
  /** By job or dataset. */
  readonly owners?: Readonly<Record<string, string>>;
}

export const JOB_PLACE = { file: 'glossary/jobs.yaml', line: 3 };
export const DATASET_PLACE = { file: 'glossary/data.yaml', line: 7 };

export function glossaryOf({ crons = {}, longest = {}, freshBy = {}, owners = {} }: Expectations): Glossary {
  const jobs = new Set([...Object.keys(crons), ...Object.keys(longest), ...Object.keys(owners)]);
  const datasets = new Set([...Object.keys(freshBy), ...Object.keys(owners)]);
  const people = [...new Set(Object.values(owners))];
  return {
    jobs: new Map(
      [...jobs].map((name): [string, GlossaryJob] => {
        const id = { namespace: 'jobs', name };
        const cron = crons[name];
        const [expression, zone] = typeof cron === 'string' ? [cron, 'UTC'] : (cron ?? [null, 'UTC']);
        const minutes = longest[name];
        return [
          jobKey(id),
          {
            id,
            description: null,
            owner: owners[name] ?? null,
            schedule: expression,
            cron: expression === null ? null : { expression, zone },
            longest: minutes === undefined ? null : ((minutes * 60_000) as Duration),
            steps: [],
            place: JOB_PLACE,
          },
        ];
      }),
    ),
    datasets: new Map(
      [...datasets].map((name): [string, GlossaryDataset] => {
        const id = { namespace: 'db', name };
        const expression = freshBy[name];
        return [
          datasetKey(id),
          {
            id,
            description: null,
            owner: owners[name] ?? null,
            steward: null,
            domain: null,
            classification: null,
            retention: null,
            freshestBy: expression === undefined ? null : { expression, zone: 'UTC' },
            rules: [],
            columns: new Map(),
            place: DATASET_PLACE,
          },
        ];
      }),
    ),
    terms: new Map(),
    owners: new Map(
      people.map((id): [string, Owner] => [
        id,
        {
          id,
          name: `The ${id}`,
          kind: 'team',
          email: `${id}@example.com`,
          description: null,
          members: [],
          place: JOB_PLACE,
        },
      ]),
    ),
  };
}

interface Around extends Expectations {
  /** In minutes; the newest event's where nothing is said. */
  readonly asOf?: number | Instant;
  readonly settings?: Partial<HealthSettings>;
}

export function ledgerFrom(log: readonly Json[], around: Around = {}): Ledger {
  const { asOf, settings = {} } = around;
  const catalog = catalogOf(log, glossaryOf(around));
  const until = asOf === undefined ? catalog.asOf : typeof asOf === 'number' ? moment(asOf) : asOf;
  return ledgerOf(networkOf(catalog), until, { ...DEFAULT_SETTINGS, ...settings });
}

export function ledgerOfRuns(
  jobs: Readonly<Record<string, JobWork>>,
  runs: readonly LoggedRun[],
  around: Around = {},
): Ledger {
  return ledgerFrom(eventsOf(jobs, runs), around);
}
