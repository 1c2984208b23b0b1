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
  if (span === null || span === by) return by;
  const first = compareEvidence(by.first, span.first) < 0 ? by.first : span.first;
  const last = compareEvidence(by.last, span.last) > 0 ? by.last : span.last;
  return first === span.first && last === span.last ? span : { first, last };
}

export function spanOf(evidence: Evidence): Span {
  return { first: evidence, last: evidence };
}

/**
 * One register a facet name, for each of: its last valid value, its last raw one, its last deletion. Never changed,
 * so that parts which are alike are kept once.
 */
export interface FacetRegisters<Known> {
  readonly known: { readonly [Name in keyof Known]?: Stated<Known[Name]> };
  readonly raw: ReadonlyMap<string, Stated<RawFacet>>;
  readonly deleted: ReadonlyMap<string, { readonly evidence: Evidence }>;
}

/** Most uses of a dataset say nothing beyond the use: they all share this. */
const NOTHING = { known: {}, raw: new Map<string, never>(), deleted: new Map<string, never>() } as const;

export function emptyRegisters<Known>(): FacetRegisters<Known> {
  return NOTHING;
}

/** The registers of a single event. */
export function registersOf<Known>(facets: Facets<Known>, evidence: Evidence): FacetRegisters<Known> {
  const known: { -readonly [Name in keyof Known]?: Stated<Known[Name]> } = {};
  for (const name in facets.known) {
    const value = facets.known[name];
    if (value !== undefined) known[name] = { value, evidence };
  }
  const raw = [...facets.raw].map(([name, value]) => [name, { value, evidence }] as const);
  const deleted = [...facets.deleted].map((name) => [name, { evidence }] as const);
  if (raw.length + deleted.length + Object.keys(known).length === 0) return NOTHING;
  return { known, raw: mapOf(raw), deleted: mapOf(deleted) };
}

/** Those of the named facets that are sound or deleted. */
export function onlyFacets<Known, Name extends keyof Known & string>(
  { known, deleted }: FacetRegisters<Known>,
  names: readonly Name[],
): FacetRegisters<Pick<Known, Name>> {
  const kept: { [N in Name]?: Stated<Known[N]> } = {};
  for (const name of names) {
    const stated = known[name];
    if (stated !== undefined) kept[name] = stated;
  }
  const gone = [...deleted].filter(([name]) => (names as readonly string[]).includes(name));
  if (gone.length + Object.keys(kept).length === 0) return NOTHING;
  return { known: kept, raw: NOTHING.raw, deleted: mapOf(gone) };
}

export function mergeRegisters<Known>(
  a: FacetRegisters<Known>,
  b: FacetRegisters<Known>,
): FacetRegisters<Known> {
  if (b === NOTHING || a === b) return a;
  if (a === NOTHING) return b;
  const known: { -readonly [Name in keyof Known]?: Stated<Known[Name]> } = { ...a.known };
  for (const name in b.known) {
    const stated = b.known[name];
    if (stated !== undefined) known[name] = laterOf<typeof stated>(known[name], stated);
  }
  return { known, raw: mergeLatest(a.raw, b.raw), deleted: mergeLatest(a.deleted, b.deleted) };
}

function mergeLatest<T extends { readonly evidence: Evidence }>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const merged = new Map(a);
  for (const [name, stated] of b) merged.set(name, laterOf(merged.get(name), stated));
  return merged;
}

function mapOf<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return entries.length === 0 ? NOTHING.raw : new Map(entries);
}

const NONE_IN_FORCE = { known: {}, raw: [] } as const;

/**
 * The facets in force: those that no later deletion removed. What breaks its schema is shown beside the last
 * value that did not, until a sound one replaces both.
 */
export function currentFacets<Known>(registers: FacetRegisters<Known>): CurrentFacets<Known> {
  if (registers === NOTHING) return NONE_IN_FORCE;
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
