/** The shapes in which machines read what pages say: plain JSON, times in ISO 8601, identities as objects. */
import type { ColumnEdge, CurrentFacets, IoEdge, Span } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { ColumnLineageFacet } from '../model/facet.ts';
import { formatInstant } from '../model/instant.ts';
import type { Said } from './said.ts';

export function evidenceRecord(evidence: Evidence) {
  return {
    event: evidence.digest,
    run: evidence.run,
    time: formatInstant(evidence.time),
    producer: evidence.producer,
    file: evidence.file,
    line: evidence.line,
  };
}

/** The first and the last event that say a thing; one where they are the same. */
export function spanRecord({ first, last }: Span) {
  return {
    firstSeen: formatInstant(first.time),
    lastSeen: formatInstant(last.time),
    evidence: (compareEvidence(first, last) === 0 ? [first] : [first, last]).map(evidenceRecord),
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
    ...spanRecord(edge.span),
  };
}

export function columnEdgeRecord(edge: ColumnEdge) {
  return {
    level: 'column' as const,
    from: edge.from,
    to: edge.to,
    job: edge.job,
    transformations: edge.transformations,
    origin: edge.origin,
    state: edge.state,
    ...spanRecord(edge.span),
  };
}

export function saidRecord(said: Said) {
  return said.origin === 'glossary'
    ? { text: said.text, origin: said.origin, file: said.place.file, line: said.place.line }
    : { text: said.text, origin: said.origin, evidence: evidenceRecord(said.evidence) };
}

/** Facets by name, as they came, each with the event that brought it. */
export function facetRecords<Known extends object>(facets: CurrentFacets<Known>) {
  const known = Object.entries<{ value: unknown; evidence: Evidence } | undefined>(facets.known).flatMap(
    ([name, stated]) =>
      stated === undefined
        ? []
        : [{ name, value: asItCame(name, stated.value), evidence: evidenceRecord(stated.evidence) }],
  );
  const raw = facets.raw.map(({ name, value, evidence }) => ({
    name,
    value: value.value,
    [value.reason]: true,
    evidence: evidenceRecord(evidence),
  }));
  return [...known, ...raw].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Column lineage keeps its fields in a list of pairs, where no name is special; they came as an object. */
function asItCame(name: string, facet: unknown): unknown {
  if (name !== 'columnLineage') return facet;
  const { fields, ...rest } = facet as ColumnLineageFacet;
  return { ...rest, fields: Object.fromEntries(fields) };
}

/** An event as an entry of its run's story. */
export function eventRecord(evidence: Evidence) {
  return { eventType: evidence.eventType, ...evidenceRecord(evidence) };
}
