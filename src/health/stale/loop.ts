/** Which datasets are made of each other. */
import { cyclicComponents } from '../../graph/digraph/component.ts';
import { datasetDigraph } from '../../graph/dataset-digraph.ts';
import type { Network } from '../../graph/network.ts';
import { datasetKey, type DatasetId, type Key } from '../../model/identity.ts';
import { memoryOf } from '../../model/memory.ts';

/** Whether two datasets lie on one cycle. */
export type SharesLoop = (a: DatasetId, b: DatasetId) => boolean;

const memory = memoryOf<Network, SharesLoop>('health/stale/loop');

export function loopsOf(network: Network): SharesLoop {
  const known = memory.get(network) ?? findLoops(network);
  memory.set(network, known);
  return known;
}

function findLoops(network: Network): SharesLoop {
  const { datasets, digraph } = datasetDigraph(network);
  const loops = new Map<Key, number>();
  for (const [loop, members] of cyclicComponents(digraph).entries()) {
    for (const member of members) {
      const id = datasets[member];
      if (id !== undefined) loops.set(datasetKey(id), loop);
    }
  }
  return (a, b) => {
    const loop = loops.get(datasetKey(a));
    return loop !== undefined && loop === loops.get(datasetKey(b));
  };
}
