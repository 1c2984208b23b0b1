/** What is legal in an event, or taken all the same, and worth a look. */
import { formatInstant, type Instant } from '../model/instant.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { NotFinite } from './not-finite.ts';

export type Notice =
  /** A facet that is not what the schema of its name says. */
  | { readonly kind: 'facet-invalid'; readonly path: string; readonly detail: string }
  /** A facet with figures that cannot be. */
  | { readonly kind: 'metric-invalid'; readonly path: string; readonly detail: string }
  /** A facet, or a member that holds facets, that says nothing. */
  | { readonly kind: 'facet-empty'; readonly path: string; readonly found: string }
  /** The event's time as it was written, where it names no zone and UTC was assumed. */
  | { readonly kind: 'event-time-without-zone'; readonly written: string }
  | { readonly kind: 'event-from-future'; readonly time: Instant }
  /** @property found in the words of a message */
  | { readonly kind: 'event-type-unknown'; readonly found: string }
  | { readonly kind: 'event-incomplete'; readonly member: 'producer' | 'schemaURL'; readonly found: string }
  /** A number as it was written, where no JSON reader keeps it. */
  | { readonly kind: 'number-inexact'; readonly literal: string }
  /** `NaN` or an infinite number, where JSON has none. */
  | ({ readonly kind: 'number-not-finite' } & NotFinite);

export interface Place {
  readonly file: string;
  readonly line: number;
}

type Words = Pick<Problem, 'message' | 'hint'>;

interface Repeated {
  readonly code: ProblemCode;
  place: Place;
  words: Words;
  times: number;
}

/**
 * Turns notices into problems. What a producer does wrong it does in each event: of that a file gets one problem
 * with the number of times. It quotes the least of the messages, which is the same in whatever order the lines are.
 */
export class Notices {
  readonly #single: Problem[] = [];
  readonly #repeated = new Map<string, Repeated>();

  add(notice: Notice, place: Place): void {
    const words = wordsOf(notice);
    const pattern = patternOf(notice);
    if (pattern === null) {
      this.#single.push({ code: notice.kind, severity: 'warning', ...place, ...words });
      return;
    }
    const key = JSON.stringify([notice.kind, place.file, pattern]);
    const before = this.#repeated.get(key);
    if (before === undefined) {
      this.#repeated.set(key, { code: notice.kind, place, words, times: 1 });
      return;
    }
    before.times += 1;
    if (words.message < before.words.message) Object.assign(before, { place, words });
  }

  problems(): Problem[] {
    const repeated = [...this.#repeated.values()].map(({ code, place, words, times }): Problem => {
      const more = times === 1 ? '' : `, here and ${inWords(times - 1)} more in this file`;
      return { code, severity: 'warning', ...place, message: words.message + more, hint: words.hint };
    });
    return [...this.#single, ...repeated];
  }
}

function inWords(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en')} times`;
}

/** What a file's notices are counted together by; null where each is a problem of its own. */
function patternOf(notice: Notice): string | null {
  switch (notice.kind) {
    case 'facet-invalid':
    case 'event-time-without-zone':
    case 'number-inexact':
      return null;
    case 'facet-empty':
    case 'metric-invalid':
      return withoutIndices(notice.path);
    case 'number-not-finite':
      return notice.first.map(({ path, literal }) => `${literal} ${withoutIndices(path)}`).join(' ');
    case 'event-from-future':
      return '';
    case 'event-type-unknown':
      return notice.found;
    case 'event-incomplete':
      return `${notice.member} ${notice.found}`;
  }
}

function withoutIndices(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}

function wordsOf(notice: Notice): Words {
  switch (notice.kind) {
    case 'facet-invalid':
      return {
        message: `the facet \`${notice.path}\` breaks its schema: ${notice.detail}`,
        hint: 'the event counts, and what the facet holds is shown as it came; compare it with its schema at openlineage.io/spec/facets',
      };
    case 'metric-invalid':
      return {
        message: `the facet \`${notice.path}\` has figures that cannot be: ${notice.detail}`,
        hint: 'they are left out, and the event and the other figures count; the facet is shown as it came too; let the producer write null for what it did not measure',
      };
    case 'facet-empty':
      return {
        message: `the facet \`${notice.path}\` says nothing: ${notice.found}`,
        hint: 'it changes nothing; let the producer leave it out, or write `"_deleted": true` to take a facet back',
      };
    case 'event-time-without-zone':
      return {
        message: `\`eventTime\` names no time zone: ${notice.written}`,
        hint: 'it is taken as UTC; let the producer end it in Z or an offset such as +02:00',
      };
    case 'event-from-future':
      return {
        message: `\`eventTime\` is in the future: ${formatInstant(notice.time)}`,
        hint: 'see the clock and the time zone of the producer; until then it outranks what comes after it',
      };
    case 'event-type-unknown':
      return {
        message: `expected \`eventType\` to be START, RUNNING, COMPLETE, ABORT, FAIL or OTHER, found ${notice.found}`,
        hint: 'the event counts, and ends no run; let the producer use the types of the specification',
      };
    case 'event-incomplete':
      return {
        message: `expected \`${notice.member}\` to be a URI, found ${notice.found}`,
        hint: 'the event counts; let the producer say who it is and which version of the specification it writes',
      };
    case 'number-inexact':
      return {
        message: `JSON readers do not keep the number ${notice.literal} as it is written`,
        hint: 'it is shown rounded, or as null where it is beyond all bounds; let the producer write it as a text',
      };
    case 'number-not-finite':
      return {
        message: `JSON has no number for ${notFiniteWords(notice)}`,
        hint: 'null is read in its place, and the event counts; let the producer write null, or leave out what is not known',
      };
  }
}

/** `NaN at \`x\`, -Infinity at \`y\` and 4 more`. */
function notFiniteWords({ first, count }: NotFinite): string {
  const told = first.map(({ path, literal }) => `${literal} at \`${path}\``);
  const more = count - told.length;
  const last = more > 0 ? `${more} more` : told.pop();
  return told.length === 0 ? (last ?? '') : `${told.join(', ')} and ${last ?? ''}`;
}
