/** A search index over a list, as small as its contract allows: for what leans on the contract, and not on how it is met. */
import type { Entry, Filters, SearchIndex } from '../../../src/scripts/search/entry.ts';

export function memoryIndex(
  entries: readonly Entry[],
  otherNames: ReadonlyMap<string, readonly string[]> = new Map(),
): SearchIndex {
  return {
    search: ({ words, filters }, most) => {
      const parts = words.toLowerCase().split(/\s+/u).filter(Boolean);
      const found = entries.filter((entry) => {
        const text = `${entry.name} ${entry.meaning}`.toLowerCase();
        return passes(entry, filters) && parts.every((part) => text.includes(part));
      });
      return Promise.resolve({ entries: found.slice(0, most), total: found.length });
    },
    named: (text, kinds) => {
      const wanted = text.toLowerCase();
      const called = entries.filter(
        (entry) =>
          kinds.includes(entry.kind) &&
          [...namesOf(entry), ...(otherNames.get(entry.path) ?? [])].some(
            (name) => name.toLowerCase() === wanted,
          ),
      );
      return Promise.resolve(called);
    },
    nearest: (text, kinds, most) => {
      const start = text.slice(0, 3).toLowerCase();
      const near = entries.filter(
        ({ kind, name }) => kinds.includes(kind) && name.toLowerCase().startsWith(start),
      );
      return Promise.resolve(near.slice(0, most));
    },
  };
}

function namesOf({ name, dataset, namespace }: Entry): string[] {
  const own = dataset === null ? [name] : [name, `${dataset}.${name}`];
  return [...own, ...own.map((one) => `${namespace}.${one}`)];
}

function passes(entry: Entry, { kind, namespace, domain, owner, isPersonal, state }: Filters): boolean {
  return (
    (kind === undefined || entry.kind === kind) &&
    (namespace === undefined || entry.namespace.toLowerCase() === namespace.toLowerCase()) &&
    (domain === undefined || isIn(entry.domain === null ? [] : [entry.domain], domain)) &&
    (owner === undefined || isIn(entry.owners, owner)) &&
    (isPersonal === undefined || entry.isPersonal === isPersonal) &&
    (state === undefined || entry.state === state)
  );
}

function isIn(values: readonly string[], wanted: string | { readonly none: true }): boolean {
  if (typeof wanted !== 'string') return values.length === 0;
  return values.some((value) => value.toLowerCase() === wanted.toLowerCase());
}
