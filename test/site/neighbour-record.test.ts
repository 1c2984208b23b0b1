import { describe, expect, test } from 'vitest';
import {
  datasetNeighbours,
  jobNeighbours,
  neighbouringDatasets,
  type NeighbourRecord,
} from '../../src/site/neighbour-record.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

/** `extract` makes `raw` of `source`; `load` and `copy` each make a table of it; lineage alone names `gone`. */
const site = await siteOf([
  runEvent({ run: 'a', job: 'extract', inputs: [dataset('source')], outputs: [dataset('raw')] }),
  runEvent({ run: 'b', job: 'load', inputs: [dataset('raw')], outputs: [dataset('sales')] }),
  runEvent({
    run: 'c',
    job: 'copy',
    inputs: [dataset('raw')],
    outputs: [dataset('copies', ['id'], columnLineage({ id: [['gone', 'id']] }))],
  }),
]);
const data = (name: string) => ({ namespace: 'data', name });
const brief = (records: readonly NeighbourRecord[]): string[] =>
  records.map(({ kind, name, upstream, downstream }) => `${kind} ${name} ${upstream}/${downstream}`);

describe('the next step', () => {
  test('from a dataset leads to the jobs that write and read it, each with its own neighbours counted', () => {
    const { upstream, downstream } = datasetNeighbours(site, data('raw'));
    expect(brief(upstream)).toEqual(['job extract 1/1']);
    expect(brief(downstream)).toEqual(['job copy 2/1', 'job load 1/1']);
  });

  test('from a job leads to what it reads and writes, and says what lineage alone names', () => {
    const { upstream, downstream } = jobNeighbours(site, { namespace: 'jobs', name: 'copy' });
    expect(brief(upstream)).toEqual(['dataset gone 0/1', 'dataset raw 1/2']);
    expect(upstream.map(({ undeclared }) => undeclared ?? false)).toEqual([true, false]);
    expect(brief(downstream)).toEqual(['dataset copies 1/0']);
  });

  test('without jobs leads to the datasets beyond them, each with its own counted', () => {
    const { upstream, downstream } = neighbouringDatasets(site, data('raw'));
    expect(brief(upstream)).toEqual(['dataset source 0/1']);
    expect(brief(downstream)).toEqual(['dataset copies 2/0', 'dataset sales 1/0']);
  });

  test('says where each has its page, as no path can be made in the browser', () => {
    expect(datasetNeighbours(site, data('raw')).upstream[0]?.url).toBe('/jobs/jobs/extract/');
    expect(neighbouringDatasets(site, data('raw')).upstream[0]?.url).toBe('/datasets/data/source/');
  });
});
