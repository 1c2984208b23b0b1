/** Which columns hold personal data: those that are declared to, and those that lineage brings it to. */
import type { Catalog } from '../../model/catalog.ts';
import type { Place } from '../../model/place.ts';
import { columnKey, type ColumnId, type Key } from '../../model/identity.ts';
import { holdersOf, type Holder } from './carrier.ts';
import { declaredColumns, type DeclaredColumn } from './declaration.ts';
import { declaredKinds, type DeclaredKind, type Kind } from './kind.ts';
import type { Holding } from './holding.ts';
import { maskedColumns } from './masked.ts';
import { spread, type Ground } from './spread.ts';

export interface PersonalColumn {
  readonly id: ColumnId;
  /** Where a person wrote that it holds none. */
  readonly free: Place | null;
  /** In the order of the kinds. Of a column that is declared free: what tags and lineage say all the same. */
  readonly holdings: readonly Holding[];
}

export interface PersonalData {
  /** By name; what is not stated, and the rest, last. */
  readonly kinds: readonly Kind[];
  /** By identity: the columns of which anything is said, or to which anything comes. */
  readonly columns: readonly PersonalColumn[];
  /** Null where nothing marks the column as personal data, or as free of it, and nothing comes to it. */
  of(id: ColumnId): PersonalColumn | null;
}

export function personalData(catalog: Catalog): PersonalData {
  const holders = holdersOf(catalog);
  const declared = declaredColumns(catalog);
  const freed = declared.filter(({ free }) => free !== null);
  const holdersAt = (those: readonly DeclaredColumn[]): ReadonlySet<Holder> =>
    new Set(those.flatMap(({ id }) => holders.get(columnKey(id)) ?? []));
  const ground: Ground = {
    masked: maskedColumns(holders.values()),
    free: holdersAt(freed),
    stated: holdersAt(declared.filter(statesKind)),
  };
  const kinds = declaredKinds(declared);
  const spreads = kinds.map((kind) => spread(kind.kind, sourcesOf(kind, holders), ground));
  const byKey = new Map(personalColumns(holders, freed, spreads).map((one) => [columnKey(one.id), one]));
  return {
    kinds: kinds.map(({ kind }) => kind),
    columns: [...byKey.values()],
    of: (id) => byKey.get(columnKey(id)) ?? null,
  };
}

/** Of a column that is declared free, tags alone state kinds: they do not stand for what comes to it. */
function statesKind({ free, declarations }: DeclaredColumn): boolean {
  return free === null && declarations.some(({ kind }) => kind !== null);
}

function sourcesOf(
  { columns }: DeclaredKind,
  holders: ReadonlyMap<Key, Holder>,
): Parameters<typeof spread>[1] {
  return new Map(
    [...columns].flatMap(([key, declarations]) => {
      const holder = holders.get(key);
      return holder === undefined ? [] : [[holder, declarations] as const];
    }),
  );
}

function personalColumns(
  holders: ReadonlyMap<Key, Holder>,
  freed: readonly DeclaredColumn[],
  spreads: readonly ReadonlyMap<Holder, Holding>[],
): PersonalColumn[] {
  const places = new Map(freed.map(({ id, free }) => [columnKey(id), free]));
  return [...holders].flatMap(([key, holder]) => {
    const holdings = spreads.flatMap((holding) => holding.get(holder) ?? []);
    const free = places.get(key) ?? null;
    return holdings.length > 0 || free !== null ? [{ id: holder.id, free, holdings }] : [];
  });
}
