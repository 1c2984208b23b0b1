/** Any OpenLineage log → its events, one at a time, with the books and the problems. */
import { hash } from 'node:crypto';
import type { Books, LineageEvent } from '../model/event.ts';
import { InputError } from '../model/input-error.ts';
import { isNestedDeeperThan } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { canonicalContent } from './content.ts';
import { EventFault, readEvent } from './event.ts';
import { dayAfter, type Instant } from '../model/instant.ts';
import { FileFault } from './file-fault.ts';
import { readLines } from './lines.ts';
import { Notices, type Place } from './notice.ts';
import { readerOf, type Reader } from './reading.ts';
import { Repeats } from './repeats.ts';
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

/** Takes an event, and its text: canonical JSON (RFC 8785), with secrets masked. */
export type Accept = (event: LineageEvent, text: string) => void;

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

/** Keeps the books while values come in. */
class Log {
  readonly #accept: Accept;
  /** What is later is from the future: a day, since clocks go wrong and times without a zone are off by hours. */
  readonly #future: Instant;
  readonly #until: Instant | null;
  /** The digests of events that are later than that. */
  readonly #later = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #repeats = new Repeats();
  readonly #problems: Problem[] = [];
  readonly #notices = new Notices();
  #read = 0;
  #duplicate = 0;
  #rejected = 0;
  #readInFile = 0;
  #rejectedInFile = 0;

  constructor(accept: Accept, asOf: Instant, until: Instant | null) {
    this.#accept = accept;
    this.#future = dayAfter(asOf);
    this.#until = until;
  }

  /** What is taken from here on is of the next file. */
  beginFile(): void {
    this.#readInFile = 0;
    this.#rejectedInFile = 0;
  }

  /** @throws FileFault where the file is not worth reading on. */
  take(value: Value, file: string): void {
    this.#read += 1;
    this.#readInFile += 1;
    const place = { file, line: value.line };
    if (!value.ok) {
      this.#reject({ ...place, code: 'event-unreadable', message: value.fault, hint: UNREADABLE_HINT });
      return;
    }
    try {
      this.#enter(value, place);
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
      this.#reject({ ...place, code: 'event-invalid', message: error.message, hint: error.hint });
    }
  }

  failFile(file: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#problems.push({
      code: 'file-unreadable',
      severity: 'error',
      file,
      line: null,
      message: `the file could not be read to its end: ${reason.replace(/, \w+ '.*'$/s, '')}`,
      hint:
        error instanceof FileFault
          ? error.hint
          : 'check its permissions and that it is whole; what was read before the fault is kept',
    });
  }

  close(): { books: Books; problems: readonly Problem[]; digests: readonly string[] } {
    const books = {
      read: this.#read,
      accepted: this.#seen.size,
      duplicate: this.#duplicate,
      rejected: this.#rejected,
      ...(this.#until === null ? {} : { later: this.#later.size }),
    };
    return {
      books,
      problems: [...this.#problems, ...this.#notices.problems()],
      digests: [...this.#seen].sort(),
    };
  }

  /**
   * Two values are one event where their canonical forms are the same (RFC 8785). The event is read from that
   * form, so that it does not matter which of them came first.
   */
  #enter({ content, notFinite }: Value & { readonly ok: true }, place: Place): void {
    if (isNestedDeeperThan(content.value, MAX_NESTING)) throw new EventFault(TOO_DEEP, TOO_DEEP_HINT);
    const { canonical, masked } = canonicalContent(content);
    const digest = hash('sha256', canonical, 'hex');
    if (this.#seen.has(digest) || this.#later.has(digest)) {
      this.#duplicate += 1;
      return;
    }
    const { value, facetOf, text } = masked();
    const { event, notices } = readEvent(value, digest, place, this.#repeats, facetOf);
    const { time } = event.evidence;
    if (this.#until !== null && time > this.#until) {
      this.#later.add(digest);
      return;
    }
    this.#seen.add(digest);
    this.#accept(event, text);
    for (const notice of notices) this.#notices.add(notice, place);
    for (const literal of content.inexact ?? [])
      this.#notices.add({ kind: 'number-inexact', literal }, place);
    if (notFinite !== null) this.#notices.add({ kind: 'number-not-finite', ...notFinite }, place);
    if (time > this.#future) this.#notices.add({ kind: 'event-from-future', time }, place);
  }

  /** @throws FileFault where so much of the file is rejected that it is no log. */
  #reject(problem: Omit<Problem, 'severity'>): void {
    this.#rejected += 1;
    this.#rejectedInFile += 1;
    this.#problems.push({ ...problem, severity: 'error' });
    const taken = this.#readInFile - this.#rejectedInFile;
    if (this.#rejectedInFile < MAX_REJECTED || taken * MAX_REJECTED_PER_TAKEN > this.#rejectedInFile) return;
    throw new FileFault(
      `${MAX_REJECTED.toLocaleString('en')} values in it are no events, and hardly any is one`,
      'give files of OpenLineage events; what was read before is kept, and the rest of this file is not read',
    );
  }
}

/** So many rejected values of one file are named; more, only as long as there are sound ones between them. */
const MAX_REJECTED = 10_000;
const MAX_REJECTED_PER_TAKEN = 100;

const UNREADABLE_HINT = 'mend or remove the line; the other events are kept';

/** Far beyond any event, and well within what functions that call themselves can walk. */
const MAX_NESTING = 500;
const TOO_DEEP = `expected an event, found lists and objects nested more than ${MAX_NESTING} deep`;
const TOO_DEEP_HINT = 'see which facet nests without end, and let the producer leave it out';
