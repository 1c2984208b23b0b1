/** What can be asked, as data: names in it are as they were typed. */
import type { EntryKind } from '../search/entry.ts';

/** What a name may stand for: what has a page, or where things sit. */
export type TargetKind = EntryKind | 'domain' | 'namespace';

/** Questions about one thing. */
export type ThingAsk =
  | 'sources'
  | 'uses'
  | 'impact'
  | 'owner'
  | 'meaning'
  | 'writers'
  | 'readers'
  | 'freshness'
  | 'schema'
  | 'trouble'
  | 'surety'
  | 'failure';

/** What a list is of. */
export type Listing = 'dataset' | 'column' | 'job' | 'term';

/** What a thing may lack. */
export type Lack = 'owner' | 'domain' | 'description' | 'readers' | 'sources' | 'rules';

/** `any`: whatever became of them. */
export type RunState = 'failed' | 'late' | 'missed' | 'overdue' | 'unfinished' | 'aborted' | 'any';

/** What is to be done to something; `change` where nobody says. */
export type ChangeKind = 'change' | 'drop' | 'rename' | 'retype';

export type Question =
  | { readonly asks: Exclude<ThingAsk, 'impact'>; readonly thing: string }
  | { readonly asks: 'impact'; readonly thing: string; readonly change: ChangeKind }
  | { readonly asks: 'path'; readonly from: string; readonly to: string }
  | {
      readonly asks: 'runs';
      readonly state: RunState;
      /** Null for all that the log knows of. */
      readonly period: string | null;
      readonly job: string | null;
    }
  | { readonly asks: 'personal-data'; /** Null for the whole site. */ readonly place: string | null }
  | { readonly asks: 'inside'; readonly listing: Listing; readonly place: string }
  | { readonly asks: 'owned'; readonly listing: Listing; readonly owner: string }
  | { readonly asks: 'without'; readonly listing: Listing; readonly lack: Lack }
  | { readonly asks: 'like' | 'called'; readonly listing: Listing; readonly words: string }
  | { readonly asks: 'changes'; readonly period: string }
  | { readonly asks: 'count'; readonly listing: Listing }
  | { readonly asks: 'wrong' | 'cycles' | 'stale' };

export type Ask = Question['asks'];
