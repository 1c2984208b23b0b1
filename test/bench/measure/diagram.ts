/** Every diagram of a site, by the kind of page or file that shows it. */
import { datasetNeighbourhood, jobNeighbourhood } from '../../../src/graph/neighbourhood.ts';
import { columnSlice } from '../../../src/graph/column-slice.ts';
import { withoutTheObvious } from '../../../src/graph/plain-slice.ts';
import type { Slice } from '../../../src/graph/slice.ts';
import { datasetVariants, jobVariants } from '../../../src/site/diagram-variant.ts';
import type { Site } from '../../../src/site/site.ts';
import { surroundingsOf } from '../../../src/site/surroundings.ts';

export const DIAGRAM_KINDS = ['column', 'dataset', 'dataset variant', 'job', 'job variant'] as const;
export type DiagramKind = (typeof DIAGRAM_KINDS)[number];

/** Made one by one, as pages make them: all at once are more than memory holds. */
export function* diagramsOf(site: Site): Generator<readonly [DiagramKind, Slice]> {
  const around = surroundingsOf(site);
  for (const dataset of site.catalog.datasets) {
    yield ['dataset', withoutTheObvious(datasetNeighbourhood(around, dataset.id))];
    for (const { slice } of datasetVariants(site, dataset))
      yield ['dataset variant', withoutTheObvious(slice)];
    for (const { id } of dataset.columns) {
      const { slice } = columnSlice(around, id);
      // A page says so in words where there is nothing to draw.
      if (slice.edges.length > 0) yield ['column', withoutTheObvious(slice)];
    }
  }
  for (const job of site.catalog.jobs) {
    yield ['job', withoutTheObvious(jobNeighbourhood(around, job.id))];
    for (const { slice } of jobVariants(site, job)) yield ['job variant', withoutTheObvious(slice)];
  }
}
