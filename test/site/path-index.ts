/** The path index of a catalog, as the page's script gets at it. */
import { openIndex, type PathIndex } from '../../src/scripts/paths/index-source.ts';
import type { End } from '../../src/scripts/paths/end.ts';
import { columnsIn } from '../../src/scripts/paths/end.ts';
import { pathIndex, type IndexFile } from '../../src/site/path-index/path-index.ts';
import type { Site } from '../../src/site/site.ts';

export type Indexed = Pick<Site, 'catalog' | 'flow'>;

/** A digest such as a build has. */
export const DIGEST = '0123456789abcdef'.repeat(4);

export function bytesOf({ content }: IndexFile): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

export interface OpenedIndex {
  readonly index: PathIndex;
  /** What was fetched so far, with its size in bytes. */
  readonly fetched: ReadonlyMap<string, number>;
}

/** By path. */
export function filesOf(site: Indexed, maxEdgeFile?: number): ReadonlyMap<string, Uint8Array> {
  return new Map(pathIndex(site, maxEdgeFile).map((file) => [file.path, bytesOf(file)]));
}

export function openedIndex(site: Indexed): Promise<OpenedIndex> {
  return openedFiles(filesOf(site));
}

export async function openedFiles(
  files: ReadonlyMap<string, Uint8Array>,
  mostEdgeFiles?: number,
): Promise<OpenedIndex> {
  const fetched = new Map<string, number>();
  const index = await openIndex((path) => {
    const bytes = files.get(path);
    if (bytes === undefined) return Promise.reject(new Error(`There is no file ${path}.`));
    fetched.set(path, bytes.length);
    return Promise.resolve(bytes);
  }, mostEdgeFiles);
  return { index, fetched };
}

/** The dataset of that name, or its column; of several datasets the first. */
export async function endCalled(index: PathIndex, name: string, column?: string): Promise<End> {
  const dataset = index.datasets.findIndex((one) => one.name === name);
  if (dataset === -1) throw new Error(`The index has no dataset ${name}.`);
  if (column === undefined) return { dataset, column: null };
  const found = columnsIn(await index.columnsOf(dataset)).find((one) => one.name === column);
  if (found === undefined) throw new Error(`The dataset ${name} has no column ${column}.`);
  return { dataset, column: found };
}
