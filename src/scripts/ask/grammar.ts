/**
 * What can be asked, and how each question is read. This table is all there is: the parser, the readings, the help in
 * the search box and the guide's section are made from it.
 *
 * A pattern is written in words: `a|b` is either word, `a?` may be left out, and `{thing}` holds what the reader names.
 * Letter case, articles, politeness and the question mark count for nothing. Where two forms fit, the one of more words does.
 */
import type { Ask, TargetKind } from './question.ts';

/** Where a question is about no thing. */
export type ReadingKind = TargetKind | 'any';

export interface Form {
  readonly asks: Ask;
  /** Of the demonstration's names, which stand in braces: on another site, others take their place. */
  readonly example: string;
  /** What the answer shows, for the guide. */
  readonly answer: string;
  /**
   * How it is read, by the kind of thing that it is about; `{thing}` and what else is in braces is written out. Of a name
   * that several things have, the kind that stands first here is meant.
   */
  readonly readings: Readonly<Partial<Record<ReadingKind, string>>>;
  readonly patterns: readonly string[];
}

/** In the order in which the guide lists them. */
export const FORMS: readonly Form[] = [
  {
    asks: 'sources',
    example: 'what feeds {revenue_daily.net_revenue}',
    answer: 'what a dataset or a column is made from, directly and farther up; what a job reads',
    readings: {
      dataset: 'what {thing} is made from',
      column: 'what the values of {thing} are made from',
      job: 'what {thing} reads',
      term: 'which columns hold {thing}; ask for one of these what it is made from',
    },
    patterns: [
      'what|which feeds|feed {thing}',
      'what does|do {thing} read|consume',
      'what does|do {thing} depend|rely|rest on|upon',
      'what is|are {thing} made|built|computed|calculated|derived from|of',
      'what goes into {thing}',
      'what makes up {thing}',
      'where does|do|did {thing} come from',
      'where {thing} comes|come from',
      'where is|are {thing} from',
      'how is|are {thing} made|built|computed|calculated|derived',
      'what is upstream of {thing}',
      'upstream|source|sources|origin|origins|provenance|inputs of|for {thing}',
      "{thing} 's upstream|source|sources|origin|origins|provenance|inputs",
    ],
  },
  {
    asks: 'uses',
    example: 'what depends on {orders_clean}',
    answer: 'what is made from it, directly and farther down; where a term is used',
    readings: {
      dataset: 'what is made from {thing}',
      column: 'what the values of {thing} go into, and what they decide',
      job: 'what {thing} writes',
      term: 'where {thing} is used',
    },
    patterns: [
      'what|who|which uses|use|consumes {thing}',
      'what|which job|jobs|dataset|datasets|column|columns use|uses|consume {thing}',
      'what|which depends|depend|relies|rely|rests on|upon {thing}',
      'what does|do {thing} feed|write|produce|make|fill',
      'what is|are made|built|computed|calculated|derived from|of {thing}',
      'where is|are {thing} used',
      'where does|do {thing} go',
      'what is downstream of {thing}',
      'downstream|consumers|consumer|dependents|users|uses|outputs of {thing}',
      "{thing} 's downstream|consumers|consumer|dependents|users|uses|outputs",
    ],
  },
  {
    asks: 'impact',
    example: 'what breaks if {orders.amount} changes',
    answer: 'what breaks, what goes stale and whom to tell, if it is dropped, renamed or retyped',
    readings: {
      dataset: 'what breaks or goes stale if {thing} {change}',
      column: 'what breaks or goes stale if {thing} {change}',
      job: 'what {thing} writes; ask for one of these what breaks without it',
    },
    patterns: [
      'what breaks|break|happens|fails|fail if|when|once {thing} {change}',
      'what would|will|could|can|does|might break|happen|fail|change if|when|once {thing} {change}',
      'what would|will|could|can|does|might break|happen|fail|change if|when i|we {changing} {thing}',
      'what breaks|break|happens|fails|fail if|when i|we {changing} {thing}',
      'what if {thing} {change}',
      'what if i|we {changing} {thing}',
      'can|may|should i|we {changing} {thing}',
      'is it safe to {changing} {thing}',
      'what breaks|fails without {thing}',
      'how risky is|are {thing}',
      'who|whom should|must|do|to? i|we? ask|call|tell|contact|reach|inform|warn|notify if|when|before {thing} {change}',
      'who|whom should|must|do|to? i|we? ask|call|tell|contact|reach|inform|warn|notify if|when|before i|we {changing} {thing}',
      'impact|risk|consequences of|for {thing}',
      'impact|risk|consequences of {changing} {thing}',
      "{thing} 's impact|risk",
    ],
  },
  {
    asks: 'owner',
    example: 'who owns {customers_active}',
    answer: 'who answers for it, and how to reach them',
    readings: {
      dataset: 'who answers for {thing}',
      column: 'who answers for {thing}, which is who answers for its dataset',
      job: 'who answers for {thing}',
      owner: 'how to reach {thing}',
    },
    patterns: [
      'who owns|maintains|manages|keeps {thing}',
      'who is|are responsible|accountable for {thing}',
      'who answers for {thing}',
      'who looks after {thing}',
      'who is|are owner|owners|steward|stewards|contact of|for {thing}',
      'who|whom do|should|can|could|must|may i|we ask|call|tell|contact|reach about|of|for {thing}',
      'who|whom to ask|call|tell|contact about|of|for {thing}',
      'how do|can i|we reach|contact {thing}',
      'whose is|are {thing}',
      'owner|owners|steward|stewards|contact|contacts of|for {thing}',
      "{thing} 's owner|owners|steward|stewards|contact|contacts",
    ],
  },
  {
    asks: 'writers',
    example: 'what writes {revenue_daily}',
    answer: 'the jobs that write it',
    readings: {
      dataset: 'which jobs write {thing}',
      column: 'which jobs write {thing}, by what its values are made from',
    },
    patterns: [
      'what|who|which writes|creates|produces|fills|populates|loads|updates|makes {thing}',
      'which|what jobs? write|writes|create|creates|produce|fill|fills|load|loads|update|updates {thing}',
      'what is|are {thing} written|filled|loaded by',
      'who is|are {thing} written|filled|loaded by',
      'writer|writers of {thing}',
      "{thing} 's writer|writers",
    ],
  },
  {
    asks: 'readers',
    example: 'what reads {orders_clean}',
    answer: 'the jobs that read it',
    readings: {
      dataset: 'which jobs read {thing}',
      column: 'which jobs read {thing}, by what is made from it',
    },
    patterns: [
      'what|who|which reads|queries {thing}',
      'which|what jobs? read|reads|query {thing}',
      'what is|are {thing} read by',
      'reader|readers of {thing}',
      "{thing} 's reader|readers",
    ],
  },
  {
    asks: 'path',
    example: 'path from {orders.discount} to {executive_kpis.revenue}',
    answer: 'the shortest ways from one dataset or column to another',
    readings: { any: 'the shortest ways from {from} to {to}' },
    patterns: [
      'path|paths|way|ways|route|routes from {from} to {to}',
      'path|paths|way|ways|route|routes between {from} and {to}',
      'is|are there path|paths|way|ways from {from} to {to}',
      'how does|do|did|can|could {from} reach|affect|influence|feed|change|touch {to}',
      'how does|do|did|can|could {from} get|flow|lead|go|come|make to|into|in {to}',
      'does|do|can|could {from} reach|affect|influence|feed|touch {to}',
      'how is|are {from} connected|related|linked to {to}',
      'does|do {to} depend|rely|rest on|upon {from}',
      'is|are {to} made|built|computed|calculated|derived from|of {from}',
    ],
  },
  {
    asks: 'meaning',
    example: 'what is {net revenue}',
    answer: 'what a term, a dataset, a column or a job means',
    readings: {
      term: 'what {thing} means, and which columns hold it',
      dataset: 'what {thing} means',
      column: 'what {thing} means',
      job: 'what {thing} does',
      owner: 'who {thing} is',
    },
    patterns: [
      'what|who is|are {thing}',
      'what does|do {thing} mean|hold|contain|say',
      'what does|do {thing} stand for',
      'what does|do {thing} do',
      'what is|are meant by {thing}',
      'meaning|definition|description of {thing}',
      'define|explain|describe {thing}',
      "{thing} 's meaning|definition|description",
    ],
  },
  {
    asks: 'freshness',
    example: 'is {revenue_daily} fresh',
    answer: 'when it was last written, and whether that was in time',
    readings: {
      dataset: 'whether {thing} is fresh, and when it was last written',
      column: 'whether {thing} is fresh, as its dataset is, and when that was last written',
      job: 'whether {thing} ran in time, and when it last ran',
    },
    patterns: [
      'is|are|was|were {thing} fresh|stale|late|outdated|current|up-to-date',
      'is|are|was|were {thing} up to date',
      'is|are|was|were {thing} on|in time',
      'how fresh|stale|old|recent|current is|are {thing}',
      'when was|were|is|did|has {thing} last written|updated|refreshed|loaded|run|ran|change|changed?',
      'when was|were|is|did|has {thing} written|updated|refreshed|loaded|run|ran last',
      'when did|does {thing} run',
      'freshness of {thing}',
      'last|latest|newest|most? recent? write|update|run|refresh of|to|for {thing}',
      "{thing} 's freshness",
      "{thing} 's last|latest|newest write|update|run|refresh",
    ],
  },
  {
    asks: 'schema',
    example: 'what changed in {revenue_daily}',
    answer: 'how its columns and their types changed',
    readings: {
      dataset: 'how the columns of {thing} changed',
      column: 'how the columns of the dataset of {thing} changed',
    },
    patterns: [
      'what|how has|have|did? changed in|about|with|at|on|of {thing}',
      'how has|have|did {thing} change|changed',
      'schema|column change|changes|history|versions of|in|to|for {thing}',
      'history|changes|versions of|in|to {thing}',
      'which columns changed in|of {thing}',
      "{thing} 's schema? history|changes|versions",
    ],
  },
  {
    asks: 'trouble',
    example: 'what is wrong with {orders_clean}',
    answer: 'what is wrong with a dataset or a job, or within a domain or a namespace',
    readings: {
      dataset: 'what is wrong with {thing}, or upstream of it',
      column: 'what is wrong with the dataset of {thing}, or upstream of it',
      job: 'what is wrong with {thing}',
      domain: 'what is wrong with the datasets and jobs of {thing}',
      namespace: 'what is wrong with the datasets and jobs of {thing}',
    },
    patterns: [
      'what is|are? wrong|broken|amiss with|in|at|about|within {thing}',
      'is|are something|anything|everything? wrong|broken|amiss|ok|okay|fine with|in|at|about|within {thing}',
      'is|are {thing} ok|okay|broken|healthy|fine|reliable|right|wrong|trustworthy',
      'why is|are {thing} wrong|late|stale|broken|empty',
      'can|may i|we trust {thing}',
      'how reliable|healthy is|are {thing}',
      'health|quality|state|trouble of|with|in {thing}',
      "{thing} 's health|quality|state|trouble",
    ],
  },
  {
    asks: 'surety',
    example: 'how sure is {executive_kpis.revenue}',
    answer:
      'whether the lineage of its columns was stated by events, declared, or read out of SQL, and how surely',
    readings: {
      dataset: 'what the lineage of the columns of {thing} rests on',
      column: 'what the lineage of {thing} rests on',
    },
    patterns: [
      'how sure|certain|confident|trusted is|are {thing}',
      'how sure|certain|confident is|are lineage of {thing}',
      'how do|does you|one|headwater? know lineage of {thing}',
      'confidence|surety|certainty|evidence of|in|for {thing}',
      "{thing} 's confidence|surety|certainty|evidence",
    ],
  },
  {
    asks: 'failure',
    example: 'why did {executive_kpis} fail',
    answer: 'the last run of a job that failed: its error, and how far it came',
    readings: { job: 'the last run of {thing} that failed' },
    patterns: [
      'why did|does|has|is {thing} fail|failed|failing|break|broke|crash',
      'why {thing} failed|fails|broke|crashed',
      'last|latest|newest failure|error of|in {thing}',
      "{thing} 's last|latest|newest? failure|error",
    ],
  },
  {
    asks: 'stale',
    example: 'stale datasets',
    answer: 'the datasets that are stale, or past the time to be fresh by',
    readings: { any: 'the datasets that are stale now, or past the time to be fresh by' },
    patterns: [
      'stale|outdated|late datasets|dataset|tables|table|data',
      'which|what datasets|tables|data is|are stale|outdated|late',
      'datasets|tables that|which? is|are stale|outdated|late',
      'what is|are stale|outdated',
      'is|are there stale|outdated datasets|tables|data',
    ],
  },
  {
    asks: 'count',
    example: 'how many datasets are there',
    answer: 'how many datasets, columns, jobs or terms this site has',
    readings: { any: 'how many {listing} this site has' },
    patterns: [
      'how many {listing}',
      'how many {listing} is|are there',
      'how many {listing} do|does we|you|i|it have|know',
      'number|count of {listing}',
    ],
  },
  {
    asks: 'wrong',
    example: 'what is wrong',
    answer: 'what is wrong now, anywhere',
    readings: { any: 'what is wrong now, anywhere' },
    patterns: [
      'what is|are? wrong|broken|amiss now|today|currently|anywhere?',
      'is|are something|anything|everything wrong|broken|amiss|ok|okay|fine now|today|anywhere?',
      'open|current problems|findings|incidents|troubles',
    ],
  },
  {
    asks: 'runs',
    example: 'failed runs last week',
    answer:
      'the runs that failed, were late, missed or overdue, were aborted or never ended, of all jobs or of one, in a time or ever; all runs of a time',
    readings: { any: 'the runs{of} that {state}{period}' },
    patterns: [
      '{state} runs|run|jobs {period}?',
      '{state} runs|run of|for|by|in {job} {period}?',
      'runs|jobs that|which? {state} {period}?',
      'runs of {job} that|which? {state} {period}?',
      'what|which {state} {period}?',
      'what|which runs|jobs {state} {period}?',
      'how many runs|jobs {state} {period}?',
      'did|has|is|was {job} {state} {period}?',
      'when did|has|was {job} last? {state} {period}?',
      "{job} 's {state} runs|run {period}?",
      'runs {period}',
      'what|which runs? ran|began|started {period}',
      'runs of|for|by {job} {period}',
    ],
  },
  {
    asks: 'changes',
    example: 'what changed last week',
    answer: 'what lineage appeared and vanished in a time',
    readings: { any: 'what appeared in the lineage, or vanished from it,{period}' },
    patterns: [
      'what|which has|have|did? changed|change|happened {period}',
      'what is new {period}',
      'lineage? changes|change|history in|of? {period}',
    ],
  },
  {
    asks: 'personal-data',
    example: 'pii in {mart}',
    answer:
      'the columns that hold personal data, as declared or derived, of a domain, a namespace, an owner or a dataset',
    readings: {
      any: 'which columns hold personal data',
      domain: 'which columns of {thing} hold personal data',
      namespace: 'which columns of {thing} hold personal data',
      dataset: 'which columns of {thing} hold personal data',
      column: 'whether {thing} holds personal data',
      owner: 'which columns of what {thing} answers for hold personal data',
    },
    patterns: [
      'pii',
      'personal data',
      '{pii} in|within|under|inside|of|at {place}',
      'where is|are {pii}',
      'where is|are {pii} in|within {place}',
      'which|what {pii} is|are? there? in|within {place}',
      'is|are there {pii} in|within {place}',
      'does|do {place} hold|contain|have {pii}',
      'is|are {place} {pii}',
      'which|what columns|datasets? are|is|hold|contain|have {pii}',
      'which|what columns|datasets? in|of|within {place} are|is|hold|contain|have {pii}',
      'columns|datasets with|of {pii}',
      'columns|datasets with {pii} in|within {place}',
    ],
  },
  {
    asks: 'without',
    example: 'datasets without an owner',
    answer: 'what has no owner, no description, no domain, no readers, no known source or no rules',
    readings: { any: 'the {listing} without {lack}' },
    patterns: [
      '{listing} without|lacking|missing {lack}',
      '{listing} with no {lack}',
      '{listing} that|which? has|have|with no|without {lack}',
      'which|what {listing} has|have|with|are no|without {lack}',
      'which|what? {listing} that? {nobody}',
      'what {nobody}',
      'which|what {listing} are|is {lacking}',
      '{listing} that|which? are|is {lacking}',
      '{lacking} {listing}',
    ],
  },
  {
    asks: 'like',
    example: 'columns like email',
    answer: 'what is called, described or written about in such words',
    readings: { any: 'the {listing} that are called or described like {words}' },
    patterns: [
      '{listing} like {words}',
      '{listing} similar to {words}',
      '{listing} about|matching|mentioning {words}',
      'which|what {listing} are|is? like|about {words}',
    ],
  },
  {
    asks: 'called',
    example: 'columns called amount',
    answer: 'what is called just so',
    readings: { any: 'the {listing} that are called {words}' },
    patterns: ['{listing} called|named {words}', 'which|what {listing} are|is called|named {words}'],
  },
  {
    asks: 'inside',
    example: 'datasets in domain {finance}',
    answer: 'the datasets or jobs of a domain, a namespace or an owner; the columns of a dataset or a term',
    readings: {
      domain: 'the {listing} of {thing}',
      namespace: 'the {listing} in {thing}',
      owner: 'the {listing} that {thing} answers for',
      dataset: 'the {listing} of {thing}',
      term: 'the columns that hold {thing}',
    },
    patterns: [
      '{listing} in|within|under|inside|of|for {place}',
      'which|what {listing} is|are? there? in|within|under|of {place}',
      'which|what {listing} does|do {place} have|hold|contain',
      "{place} 's {listing}",
    ],
  },
  {
    asks: 'owned',
    example: 'jobs owned by {commerce-data}',
    answer: 'the datasets or jobs that someone answers for',
    readings: { owner: 'the {listing} that {thing} answers for' },
    patterns: [
      '{listing} owned|kept|maintained by {owner}',
      '{listing} that|which? {owner} owns|own|keeps|maintains|answers',
      'which|what {listing} does|do {owner} own|keep|maintain|have',
      'what does|do {owner} own|keep|maintain',
    ],
  },
  {
    asks: 'cycles',
    example: 'cycles',
    answer: 'what is made of itself',
    readings: { any: 'which datasets and columns are made of themselves' },
    patterns: [
      'cycles|loops',
      'is|are there cycle|cycles|loop|loops',
      'circular|cyclic dependencies|lineage',
      'what|which feeds|feed itself|themselves',
      'which|what datasets|columns feed|make themselves',
    ],
  },
];

/** The example as it is typed. */
export function exampleOf({ example }: Form): string {
  return example.replace(/[{}]/g, '');
}

/** The example with a gap for each name: `what feeds …`. */
export function outlineOf({ example }: Form): string {
  return example.replace(/\{[^}]*\}/g, '…');
}
