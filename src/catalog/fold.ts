/** The fold: an event's summary, and a log's as the merge of its events'. */
import type {
  DatasetEvent,
  DatasetMention,
  Evidence,
  JobEvent,
  LineageEvent,
  RunEvent,
} from '../model/event.ts';
import { datasetKey, jobKey, keyOf, type JobId, type Key } from '../model/identity.ts';
import type { InputFacets, SqlFacet } from '../model/facet.ts';
import { checksIn } from './check.ts';
import { jobsNamedBy } from './explicit-lineage.ts';
import { mergeDataset, mergeSummary, usesByKey } from './merge.ts';
import { onlyFacets, registersOf, spanOf } from './register.ts';
import {
  emptyDataset,
  emptyJob,
  emptySummary,
  USE_FACETS,
  type DatasetSummary,
  type Saying,
  type Summary,
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
    sayings: [{ job, ...sayingOf(event) }],
  });
  return summary;
}

function summariseJobEvent(event: JobEvent): Summary {
  const { evidence, job } = event;
  const summary = summariseMentions(event);
  summary.jobs.get(jobKey(job))?.events.set(evidence.digest, { evidence, saying: sayingOf(event) });
  return summary;
}

function summariseDatasetEvent({ dataset, evidence }: DatasetEvent): Summary {
  const summary = emptySummary();
  const mentioned = summariseMention(dataset, { evidence, job: null }, 'producer', 'declared');
  mentioned.events.set(evidence.digest, evidence);
  addMention(summary, mentioned);
  return summary;
}

/** What an event says of its job and of its datasets, whatever run it is about. */
function summariseMentions(event: RunEvent | JobEvent): Summary {
  const { evidence } = event;
  const summary = emptySummary();
  const span = spanOf(evidence);
  const jobs: readonly JobId[] = [event.job, ...jobsNamedBy(event.jobFacets.known.lineage)];
  for (const job of jobs) summary.jobs.set(jobKey(job), emptyJob(job, span));
  const own = summary.jobs.get(jobKey(event.job));
  if (own !== undefined) {
    own.facets = registersOf(event.jobFacets, evidence);
    const { sql } = event.jobFacets.known;
    if (sql !== undefined)
      own.sql.set(sqlKey(sql), { facet: sql, said: new Map([[evidence.digest, evidence]]) });
  }
  const origin = event.kind === 'run' ? 'observed' : 'declared';
  for (const one of event.inputs) {
    addMention(summary, summariseMention(one, event, 'reader', origin, one.ioFacets.known));
  }
  for (const one of event.outputs) addMention(summary, summariseMention(one, event, 'producer', null));
  return summary;
}

function sqlKey({ query, dialect }: SqlFacet): Key {
  return keyOf(query, dialect ?? '');
}

/** @param lineage how to count lineage that no job which writes the dataset states; null where one does */
function summariseMention(
  mention: DatasetMention<unknown>,
  { evidence, job }: { readonly evidence: Evidence; readonly job: JobId | null },
  voice: Voice,
  lineage: 'observed' | 'declared' | null,
  use: Partial<Pick<InputFacets, 'dataQualityAssertions'>> = {},
): DatasetSummary {
  const { dataQualityAssertions, lifecycleStateChange } = mention.facets.known;
  const former = lifecycleStateChange?.previousIdentifier;
  const dataset: DatasetSummary = {
    ...emptyDataset(mention.id, spanOf(evidence)),
    checks: checksIn([dataQualityAssertions, use.dataQualityAssertions], job, evidence),
    formerly: new Map(former ? [[datasetKey(former), { value: former, evidence }]] : []),
  };
  dataset.facets[voice] = registersOf(mention.facets, evidence);
  const { schema, columnLineage: columns = null, lineage: explicit = null } = mention.facets.known;
  if (schema !== undefined) dataset.schemas[voice].set(evidence.digest, { facet: schema, evidence });
  if (lineage !== null && (columns !== null || explicit !== null)) {
    dataset.lineage.set(evidence.digest, { columns, explicit, evidence, origin: lineage });
  }
  return dataset;
}

/** An event may name a dataset more than once. */
function addMention(summary: Summary, dataset: DatasetSummary): void {
  const key = datasetKey(dataset.id);
  const present = summary.datasets.get(key);
  if (present === undefined) summary.datasets.set(key, dataset);
  else mergeDataset(present, dataset);
}

function sayingOf({ inputs, outputs, evidence, jobFacets }: RunEvent | JobEvent): Saying {
  return {
    uses: {
      inputs: usesByKey(inputs.map((mention) => useOf(mention, evidence))),
      outputs: usesByKey(outputs.map((mention) => useOf(mention, evidence))),
    },
    explicit: onlyFacets(registersOf(jobFacets, evidence), ['lineage']),
  };
}

function useOf<Io>(mention: DatasetMention<Io>, evidence: Evidence): readonly [Key, UseSummary<Io>] {
  const use: UseSummary<Io> = {
    id: mention.id,
    span: spanOf(evidence),
    ioFacets: registersOf(mention.ioFacets, evidence),
    facets: onlyFacets(registersOf(mention.facets, evidence), USE_FACETS),
  };
  return [datasetKey(mention.id), use];
}
