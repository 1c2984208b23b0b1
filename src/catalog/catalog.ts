/** (events, glossary) → the catalog. Pure: the order of the events changes nothing. */
import type { Catalog, ColumnEdge, Dataset, Job, Run } from '../model/catalog.ts';
import type { Books } from '../model/event.ts';
import type { Glossary } from '../model/glossary.ts';
import { checkGlossary } from '../glossary/check.ts';
import { compareNames, compareStrings, jobKey, type Key } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import type { Problem } from '../model/problem.ts';
import { atCanonicalIdentities, findAliases, type Aliases } from './alias.ts';
import { columnEdgesOf, columnEdgesWithoutJob } from './column-edge.ts';
import { mentionsInLineage, resolveDataset, type ResolvedDataset } from './dataset.ts';
import { ioEdgesOf } from './io-edge.ts';
import {
  aliasConflicts,
  ambiguousColumns,
  runsOfSeveralJobs,
  sortProblems,
  undeclared,
  unfinished,
} from './problem.ts';
import { currentFacets } from './register.ts';
import { otherJobs, resolveRun } from './run.ts';
import { statementsByJob, type Statement } from './statement.ts';
import type { Summary } from './summary.ts';

export interface CatalogInput {
  readonly summary: Summary;
  readonly glossary: Glossary;
  readonly books: Books;
  /** What went wrong while the inputs were read. */
  readonly problems: readonly Problem[];
}

export function buildCatalog({ summary: asRead, glossary, books, problems }: CatalogInput): Catalog {
  const aliases = findAliases(asRead);
  const summary = atCanonicalIdentities(asRead, aliases);
  const runs = resolveRuns(summary);
  const statements = statementsByJob(summary, runs);
  const columnEdges = resolveColumnEdges(summary, statements, aliases);
  const resolved = resolveDatasets(summary, columnEdges, aliases, glossary);
  const datasets = resolved.map((one) => one.dataset);
  const jobs = resolveJobs(summary, runs, glossary);
  return {
    datasets,
    jobs,
    runs,
    ioEdges: jobs.flatMap((job) => ioEdgesOf(job.id, statements.get(jobKey(job.id)) ?? [])),
    columnEdges,
    glossary,
    books,
    problems: sortProblems([
      ...problems,
      ...checkGlossary(glossary, knownNames(datasets, jobs)),
      ...aliasConflicts(aliases),
      ...resolved.flatMap(ambiguousColumns),
      ...undeclared(datasets, columnEdges),
      ...runs.flatMap((run) => runsOfSeveralJobs(run, jobsBeside(run, summary))),
      ...unfinished(runs),
    ]),
  };
}

/** Newest first. */
function resolveRuns(summary: Summary): Run[] {
  return [...summary.runs.values()]
    .flatMap((run) => resolveRun(run) ?? [])
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

function resolveColumnEdges(
  summary: Summary,
  statements: ReadonlyMap<Key, readonly Statement[]>,
  aliases: Aliases,
): ColumnEdge[] {
  const jobs = [...summary.jobs.values()].sort((a, b) => compareNames(a.id, b.id));
  const datasets = [...summary.datasets.values()].sort((a, b) => compareNames(a.id, b.id));
  return [
    ...jobs.flatMap((job) => columnEdgesOf(job.id, statements.get(jobKey(job.id)) ?? [], aliases)),
    ...datasets.flatMap((dataset) => columnEdgesWithoutJob(dataset, aliases)),
  ];
}

function resolveDatasets(
  summary: Summary,
  columnEdges: readonly ColumnEdge[],
  aliases: Aliases,
  glossary: Glossary,
): ResolvedDataset[] {
  const mentions = mentionsInLineage(columnEdges);
  const ids = new Map([...summary.datasets, ...mentions].map(([key, { id }]) => [key, id]));
  return [...ids]
    .sort(([, a], [, b]) => compareNames(a, b))
    .flatMap(([key, id]) => {
      const dataset = summary.datasets.get(key) ?? null;
      return resolveDataset(id, dataset, mentions.get(key) ?? null, aliases, glossary) ?? [];
    });
}

function resolveJobs(summary: Summary, runs: readonly Run[], glossary: Glossary): Job[] {
  const runsOf = Map.groupBy(runs, (run) => jobKey(run.job));
  return [...summary.jobs.values()]
    .sort((a, b) => compareNames(a.id, b.id))
    .map((job) => ({
      id: job.id,
      facets: currentFacets(job.facets),
      runs: runsOf.get(jobKey(job.id)) ?? [],
      span: job.span,
      glossary: glossary.jobs.get(jobKey(job.id)) ?? null,
    }));
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
