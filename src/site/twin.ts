/** The JSON twins of dataset, job, run and term pages. */
import { impactsOf } from '../graph/impact.ts';
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
  columnEdgeRecord,
  datasetEdgeRecord,
  eventRecord,
  evidenceRecord,
  facetRecords,
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
      descriptions: descriptions.map(saidRecord),
      ...glossaryFacts(column.glossary),
      ...personalColumnRecord(personal),
      sources: site.graph.sourcesOf(column.id).map(columnEdgeRecord),
      uses: site.graph.usesOf(column.id).map(columnEdgeRecord),
      impact: columnImpactRecord(impactsOf(site, column.id)),
      ...spanRecord(column.span),
    })),
    dependencies: page.dependencies.map(columnEdgeRecord),
    explicitLineage: page.explicit.map(datasetEdgeRecord),
    upstream: page.upstream,
    downstream: page.downstream,
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
    facets: facetRecords(dataset.facets, site.texts),
    ...spanRecord(dataset.span),
  };
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
    columnLineage: page.mapping.flatMap(({ lines }) =>
      lines.flatMap((line) => line.edges.map(columnEdgeRecord)),
    ),
    pastColumnLineage: page.pastColumnEdges.map(columnEdgeRecord),
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
