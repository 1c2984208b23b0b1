/** Runs that are, by their parent facets, among their own ancestors. */
import type { Run } from '../../model/catalog.ts';
import { compareStrings } from '../../model/identity.ts';
import type { Problem } from '../../model/problem.ts';
import { warning } from './warning.ts';

/** How many runs of a cycle are named. */
const NAMED = 5;

/** One for each cycle of parents, at its least run. */
export function ownAncestors(runs: readonly Run[]): Problem[] {
  return cyclesOfParents(runs).map((cycle) => {
    const [first] = cycle;
    return warning(
      'run-contradictory',
      first.facets.known.parent?.evidence,
      `the run ${first.id} of ${first.job.name} is its own ancestor, by way of its parents: ${pathOf(cycle)}`,
      'let the producer name as the parent the run that started it, or none; no lineage rests on parents',
    );
  });
}

type Cycle = readonly [Run, ...Run[]];

/** Each run has one parent at most, so each walk to the parents ends, or enters a cycle, and is not walked again. */
function cyclesOfParents(runs: readonly Run[]): Cycle[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const walkOf = new Map<Run, Run>();
  const cycles: Cycle[] = [];
  for (const start of runs) {
    let run: Run | undefined = start;
    while (run !== undefined && !walkOf.has(run)) {
      walkOf.set(run, start);
      run = parentOf(run, byId);
    }
    if (run !== undefined && walkOf.get(run) === start) cycles.push(cycleThrough(run, byId));
  }
  return cycles;
}

function parentOf({ facets }: Run, byId: ReadonlyMap<string, Run>): Run | undefined {
  const parent = facets.known.parent;
  return parent && byId.get(parent.value.run.runId);
}

/** From its least run on. */
function cycleThrough(member: Run, byId: ReadonlyMap<string, Run>): Cycle {
  const cycle: [Run, ...Run[]] = [member];
  for (let run = parentOf(member, byId); run !== undefined && run !== member; run = parentOf(run, byId)) {
    cycle.push(run);
  }
  const least = cycle.reduce((a, b) => (compareStrings(b.id, a.id) < 0 ? b : a));
  const at = cycle.indexOf(least);
  return [least, ...cycle.slice(at + 1), ...cycle.slice(0, at)];
}

function pathOf(cycle: Cycle): string {
  const ids = cycle.map((run) => run.id);
  const hidden = ids.length - NAMED;
  const named = hidden > 0 ? [...ids.slice(0, NAMED), `${hidden} more`] : ids;
  return [...named, cycle[0].id].join(' → ');
}
