/** Any OpenLineage log → its events, one at a time, with the books and the problems. */
import type { Books } from '../model/event.ts';
import { InputError } from '../model/input-error.ts';
import type { Instant } from '../model/instant.ts';
import type { Problem } from '../model/problem.ts';
import { FileFault } from './file-fault.ts';
import { readLines } from './lines.ts';
import { Log, type Accept } from './log.ts';
import type { Reader } from './reader.ts';
import { readerOf } from './reading.ts';
import { listSources, type SourceFile } from './source.ts';
import { ThreadFault } from './thread-reading.ts';
import type { Value } from './values.ts';

export interface Collected {
  readonly books: Books;
  readonly problems: readonly Problem[];
  /** The digests of the accepted events, sorted: what the log says, whatever order it says it in. */
  readonly digests: readonly string[];
  /** How many files the events were read from. */
  readonly files: number;
  /** Labels of files in given folders whose content is no JSON, and which were passed over. */
  readonly ignored: readonly string[];
}

/**
 * Reads the logs at `paths` in one pass and hands each new event to `accept`, in the order of the log.
 * @param asOf the day of the reading: events from later days are reported
 * @param until the last moment that counts: later events are left out, and counted; null where all do
 * @param reader how the files are read; null for the faster way
 * @throws InputError where a path does not exist, or where nothing in any file may be an event.
 */
export async function collect(
  paths: readonly string[],
  accept: Accept,
  asOf: Instant,
  until: Instant | null = null,
  reader: Reader | null = null,
): Promise<Collected> {
  const log = new Log(accept, asOf, until);
  const files: SourceFile[] = [];
  const ignored: string[] = [];
  for (const source of await listSources(paths)) {
    if (source.named || (await looksLikeJson(source))) files.push(source);
    else ignored.push(source.label);
  }
  await readFiles(files, log, reader);
  const collected = { ...log.close(), files: files.length, ignored };
  if (collected.books.read === 0 && collected.problems.length === 0) {
    throw new InputError(
      `There are no events in ${paths.join(', ')}`,
      'Give a file or a folder of OpenLineage events: JSON objects, lists or NDJSON, plain or gzipped.',
    );
  }
  return collected;
}

async function readFiles(files: readonly SourceFile[], log: Log, reader: Reader | null): Promise<void> {
  const paths = files.map(({ path }) => path);
  const reading = (reader ?? (await readerOf(paths)))(paths);
  try {
    for (const [number, { label }] of files.entries()) await readFile(reading.valuesOf(number), label, log);
  } finally {
    await reading.close();
  }
}

async function readFile(values: AsyncIterable<Value>, label: string, log: Log): Promise<void> {
  log.beginFile();
  try {
    for await (const value of values) log.take(value, label);
  } catch (error) {
    if (error instanceof ThreadFault) throw error;
    log.failFile(label, error);
  }
}

/**
 * A folder may hold other things beside the log: what does not begin as JSON does is none of it. What is
 * zipped and cannot be unzipped may be, so that reading it says why.
 */
async function looksLikeJson(source: SourceFile): Promise<boolean> {
  if (/\.(json|ndjson|jsonl)(\.gz)?$/i.test(source.path)) return true;
  try {
    for await (const line of readLines(source.path)) {
      const text = line.text.trimStart();
      if (text !== '') return /^[{[]/.test(text);
    }
  } catch (error) {
    return error instanceof FileFault || isZlibError(error);
  }
  return false;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
