/** What is to be thought of a run that no event ended: its job's entry in the glossary tells. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run, RunState } from '../../model/catalog.ts';
import type { GlossaryJob } from '../../model/glossary.ts';
import { instantOf, millisecondsOf, type Instant } from '../../model/instant.ts';
import { nextMoment } from '../../model/schedule.ts';
import type { Ledger } from '../ledger.ts';
import { laterRun } from './later-run.ts';

/**
 * Of a run without an end. `running`: it may still run. `overdue`: it may no longer. `abandoned`: it may no longer, and a
 * later run of its job began. `unfinished`: nobody says how long it may run.
 */
export type Standing = RunState | 'running' | 'overdue' | 'abandoned';

/** How long people let a run go on. */
export interface Allowance {
  readonly entry: GlossaryJob;
  /** The last moment at which it may still run: by its job's `longest` or, where that is not given, by its schedule's next moment. */
  readonly until: Instant;
  /** The moment from which it is given up, since a later run of its job began; null where none did. */
  readonly givenUp: Instant | null;
}

/** The last day of which an instant can tell. */
const LAST = Date.parse('9999-12-31T23:59:59Z');

/** Null where the glossary gives its job neither a cron expression nor a longest duration. */
export function allowanceOf(ledger: Ledger, run: Run): Allowance | null {
  const entry = ledger.network.graph.job(run.job)?.glossary ?? null;
  if (entry === null) return null;
  const until = lastMomentOf(entry, beganAt(run));
  const later = laterRun(ledger, run);
  if (until === null) return null;
  if (later === null) return { entry, until, givenUp: null };
  const began = beganAt(later);
  // Runs of a job that has a longest duration may go on side by side for as long as that.
  return { entry, until, givenUp: entry.longest !== null && until > began ? until : began };
}

function lastMomentOf({ longest, cron }: GlossaryJob, began: Instant): Instant | null {
  if (longest !== null) return instantOf(Math.min(LAST, millisecondsOf(began) + longest));
  return cron && (nextMoment(cron, began) ?? instantOf(LAST));
}

/** Its state; of a run without an end, what that means at the ledger's moment. */
export function standingOf(ledger: Ledger, run: Run): Standing {
  if (run.state !== 'unfinished') return run.state;
  const allowance = allowanceOf(ledger, run);
  if (allowance === null) return 'unfinished';
  const { entry, until, givenUp } = allowance;
  const isOver = ledger.asOf > until;
  if (givenUp !== null && (isOver || entry.longest === null)) return 'abandoned';
  return isOver ? 'overdue' : 'running';
}
