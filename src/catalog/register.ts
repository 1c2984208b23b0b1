/**
 * Last-writer-wins registers: the smallest summaries that merge. Of two statements the later one by (time,
 * content) stands, so merging is associative, commutative and idempotent (Shapiro et al., "A comprehensive study
 * of Convergent and Commutative Replicated Data Types", 2011, section 3.2).
 */
import type { CurrentFacets, Span, Stated } from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { Facets, RawFacet } from '../model/facet.ts';
import { compareStrings } from '../model/identity.ts';

export function laterOf<T extends { readonly evidence: Evidence }>(a: T | undefined, b: T): T {
  return a === undefined || compareEvidence(a.evidence, b.evidence) < 0 ? b : a;
}

export function widen(span: Span | null, by: Span): Span {
  if (span === null) return by;
  return {
    first: compareEvidence(by.first, span.first) < 0 ? by.first : span.first,
    last: compareEvidence(by.last, span.last) > 0 ? by.last : span.last,
  };
}

export function spanOf(evidence: Evidence): Span {
  return { first: evidence, last: evidence };
}

/** One register a facet name, for each of: its last valid value, its last raw one, its last deletion. */
export interface FacetRegisters<Known> {
  readonly known: { -readonly [Name in keyof Known]?: Stated<Known[Name]> };
  readonly raw: Map<string, Stated<RawFacet>>;
  readonly deleted: Map<string, { readonly evidence: Evidence }>;
}

export function emptyRegisters<Known>(): FacetRegisters<Known> {
  return { known: {}, raw: new Map(), deleted: new Map() };
}

/** The registers of a single event. */
export function registersOf<Known>(facets: Facets<Known>, evidence: Evidence): FacetRegisters<Known> {
  const registers = emptyRegisters<Known>();
  for (const name in facets.known) {
    const value = facets.known[name];
    if (value !== undefined) registers.known[name] = { value, evidence };
  }
  for (const [name, value] of facets.raw) registers.raw.set(name, { value, evidence });
  for (const name of facets.deleted) registers.deleted.set(name, { evidence });
  return registers;
}

export function mergeRegisters<Known>(into: FacetRegisters<Known>, from: FacetRegisters<Known>): void {
  for (const name in from.known) {
    const stated = from.known[name];
    if (stated !== undefined) into.known[name] = laterOf<typeof stated>(into.known[name], stated);
  }
  for (const [name, stated] of from.raw) into.raw.set(name, laterOf(into.raw.get(name), stated));
  for (const [name, stated] of from.deleted) into.deleted.set(name, laterOf(into.deleted.get(name), stated));
}

/**
 * The facets in force: those that no later deletion removed. What breaks its schema is shown beside the last
 * value that did not, until a sound one replaces both.
 */
export function currentFacets<Known>(registers: FacetRegisters<Known>): CurrentFacets<Known> {
  const stands = (name: string, evidence: Evidence): boolean => {
    const deletion = registers.deleted.get(name);
    return deletion === undefined || compareEvidence(deletion.evidence, evidence) < 0;
  };
  const known: { -readonly [Name in keyof Known]?: Stated<Known[Name]> } = {};
  for (const name in registers.known) {
    const stated = registers.known[name];
    if (stated !== undefined && stands(name, stated.evidence)) known[name] = stated;
  }
  const raw = [...registers.raw]
    .filter(([name, stated]) => stands(name, stated.evidence) && !isReplaced(registers, name, stated))
    .map(([name, stated]) => ({ name, ...stated }))
    .sort((a, b) => compareStrings(a.name, b.name));
  return { known: inNameOrder(known), raw };
}

/** The same members, in an order that does not hang on which was said first. */
export function inNameOrder<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => compareStrings(a, b))) as T;
}

function isReplaced(
  registers: FacetRegisters<unknown>,
  name: string,
  { evidence }: { readonly evidence: Evidence },
): boolean {
  const known: Readonly<Record<string, Stated<unknown> | undefined>> = registers.known;
  const sound = Object.hasOwn(known, name) ? known[name] : undefined;
  return sound !== undefined && compareEvidence(sound.evidence, evidence) > 0;
}
