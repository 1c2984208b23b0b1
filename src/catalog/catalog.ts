/** (events, glossary) → the catalog. Pure: the order of the events changes nothing. */
import { type Catalog, type Dataset, type Job, type Run } from '../model/catalog.ts';
import { compareEvidence, type Books } from '../model/event.ts';
import type { Glossary } from '../model/glossary.ts';
import { checkGlossary } from '../glossary/check.ts';
import { compareNames, compareStrings, jobKey, type JobId, type Key } from '../model/identity.ts';
import { EARLIEST, type Instant } from '../model/instant.ts';
import type { Problem } from '../model/problem.ts';
import type { SqlDialect } from '../sql/dialect.ts';
import { atCanonicalIdentities, findAliases, type Aliases } from './alias.ts';
import { columnEdgesOf, columnEdgesWithoutJob } from './column-edge.ts';
import { mentionsInLineage, resolveDataset, type ResolvedDataset } from './dataset.ts';
import { datasetEdgesOf, datasetEdgesWithoutJob } from './dataset-edge.ts';
import { ioEdges } from './io-edge.ts';
import { mergeUses } from './merge.ts';
import { jobsWithoutRuns, unfinished } from './problem/absent-run.ts';
import { aliasConflicts, ambiguousColumns, runsOfSeveralJobs } from './problem/conflict.ts';
import { contradictoryRuns } from './problem/contradictory-run.ts';
import { misspeltInputs } from './problem/misspelt-input.ts';
import { sortProblems } from './problem/order.ts';
import { ownAncestors } from './problem/own-ancestor.ts';
import { sqlProblems } from './problem/sql.ts';
import { undeclared } from './problem/undeclared.ts';
import { currentFacets } from './register.ts';
import type { JobWithoutSql } from './sql/derived-lineage.ts';
import { allNamed, withSql } from './sql/reading.ts';
import { otherJobs, resolveRun, resolveUses } from './run.ts';
import { withSharedParts } from './shared-parts.ts';
import { statementsByJob, type Statement } from './statement.ts';
import type { Summary, Uses } from './summary.ts';

export interface CatalogInput {
  readonly summary: Summary;
  readonly glossary: Glossary;
  readonly books: Books;
  /** The dialect of SQL of which neither the log nor its names tell; absent: what all dialects share. */
  readonly dialect?: SqlDialect | undefined;
  /** The moment to tell of; absent: that of the newest event. */
  readonly asOf?: Instant | undefined;
  /** What went wrong while the inputs were read. */
  readonly problems: readonly Problem[];
}

export function buildCatalog({
  summary: asRead,
  glossary,
  books,
  dialect = 'generic',
  asOf,
  problems,
}: CatalogInput): Catalog {
  const aliases = findAliases(asRead);
  const summary = atCanonicalIdentities(asRead, aliases);
  const runs = resolveRuns(summary, aliases);
  const stated = resolveEdges(summary, statementsByJob(summary, runs, aliases), aliases);
  const declared = resolveDatasets(summary, stated, aliases, glossary);
  const known = declared.map((one) => one.dataset);
  const { jobs, derived } = withSql(
    resolveJobs(summary, runs, glossary),
    stated,
    known,
    dialect,
    (job) => summary.jobs.get(jobKey(job))?.sql ?? new Map(),
  );
  const edges = { ...stated, columnEdges: [...stated.columnEdges, ...derived] };
  const resolved = allNamed(derived, known) ? declared : resolveDatasets(summary, edges, aliases, glossary);
  const datasets = resolved.map((one) => one.dataset);
  return withSharedParts({
    asOf: asOf ?? newestTime(summary),
    datasets,
    jobs,
    runs,
    ...edges,
    glossary,
    books,
    problems: sortProblems([
      ...problems,
      ...checkGlossary(glossary, knownNames(datasets, jobs)),
      ...aliasConflicts(aliases),
      ...resolved.flatMap(ambiguousColumns),
      ...undeclared(datasets, edges.columnEdges),
      ...runs.flatMap((run) => runsOfSeveralJobs(run, jobsBeside(run, summary))),
      ...unfinished(runs),
      ...contradictoryRuns(runs),
      ...ownAncestors(runs),
      ...jobsWithoutRuns(jobs),
      ...misspeltInputs({ datasets, ...edges }),
      ...jobs.flatMap(sqlProblems),
    ]),
  });
}

function newestTime({ datasets, jobs }: Summary): Instant {
  let newest = EARLIEST;
  for (const { span } of [...datasets.values(), ...jobs.values()]) {
    if (span.last.time > newest) newest = span.last.time;
  }
  return newest;
}

/** Newest first. */
function resolveRuns(summary: Summary, aliases: Aliases): Run[] {
  return [...summary.runs.values()]
    .flatMap((run) => resolveRun(run, aliases) ?? [])
    .sort((a, b) => compareStrings(sinceOf(b), sinceOf(a)) || compareStrings(a.id, b.id));
}

/** When it started; where the log does not say, when it first spoke of it. */
function sinceOf(run: Run): Instant {
  return run.startedAt ?? run.firstSeen;
}

function jobsBeside(run: Run, summary: Summary): ReturnType<typeof otherJobs> {
  const events = summary.runs.get(run.id);
  return events === undefined ? [] : otherJobs(events, run.job);
}

type Edges = Pick<Catalog, 'ioEdges' | 'datasetEdges' | 'columnEdges'>;

function resolveEdges(
  summary: Summary,
  statements: ReadonlyMap<Key, readonly Statement[]>,
  aliases: Aliases,
): Edges {
  const jobs = [...summary.jobs.values()].map((job) => job.id).sort(compareNames);
  const datasets = [...summary.datasets.values()].sort((a, b) => compareNames(a.id, b.id));
  const of = (job: JobId): readonly Statement[] => statements.get(jobKey(job)) ?? [];
  return {
    ioEdges: ioEdges(jobs, statements),
    datasetEdges: [
      ...jobs.flatMap((job) => datasetEdgesOf(job, of(job), aliases)),
      ...datasets.flatMap((dataset) => datasetEdgesWithoutJob(dataset, aliases)),
    ],
    columnEdges: [
      ...jobs.flatMap((job) => columnEdgesOf(job, of(job), aliases)),
      ...datasets.flatMap((dataset) => columnEdgesWithoutJob(dataset, aliases)),
    ],
  };
}

function resolveDatasets(
  summary: Summary,
  edges: Edges,
  aliases: Aliases,
  glossary: Glossary,
): ResolvedDataset[] {
  const mentions = mentionsInLineage(edges);
  const ids = new Map([...summary.datasets, ...mentions].map(([key, { id }]) => [key, id]));
  return [...ids]
    .sort(([, a], [, b]) => compareNames(a, b))
    .flatMap(([key, id]) => {
      const dataset = summary.datasets.get(key) ?? null;
      return resolveDataset(id, dataset, mentions.get(key) ?? null, aliases, glossary) ?? [];
    });
}

function resolveJobs(summary: Summary, runs: readonly Run[], glossary: Glossary): JobWithoutSql[] {
  const runsOf = Map.groupBy(runs, (run) => jobKey(run.job));
  return [...summary.jobs.values()]
    .sort((a, b) => compareNames(a.id, b.id))
    .map((job) => ({
      id: job.id,
      facets: currentFacets(job.facets),
      runs: runsOf.get(jobKey(job.id)) ?? [],
      events: [...job.events.values()].map((event) => event.evidence).sort(compareEvidence),
      declared: declaredUses([...job.events.values()].map((event) => event.saying.uses)),
      span: job.span,
      glossary: glossary.jobs.get(jobKey(job.id)) ?? null,
    }));
}

function declaredUses(uses: readonly Uses[]): Job['declared'] {
  const { inputs, outputs } = uses.reduce(mergeUses, { inputs: new Map(), outputs: new Map() });
  return { inputs: resolveUses([...inputs.values()]), outputs: resolveUses([...outputs.values()]) };
}

/** What the glossary may speak of; datasets under all of their names. */
function knownNames(datasets: readonly Dataset[], jobs: readonly Job[]): Parameters<typeof checkGlossary>[1] {
  return {
    datasets: datasets.flatMap((dataset) => {
      const columns = dataset.columns.length > 0 ? dataset.columns.map((column) => column.id.column) : null;
      return [dataset.id, ...dataset.aliases].map((id) => ({ id, columns }));
    }),
    jobs: jobs.map((job) => job.id),
  };
}
