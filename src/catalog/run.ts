/** A run's summary → the run. */
import type { Run, RunIo, RunState } from '../model/catalog.ts';
import { compareEvidence, endsRun, typeOf } from '../model/event.ts';
import { compareNames, type JobId } from '../model/identity.ts';
import type { Aliases } from './alias.ts';
import { usesOfJob } from './explicit-lineage.ts';
import { mergeUses } from './merge.ts';
import { currentFacets, onlyFacets } from './register.ts';
import type { RunSummary, UseSummary } from './summary.ts';

const STATES: ReadonlyMap<string, Exclude<RunState, 'unfinished'>> = new Map([
  ['COMPLETE', 'complete'],
  ['FAIL', 'failed'],
  ['ABORT', 'aborted'],
]);

/** Null for a summary without events, which no log makes. */
export function resolveRun(summary: RunSummary, aliases: Aliases): Run | null {
  const entries = [...summary.events.values()].sort((a, b) => compareEvidence(a.evidence, b.evidence));
  const events = entries.map((entry) => entry.evidence);
  const first = events[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = events.find((event) => typeOf(event) === 'START') ?? null;
  const end = events.findLast(endsRun) ?? null;
  const uses = summary.sayings.map((saying) => usesOfJob(saying.job, saying, aliases)).reduce(mergeUses);
  return {
    id: summary.id,
    job: last.job,
    state: (end && STATES.get(typeOf(end))) ?? 'unfinished',
    firstSeen: first.time,
    startedAt: start?.time ?? null,
    endedAt: end?.time ?? null,
    events,
    inputs: resolveUses([...uses.inputs.values()]),
    outputs: resolveUses([...uses.outputs.values()]),
    facets: currentFacets(summary.facets),
  };
}

export function resolveUses<Io>(uses: readonly UseSummary<Io>[]): RunIo<Io>[] {
  return uses
    .map(({ id, ioFacets, facets }) => ({
      id,
      facets: currentFacets(ioFacets),
      dataset: currentFacets(
        onlyFacets(facets, [
          'version',
          'lifecycleStateChange',
          'dataQualityMetrics',
          'dataQualityAssertions',
        ]),
      ),
    }))
    .sort((a, b) => compareNames(a.id, b.id));
}

/** The jobs that a run's events name beside the one that it belongs to: a fault of the log. */
export function otherJobs(summary: RunSummary, job: JobId): readonly JobId[] {
  return [...summary.events.values()]
    .map((event) => event.job)
    .filter((other) => compareNames(other, job) !== 0);
}
