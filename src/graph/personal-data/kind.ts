/** The kinds of personal data that are declared somewhere. */
import { compareStrings, type Key } from '../../model/identity.ts';
import { columnKey } from '../../model/identity.ts';
import type { Declaration, DeclaredColumn } from './declaration.ts';
import { spellingKey } from './marking.ts';

/**
 * `named`: in the words of whoever wrote it. `unstated`: it is said that there is personal data, and not which. `rest`: the
 * kinds beyond {@link MAX_KINDS}, followed as one.
 */
export type Kind =
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'unstated' }
  | { readonly is: 'rest'; readonly kinds: number };

/** How many kinds are told apart. Tags can hold any text: beyond it, those that the fewest columns are declared to hold are one. */
export const MAX_KINDS = 40;

export interface DeclaredKind {
  readonly kind: Kind;
  /** The columns that are declared to hold it, by `columnKey`. */
  readonly columns: ReadonlyMap<Key, readonly Declaration[]>;
}

/** By name; what is not stated, and the rest, last. */
export function declaredKinds(declared: readonly DeclaredColumn[]): DeclaredKind[] {
  const drafts = [...draftKinds(declared)].sort(
    ([a, draftA], [b, draftB]) => draftB.columns.size - draftA.columns.size || compareStrings(a, b),
  );
  const named = drafts.filter(([key]) => key !== '').map(([, draft]) => draft);
  const unstated = drafts.filter(([key]) => key === '').map(([, { columns }]) => columns);
  const [kept, beyond] = [named.slice(0, MAX_KINDS), named.slice(MAX_KINDS)];
  return [
    ...kept
      .map(({ name, columns }) => ({ kind: { is: 'named' as const, name }, columns }))
      .sort((a, b) => compareStrings(a.kind.name, b.kind.name)),
    ...unstated.map((columns) => ({ kind: { is: 'unstated' as const }, columns })),
    ...(beyond.length > 0
      ? [
          {
            kind: { is: 'rest' as const, kinds: beyond.length },
            columns: together(beyond.map(({ columns }) => columns)),
          },
        ]
      : []),
  ];
}

interface Draft {
  /** Of several spellings, the least. */
  name: string;
  readonly columns: Map<Key, Declaration[]>;
}

function draftKinds(declared: readonly DeclaredColumn[]): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const { id, declarations } of declared) {
    for (const declaration of declarations) {
      const name = declaration.kind ?? '';
      const key = spellingKey(declaration.kind);
      const draft = drafts.get(key) ?? { name, columns: new Map<Key, Declaration[]>() };
      drafts.set(key, draft);
      if (compareStrings(name, draft.name) < 0) draft.name = name;
      append(draft.columns, columnKey(id), [declaration]);
    }
  }
  return drafts;
}

function together(parts: readonly ReadonlyMap<Key, readonly Declaration[]>[]): Map<Key, Declaration[]> {
  const all = new Map<Key, Declaration[]>();
  for (const part of parts) for (const [key, declarations] of part) append(all, key, declarations);
  return all;
}

function append(lists: Map<Key, Declaration[]>, key: Key, more: readonly Declaration[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...more]);
  else for (const one of more) list.push(one);
}
