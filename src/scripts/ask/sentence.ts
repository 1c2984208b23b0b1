/** How a question was read, in a sentence; and what of it could not be. */
import { visible } from '../../model/visible.ts';
import type { Form, ReadingKind } from './grammar.ts';
import type { Days } from './period.ts';
import type { ChangeKind, Lack, Listing, Question, RunState } from './question.ts';
import type { Unread } from './read.ts';
import { phraseOf, type Target } from './target.ts';

export const LISTINGS: Readonly<Record<Listing, string>> = {
  dataset: 'datasets',
  column: 'columns',
  job: 'jobs',
  term: 'terms',
};

export const LACKS: Readonly<Record<Lack, string>> = {
  owner: 'an owner',
  domain: 'a domain',
  description: 'a description',
  readers: 'readers',
  sources: 'a known source',
  rules: 'rules or checks',
};

const STATES: Readonly<Record<RunState, string>> = {
  failed: 'failed',
  late: 'were late, overdue or too long',
  missed: 'were due and did not begin',
  overdue: 'had not ended past their time',
  any: 'began',
  unfinished: 'no event ended',
  aborted: 'were aborted',
};

const CHANGES: Readonly<Record<ChangeKind, string>> = {
  change: 'changes',
  drop: 'is dropped',
  rename: 'is renamed',
  retype: 'gets another type',
};

/** Puts values into a form's sentence: `Read as: what the dataset orders (raw) is made from.` */
export function readingOf(form: Form, kind: ReadingKind, values: Readonly<Record<string, string>>): string {
  const template = form.readings[kind] ?? form.readings.any ?? form.answer;
  const filled = template.replace(/\{(?<slot>[a-z]+)\}/g, (_, slot: string) => values[slot] ?? '');
  return `Read as: ${filled}.`;
}

const MOST_QUOTED = 80;

/** What was typed, cut where it is long: the text stands in the field beside it. */
export function quoted(text: string): string {
  const characters = Array.from(visible(text));
  const shown =
    characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join('')}…` : characters.join('');
  return `“${shown}”`;
}

export function unreadSentence({ known, unknown }: Unread): string {
  if (unknown === '') return `Read as far as ${quoted(known)}: the question does not end there.`;
  if (known === '') return `${quoted(unknown)} could not be read: no question here begins so.`;
  return `Read as far as ${quoted(known)}; ${quoted(unknown)} could not be read.`;
}

export function unknownSentence(text: string): string {
  return `Nothing on this site that could be meant here is called ${quoted(text)}.`;
}

export function ambiguousSentence(text: string, count: number): string {
  return `${quoted(text)} may be any of ${count}: choose one.`;
}

export function badPeriodSentence(text: string): string {
  return `${quoted(text)} are no days that there are.`;
}

/** What stands in the braces of a form's sentence. */
export function valuesOf(
  question: Question,
  targets: readonly Target[],
  days: Days | null,
  today: string | null,
): Readonly<Record<string, string>> {
  const [first = '', second = ''] = targets.map(phraseOf);
  const named = nameIn(question);
  return {
    thing:
      first +
      (named !== null && isOtherName(targets[0], named) ? ` (${quoted(named)} is another name of it)` : ''),
    from: first,
    to: second,
    of: first === '' ? '' : ` of ${first}`,
    period: days === null ? '' : ` ${periodPhrase(days, today ?? '')}`,
    ...('change' in question ? { change: CHANGES[question.change] } : {}),
    ...('state' in question ? { state: STATES[question.state] } : {}),
    ...('listing' in question ? { listing: LISTINGS[question.listing] } : {}),
    ...('lack' in question ? { lack: LACKS[question.lack] } : {}),
    ...('words' in question ? { words: quoted(question.words) } : {}),
  };
}

function nameIn(question: Question): string | null {
  if ('thing' in question) return question.thing;
  return 'place' in question ? question.place : null;
}

/** A synonym is told from the name that it stands for. */
function isOtherName(target: Target | undefined, named: string): boolean {
  return target?.kind === 'term' && !named.toLowerCase().includes(target.name.toLowerCase());
}

function periodPhrase({ from, until }: Days, today: string): string {
  const days = from === until ? `on ${from}` : `from ${from} to ${until}`;
  return `${days} (the site tells of ${today})`;
}
