/** What the search finds, and what finds it. */
import type { Kind } from '../../site/kind.ts';

export type EntryKind = Extract<Kind, 'dataset' | 'column' | 'job' | 'term' | 'owner'>;

/** `past`: no longer so. `undeclared`: named by lineage alone. */
export type EntryState = 'current' | 'past' | 'undeclared';

export interface Entry {
  readonly kind: EntryKind;
  readonly name: string;
  /** A column's dataset; null for anything else. */
  readonly dataset: string | null;
  /** Where it sits; empty for a term and an owner. */
  readonly namespace: string;
  /** From the site's root, with no slash before it and one behind it. */
  readonly path: string;
  /** The first words of what it means; empty where nobody says. */
  readonly meaning: string;
  readonly domain: string | null;
  /** Their ids. */
  readonly owners: readonly string[];
  readonly isPersonal: boolean;
  readonly state: EntryState;
}

/** What the words of a query are narrowed to. `none` asks for those that have none. */
export interface Filters {
  readonly kind?: EntryKind;
  readonly namespace?: string;
  readonly domain?: string | { readonly none: true };
  readonly owner?: string | { readonly none: true };
  readonly isPersonal?: boolean;
  readonly state?: EntryState;
}

export interface Query {
  /** Empty for everything that the filters let through. */
  readonly words: string;
  readonly filters: Filters;
}

export interface Found {
  /** The best first. */
  readonly entries: readonly Entry[];
  readonly total: number;
}

export interface SearchIndex {
  /** Tolerates slips of the keys where nothing is written just so. */
  search(query: Query, most: number): Promise<Found>;
  /**
   * What a text names, as people write it: `orders`, `clean.orders`, `orders.amount`, or a synonym of a term; letter case
   * counts for nothing. Nothing where nothing is called that; more than one where the text does not tell them apart.
   */
  named(text: string, kinds: readonly EntryKind[]): Promise<readonly Entry[]>;
  /** What is written nearly like it, the nearest first: for a question that names what there is not. */
  nearest(text: string, kinds: readonly EntryKind[], most: number): Promise<readonly Entry[]>;
}
