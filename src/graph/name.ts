/** What is meant by a name as people type it. */
import type { Catalog } from '../model/catalog.ts';
import { visible } from '../model/visible.ts';
import { NameIndex } from './name/name-index.ts';
import { EVERY_KIND, namedKey, type Named, type NamedKind } from './name/named.ts';
import { nearestName } from './name/nearest-name.ts';
import { identitiesIn, readIdentity, writeIdentity } from './name/written-identity.ts';

export type { Named, NamedKind } from './name/named.ts';

export type Resolution =
  | { readonly kind: 'found'; readonly found: Named }
  /** Two or more, sorted. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Named[] }
  /** What was meant, perhaps. */
  | { readonly kind: 'unknown'; readonly nearest: Named | null };

export type ResolveName = (text: string) => Resolution;

/**
 * A name is written as it is, behind its namespace with `/` or `.` between, or as the end of that from where a part of it
 * begins: behind `.`, `/` or `:`. A column stands behind its dataset and a dot. A dataset is known by its aliases too. A
 * name in whole outranks the end of one, and both outrank names that differ in the case of letters. What no other
 * way tells apart can be written in JSON, as the lines of `/api/entities.ndjson` are: `{"namespace":…,"name":…}`.
 */
export function resolveName(
  catalog: Catalog,
  text: string,
  kinds: readonly NamedKind[] = EVERY_KIND,
): Resolution {
  return nameResolver(catalog, kinds)(text);
}

/** {@link resolveName} for many names of one catalog. */
export function nameResolver(catalog: Catalog, kinds: readonly NamedKind[] = EVERY_KIND): ResolveName {
  const exact = new NameIndex(catalog, kinds);
  const folded = later(() => new NameIndex(catalog, kinds, (name) => name.toLowerCase()));
  const identities = later(() => identitiesIn(catalog, kinds));
  const find = (text: string): readonly Named[] => {
    const written = readIdentity(text).flatMap((named) => identities()(named) ?? []);
    if (written.length > 0) return written;
    const found = exact.find(text);
    return found.length > 0 ? found : folded().find(text);
  };
  return (text) => {
    const [found, ...others] = find(text);
    if (found === undefined) return { kind: 'unknown', nearest: nearestName(text, catalog, kinds, find) };
    if (others.length === 0) return { kind: 'found', found };
    return { kind: 'ambiguous', candidates: [found, ...others] };
  };
}

function later<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** A name in whole that the resolver takes for this one and no other, and that can be typed. */
export function spell(named: Named, resolve: ResolveName): string {
  const { namespace, name } = named.id;
  const column = 'column' in named.id ? `.${named.id.column}` : '';
  const plain = [`${namespace}/${name}${column}`, `${namespace}.${name}${column}`].find((text) => {
    if (visible(text) !== text || text.startsWith('-')) return false;
    const resolution = resolve(text);
    return resolution.kind === 'found' && namedKey(resolution.found) === namedKey(named);
  });
  return plain ?? writeIdentity(named);
}
