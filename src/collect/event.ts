/** One JSON value of a log → an event, or the reason why it is none. */
import type { DatasetMention, Evidence, LineageEvent } from '../model/event.ts';
import type { JobId } from '../model/identity.ts';
import { parseInstant, type Instant } from '../model/instant.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { describe } from './describe.ts';
import { datasetFacetSchemas, inputFacetSchemas, outputFacetSchemas } from './facet-schema/dataset.ts';
import { jobFacetSchemas } from './facet-schema/job.ts';
import type { FacetSchemas } from './facet-schema/part.ts';
import { runFacetSchemas } from './facet-schema/run.ts';
import { readFacets, type FacetReading } from './facets.ts';
import { dotted, type Path } from './path.ts';
import type { Notice } from './notice.ts';
import { Repeats } from './repeats.ts';

/** Why a value is no event: what was expected where, and what was found. */
export class EventFault extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'EventFault';
    this.hint = hint;
  }
}

export interface ReadEvent {
  readonly event: LineageEvent;
  readonly notices: readonly Notice[];
}

/**
 * Reads a value that stands in a log as an event. Required, by the core of the spec (2-0-2): a time, and a run
 * id with a job, or a job, or a dataset.
 * @param repeats what the events before have said
 * @param facetOf what a member of an object of facets says, where it does not stand there itself
 * @throws EventFault where one of these is missing or is not what it should be.
 */
export function readEvent(
  value: Json,
  digest: string,
  place: { file: string; line: number },
  repeats = new Repeats(),
  facetOf: (member: Json) => Json = (member) => member,
): ReadEvent {
  if (!isJsonObject(value))
    throw new EventFault(`expected an event (an object), found ${describe(value)}`, HINT);
  const notices: Notice[] = [];
  const facets: FacetReading = { report: (notice) => void notices.push(notice), repeats, facetOf };
  const { instant, zoned, written } = readTime(value);
  const base = {
    digest,
    time: instant,
    eventType: textOrNull(value['eventType'], repeats),
    producer: textOrNull(value['producer'], repeats),
    ...place,
  };
  const event = readKind(value, base, facets);
  if (!zoned) notices.push({ kind: 'event-time-without-zone', written });
  notices.push(...missingMembers(value));
  if (event.kind === 'run') notices.push(...unknownType(value['eventType']));
  return { event, notices };
}

/** Required by the specification, and not leaned on here: every URI is a text. */
function missingMembers(value: JsonObject): Notice[] {
  return (['producer', 'schemaURL'] as const)
    .filter((member) => typeof value[member] !== 'string' || value[member] === '')
    .map((member) => ({ kind: 'event-incomplete', member, found: kindOf(value[member]) }));
}

/** Of RunEvent in the core schema. */
const EVENT_TYPES = new Set(['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER']);

/** A type in small letters is understood. */
function unknownType(type: Json | undefined): Notice[] {
  const absent = type === undefined || type === null;
  const known = typeof type === 'string' && EVENT_TYPES.has(type.toUpperCase());
  return absent || known ? [] : [{ kind: 'event-type-unknown', found: describe(type) }];
}

const HINT = 'compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it';

function readKind(value: JsonObject, base: Omit<Evidence, 'subject'>, facets: FacetReading): LineageEvent {
  const run = present(value['run']);
  const job = present(value['job']);
  const dataset = present(value['dataset']);
  if (run !== null) return readRunEvent(value, run, base, facets);
  if (job !== null) return readJobEvent(value, base, facets);
  if (dataset === null) {
    throw new EventFault('expected a `run` with a `job`, a `job`, or a `dataset`; found none of them', HINT);
  }
  const mention = readDataset<never>(dataset, ['dataset'], NO_FACETS, 'inputFacets', facets);
  const subject = { kind: 'dataset', dataset: mention.id } as const;
  return { kind: 'dataset', evidence: { ...base, subject }, dataset: mention };
}

function readJobEvent(
  value: JsonObject,
  base: Omit<Evidence, 'subject'>,
  facets: FacetReading,
): LineageEvent {
  const mention = readJobMention(value, facets);
  return { kind: 'job', evidence: { ...base, subject: { kind: 'job', job: mention.job } }, ...mention };
}

function readRunEvent(
  value: JsonObject,
  run: Json,
  base: Omit<Evidence, 'subject'>,
  facets: FacetReading,
): LineageEvent {
  if (!isJsonObject(run))
    throw new EventFault(`expected \`run\` to be an object, found ${describe(run)}`, HINT);
  const subject = facets.repeats.run(requireText(run['runId'], 'run.runId'));
  return {
    kind: 'run',
    evidence: { ...base, subject },
    runId: subject.run,
    runFacets: readFacets(run['facets'], runFacetSchemas, ['run', 'facets'], facets),
    ...readJobMention(value, facets),
  };
}

function readJobMention(value: JsonObject, facets: FacetReading) {
  const job = value['job'];
  if (!isJsonObject(job))
    throw new EventFault(`expected \`job\` to be an object, found ${describe(job)}`, HINT);
  const id: JobId = readName(job, ['job'], facets.repeats);
  return {
    job: id,
    jobFacets: readFacets(job['facets'], jobFacetSchemas, ['job', 'facets'], facets),
    inputs: readDatasets(value['inputs'], 'inputs', inputFacetSchemas, 'inputFacets', facets),
    outputs: readDatasets(value['outputs'], 'outputs', outputFacetSchemas, 'outputFacets', facets),
  };
}

const NO_FACETS: FacetSchemas<never> = {} as FacetSchemas<never>;

function readDatasets<Io>(
  value: Json | undefined,
  path: string,
  schemas: FacetSchemas<Io>,
  ioMember: 'inputFacets' | 'outputFacets',
  facets: FacetReading,
): DatasetMention<Io>[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw new EventFault(`expected \`${path}\` to be a list, found ${describe(value)}`, HINT);
  return value.map((item: Json, index) => readDataset(item, [path, index], schemas, ioMember, facets));
}

function readDataset<Io>(
  value: Json,
  path: Path,
  schemas: FacetSchemas<Io>,
  ioMember: 'inputFacets' | 'outputFacets',
  facets: FacetReading,
): DatasetMention<Io> {
  if (!isJsonObject(value))
    throw new EventFault(`expected \`${dotted(path)}\` to be an object, found ${describe(value)}`, HINT);
  return {
    id: readName(value, path, facets.repeats),
    facets: readFacets(value['facets'], datasetFacetSchemas, [...path, 'facets'], facets),
    ioFacets: readFacets(value[ioMember], schemas, [...path, ioMember], facets),
  };
}

function readName(value: JsonObject, path: Path, repeats: Repeats): JobId {
  return repeats.name(
    requireText(value['namespace'], `${dotted(path)}.namespace`),
    requireText(value['name'], `${dotted(path)}.name`),
  );
}

function readTime(value: JsonObject): { instant: Instant; zoned: boolean; written: string } {
  const written = requireText(value['eventTime'], 'eventTime');
  const parsed = parseInstant(written);
  if (parsed === null) {
    throw new EventFault(
      `expected \`eventTime\` to be a date and time such as 2026-11-02T06:00:00Z, found ${describe(written)}`,
      HINT,
    );
  }
  return { ...parsed, written };
}

function requireText(value: Json | undefined, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new EventFault(`expected \`${path}\` to be a text, found ${describe(value)}`, HINT);
}

function textOrNull(value: Json | undefined, repeats: Repeats): string | null {
  return typeof value === 'string' ? repeats.text(value) : null;
}

/** `null` members count as absent: several producers write them. */
function present(value: Json | undefined): Json {
  return value ?? null;
}

/** What a value is, whatever it says. */
function kindOf(value: Json | undefined): string {
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? 'a truth value' : describe(value);
}
