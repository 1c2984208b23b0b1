/** From a question that was read to its answer: what it names is looked up, and the reading says what was found. */
import { answerChanges } from './answer/changes.ts';
import { answerCycles } from './answer/cycles.ts';
import { answerFailure } from './answer/failure.ts';
import { answerCalled, answerCount, answerSearch } from './answer/found.ts';
import { answerImpact } from './answer/impact.ts';
import { answerInside } from './answer/inside.ts';
import { answerMeaning } from './answer/meaning.ts';
import { answerOwner } from './answer/owner.ts';
import { answerPath } from './answer/path.ts';
import { answerPersonalData } from './answer/personal-data.ts';
import { answerRuns, asOf } from './answer/runs.ts';
import { answerStale } from './answer/stale.ts';
import { answerSurety } from './answer/surety.ts';
import { answerThing } from './answer/thing.ts';
import { answerWithout } from './answer/without.ts';
import { answerWrong, answerWrongIn } from './answer/wrong.ts';
import { askList, entryList, remark } from './list.ts';
import { daysOf, type Days } from './period.ts';
import type { Question } from './question.ts';
import type { Read } from './read.ts';
import type { Reply } from './reply.ts';
import { ambiguousSentence, badPeriodSentence, readingOf, unknownSentence, valuesOf } from './sentence.ts';
import type { Source } from './source.ts';
import { resolve, writtenOut, type Resolution, type Target } from './target.ts';
import { askedOf } from './written.ts';

/** How many of what a name may mean are listed. */
const MOST_MEANINGS = 12;

/** @param text the question, as it was typed */
export async function answerQuestion(source: Source, read: Read, text: string): Promise<Reply> {
  const { question, form } = read;
  const today = periodOf(question) === null ? null : await asOf(source);
  const days = daysOf(periodOf(question) ?? '', today ?? '');
  if (today !== null && days === null) return fault(badPeriodSentence(periodOf(question) ?? ''));
  const names = namesIn(read);
  const found = await Promise.all(names.map(({ name, kinds }) => resolve(source.index, name, kinds)));
  const targets: Target[] = [];
  const otherwise: string[] = [];
  for (const [at, resolution] of found.entries()) {
    const { name } = names[at] ?? { name: '' };
    if (resolution.is !== 'one') return unclear(source, text, name, resolution);
    targets.push(resolution.target);
    otherwise.push(...resolution.others.flatMap((one) => askedOf(text, name, writtenOut(one)) ?? []));
  }
  const content = await contentOf(source, question, targets, days);
  const also = otherwise.slice(0, MOST_MEANINGS);
  return {
    reading: readingOf(form, targets[0]?.kind ?? 'any', valuesOf(question, targets, days, today)),
    isRead: true,
    content:
      also.length === 0
        ? content
        : [...content, remark('Others are called so as well:'), askList(source, also)],
  };
}

function periodOf(question: Question): string | null {
  return question.asks === 'runs' || question.asks === 'changes' ? question.period : null;
}

interface Name {
  readonly name: string;
  readonly kinds: readonly (Target['kind'] | 'any')[];
}

function namesIn({ question, form }: Read): Name[] {
  if (question.asks === 'path')
    return [question.from, question.to].map((name) => ({ name, kinds: ['dataset', 'column'] }));
  if (question.asks === 'runs') return question.job === null ? [] : [{ name: question.job, kinds: ['job'] }];
  const name = nameIn(question);
  return name === null ? [] : [{ name, kinds: Object.keys(form.readings) as Name['kinds'] }];
}

function nameIn(question: Question): string | null {
  if ('thing' in question) return question.thing;
  if ('owner' in question) return question.owner;
  return 'place' in question ? question.place : null;
}

async function contentOf(
  source: Source,
  question: Question,
  [target, other]: readonly Target[],
  days: Days | null,
): Promise<readonly Node[]> {
  if ('thing' in question) return target ? contentAbout(source, question, target) : [];
  const entry = target?.entry ?? null;
  switch (question.asks) {
    case 'path':
      return entry && other?.entry ? answerPath(source, entry, other.entry) : [];
    case 'runs':
      return answerRuns(source, question.state, entry, days);
    case 'personal-data':
      return answerPersonalData(source, target ?? null);
    case 'inside':
    case 'owned':
      return target ? answerInside(source, question.listing, target) : [];
    case 'without':
      return answerWithout(source, question.listing, question.lack);
    case 'like':
      return answerSearch(source, { kind: question.listing }, question.words);
    case 'called':
      return answerCalled(source, question.listing, question.words);
    case 'changes':
      return days ? answerChanges(source, days) : [];
    case 'count':
      return answerCount(source, question.listing);
    case 'stale':
      return answerStale(source);
    case 'wrong':
      return answerWrong(source);
    case 'cycles':
      return answerCycles(source);
  }
}

async function contentAbout(
  source: Source,
  question: Extract<Question, { thing: string }>,
  target: Target,
): Promise<readonly Node[]> {
  if (target.entry === null) return answerWrongIn(source, target);
  const { entry } = target;
  switch (question.asks) {
    case 'owner':
      return answerOwner(source, entry);
    case 'meaning':
      return answerMeaning(source, entry);
    case 'impact':
      return answerImpact(source, entry, question.change);
    case 'surety':
      return answerSurety(source, entry);
    case 'failure':
      return answerFailure(source, entry);
    case 'sources':
    case 'uses':
    case 'writers':
    case 'readers':
    case 'freshness':
    case 'schema':
    case 'trouble':
      return answerThing(source, question.asks, entry);
  }
}

/** The name means nothing, or does not say which. */
function unclear(
  source: Source,
  text: string,
  name: string,
  resolution: Exclude<Resolution, { is: 'one' }>,
): Reply {
  if (resolution.is === 'none') {
    const { near } = resolution;
    const choice = near.length === 0 ? [] : [remark('Near it:'), choiceOf(source, text, name, near)];
    return fault(unknownSentence(name), ...choice);
  }
  const { targets } = resolution;
  const shown = targets.slice(0, MOST_MEANINGS);
  const more = targets.length - shown.length;
  const rest = more > 0 ? [remark(`And ${more} more: write more of the name.`)] : [];
  return fault(ambiguousSentence(name, targets.length), choiceOf(source, text, name, shown), ...rest);
}

/** The same question with each name written out. Where these differ in nothing, only their pages tell them apart. */
function choiceOf(source: Source, text: string, name: string, targets: readonly Target[]): Node {
  const questions = new Set(targets.flatMap((one) => askedOf(text, name, writtenOut(one)) ?? []));
  if (questions.size === targets.length) return askList(source, [...questions]);
  return entryList(
    source,
    targets.flatMap(({ entry }) => entry ?? []),
  );
}

function fault(reading: string, ...content: readonly Node[]): Reply {
  return { reading, isRead: false, content };
}
