/** How many there are of each: the numbers that `api/build.json` gives. */
import type { Books } from './books.ts';
import { fact, type FactMap, type Facts } from './fact.ts';

export function tallyOfBooks({ read, accepted, duplicate, rejected }: Books): FactMap {
  return numbers({ read, accepted: accepted.length, duplicate, rejected: rejected.length });
}

export function tallyOf(facts: Omit<Facts, 'count'>): FactMap {
  return numbers({
    datasets: facts.dataset.size,
    jobs: facts.job.size,
    columns: facts.column.size,
    runs: facts.run.size,
    terms: facts.term.size,
    ioEdges: facts['io edge'].size,
    statedColumnEdges: facts['column edge'].size + facts.dependency.size,
  });
}

function numbers(named: Readonly<Record<string, number>>): FactMap {
  return new Map(Object.entries(named).map(([name, number]) => [name, fact(String(number))]));
}
