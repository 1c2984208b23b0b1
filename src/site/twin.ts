/** The JSON twins of dataset, job, run and term pages. */
import { impactFigures } from '../graph/impact/figures.ts';
import type { NearDatasets } from '../graph/near.ts';
import { standingOf } from '../health/run/standing.ts';
import type { IoEdge, Run, RunIo } from '../model/catalog.ts';
import type { GlossaryColumn } from '../model/glossary.ts';
import { sameName } from '../model/identity.ts';
import { formatInstant } from '../model/instant.ts';
import type { DatasetPage } from './dataset-page.ts';
import { columnImpactRecord, impactRecord } from './impact-record.ts';
import { datasetServiceRecord, jobServiceRecord } from './health-record.ts';
import type { LastError } from './job-runs.ts';
import { datasetNeighbours, jobNeighbours, neighbouringDatasets } from './neighbour-record.ts';
import type { JobPage } from './job-page.ts';
import { columnPath, runPath } from './path.ts';
import { personalColumnRecord } from './personal-data-record.ts';
import { qualityRecord } from './quality-record.ts';
import {
  columnLineageRecords,
  datasetEdgeRecord,
  eventRecord,
  evidenceRecord,
  facetRecords,
  type FacetRecord,
  ioEdgeRecord,
  saidRecord,
  spanRecord,
} from './record.ts';
import { statisticsRecord } from './runs-record.ts';
import { schemaRecords } from './schema-history.ts';
import { runFailure, runFailureRecord } from './run-failure.ts';
import type { Site } from './site.ts';
import type { TermPage } from './term-page.ts';
import { causesRecord, criticalPathRecord } from './trouble.ts';
import { wrongNowRecord } from './wrong-now.ts';

/** What a change of a column affects stands with the columns that are made of it. */
const FIGURES_ALONE = { columns: 0, things: 0 };

export function datasetTwin(site: Site, page: DatasetPage) {
  const { dataset, glossary } = page;
  return {
    kind: 'dataset',
    ...dataset.id,
    url: page.path,
    aliases: dataset.aliases,
    declared: dataset.declared,
    descriptions: page.descriptions.map(saidRecord),
    responsibilities: page.responsibilities,
    domain: glossary?.domain ?? null,
    classification: glossary?.classification ?? null,
    retention: glossary?.retention ?? null,
    wrongNow: page.wrong.map(wrongNowRecord),
    serviceLevel: page.service && datasetServiceRecord(page.service),
    rowCount: page.rowCount && { rows: page.rowCount.rows, evidence: evidenceRecord(page.rowCount.evidence) },
    columns: page.columns.map(({ column, path, descriptions, personal }) => ({
      column: column.id.column,
      url: path,
      type: column.type,
      state: column.state,
      ...said({
        descriptions: descriptions.map(saidRecord),
        ...glossaryFacts(column.glossary),
        ...personalColumnRecord(personal),
        impact: columnImpactRecord(impactFigures(site, column.id, FIGURES_ALONE)),
      }),
      evidence: spanRecord(column.span).evidence,
    })),
    columnSources: columnLineageRecords(
      [...dataset.columns.flatMap(({ id }) => site.graph.sourcesOf(id)), ...page.dependencies],
      ['from'],
    ),
    columnUses: columnLineageRecords(
      dataset.columns.flatMap(({ id }) => site.graph.usesOf(id)),
      ['to'],
    ),
    explicitLineage: page.explicit.map(datasetEdgeRecord),
    upstream: page.upstream.nearest.map(nearRecord),
    moreUpstream: page.upstream.count - page.upstream.nearest.length,
    downstream: page.downstream.nearest.map(nearRecord),
    moreDownstream: page.downstream.count - page.downstream.nearest.length,
    neighbours: datasetNeighbours(site, dataset.id),
    neighbouringDatasets: neighbouringDatasets(site, dataset.id),
    impact: impactRecord(page.impact),
    upstreamTrouble: causesRecord(site, page.causes),
    criticalPath: criticalPathRecord(page.criticalPath),
    writtenBy: page.writers.map(ioEdgeRecord),
    readBy: page.readers.map(ioEdgeRecord),
    runs: page.runs.map(runLine(site)),
    events: dataset.events.map(eventRecord),
    schemas: schemaRecords(site.graph, dataset),
    checks: dataset.checks.map(({ value, job, evidence }) => ({
      ...value,
      job,
      evidence: evidenceRecord(evidence),
    })),
    quality: qualityRecord(page.quality),
    formerly: dataset.formerly.map(({ value, evidence }) => ({
      ...value,
      evidence: evidenceRecord(evidence),
    })),
    facets: facetRecords(dataset.facets, site.texts).map(withoutTwice),
    ...spanRecord(dataset.span),
  };
}

/** One of the nearest datasets on a side. */
function nearRecord({ id, distance, jobs, moreJobs }: NearDatasets['nearest'][number]) {
  return { id, distance, jobs, ...(moreJobs > 0 ? { moreJobs } : {}) };
}

/** The members that say something: of very many columns nothing is said. */
function said<Facts extends object>(facts: Facts): Partial<Facts> {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Partial<Facts>;
}

/** Facets that the twin holds in another form: their columns are in `schemas`, and in `columnSources`. */
const TWICE: readonly string[] = ['schema', 'columnLineage'];

/** As they came they are in the event, which their evidence names. */
function withoutTwice({ value, ...facet }: FacetRecord) {
  const isTwice = TWICE.includes(facet.name) && !facet.unknown && !facet.invalid;
  return isTwice ? facet : { ...facet, value };
}

function glossaryFacts(glossary: GlossaryColumn | null) {
  return { term: glossary?.term ?? null, pii: glossary?.pii ?? null };
}

export function jobTwin(site: Site, page: JobPage) {
  const { job } = page;
  return {
    kind: 'job',
    ...job.id,
    url: page.path,
    descriptions: page.descriptions.map(saidRecord),
    responsibilities: page.responsibilities,
    schedule: job.glossary?.schedule ?? null,
    zone: job.glossary?.cron?.zone ?? null,
    wrongNow: page.wrong.map(wrongNowRecord),
    serviceLevel: page.service && jobServiceRecord(page.service),
    steps: job.glossary?.steps ?? [],
    inputs: page.inputs.map(useRecord(site, job.declared.inputs)),
    outputs: page.outputs.map(useRecord(site, job.declared.outputs)),
    explicitLineage: page.explicit.map(datasetEdgeRecord),
    neighbours: jobNeighbours(site, job.id),
    fedBy: page.fedBy,
    columnLineage: columnLineageRecords(
      page.mapping.flatMap(({ lines }) => lines.flatMap(({ edges }) => edges)),
      ['from', 'to'],
    ),
    pastColumnLineage: columnLineageRecords(page.pastColumnEdges, ['from', 'to']),
    sql: job.sql,
    runStatistics: page.runs && statisticsRecord(page.runs.statistics),
    lastError: page.runs && lastErrorRecord(page.runs.lastError),
    runs: job.runs.map(runLine(site)),
    events: job.events.map(eventRecord),
    facets: facetRecords(job.facets, site.texts),
    ...spanRecord(job.span),
  };
}

/** An edge, with what events outside any run say of it. */
function useRecord({ texts }: Site, declared: readonly RunIo<object>[]) {
  return (edge: IoEdge) => {
    const use = declared.find(({ id }) => sameName(id, edge.dataset));
    const facets = use === undefined ? [] : facetRecords(use.facets, texts);
    return { ...ioEdgeRecord(edge), ...(facets.length > 0 ? { facets } : {}) };
  };
}

/** `standing`: its state, or, of a run without an end, what that means at the moment that the site tells of. */
function runLine({ ledger }: Site) {
  return (run: Run) => ({
    id: run.id,
    url: runPath(run.id),
    state: run.state,
    standing: standingOf(ledger, run),
    firstSeen: formatInstant(run.firstSeen),
    startedAt: run.startedAt && formatInstant(run.startedAt),
    endedAt: run.endedAt && formatInstant(run.endedAt),
  });
}

function lastErrorRecord(last: LastError | null) {
  if (last === null) return null;
  const { run, error, mendedBy } = last;
  return {
    run: run.id,
    url: runPath(run.id),
    message: error?.value.message ?? null,
    stackTrace: error?.value.stackTrace ?? null,
    evidence: error && evidenceRecord(error.evidence),
    mendedBy: mendedBy?.id ?? null,
  };
}

export function runTwin(site: Site, run: Run) {
  const { texts, graph } = site;
  const io = (uses: Run['inputs'] | Run['outputs']) =>
    uses.map(({ id, facets, dataset }) => ({
      ...id,
      facets: [...facetRecords<object>(facets, texts), ...facetRecords(dataset, texts)],
    }));
  return {
    kind: 'run',
    ...runLine(site)(run),
    job: run.job,
    events: run.events.map(eventRecord),
    children: graph.childrenOf(run.id).map(runLine(site)),
    inputs: io(run.inputs),
    outputs: io(run.outputs),
    failure: runFailureRecord(runFailure(site, run)),
    facets: facetRecords(run.facets, texts),
  };
}

export function termTwin(page: TermPage) {
  const { term } = page;
  return {
    kind: 'term',
    id: term.id,
    url: page.path,
    name: term.name,
    definition: term.definition,
    synonyms: term.synonyms,
    related: term.related,
    columns: page.columns.map((column) => ({ ...column.id, url: columnPath(column.id) })),
    file: term.place.file,
    line: term.place.line,
  };
}
