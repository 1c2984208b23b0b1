/** How much hangs on what is wrong: how many datasets are made of it, near or far. */
import { datasetDigraph } from '../graph/dataset-digraph.ts';
import { distancesFrom, UNREACHED } from '../graph/digraph/distance.ts';
import { datasetKey, jobKey, keyOf, sameName, type DatasetId, type Key } from '../model/identity.ts';
import type { Subject } from './finding.ts';
import type { Ledger } from './ledger.ts';
import { perLedger } from './per-ledger.ts';

/** Of a dataset, those that are made of it; of a job, those that it writes and those that are made of them. */
export const downstreamCounter = perLedger(
  'health/ranking',
  (ledger: Ledger): ((subject: Subject) => number) => {
    const { datasets, digraph, numberOf } = datasetDigraph(ledger.network);
    const counts = new Map<Key, number>();
    const countFrom = (sources: readonly DatasetId[]): number => {
      const distances = distancesFrom(digraph, numbersOf(sources));
      return distances.subarray(0, datasets.length).filter((distance) => distance !== UNREACHED).length;
    };
    const numbersOf = (ids: readonly DatasetId[]): number[] => ids.flatMap((id) => numberOf(id) ?? []);
    return (subject) => {
      const key = subjectKey(subject);
      const isDataset = subject.kind === 'dataset';
      const known =
        counts.get(key) ??
        (isDataset ? countFrom([subject.id]) - 1 : countFrom(ledger.network.flow.outputsOf(subject.id)));
      counts.set(key, known);
      return known;
    };
  },
);

export function sameSubject(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && sameName(a.id, b.id);
}

export function subjectKey({ kind, id }: Subject): Key {
  return keyOf(kind, kind === 'dataset' ? datasetKey(id) : jobKey(id));
}
