import { expect, test } from 'vitest';
import {
  datasetVariantNames,
  datasetVariants,
  jobVariantNames,
  jobVariants,
} from '../../src/site/diagram-variant.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { largeLog } from './large-log.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

/** What earlier runs touched, a job without lineage, one of a column within its dataset, and hubs with and without lineage. */
const odd: readonly JsonObject[] = [
  runEvent({ run: 'a', inputs: [dataset('old')], outputs: [dataset('kept', ['x'])] }),
  runEvent({ run: 'b', time: '2026-11-03T12:00:00Z', outputs: [dataset('kept', ['x'])] }),
  runEvent({
    run: 'c',
    job: 'self',
    outputs: [dataset('own', ['x', 'y'], columnLineage({ y: [['own', 'x']] }))],
  }),
  ...Array.from({ length: 40 }, (_, index) =>
    runEvent({
      run: `h${index}`,
      job: `read ${index}`,
      inputs: [dataset('hub', ['x']), dataset('bare', ['x'])],
      outputs: [dataset(`out${index}`, ['x'], index === 39 ? columnLineage({ x: [['hub', 'x']] }) : {})],
    }),
  ),
  runEvent({
    run: 'w',
    job: 'wide',
    inputs: Array.from({ length: 40 }, (_, index) => dataset(`out${index}`)),
    outputs: [dataset('all', ['x'], columnLineage({ x: [['out9', 'x']] }))],
  }),
];

test('which other pictures there are is known without making them', async () => {
  for (const log of [odd, largeLog({ datasets: 60, columns: 4, jobs: 20 })]) {
    const site = await siteOf(log);
    const { datasets, jobs } = site.catalog;
    for (const one of datasets) {
      const made = datasetVariants(site, one).map(({ variant }) => variant);
      expect(datasetVariantNames(site, one), one.id.name).toEqual(made);
    }
    for (const one of jobs) {
      const made = jobVariants(site, one).map(({ variant }) => variant);
      expect(jobVariantNames(site, one), one.id.name).toEqual(made);
    }
  }
});
