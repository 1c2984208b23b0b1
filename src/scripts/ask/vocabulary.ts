/** The words that a pattern's closed slots take, by what they mean; `a|b` is either word, as in a pattern. */
import type { ChangeKind, Lack, Listing, RunState } from './question.ts';

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>;

const LISTING: Words<Listing> = {
  dataset: ['dataset|datasets|table|tables|view|views'],
  column: ['column|columns|field|fields'],
  job: ['job|jobs|pipeline|pipelines|task|tasks'],
  term: ['term|terms'],
};

const LACK: Words<Lack> = {
  owner: ['owner|owners|steward|stewards', 'responsible owner|person'],
  domain: ['domain|domains'],
  description: ['description|descriptions|documentation|meaning|definition|docs'],
  readers: ['reader|readers|consumer|consumers|use|users|downstream|outputs'],
  sources: [
    'source|sources|origin|upstream|writer|writers|input|inputs|lineage',
    'known source|sources|origin',
  ],
  rules: ['rule|rules|check|checks|test|tests|expectations'],
};

const LACKING: Words<Exclude<Lack, 'domain'>> = {
  owner: ['unowned|ownerless|orphaned'],
  description: ['undocumented|undescribed|unexplained'],
  readers: ['unread|unused'],
  sources: ['unwritten|sourceless'],
  rules: ['unchecked|untested'],
};

const NOBODY: Words<Exclude<Lack, 'domain'>> = {
  owner: ['nobody|noone owns', 'no one owns', 'does nobody|noone own', 'nobody is responsible for'],
  description: ['nobody|nothing describes|documents|explains'],
  readers: ['nobody|nothing reads|uses', 'no one reads|uses', 'no job reads|uses'],
  sources: ['nobody|nothing writes|feeds|fills', 'no job writes|feeds|fills'],
  rules: ['nobody|nothing checks|tests'],
};

const STATE: Words<Exclude<RunState, 'any'>> = {
  failed: [
    'failed|fail|fails|failing',
    'has|have|did failed|fail',
    'did not complete|succeed',
    'broke|crashed',
  ],
  late: ['late|delayed', 'was|were|is|are|came|ran late|delayed'],
  missed: ['missed|skipped', 'was|were|is|are missed|skipped', 'did not start|begin|run|come'],
  overdue: ['overdue', 'was|were|is|are overdue'],
  unfinished: [
    'unfinished|running|incomplete|open|abandoned|hanging',
    'is|are|was|were still? unfinished|running|incomplete|open|abandoned|hanging',
    'did not finish|end',
    'never finished|ended',
  ],
  aborted: ['aborted|abort|cancelled|canceled|killed', 'was|were aborted|cancelled|canceled|killed'],
};

const CHANGE: Words<ChangeKind> = {
  change: [
    'changes|change|changed',
    'is|are|gets|get changed|altered|modified',
    'is|are wrong|late|stale|missing',
  ],
  drop: [
    'goes|go away',
    'disappears|disappear|vanishes|vanish',
    'is|are|gets|get dropped|removed|deleted|gone',
    'dropped|removed|deleted',
  ],
  rename: ['is|are|gets|get renamed', 'renamed', 'is|are called otherwise', 'gets another name'],
  retype: [
    'is|are|gets|get retyped|cast',
    'changes|change type|types',
    'changes its|their type|types',
    'gets|has another|other|different type',
    'retyped',
  ],
};

const CHANGING: Words<ChangeKind> = {
  change: ['change|changing|alter|altering|modify|modifying|touch|touching|edit|editing'],
  drop: ['drop|dropping|remove|removing|delete|deleting', 'get rid of', 'lose|losing'],
  rename: ['rename|renaming'],
  retype: ['retype|retyping|cast|casting', 'change|changing type|types of'],
};

const PII: Words<'personal-data'> = {
  'personal-data': [
    'pii|gdpr',
    'pii|personal|sensitive|gdpr data|columns|information|column|fields',
    'data about people|persons',
    'personal|personally identifiable information|data?',
    'personal',
  ],
};

/** A closed slot by its name in patterns. */
export interface ClosedSlot {
  /** What a question calls it. */
  readonly binds: 'listing' | 'lack' | 'state' | 'change' | 'pii';
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export const CLOSED_SLOTS: ReadonlyMap<string, ClosedSlot> = new Map<string, ClosedSlot>([
  ['listing', { binds: 'listing', words: LISTING }],
  ['lack', { binds: 'lack', words: LACK }],
  ['lacking', { binds: 'lack', words: LACKING }],
  ['nobody', { binds: 'lack', words: NOBODY }],
  ['state', { binds: 'state', words: STATE }],
  ['change', { binds: 'change', words: CHANGE }],
  ['changing', { binds: 'change', words: CHANGING }],
  ['pii', { binds: 'pii', words: PII }],
]);

/** Words that change nothing, wherever they stand before another. */
export const ARTICLES: ReadonlySet<string> = new Set(
  'the a an any some all our my your every each exactly'.split(' '),
);

/** What a question may begin with, beside its words. */
export const POLITE: readonly string[] = [
  'please',
  'hi|hello|hey',
  'show|tell|give|list|find|get|display',
  'show|tell|give|get|find me|us',
  'can|could|would|will you please?',
  'can|could|would|will you please? show|tell|give|list|find|explain me|us?',
  'do you know',
  'i want|need|would|like to? know|see|find',
  'i would like to know|see|find',
  'i wonder|wondered',
];
/** And with what it may end. */
export const THANKS: readonly string[] = ['please', 'thanks', 'thank you'];

/** Words that nobody types but to ask something. */
export const ASKING: ReadonlySet<string> = new Set('what which who whom whose where when why how'.split(' '));
