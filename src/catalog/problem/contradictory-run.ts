/** Runs whose events cannot all be so: a run begins, goes on, and ends once (OpenLineage, "The Run Cycle"). */
import type { Run } from '../../model/catalog.ts';
import { endsRun, typeOf, type Evidence } from '../../model/event.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Problem } from '../../model/problem.ts';
import { warning } from './warning.ts';

/** One for each run that ends in two ways, ends before it starts, or goes on after its end. */
export function contradictoryRuns(runs: readonly Run[]): Problem[] {
  return runs.flatMap((run) => {
    const ends = run.events.filter(endsRun);
    const [first, last] = [ends[0], ends.at(-1)];
    if (first === undefined || last === undefined) return [];
    const found = otherEnd(first, ends) ?? lateStart(run, first) ?? afterlife(run, first);
    if (found === null) return [];
    return [
      warning(
        'run-contradictory',
        found.event,
        `the run ${run.id} of ${run.job.name} ended ${told(first)}, ${found.clause}`,
        `${found.hint}; it is shown as ${typeOf(last)}, its last end`,
      ),
    ];
  });
}

interface Contradiction {
  /** The one that does not go with what is said before. */
  readonly event: Evidence;
  readonly clause: string;
  readonly hint: string;
}

function otherEnd(first: Evidence, ends: readonly Evidence[]): Contradiction | null {
  const other = ends.find((end) => typeOf(end) !== typeOf(first));
  if (other === undefined) return null;
  return {
    event: other,
    clause: `and ${told(other)}`,
    hint: 'where it was tried again, give each attempt a run id of its own; else see which end is so',
  };
}

function lateStart({ events }: Run, end: Evidence): Contradiction | null {
  const start = events.find((event) => typeOf(event) === 'START');
  if (start === undefined || start.time <= end.time) return null;
  return {
    event: start,
    clause: `before its START at ${formatInstant(start.time)}`,
    hint: 'see whether the clocks of what sent the two events agree',
  };
}

function afterlife({ events }: Run, end: Evidence): Contradiction | null {
  const event = events.find(
    (one) => (typeOf(one) === 'START' || typeOf(one) === 'RUNNING') && one.time > end.time,
  );
  if (event === undefined) return null;
  return {
    event,
    clause: `and went on: ${told(event)}`,
    hint: 'where it was tried again, give each attempt a run id of its own; else let the producer send the end last',
  };
}

function told(event: Evidence): string {
  return `${typeOf(event)} at ${formatInstant(event.time)}`;
}
