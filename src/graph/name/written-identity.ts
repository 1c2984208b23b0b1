/** An identity written in JSON, which no other can be taken for. */
import type { Catalog } from '../../model/catalog.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import { EVERY_KIND, namedKey, type Named, type NamedKind } from './named.ts';

/** `{"namespace":"mart","name":"daily"}` → those that it can mean: a dataset, a job, or, with `column`, a column. */
export function readIdentity(text: string): Named[] {
  const value = parse(text);
  if (!isJsonObject(value)) return [];
  const { kind, namespace, name, column } = value;
  if (typeof namespace !== 'string' || typeof name !== 'string') return [];
  const meant = EVERY_KIND.filter((one) => kind === undefined || kind === one);
  return meant.flatMap((one): readonly Named[] => {
    if (one !== 'column') return column === undefined ? [{ kind: one, id: { namespace, name } }] : [];
    return typeof column === 'string' ? [{ kind: one, id: { namespace, name, column } }] : [];
  });
}

function parse(text: string): Json {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** What a terminal would obey, or would not show, is escaped. */
export function writeIdentity({ kind, id }: Named): string {
  const text = JSON.stringify({ kind, ...id });
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    // In UTF-16 code units, as JSON escapes are.
    char.split('').map(escaped).join(''),
  );
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** By their identities, the aliases of datasets included. */
export function identitiesIn(
  catalog: Catalog,
  kinds: readonly NamedKind[],
): (written: Named) => Named | null {
  const known = new Map<string, Named>();
  const add = (written: Named, named: Named): void => {
    if (kinds.includes(named.kind)) known.set(namedKey(written), named);
  };
  for (const { id, aliases, columns } of catalog.datasets) {
    for (const identity of [id, ...aliases]) {
      add({ kind: 'dataset', id: identity }, { kind: 'dataset', id });
      for (const column of columns) {
        const written = { ...identity, column: column.id.column };
        add({ kind: 'column', id: written }, { kind: 'column', id: column.id });
      }
    }
  }
  for (const { id } of catalog.jobs) add({ kind: 'job', id }, { kind: 'job', id });
  return (written) => known.get(namedKey(written)) ?? null;
}
