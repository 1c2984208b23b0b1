/** Which job reads and writes which dataset. */
import { fact, type Fact, type FactMap } from './fact.ts';
import type { Homes } from './home.ts';
import { keyOf } from './name.ts';
import { currentOf, type Statement, type Use } from './statement.ts';

/** By direction, dataset and job; an edge that the job's current statement does not repeat is past. */
export function ioEdges(jobs: readonly (readonly Statement[])[], homes: Homes): FactMap {
  return new Map(jobs.flatMap((statements) => edgesOf(statements, homes)));
}

function edgesOf(statements: readonly Statement[], homes: Homes): [string, Fact][] {
  const current = new Set(currentOf(statements)?.uses.map((use) => useKey(use, homes)));
  return statements.flatMap(({ job, uses }) =>
    uses.map((use): [string, Fact] => [
      keyOf(use.direction, homes.of(use.id), job),
      fact(current.has(useKey(use, homes)) ? 'current' : 'past', use.place),
    ]),
  );
}

function useKey({ direction, id }: Use, homes: Homes): string {
  return keyOf(direction, homes.of(id));
}
