/** Which run of its job followed a run. */
import { countLeading } from '../../model/bisection.ts';
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import type { Ledger } from '../ledger.ts';

/** Of the runs of its job that began later, the first; null where none did. */
export function laterRun(ledger: Ledger, run: Run): Run | null {
  const runs = ledger.runsOf(run.job);
  return runs[countLeading(runs, (other) => beganAt(other) <= beganAt(run))] ?? null;
}
