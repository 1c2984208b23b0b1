/** A job's statements → its edges to the datasets that it reads and writes, current and past. */
import type { IoEdge } from '../model/catalog.ts';
import { compareNames, type JobId, type Key } from '../model/identity.ts';
import { widen } from './register.ts';
import { currentStatement, type Statement } from './statement.ts';
import type { Uses, UseSummary } from './summary.ts';

const DIRECTIONS = ['input', 'output'] as const;

/** Sorted: inputs, then outputs, each by dataset. */
export function ioEdgesOf(job: JobId, statements: readonly Statement[]): IoEdge[] {
  const current = currentStatement(statements);
  return DIRECTIONS.flatMap((direction) => {
    const edges = new Map<Key, IoEdge>();
    for (const { uses, origin } of statements) {
      for (const [key, use] of usesIn(uses, direction)) {
        const before = edges.get(key);
        edges.set(key, {
          direction,
          dataset: use.id,
          job,
          state: current !== null && usesIn(current.uses, direction).has(key) ? 'current' : 'past',
          origin: before?.origin === 'observed' ? 'observed' : origin,
          span: widen(before?.span ?? null, use.span),
        });
      }
    }
    return [...edges.values()].sort((a, b) => compareNames(a.dataset, b.dataset));
  });
}

function usesIn(uses: Uses, direction: 'input' | 'output'): ReadonlyMap<Key, UseSummary<unknown>> {
  return direction === 'input' ? uses.inputs : uses.outputs;
}
