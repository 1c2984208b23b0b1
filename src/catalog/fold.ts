/** The fold: an event's summary, and a log's as the merge of its events'. */
import type {
  DatasetEvent,
  DatasetMention,
  Evidence,
  JobEvent,
  LineageEvent,
  RunEvent,
} from '../model/event.ts';
import { datasetKey, jobKey, keyOf } from '../model/identity.ts';
import { emptyUses, mergeDataset, mergeSummary, mergeUse } from './merge.ts';
import { emptyRegisters, mergeRegisters, registersOf, spanOf } from './register.ts';
import {
  emptyDataset,
  emptySummary,
  type Summary,
  type Uses,
  type UseSummary,
  type Voice,
} from './summary.ts';

/** Adds an event to a summary. Adding it twice, or in another order, makes no difference. */
export function foldEvent(into: Summary, event: LineageEvent): void {
  mergeSummary(into, summarise(event));
}

/** The summary of a whole log. */
export function fold(events: Iterable<LineageEvent>): Summary {
  const summary = emptySummary();
  for (const event of events) foldEvent(summary, event);
  return summary;
}

function summarise(event: LineageEvent): Summary {
  switch (event.kind) {
    case 'run':
      return summariseRunEvent(event);
    case 'job':
      return summariseJobEvent(event);
    case 'dataset':
      return summariseDatasetEvent(event);
  }
}

function summariseRunEvent(event: RunEvent): Summary {
  const { evidence, job, runId } = event;
  const summary = summariseMentions(event);
  summary.runs.set(runId, {
    id: runId,
    events: new Map([[evidence.digest, { job, evidence }]]),
    facets: registersOf(event.runFacets, evidence),
    ...usesOf(event),
  });
  return summary;
}

function summariseJobEvent(event: JobEvent): Summary {
  const summary = summariseMentions(event);
  summary.jobs
    .get(jobKey(event.job))
    ?.events.set(event.evidence.digest, { evidence: event.evidence, ...usesOf(event) });
  return summary;
}

function summariseDatasetEvent(event: DatasetEvent): Summary {
  const summary = emptySummary();
  addMention(summary, event.dataset, event.evidence, 'producer', 'declared');
  return summary;
}

/** What an event says of its job and of its datasets, whatever run it is about. */
function summariseMentions(event: RunEvent | JobEvent): Summary {
  const { evidence } = event;
  const summary = emptySummary();
  summary.jobs.set(jobKey(event.job), {
    id: event.job,
    span: spanOf(evidence),
    facets: registersOf(event.jobFacets, evidence),
    events: new Map(),
  });
  const origin = event.kind === 'run' ? 'observed' : 'declared';
  for (const mention of event.inputs) addMention(summary, mention, evidence, 'reader', origin);
  for (const mention of event.outputs) addMention(summary, mention, evidence, 'producer', null);
  return summary;
}

/** @param lineage how to count column lineage that no job that writes the dataset states; null where one does */
function addMention(
  summary: Summary,
  mention: DatasetMention<unknown>,
  evidence: Evidence,
  voice: Voice,
  lineage: 'observed' | 'declared' | null,
): void {
  const dataset = emptyDataset(mention.id, spanOf(evidence));
  mergeRegisters(dataset.facets[voice], registersOf(mention.facets, evidence));
  const { schema, columnLineage } = mention.facets.known;
  if (schema !== undefined) {
    dataset.schemas.set(keyOf(voice, evidence.digest), { voice, facet: schema, evidence });
  }
  if (columnLineage !== undefined && lineage !== null) {
    dataset.lineage.set(evidence.digest, { facet: columnLineage, evidence, origin: lineage });
  }
  const key = datasetKey(mention.id);
  const present = summary.datasets.get(key);
  if (present === undefined) summary.datasets.set(key, dataset);
  else mergeDataset(present, dataset);
}

function usesOf(event: RunEvent | JobEvent): Uses {
  const uses = emptyUses();
  for (const mention of event.inputs) addUse(uses.inputs, mention, event.evidence);
  for (const mention of event.outputs) addUse(uses.outputs, mention, event.evidence);
  return uses;
}

function addUse<Io>(
  uses: Map<string, UseSummary<Io>>,
  mention: DatasetMention<Io>,
  evidence: Evidence,
): void {
  const use: UseSummary<Io> = {
    id: mention.id,
    span: spanOf(evidence),
    ioFacets: registersOf(mention.ioFacets, evidence),
    lineage: emptyRegisters(),
  };
  const { columnLineage } = mention.facets.known;
  if (columnLineage !== undefined) use.lineage.known.columnLineage = { value: columnLineage, evidence };
  if (mention.facets.deleted.has('columnLineage')) use.lineage.deleted.set('columnLineage', { evidence });
  const key = datasetKey(mention.id);
  const present = uses.get(key);
  if (present === undefined) uses.set(key, use);
  else mergeUse(present, use);
}
