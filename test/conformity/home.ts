/** Which identities are one dataset, and where it stands (design: identity and permalinks). */
import type { Event } from './event.ts';
import { facetsSaid, standing, type Said } from './facet.ts';
import { isTextOrAbsent, isObject, listOr, objectOr } from './json.ts';
import { keyOf, masked, type Name } from './name.ts';

export interface Homes {
  /** The identity that the dataset stands at. */
  readonly of: (id: Name) => Name;
  /** The other identities of the dataset that stands at `home`. */
  readonly aliases: (home: Name) => readonly Name[];
}

interface Link {
  readonly from: Name;
  readonly to: Name;
}

/** A dataset stands at the identity that carries the facet; of several, at the least by namespace and name. */
export function findHomes(events: readonly Event[]): Homes {
  const links = linksIn(events);
  const homes = new Map<string, Name>();
  const aliases = new Map<string, readonly Name[]>();
  for (const group of groupsOf(links)) {
    const carriers = group.filter((id) => links.some(({ from }) => same(from, id)));
    const [home] = carriers.sort(compareNames);
    if (home === undefined) continue;
    for (const id of group) homes.set(keyOf(id), home);
    aliases.set(
      keyOf(home),
      group.filter((id) => !same(id, home)),
    );
  }
  return { of: (id) => homes.get(keyOf(id)) ?? id, aliases: (home) => aliases.get(keyOf(home)) ?? [] };
}

function linksIn(events: readonly Event[]): Link[] {
  const said = events.flatMap((event) => facetsSaid(event, (id) => id));
  const symlinks = said.filter(({ owner, name }) => owner[0] === 'dataset' && name === 'symlinks');
  const words = Map.groupBy(symlinks, ({ owner, voice }) => keyOf(owner, voice));
  return [...words.values()].flatMap((one) => standing(one, isSymlinks).flatMap(linksOf));
}

function isSymlinks(facet: unknown): boolean {
  if (!isObject(facet)) return false;
  const { identifiers } = facet as { readonly identifiers?: unknown };
  return identifiers == null || (Array.isArray(identifiers) && identifiers.every(isIdentifier));
}

function isIdentifier(value: unknown): boolean {
  const { namespace, name, type } = objectOr(value) as Readonly<
    Record<'namespace' | 'name' | 'type', unknown>
  >;
  return typeof namespace === 'string' && typeof name === 'string' && isTextOrAbsent(type);
}

function linksOf({ owner, facet }: Said): Link[] {
  const from: Name = [String(owner[1]), String(owner[2])];
  return listOr(objectOr(facet)['identifiers'])
    .map((one) => one as { readonly namespace: string; readonly name: string })
    .map(({ namespace, name }) => ({ from, to: [masked(namespace), masked(name)] as const }))
    .filter(({ to }) => !same(from, to));
}

/** Identities that links join, directly or by others. */
function groupsOf(links: readonly Link[]): Name[][] {
  const groups = new Map<string, Name[]>();
  for (const { from, to } of links) {
    const [a, b] = [from, to].map((id) => groups.get(keyOf(id)) ?? [id]);
    if (a === undefined || b === undefined || a === b) continue;
    const joined = [...a, ...b];
    for (const id of joined) groups.set(keyOf(id), joined);
  }
  return [...new Set(groups.values())];
}

/** What is said of a dataset beside that it is there: its other names. */
export function aliasDetail(aliases: readonly Name[]): string {
  const names = aliases.map((alias) => keyOf(...alias)).sort();
  return names.length === 0 ? '' : `also called ${names.join(' ')}`;
}

function same(a: Name, b: Name): boolean {
  return keyOf(a) === keyOf(b);
}

function compareNames(a: Name, b: Name): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}
