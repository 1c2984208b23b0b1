/** Each use of a dataset by a run, with what the run said of it then. */
import type { Run, RunIo } from '../../model/catalog.ts';
import type { InputFacets, OutputFacets } from '../../model/facet.ts';
import { datasetKey, type DatasetId, type Key } from '../../model/identity.ts';
import type { Ledger } from '../ledger.ts';
import { perLedger } from '../per-ledger.ts';

export type Use = { readonly run: Run } & (
  | { readonly role: 'input'; readonly io: RunIo<InputFacets> }
  | { readonly role: 'output'; readonly io: RunIo<OutputFacets> }
);

/** In the order in which the runs began; of one run, its inputs first. */
export function usesOf(ledger: Ledger, dataset: DatasetId): readonly Use[] {
  return allUses(ledger).get(datasetKey(dataset)) ?? [];
}

const allUses = perLedger('health/quality/use', ({ runs }): ReadonlyMap<Key, readonly Use[]> => {
  const uses = new Map<Key, Use[]>();
  const add = (use: Use): void => {
    const key = datasetKey(use.io.id);
    const list = uses.get(key);
    if (list === undefined) uses.set(key, [use]);
    else list.push(use);
  };
  for (const run of runs) {
    for (const io of run.inputs) add({ run, role: 'input', io });
    for (const io of run.outputs) add({ run, role: 'output', io });
  }
  return uses;
});
