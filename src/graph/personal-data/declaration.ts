/** Which columns are said to hold personal data, or to hold none, and by whom. */
import type { Catalog, Column, Dataset } from '../../model/catalog.ts';
import type { Evidence } from '../../model/event.ts';
import type { Tag } from '../../model/facet.ts';
import type { Place } from '../../model/place.ts';
import type { ColumnId } from '../../model/identity.ts';
import { readMarking, readTag } from './marking.ts';

/** A statement that a column holds personal data. `kind` is as it was written; null where none is stated. */
export type Declaration =
  | { readonly origin: 'glossary'; readonly kind: string | null; readonly place: Place }
  | { readonly origin: 'tag'; readonly kind: string | null; readonly tag: Tag; readonly evidence: Evidence };

export interface DeclaredColumn {
  readonly id: ColumnId;
  /** People's word first, then tags in their order. */
  readonly declarations: readonly Declaration[];
  /** Where a person wrote that it holds none. */
  readonly free: Place | null;
}

/** In the catalog's order; columns of which nothing is said are left out. */
export function declaredColumns(catalog: Catalog): DeclaredColumn[] {
  return catalog.datasets.flatMap((dataset) => {
    const tags = tagsByField(dataset);
    return dataset.columns
      .map((column) => declaredColumn(column, tags.get(column.id.column) ?? []))
      .filter(({ declarations, free }) => declarations.length > 0 || free !== null);
  });
}

function declaredColumn({ id, glossary }: Column, tags: readonly Declaration[]): DeclaredColumn {
  const word = glossary?.pii ?? '';
  if (glossary === null || word.trim() === '') return { id, declarations: stated(tags), free: null };
  const { place } = glossary;
  const marking = readMarking(word);
  if (marking.says === 'free') return { id, declarations: stated(tags), free: place };
  const written: Declaration = { origin: 'glossary', kind: marking.kind, place };
  return { id, declarations: stated([written, ...tags]), free: null };
}

/** A statement without a kind says nothing more where another states one. */
function stated(declarations: readonly Declaration[]): readonly Declaration[] {
  const withKind = declarations.filter(({ kind }) => kind !== null);
  return withKind.length > 0 ? withKind : declarations;
}

function tagsByField({ facets }: Dataset): ReadonlyMap<string, readonly Declaration[]> {
  const facet = facets.known.tags;
  const found = (facet?.value.tags ?? []).flatMap((tag) => {
    const marking = facet === undefined || !tag.field ? null : readTag(tag);
    if (facet === undefined || marking === null) return [];
    const declaration = { origin: 'tag' as const, kind: marking.kind, tag, evidence: facet.evidence };
    return [{ field: tag.field ?? '', declaration }];
  });
  const byField = Map.groupBy(found, ({ field }) => field);
  return new Map([...byField].map(([field, those]) => [field, those.map(({ declaration }) => declaration)]));
}
