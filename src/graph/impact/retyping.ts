/**
 * What another type does: whoever gets the values may get another type too, or fail to convert them; whoever joins,
 * filters, groups or sorts by them may find other rows. Beyond what column lineage says, nothing is known.
 */
import type { Network } from '../network.ts';
import type { Crossing } from './crossing.ts';
import type { Effect, ImpactKind } from './effect.ts';
import type { Consequence } from './failure.ts';
import { Marks } from './mark.ts';
import { spread, type Seed } from './spread.ts';
import type { Target } from './target.ts';
import { unstatedUses } from './unstated-use.ts';

export function consequenceOfRetyping(network: Network, target: Target, crossing: Crossing): Consequence {
  const [datasets, jobs] = [new Marks(), new Marks()];
  for (const mark of crossing.datasets) datasets.add(mark);
  for (const mark of crossing.jobs) jobs.add(mark);
  const seeds: Seed[] = [];
  for (const { id, distance } of [{ id: target.dataset, distance: 0 }, ...datasets.list()]) {
    const uses = unstatedUses(network, id);
    for (const job of uses.jobs) jobs.add({ id: job, distance: distance + 1, kind: 'unknown' });
    for (const output of uses.outputs) seeds.push({ id: output, distance: distance + 1 });
  }
  const beyond = spread(network.flow, seeds, target.whole ? target.dataset : null);
  for (const one of beyond.datasets) datasets.add({ ...one, kind: 'unknown' });
  for (const one of beyond.jobs) jobs.add({ ...one, kind: 'unknown' });
  return {
    datasets: datasets.list().map((mark) => ({ ...mark, effect: effectOf(mark.kind) })),
    jobs: jobs.list().map((mark) => ({ ...mark, effect: effectOf(mark.kind) })),
  };
}

export function effectOf(kind: ImpactKind): Effect {
  if (kind === 'value') return 'may-change';
  return kind === 'influence' ? 'may-not-match' : 'unknown';
}
