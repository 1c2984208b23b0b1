/** What filters let through, and how many there are of each. */
import type { Mark } from '../../site/search-index/entry-file.ts';
import { fold, wordsOf } from '../../site/search-index/word.ts';
import type { EntryKind, EntryState, Filters } from './entry.ts';
import { ENTRY_KINDS } from './places.ts';
import type { Searched } from './searched.ts';

export type Facet = keyof Filters;
export const FACETS = [
  'kind',
  'domain',
  'owner',
  'namespace',
  'isPersonal',
  'state',
] as const satisfies readonly Facet[];

/** How many there are of a value, as the filter has it; null stands for those that have none. */
export interface FacetCount {
  readonly value: string | null;
  readonly count: number;
}

/** Of each facet, those of its values that there are, the most first. */
export type FacetCounts = Readonly<Record<Facet, readonly FacetCount[]>>;

/** Which documents have each mark. */
export type Marked = ReadonlyMap<Mark, ReadonlySet<number>>;

type Test = (document: number) => boolean;

/** The tests that filters stand for. Names in them are taken as they are written; else without letter case; else by their words. */
export function testsOf(searched: Searched, marked: Marked, filters: Filters): ReadonlyMap<Facet, Test> {
  const { places } = searched;
  const tests = new Map<Facet, Test>();
  const { kind, domain, owner, namespace, isPersonal, state } = filters;
  if (kind !== undefined) tests.set('kind', (document) => places.kindOf(document) === kind);
  if (domain !== undefined) {
    const allowed = typeof domain === 'string' ? meant(places.domains, domain) : null;
    tests.set('domain', (document) => {
      const own = places.domainOf(document);
      // What sits nowhere has no domain to be without.
      if (allowed === null) return own === null && places.datasetOf(document) !== null;
      return own !== null && allowed.has(own);
    });
  }
  if (owner !== undefined) {
    const allowed = typeof owner === 'string' ? ownersMeant(searched, owner) : null;
    tests.set('owner', (document) => {
      const own = places.ownersOf(document);
      if (allowed === null) return own.length === 0 && places.namespaceOf(document) !== null;
      return own.some((id) => allowed.has(id));
    });
  }
  if (namespace !== undefined) {
    const allowed = meant(
      places.namespaces.map(({ name }) => name),
      namespace,
    );
    tests.set('namespace', (document) => allowed.has(places.namespaceOf(document)?.name ?? ''));
  }
  if (isPersonal !== undefined) {
    tests.set('isPersonal', (document) => (marked.get('personal')?.has(document) === true) === isPersonal);
  }
  if (state !== undefined) tests.set('state', (document) => stateOf(marked, document) === state);
  return tests;
}

/** The names that are meant. */
function meant(names: readonly string[], text: string): ReadonlySet<string> {
  const folded = fold(text);
  const words = wordsOf(text);
  const ways = [
    (name: string) => name === text,
    (name: string) => fold(name) === folded,
    (name: string) => words.every((word) => wordsOf(name).includes(word)),
  ];
  const found = ways.map((way) => names.filter(way)).find(({ length }) => length > 0) ?? [];
  return new Set(found);
}

/** By id, else by name. */
function ownersMeant(searched: Searched, text: string): ReadonlySet<string> {
  const byId = searched.places.ownerIds.filter((id) => fold(id) === fold(text));
  if (byId.length > 0) return new Set(byId);
  const owners = [...ownerNames(searched)];
  const called = meant(
    owners.map(([, name]) => name),
    text,
  );
  return new Set(owners.filter(([, name]) => called.has(name)).map(([id]) => id));
}

/** What the owners are called, by their ids. */
export function ownerNames({ places, names, nameOf }: Searched): ReadonlyMap<string, string> {
  const first = places.firstColumn - places.ownerIds.length;
  return new Map(places.ownerIds.map((id, at) => [id, names.names[nameOf[first + at] ?? -1] ?? '']));
}

export function stateOf(marked: Marked, document: number): EntryState {
  if (marked.get('past')?.has(document) === true) return 'past';
  return marked.get('undeclared')?.has(document) === true ? 'undeclared' : 'current';
}

/** Of each facet, how many there would be with another value of it, the other filters as they are. */
export function countFacets(
  { places }: Searched,
  marked: Marked,
  documents: Iterable<number>,
  tests: ReadonlyMap<Facet, Test>,
): FacetCounts {
  const counts = new Map(FACETS.map((facet) => [facet, new Map<string | null, number>()] as const));
  const add = (facet: Facet, value: string | null): void => {
    const of = counts.get(facet);
    of?.set(value, (of.get(value) ?? 0) + 1);
  };
  for (const document of documents) {
    const failed = [...tests].filter(([, test]) => !test(document)).map(([facet]) => facet);
    if (failed.length > 1) continue;
    for (const facet of failed.length === 1 ? failed : FACETS) {
      for (const value of valuesOf(facet, document)) add(facet, value);
    }
  }
  const sorted = (facet: Facet): FacetCount[] => {
    const found = [...(counts.get(facet) ?? [])].map(([value, count]) => ({ value, count }));
    return found.sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1));
  };
  return {
    kind: ENTRY_KINDS.flatMap((kind) => sorted('kind').filter(({ value }) => value === kind)),
    domain: sorted('domain'),
    owner: sorted('owner'),
    namespace: sorted('namespace'),
    isPersonal: sorted('isPersonal'),
    state: sorted('state'),
  };

  function valuesOf(facet: Facet, document: number): readonly (string | null)[] {
    switch (facet) {
      case 'kind':
        return [places.kindOf(document) satisfies EntryKind];
      case 'domain':
        return places.datasetOf(document) === null ? [] : [places.domainOf(document)];
      case 'owner': {
        const owners = places.ownersOf(document);
        return owners.length > 0 ? owners : places.namespaceOf(document) === null ? [] : [null];
      }
      case 'namespace': {
        const namespace = places.namespaceOf(document);
        return namespace === null ? [] : [namespace.name];
      }
      case 'isPersonal':
        return [marked.get('personal')?.has(document) === true ? 'yes' : 'no'];
      case 'state':
        return [stateOf(marked, document)];
    }
  }
}
