/** Jobs' statements → their edges to the datasets that they read and write, current and past. */
import type { IoEdge, Spell } from '../model/catalog.ts';
import { compareNames, datasetKey, jobKey, keyOf, type JobId, type Key } from '../model/identity.ts';
import { explicitOutputs } from './dataset-edge.ts';
import type { OtherUse } from './explicit-lineage.ts';
import { widen } from './register.ts';
import { joinSpells, Mentions } from './spell.ts';
import { currentStatement, occasionsOf, type Statement } from './statement.ts';
import type { Uses, UseSummary } from './summary.ts';

const DIRECTIONS = ['input', 'output'] as const;

/**
 * The edges of all jobs, each job's inputs and then its outputs, by dataset.
 * @param jobs sorted
 */
export function ioEdges(
  jobs: readonly JobId[],
  statementsByJob: ReadonlyMap<Key, readonly Statement[]>,
): IoEdge[] {
  const byOthers = Map.groupBy([...statementsByJob.values()].flatMap(saidOfOthers), ({ job }) => jobKey(job));
  return jobs.flatMap((job) => {
    const own = ioEdgesOf(job, statementsByJob.get(jobKey(job)) ?? []);
    return withEdgesOfOthers(own, byOthers.get(jobKey(job)) ?? []).sort(compareEdges);
  });
}

function ioEdgesOf(job: JobId, statements: readonly Statement[]): IoEdge[] {
  const current = currentStatement(statements);
  const explicit = explicitOutputs(statements);
  return DIRECTIONS.flatMap((direction) => {
    const edges = new Map<Key, Omit<IoEdge, 'spells'>>();
    const mentions = new Mentions(occasionsOf(statements));
    for (const { uses, origin, at } of statements) {
      for (const [key, use] of usesIn(uses, direction)) {
        mentions.add(key, at, use.span);
        const before = edges.get(key);
        edges.set(key, {
          direction,
          dataset: use.id,
          job,
          state: current !== null && usesIn(current.uses, direction).has(key) ? 'current' : 'past',
          origin: before?.origin === 'observed' ? 'observed' : origin,
          explicit: direction === 'output' && explicit.has(key),
          span: widen(before?.span ?? null, use.span),
        });
      }
    }
    return [...edges].map(([key, edge]) => ({ ...edge, spells: mentions.spells(key) }));
  });
}

function usesIn(uses: Uses, direction: 'input' | 'output'): ReadonlyMap<Key, UseSummary<unknown>> {
  return direction === 'input' ? uses.inputs : uses.outputs;
}

type SaidOfOther = OtherUse & { readonly current: boolean; readonly spells: readonly Spell[] };

function saidOfOthers(statements: readonly Statement[]): SaidOfOther[] {
  const current = currentStatement(statements);
  const mentions = new Mentions(occasionsOf(statements));
  for (const { others, at } of statements) {
    for (const other of others) mentions.add(otherKey(other), at, other.use.span);
  }
  return statements.flatMap((statement) =>
    statement.others.map((other) => ({
      ...other,
      current: statement === current,
      spells: mentions.spells(otherKey(other)),
    })),
  );
}

function otherKey({ job, direction, use }: OtherUse): Key {
  return keyOf(jobKey(job), edgeKey(direction, datasetKey(use.id)));
}

/** A job's own word comes before what another says of it. */
function withEdgesOfOthers(own: readonly IoEdge[], others: readonly SaidOfOther[]): IoEdge[] {
  const edges = new Map(own.map((edge) => [edgeKey(edge.direction, datasetKey(edge.dataset)), edge]));
  for (const { job, direction, use, current, spells } of others) {
    const key = edgeKey(direction, datasetKey(use.id));
    const before = edges.get(key);
    edges.set(key, {
      direction,
      dataset: use.id,
      job,
      state: current || before?.state === 'current' ? 'current' : 'past',
      origin: before?.origin ?? 'declared',
      explicit: before?.explicit ?? false,
      span: widen(before?.span ?? null, use.span),
      spells: joinSpells([before?.spells ?? [], spells]),
    });
  }
  return [...edges.values()];
}

function edgeKey(direction: IoEdge['direction'], dataset: Key): Key {
  return keyOf(direction, dataset);
}

function compareEdges(a: IoEdge, b: IoEdge): number {
  return (
    DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction) || compareNames(a.dataset, b.dataset)
  );
}
