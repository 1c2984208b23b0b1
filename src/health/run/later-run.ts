/** Which run of its job followed a run. */
import { beganAt } from '../../graph/run-history.ts';
import type { Run } from '../../model/catalog.ts';
import type { Ledger } from '../ledger.ts';

/** Of the runs of its job that began later, the first; null where none did. */
export function laterRun(ledger: Ledger, run: Run): Run | null {
  const runs = ledger.runsOf(run.job);
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = runs[middle];
    if (at !== undefined && beganAt(at) <= beganAt(run)) low = middle + 1;
    else high = middle;
  }
  return runs[low] ?? null;
}
