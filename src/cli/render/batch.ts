/** Which files are rendered together, by one thread or another. */
import { compareStrings } from '../../model/identity.ts';
import { placeOf, type PlannedFile } from './planned-file.ts';

/** Files in the order in which they are rendered. What is about one thing stands together: it has computations in common. */
export type Batch<File> = readonly File[];

export interface Batches<File> {
  readonly batches: readonly Batch<File>[];
  /** The few that each thread would compute much for, in order: the thread of the build renders them. */
  readonly rest: readonly File[];
}

/** A page of which there are very many, with its columns and the files beside them. */
const THING = /^\/(?:datasets\/[^/]+\/[^/]+|jobs\/[^/]+\/[^/]+|runs\/[^/]+)\//;

/** One line for each thing of the site: long, and written as they are made. */
const LINES = /^\/api\/[^/]+\.ndjson$/;

/** Deals out files; the longest come first, so that no thread is at them when the others are done. */
export function batchesOf<File extends PlannedFile>(files: readonly File[]): Batches<File> {
  const byBatch = Map.groupBy(inOrder(files), batchName);
  const rest = byBatch.get(null) ?? [];
  byBatch.delete(null);
  const named = [...byBatch].map(([name, batch]) => ({ isLong: LINES.test(name ?? ''), batch }));
  const { long = [], short = [] } = Object.groupBy(named, ({ isLong }) => (isLong ? 'long' : 'short'));
  return { batches: [...long, ...short].map(({ batch }) => batch), rest };
}

function inOrder<File extends PlannedFile>(files: readonly File[]): File[] {
  return files.toSorted((a, b) => compareStrings(a.pathname, b.pathname));
}

/** Null for what belongs to no batch. Cards are drawn with fonts that are loaded once. */
function batchName(file: PlannedFile): string | null {
  const { folder, name } = placeOf(file);
  const path = `${folder}${name}`;
  if (LINES.test(path)) return path;
  return name.endsWith('.png') ? null : (THING.exec(folder)?.[0] ?? null);
}
