/** The two ends of a question, and how they stand in the page's address: `#from=clean/orders/amount&to=mart/revenue`. */
import { visible } from '../../model/visible.ts';
import type { Named } from '../../site/path-index/name-list.ts';
import type { Place } from './column-digraph.ts';
import type { PathIndex, QualifiedName } from './index-source.ts';

/** A dataset, or a column of one. */
export interface End {
  readonly dataset: number;
  /** Null for the dataset. */
  readonly column: EndColumn | null;
}

export interface EndColumn extends Named {
  /** In the dataset. */
  readonly number: number;
}

/** The two as they are asked for: what a name in the address leads to is found later. */
export interface Question {
  readonly from: string | null;
  readonly to: string | null;
  readonly valuesOnly: boolean;
}

/**
 * Reads the address. A name in it is written as in the addresses of the pages, `namespace/name` or
 * `namespace/name/column`: it needs no escape, and means the same for ever.
 */
export function readQuestion(hash: string): Question {
  const members = new URLSearchParams(hash.replace(/^#/, ''));
  return { from: members.get('from'), to: members.get('to'), valuesOnly: members.get('only') === 'values' };
}

/** False of an address that leads to a part of the page. */
export function isQuestion(hash: string): boolean {
  return hash === '' || hash.includes('=');
}

/** @returns nothing for a question that names neither */
export function writeQuestion({ from, to, valuesOnly }: Question): string {
  const members = [from && `from=${from}`, to && `to=${to}`, valuesOnly && 'only=values'].filter(Boolean);
  return members.length === 0 ? '' : `#${members.join('&')}`;
}

export function referenceOf(index: PathIndex, { dataset, column }: End): string {
  const { namespace, part } = datasetOf(index, dataset);
  return `${namespace.part}/${part}${column ? `/${column.part}` : ''}`;
}

export function datasetOf({ datasets }: PathIndex, dataset: number): QualifiedName {
  return datasets[dataset] as QualifiedName;
}

/** @returns null where the site has no such thing */
export async function findEnd(index: PathIndex, reference: string): Promise<End | null> {
  const [namespace, name, part, ...more] = reference.split('/');
  const [dataset] = index.names.find(([, id]) => id.namespace.part === namespace && id.part === name) ?? [];
  if (dataset === undefined || more.length > 0) return null;
  if (part === undefined) return { dataset, column: null };
  const column = columnsIn(await index.columnsOf(dataset)).find((one) => one.part === part);
  return column === undefined ? null : { dataset, column };
}

export function placeOf({ dataset, column }: End): Place {
  return { dataset, column: column?.number ?? null };
}

export function columnsIn(names: readonly Named[]): EndColumn[] {
  return names.map((named, number) => ({ ...named, number }));
}

/** As it is typed: `orders.amount`. */
export function labelOf(index: PathIndex, { dataset, column }: End): string {
  const { name } = datasetOf(index, dataset);
  return visible(column ? `${name}.${column.name}` : name);
}

/** The address of its page, from the page of paths. */
export function hrefOf(index: PathIndex, { dataset, column }: End): string {
  const page = `../datasets/${referenceOf(index, { dataset, column: null })}/`;
  return column ? `${page}columns/${column.part}/` : page;
}

export function jobHrefOf({ namespace, part }: QualifiedName): string {
  return `../jobs/${namespace.part}/${part}/`;
}
