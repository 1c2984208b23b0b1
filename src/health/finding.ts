/** What is, or was, wrong with a job or a dataset, and what says so. */
import type { Check, Run } from '../model/catalog.ts';
import type { Duration } from '../model/duration.ts';
import type { Evidence } from '../model/event.ts';
import type { Place } from '../model/place.ts';
import type { ColumnId, DatasetId, JobId } from '../model/identity.ts';
import type { Instant } from '../model/instant.ts';
import type { Rule } from '../model/rule.ts';

export type Subject =
  { readonly kind: 'dataset'; readonly id: DatasetId } | { readonly kind: 'job'; readonly id: JobId };

interface FindingFacts {
  /** When it came to be so. */
  readonly since: Instant;
  /** When it was so no longer; null where it still is at the ledger's moment. */
  readonly until: Instant | null;
  /** The event that shows it; null where the lack of one does. */
  readonly evidence: Evidence | null;
  /** Where people wrote what it is held against; null where nobody did. */
  readonly expectation: Place | null;
}

interface OfJob {
  readonly subject: Extract<Subject, { kind: 'job' }>;
}

interface OfDataset {
  readonly subject: Extract<Subject, { kind: 'dataset' }>;
}

/** A figure that lies far from those of the runs before it. */
export interface Unusual {
  readonly value: number;
  readonly median: number;
  /** The median absolute deviation. */
  readonly deviation: number;
  /** How many deviations, on the scale of standard ones, it lies from the median; infinite where all others are alike. */
  readonly score: number;
  /** How many runs it was compared with. */
  readonly runs: number;
}

/** How the schema of a dataset changed so that a reader may break. */
export interface BreakingColumn {
  readonly column: string;
  readonly what: 'removed' | 'retyped' | 'renamed';
  /** Its former type, or of a renamed one, its new name; null where none is stated. */
  readonly detail: string | null;
  /** The new type of one that has another type; null where none is stated, and of all others. */
  readonly type: string | null;
  /** Columns, in any state, that are or were made of it directly; by name. */
  readonly affected: readonly ColumnId[];
}

/** Why a job did not make what it writes. */
export type Setback = {
  readonly job: JobId;
  readonly since: Instant;
} & (
  | { /** It did not come to its end. */ readonly kind: 'run'; readonly run: Run }
  | { /** No run began. */ readonly kind: 'missed'; readonly due: Instant }
  | {
      /** An input was rewritten, and no run followed in the time in which one always had. */
      readonly kind: 'behind';
      readonly input: DatasetId;
      readonly rewrittenBy: Run;
    }
);

export type Finding = FindingFacts &
  (
    | (OfJob & {
        /** A run that failed or was aborted; over once one completes that began no earlier. */
        readonly kind: 'run-failed';
        readonly run: Run;
        /** Where several are told as one: those that failed before it since then, newest first, with none complete between. */
        readonly earlier?: readonly Run[];
      })
    | (OfJob & {
        /** `run-overdue`: it goes on for longer than it may. `run-abandoned`: a later run of the job began, and no event ended this one. */
        readonly kind: 'run-overdue' | 'run-abandoned';
        readonly run: Run;
      })
    | (OfJob & {
        /** No run began at a moment of the schedule, nor within the time that it may be late. */
        readonly kind: 'run-missed';
        readonly due: Instant;
        /** How many moments in a row were missed. */
        readonly count: number;
        /** True where there are more: the oldest are not counted. */
        readonly isCut: boolean;
      })
    | (OfJob & {
        readonly kind: 'run-late';
        readonly due: Instant;
        readonly run: Run;
        readonly by: Duration;
      })
    | (OfJob & {
        readonly kind: 'run-too-long';
        readonly run: Run;
        readonly took: Duration;
        readonly longest: Duration;
      })
    | (OfJob & {
        /** In milliseconds. */
        readonly kind: 'duration-unusual';
        /** The newest. */
        readonly run: Run;
        readonly unusual: Unusual;
        /** How many runs in a row took as unusually long, or short. */
        readonly count: number;
      })
    | (OfDataset & {
        readonly kind: 'row-count-unusual';
        /** The newest. */
        readonly run: Run;
        readonly unusual: Unusual;
        /** How many runs of its job in a row wrote as unusually many, or few. */
        readonly count: number;
      })
    | (OfDataset & {
        readonly kind: 'check-failed';
        readonly check: Check;
        readonly run: Run | null;
        /** How many complete runs of its job have not reported it since. */
        readonly silent: number;
      })
    | (OfDataset & {
        readonly kind: 'rule-broken';
        readonly rule: Rule;
        readonly run: Run | null;
        /** What was reported, as a clause: `3 nulls`. */
        readonly found: string;
      })
    | (OfDataset & {
        readonly kind: 'score-dropped';
        /** After which it was lower; null where an event about no run says so. */
        readonly run: Run | null;
        readonly from: number;
        readonly to: number;
      })
    | (OfDataset & {
        readonly kind: 'schema-breaking';
        readonly columns: readonly BreakingColumn[];
        /** How many changes in a row, each of which undid the one before, make it up. */
        readonly count: number;
      })
    | (OfDataset & {
        /** Not fresh at a moment by which it is to be. */
        readonly kind: 'dataset-late';
        readonly due: Instant;
        readonly lastWrite: Run | null;
      })
    | (OfDataset & {
        /** It, or what it is made of, was not made when it should have been, and it has not been made from that since. */
        readonly kind: 'dataset-stale';
        /** Oldest first; never none. */
        readonly because: readonly Setback[];
        /** The last run that wrote it while it was so, or before. */
        readonly lastWrite: Run | null;
      })
  );

export type FindingKind = Finding['kind'];
