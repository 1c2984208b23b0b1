/** What a search looks into. */
import { decoded } from '../../site/path-index/name-list.ts';
import { readBearer, type IndexFile } from '../../site/search-index/index-file.ts';
import { nameTable, type NameTable } from './name-table.ts';
import { placesOf, type Places } from './places.ts';
import { openSource, type Fetcher, type Source } from './source.ts';

export interface Searched {
  readonly source: Source;
  readonly places: Places;
  /** Of all that is no column. */
  readonly names: NameTable;
  readonly columnNames: NameTable;
  /** Of each document that is no column, the number of its own name. */
  readonly nameOf: readonly number[];
  /** In the order of their numbers. */
  readonly namespaces: NameTable;
  readonly domains: NameTable;
}

/** @throws Error as `openSource` does */
export async function openSearched(fetchFile: Fetcher, mostFiles?: number): Promise<Searched> {
  const source = await openSource(fetchFile, mostFiles);
  const { index } = source;
  const places = placesOf(index);
  return {
    source,
    places,
    names: nameTable(decoded(index.names)),
    columnNames: nameTable(decoded(index.columnNames)),
    nameOf: ownNames(index),
    namespaces: nameTable(places.namespaces.map(({ name }) => name)),
    domains: nameTable(places.domains),
  };
}

function ownNames({ bearers }: IndexFile): number[] {
  const names: number[] = [];
  for (const [name, codes] of bearers.entries()) {
    for (const { document, isOther } of [codes].flat().map(readBearer)) if (!isOther) names[document] = name;
  }
  return names;
}
