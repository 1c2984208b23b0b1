/** The shapes in which machines read what pages say: plain JSON, times in ISO 8601, identities as objects. */
import {
  endsAtColumn,
  type ColumnEdge,
  type CurrentFacets,
  type DatasetEdge,
  type IoEdge,
  type Span,
  type Spell,
  type Stated,
} from '../model/catalog.ts';
import { compareEvidence, runOf, type Evidence, type EventTexts } from '../model/event.ts';
import type {
  DataQualityMetricsFacet,
  LineageDatasetFacet,
  LineageEntry,
  LineageJobFacet,
} from '../model/facet.ts';
import { compareStrings, type DatasetId } from '../model/identity.ts';
import { formatInstant } from '../model/instant.ts';
import { memoryOf } from '../model/memory.ts';
import { quote } from './event-text.ts';
import type { Said } from './said.ts';

/** By evidence: in one file it is written once, and told by its object. */
const evidenceRecords = memoryOf<Evidence, EvidenceRecord>('site/record');
const areEvidence = new WeakSet();

/** True of what {@link evidenceRecord} made, and of nothing that only looks like it. */
export function isEvidenceRecord(value: unknown): value is EvidenceRecord {
  return typeof value === 'object' && value !== null && areEvidence.has(value);
}

export interface EvidenceRecord {
  readonly event: string;
  readonly run: string | null;
  readonly time: string;
  readonly producer: string | null;
  readonly file: string;
  readonly line: number;
}

export function evidenceRecord(evidence: Evidence): EvidenceRecord {
  const known = evidenceRecords.get(evidence) ?? {
    event: evidence.digest,
    run: runOf(evidence),
    time: formatInstant(evidence.time),
    producer: evidence.producer,
    file: evidence.file,
    line: evidence.line,
  };
  evidenceRecords.set(evidence, known);
  areEvidence.add(known);
  return known;
}

/** The first and the last event that say a thing; one where they are the same. */
export function spanRecord({ first, last }: Span) {
  return {
    firstSeen: formatInstant(first.time),
    lastSeen: formatInstant(last.time),
    evidence: (compareEvidence(first, last) === 0 ? [first] : [first, last]).map(evidenceRecord),
  };
}

/** When it was so: nothing more where the span says it all. */
function spellsRecord(spells: readonly Spell[]) {
  if (spells.every(({ endedBy }) => endedBy === null)) return {};
  return {
    spells: spells.map(({ first, last, endedBy }) => ({
      ...spanRecord({ first, last }),
      endedBy: endedBy && evidenceRecord(endedBy),
    })),
  };
}

export function ioEdgeRecord(edge: IoEdge) {
  return {
    level: 'io' as const,
    direction: edge.direction,
    dataset: edge.dataset,
    job: edge.job,
    origin: edge.origin,
    state: edge.state,
    ...(edge.explicit ? { explicit: true as const } : {}),
    ...spanRecord(edge.span),
    ...spellsRecord(edge.spells),
  };
}

export function datasetEdgeRecord(edge: DatasetEdge) {
  return {
    level: 'dataset' as const,
    from: edge.from,
    to: edge.to,
    job: edge.job,
    transformations: edge.transformations,
    origin: edge.origin,
    state: edge.state,
    ...spanRecord(edge.span),
    ...spellsRecord(edge.spells),
  };
}

export function columnEdgeRecord(edge: ColumnEdge) {
  return { level: 'column' as const, from: edge.from, to: edge.to, ...columnStatementRecord(edge) };
}

/** What an edge says beside its ends. */
function columnStatementRecord(edge: ColumnEdge) {
  return {
    job: edge.job,
    transformations: edge.transformations,
    origin: edge.origin,
    ...(edge.origin === 'derived' ? edge.derivation : {}),
    state: edge.state,
    ...spanRecord(edge.span),
    ...spellsRecord(edge.spells),
  };
}

/** What column edges share that differ in their columns alone. */
type ColumnLineageRecord = ReturnType<typeof columnStatementRecord> & {
  /** The datasets at the ends; but for that one which all of a list have at one end. */
  readonly from?: DatasetId;
  readonly to?: DatasetId;
  /** Of each edge the column where it begins and that where it ends; that one is left out where it ends at the dataset as a whole. */
  readonly columns: (readonly [from: string, to?: string])[];
};

/**
 * Edges that differ in their columns alone stand together, those of the first of them first.
 * @param ends which of their datasets are named
 */
export function columnLineageRecords(
  edges: readonly ColumnEdge[],
  ends: readonly ('from' | 'to')[],
): ColumnLineageRecord[] {
  const groups = new Map<string, ColumnLineageRecord>();
  for (const edge of edges) {
    const named = Object.fromEntries(ends.map((end) => [end, datasetOf(edge[end])]));
    const said = { ...named, ...columnStatementRecord(edge) };
    const key = JSON.stringify(said);
    const group = groups.get(key) ?? { ...said, columns: [] };
    groups.set(key, group);
    group.columns.push(endsAtColumn(edge) ? [edge.from.column, edge.to.column] : [edge.from.column]);
  }
  return [...groups.values()];
}

function datasetOf({ namespace, name }: DatasetId): DatasetId {
  return { namespace, name };
}

export function saidRecord(said: Said) {
  return said.origin === 'glossary'
    ? { text: said.text, origin: said.origin, file: said.place.file, line: said.place.line }
    : { text: said.text, origin: said.origin, evidence: evidenceRecord(said.evidence) };
}

export interface FacetRecord {
  readonly name: string;
  readonly value: unknown;
  /** `unknown` to Headwater, or `invalid` by the schema of its name; absent of those that it reads. */
  readonly unknown?: true;
  readonly invalid?: true;
  readonly evidence: EvidenceRecord;
}

/** Facets by name, as they came, each with the event that brought it. */
export function facetRecords<Known extends object>(
  facets: CurrentFacets<Known>,
  texts: EventTexts,
): FacetRecord[] {
  const known = Object.entries<Stated<unknown> | undefined>(facets.known).flatMap(([name, stated]) =>
    stated === undefined
      ? []
      : [{ name, value: asItCame(name, stated.value), evidence: evidenceRecord(stated.evidence) }],
  );
  const raw = facets.raw.map(({ name, value, evidence }) => ({
    name,
    value: quote(texts, evidence, value.at),
    [value.reason]: true as const,
    evidence: evidenceRecord(evidence),
  }));
  return [...known, ...raw].sort((a, b) => compareStrings(a.name, b.name));
}

/** Members that are kept as lists of pairs, where no name is special; they came as objects. */
const PAIRS: Readonly<Record<string, (facet: never) => unknown>> = {
  dataQualityMetrics: ({ columnMetrics, ...rest }: DataQualityMetricsFacet) =>
    columnMetrics ? { ...rest, columnMetrics: Object.fromEntries(columnMetrics) } : rest,
  lineage: (facet: LineageDatasetFacet | LineageJobFacet) =>
    'entries' in facet ? { ...facet, entries: facet.entries.map(withFields) } : withFields(facet),
};

function asItCame(name: string, facet: unknown): unknown {
  return PAIRS[name]?.(facet as never) ?? facet;
}

function withFields(target: LineageDatasetFacet | LineageEntry): object {
  return 'fields' in target && target.fields
    ? { ...target, fields: Object.fromEntries(target.fields) }
    : target;
}

/** An event as an entry of its run's story. */
export function eventRecord(evidence: Evidence) {
  return { eventType: evidence.eventType, ...evidenceRecord(evidence) };
}
