/** Reads a text by the grammar. */
import { FORMS, type Form } from './grammar.ts';
import { fitOf, parsePattern, prefixOf, without, type Fit, type Pattern } from './pattern.ts';
import type { ChangeKind, Lack, Listing, Question, RunState } from './question.ts';
import { tokensOf, type Token } from './token.ts';
import { ASKING, POLITE, THANKS } from './vocabulary.ts';

export interface Read {
  readonly is: 'read';
  readonly form: Form;
  readonly question: Question;
}

/** It begins like a question, and is none that the grammar knows. */
export interface Unread {
  readonly is: 'unread';
  /** The beginning that was read. */
  readonly known: string;
  /** What comes behind it. Empty where the name is missing, or whatever else is to follow. */
  readonly unknown: string;
  /** What can be asked, the nearest first. */
  readonly near: readonly Form[];
}

interface Compiled {
  readonly form: Form;
  readonly pattern: Pattern;
}

const COMPILED: readonly Compiled[] = FORMS.flatMap((form) =>
  form.patterns.map((pattern) => ({ form, pattern: parsePattern(pattern) })),
);
const BEFORE = POLITE.map(parsePattern);
const BEHIND = THANKS.map(parsePattern);
/** How many nearest forms an unread question is given. */
const MOST_NEAR = 4;

/** @returns null for a text that is no question, but words to search for */
export function readText(text: string): Read | Unread | null {
  const all = tokensOf(text.trim());
  if (all === null || all.length === 0) return null;
  const tokens = without(without(all, BEFORE, 'start'), BEHIND, 'end');
  return readTokens(tokens) ?? unreadTokens(tokens, text.trim().endsWith('?'));
}

/** The form that knows most words of the text; of several the first. */
function readTokens(tokens: readonly Token[]): Read | null {
  let best: (Fit & { readonly form: Form }) | null = null;
  for (const { form, pattern } of COMPILED) {
    const fit = fitOf(pattern, tokens);
    if (fit !== null && (best === null || fit.known > best.known)) best = { ...fit, form };
  }
  return best && { is: 'read', form: best.form, question: questionOf(best.form, best.slots) };
}

function questionOf({ asks }: Form, slots: ReadonlyMap<string, string>): Question {
  const text = (name: string): string => slots.get(name) ?? '';
  const listing = (slots.get('listing') ?? 'dataset') as Listing;
  switch (asks) {
    case 'impact':
      return { asks, thing: text('thing'), change: (slots.get('change') ?? 'change') as ChangeKind };
    case 'path':
      return { asks, from: text('from'), to: text('to') };
    case 'runs': {
      const period = slots.get('period') ?? null;
      return {
        asks,
        state: (slots.get('state') ?? 'any') as RunState,
        period,
        job: slots.get('job') ?? null,
      };
    }
    case 'personal-data':
      return { asks, place: slots.get('place') ?? null };
    case 'inside':
      return { asks, listing, place: text('place') };
    case 'owned':
      return { asks, listing, owner: text('owner') };
    case 'without':
      return { asks, listing, lack: text('lack') as Lack };
    case 'like':
    case 'called':
      return { asks, listing, words: text('words') };
    case 'changes':
      return { asks, period: text('period') };
    case 'count':
      return { asks, listing };
    case 'wrong':
    case 'stale':
    case 'cycles':
      return { asks };
    case 'sources':
    case 'uses':
    case 'owner':
    case 'meaning':
    case 'writers':
    case 'readers':
    case 'freshness':
    case 'schema':
    case 'trouble':
    case 'surety':
    case 'failure':
      return { asks, thing: text('thing') };
  }
}

function unreadTokens(tokens: readonly Token[], isAsked: boolean): Unread | null {
  const prefixes = COMPILED.map(({ form, pattern }) => ({ form, length: prefixOf(pattern, tokens) }));
  const longest = Math.max(...prefixes.map(({ length }) => length));
  const begins = ASKING.has(tokens[0]?.word ?? '') && tokens.length > 1;
  if (!begins && longest < 2 && !(isAsked && tokens.length > 1)) return null;
  const near = prefixes.filter(({ length }) => length === longest && length > 0).map(({ form }) => form);
  const words = (part: readonly Token[]): string => part.map(({ text }) => text).join(' ');
  return {
    is: 'unread',
    known: words(tokens.slice(0, longest)),
    unknown: words(tokens.slice(longest)),
    near: [...new Set([...near, ...FORMS])].slice(0, MOST_NEAR),
  };
}
