/**
 * The answers in JSON. In all of them a dataset or a job is `{namespace, name}`, and a column `{namespace, name, column}`;
 * what is not known is null. A member that is new may be added; none changes what it means.
 */
import { z } from 'zod';

const dataset = z.strictObject({ namespace: z.string(), name: z.string() });
const job = dataset;
const column = dataset.extend({ column: z.string() });
const datasetOrColumn = z.union([column, dataset]);
const count = z.int().nonnegative();

/** What the question was asked of. */
const catalog = z.strictObject({
  source: z.enum(['last-build', 'events']),
  /** Headwater’s. */
  version: z.string(),
  /** SHA-256 of everything that the catalog was made of, as in `/api/build.json`. */
  inputs: z.string().regex(/^[0-9a-f]{64}$/),
  events: z.strictObject({
    read: count,
    accepted: count,
    duplicate: count,
    rejected: count,
    later: count.optional(),
  }),
  datasets: count,
  jobs: count,
});

/**
 * `value`: values flow, at each step of the way. `influence`: somewhere it only decides which rows there are, or their
 * order or grouping. Null between datasets, where this is not known.
 */
const kind = z.enum(['value', 'influence']).nullable();

/** Of `upstream` and `downstream`. */
export const reachRecord = z.strictObject({
  question: z.enum(['upstream', 'downstream']),
  of: datasetOrColumn,
  /** The greatest distance that was asked for; null for any. */
  depth: count.nullable(),
  /** Nearest first. Columns where a column was asked about, and datasets where a dataset was. */
  reached: z.array(
    z.strictObject({
      id: datasetOrColumn,
      /** In steps from dataset to dataset, or from column to column. */
      distance: z.int().positive(),
      kind,
      /** Those of the last step towards it, on shortest ways of its kind. */
      jobs: z.array(job).readonly(),
    }),
  ),
  /** How many more there are beyond `depth`. */
  farther: count,
  catalog,
});

const transformation = z.strictObject({
  type: z.string(),
  subtype: z.string().nullable(),
  description: z.string().nullable(),
  masking: z.boolean(),
});

const step = z.strictObject({
  from: datasetOrColumn,
  /** A dataset where the column decides its rows, their order or their grouping, and the dataset was asked about. */
  to: datasetOrColumn,
  kind,
  /** None where lineage of no job says it. */
  jobs: z.array(job).readonly(),
  /** What says it: between columns every current edge, between datasets those that are said outright. */
  edges: z.array(
    z.strictObject({
      /** Null where an event about the dataset alone says it. */
      job: job.nullable(),
      origin: z.enum(['observed', 'declared', 'derived']),
      transformations: z.array(transformation).readonly(),
    }),
  ),
});

/** Of `path`. */
export const pathRecord = z.strictObject({
  question: z.literal('path'),
  from: datasetOrColumn,
  to: datasetOrColumn,
  level: z.enum(['dataset', 'column']),
  /** How many paths of a kind are listed, of how many steps each, and how many edges the search looks at. */
  bounds: z.strictObject({ count, length: count, work: count }),
  /** Those of values, and then those that somewhere only influence; between datasets one. None where there is no path. */
  groups: z.array(
    z.strictObject({
      kind,
      /** Of the shortest path, in steps, whether it is within the bounds or not; null where none was found. */
      length: z.int().positive().nullable(),
      /** Shorter ones first. */
      paths: z.array(z.strictObject({ steps: z.array(step).min(1) })),
      /** The bound that ended the search, and up to how many steps all paths are listed; null where these are all. */
      cut: z.strictObject({ by: z.enum(['count', 'length', 'work']), completeTo: count }).nullable(),
    }),
  ),
  /** Whether there is a path from `to` to `from`; null where there is one the way that was asked. */
  reverse: z.boolean().nullable(),
  catalog,
});

const distance = z.int().positive();
const effect = z.enum(['breaks', 'stale', 'may-change', 'may-not-match', 'unknown']);

/** How the effect gets there: along column lineage, because a job fails, or by a job that does not say which columns it reads. */
const impactKind = z.enum(['value', 'influence', 'failure', 'unknown']);

/** Of `impact`. All nearest first. */
export const impactRecord = z.strictObject({
  question: z.literal('impact'),
  of: datasetOrColumn,
  change: z.enum(['drop', 'rename', 'type']),
  columns: z
    .array(
      z.strictObject({
        id: column,
        distance,
        kind: z.enum(['value', 'influence']),
        /** Whether all that it has of the target’s values, at one remove, is masked. */
        masked: z.boolean(),
        effect,
      }),
    )
    .readonly(),
  datasets: z
    .array(
      z.strictObject({
        id: dataset,
        distance,
        kind: impactKind,
        effect,
        /** How many of its columns column lineage leads to. */
        columns: count,
      }),
    )
    .readonly(),
  jobs: z.array(z.strictObject({ id: job, distance, kind: impactKind, effect })).readonly(),
  /** By the glossary’s id, or by the name in the log, with how much of theirs is affected. */
  owners: z.array(z.strictObject({ owner: z.string(), distance, datasets: count, jobs: count })).readonly(),
  /** What nobody answers for. */
  unowned: z.strictObject({ datasets: count, jobs: count }),
  /** To compare changes by; no probability. */
  risk: z.strictObject({ figure: z.number().nonnegative(), formula: z.string() }),
  catalog,
});

/** In ISO 8601, in UTC; null where the log has none. */
const time = z.iso.datetime().nullable();

const run = z.strictObject({
  id: z.string(),
  job,
  state: z.enum(['complete', 'failed', 'aborted', 'unfinished']),
  startedAt: time,
  endedAt: time,
});

const names = z.array(z.string()).readonly();

/** Of `cause`. */
export const causeRecord = z.strictObject({
  question: z.literal('cause'),
  of: dataset,
  /** The last run of each job that writes it: causes are looked for before these. */
  writtenBy: z.array(run),
  /** Nearest first. */
  causes: z.array(
    z.strictObject({
      kind: z.enum(['failed', 'unfinished', 'not-run', 'schema', 'check']),
      distance,
      /** From the dataset that was asked about up to the cause: each dataset with the job that makes it of the next. */
      path: z.array(z.strictObject({ dataset, job: job.nullable() })),
      /** The one in trouble; of a change of schema, the first that met it; of checks, the one that made the first. */
      run,
      /** Of `not-run`: what was rewritten since, and by which run. */
      input: dataset.nullable(),
      rewrittenBy: run.nullable(),
      /** Of `schema` and `check`: the dataset that changed, or of which checks failed. */
      dataset: dataset.nullable(),
      /** Of `check`: those that failed; `event` is the SHA-256 of the event that says it. */
      checks: z.array(
        z.strictObject({
          assertion: z.string(),
          name: z.string().nullable(),
          column: z.string().nullable(),
          severity: z.string().nullable(),
          expected: z.string().nullable(),
          actual: z.string().nullable(),
          event: z.string(),
        }),
      ),
      /** Of `schema`: how it changed. */
      difference: z
        .strictObject({
          added: names,
          removed: names,
          retyped: z
            .array(
              z.strictObject({ column: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
            )
            .readonly(),
        })
        .nullable(),
      evidence: z.strictObject({
        /** SHA-256 of the event. */
        event: z.string(),
        run: z.string().nullable(),
        time: z.iso.datetime(),
        producer: z.string().nullable(),
        file: z.string(),
        line: z.int().positive(),
      }),
    }),
  ),
  /** How many more there are, farther away. */
  more: count,
  catalog,
});

/** An answer as it is made, before what it was asked of is added. */
type Answered<Schema extends z.ZodType> = Omit<z.infer<Schema>, 'catalog'>;

export type CatalogRecord = z.infer<typeof catalog>;
export type ReachRecord = Answered<typeof reachRecord>;
export type PathRecord = Answered<typeof pathRecord>;
export type ImpactRecord = Answered<typeof impactRecord>;
export type CauseRecord = Answered<typeof causeRecord>;
