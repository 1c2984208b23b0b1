/** The books of a log: what comes of each value, and what is worth a word. */
import { hash } from 'node:crypto';
import type { Books, LineageEvent } from '../model/event.ts';
import { dayAfter, type Instant } from '../model/instant.ts';
import { isNestedDeeperThan } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { canonicalContent } from './content.ts';
import { EventFault, readEvent } from './event.ts';
import { FileFault } from './file-fault.ts';
import { Notices, type Place } from './notice.ts';
import { Repeats } from './repeats.ts';
import type { Value } from './values.ts';

/** Takes an event, and its text: canonical JSON (RFC 8785), with secrets masked. */
export type Accept = (event: LineageEvent, text: string) => void;

/** Keeps the books while values come in. */
export class Log {
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
