/** Logs of runs alone, in minutes, and the ledger that comes of them. */
import fc from 'fast-check';
import { networkOf } from '../../src/graph/network.ts';
import { ledgerOf, type Ledger } from '../../src/health/ledger.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import type { Run } from '../../src/model/catalog.ts';
import type { Duration } from '../../src/model/duration.ts';
import type { Glossary, GlossaryDataset, GlossaryJob } from '../../src/model/glossary.ts';
import { datasetKey, jobKey } from '../../src/model/identity.ts';
import { parseInstant, type Instant } from '../../src/model/instant.ts';
import type { Json } from '../../src/model/json.ts';
import { at, catalogOf, dataset, NO_GLOSSARY, runEvent } from '../catalog/log.ts';

export interface SaidRun {
  readonly job?: string;
  readonly begins: number;
  /** With how it ended; nothing where no event ends it. */
  readonly ends?: readonly [minute: number, type: 'COMPLETE' | 'FAIL' | 'ABORT'];
  readonly writes?: readonly string[];
}

/** Their ids are `r0`, `r1` … */
export function eventsOf(runs: readonly SaidRun[]): Json[] {
  return runs.flatMap(({ job = 'load', begins, ends, writes = [] }, index) => {
    const said = { job, outputs: writes.map((name) => dataset(name)) };
    const begin = runEvent(`r${index}`, 'START', begins, said);
    return ends === undefined ? [begin] : [begin, runEvent(`r${index}`, ends[1], ends[0], said)];
  });
}

export function moment(minute: number): Instant {
  const parsed = parseInstant(at(minute));
  if (parsed === null) throw new RangeError(`no moment at minute ${minute}`);
  return parsed.instant;
}

export const PLACE = { file: 'glossary/jobs.yaml', line: 3 };

/** What the glossary says of the job `load`. */
export interface Expected {
  readonly cron?: string;
  /** In minutes. */
  readonly longest?: number;
}

interface Around extends Expected {
  /** In minutes; the newest event's where nothing is said. */
  readonly asOf?: number;
  /** By dataset. */
  readonly domains?: Readonly<Record<string, string>>;
}

export function ledger(runs: readonly SaidRun[], { asOf, domains = {}, ...expected }: Around = {}): Ledger {
  const catalog = catalogOf(eventsOf(runs), glossaryOf(expected, domains));
  return ledgerOf(networkOf(catalog), asOf === undefined ? catalog.asOf : moment(asOf), DEFAULT_SETTINGS);
}

function glossaryOf({ cron, longest }: Expected, domains: Readonly<Record<string, string>>): Glossary {
  const id = { namespace: 'jobs', name: 'load' };
  const entry: GlossaryJob = {
    id,
    description: null,
    owner: null,
    schedule: cron ?? null,
    cron: cron === undefined ? null : { expression: cron, zone: 'UTC' },
    longest: longest === undefined ? null : ((longest * 60_000) as Duration),
    steps: [],
    place: PLACE,
  };
  const datasets = Object.entries(domains).map(([name, domain]): GlossaryDataset => ({
    id: { namespace: 'db', name },
    description: null,
    owner: null,
    steward: null,
    domain,
    classification: null,
    retention: null,
    freshestBy: null,
    rules: [],
    columns: new Map(),
    place: PLACE,
  }));
  return {
    ...NO_GLOSSARY,
    jobs: new Map(cron === undefined && longest === undefined ? [] : [[jobKey(id), entry]]),
    datasets: new Map(datasets.map((one) => [datasetKey(one.id), one])),
  };
}

export function theRun({ runs }: Ledger, id: string): Run {
  const run = runs.find((one) => one.id === id);
  if (run === undefined) throw new Error(`the ledger has no run ${id}`);
  return run;
}

/** Up to 12 runs of up to three jobs within two hours; some end before they begin, some at one moment. */
export const anyRuns: fc.Arbitrary<readonly SaidRun[]> = fc.array(
  fc.record(
    {
      job: fc.constantFrom('load', 'load', 'clean', 'report'),
      begins: fc.integer({ min: 0, max: 120 }),
      ends: fc.tuple(
        fc.integer({ min: 0, max: 130 }),
        fc.constantFrom('COMPLETE', 'COMPLETE', 'FAIL', 'ABORT'),
      ),
    },
    { requiredKeys: ['job', 'begins'] },
  ),
  { maxLength: 12 },
);
