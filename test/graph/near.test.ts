import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_JOBS, nearColumns, nearDatasets } from '../../src/graph/near.ts';
import { reachColumns, reachDatasets } from '../../src/graph/reach.ts';
import { catalogOf, dataset, datasetEvent, jobEvent, schema, symlinks } from '../catalog/log.ts';
import { anyMixedJobs, mixedNetwork } from './naive-impact.ts';
import {
  anyColumn,
  anyColumnLinks,
  anyFlow,
  columnId,
  columnNetworkOf,
  datasetId,
  flowNetwork,
  jobId,
  networkOf,
  type Network,
} from './network.ts';

const SIDES = ['upstream', 'downstream'] as const;
const anySide = fc.constantFrom(...SIDES);

describe('the nearest columns', () => {
  const expectFirstOf = (network: Network, path: string, most: number): void => {
    for (const side of SIDES) {
      const whole = reachColumns(network.graph, columnId(path), side);
      const { direct, nearest, count } = nearColumns(network, columnId(path), side, most);
      const beyond = whole.filter(({ distance }) => distance > 1);
      const first = beyond.slice(0, most).map(({ id, distance, kind }) => ({ id, distance, kind }));
      expect(nearest).toEqual(first);
      expect(direct).toBe(whole.length - beyond.length);
      expect(count.value).toBe(whole.filter(({ kind }) => kind === 'value').length);
      expect(count.value + count.influence).toBe(whole.length);
    }
  };

  test('are the first of all that are more than one step away, and all are counted', () => {
    fc.assert(
      fc.property(anyColumnLinks, anyColumn, fc.nat(6), (links, path, most) => {
        expectFirstOf(columnNetworkOf(links), path, most);
      }),
      { numRuns: 1000 },
    );
  });

  test('are so whatever was asked before', () => {
    fc.assert(
      fc.property(anyColumnLinks, fc.array(anyColumn, { maxLength: 6 }), fc.nat(4), (links, paths, most) => {
        const network = columnNetworkOf(links);
        for (const path of paths) expectFirstOf(network, path, most);
      }),
      { numRuns: 200 },
    );
  });

  test('are none of a column that is not in the catalog', () => {
    const none = { direct: 0, nearest: [], count: { value: 0, influence: 0 } };
    expect(nearColumns(columnNetworkOf([]), columnId('nowhere.x'), 'upstream', 3)).toEqual(none);
  });

  test('pass by no column that the schema has lost', () => {
    const rows = { fields: {}, dataset: [{ namespace: 'db', name: 'in', field: 'x', transformations: [] }] };
    const network = networkOf(
      catalogOf([
        datasetEvent(0, dataset('out', schema('kept', 'gone'))),
        jobEvent(1, { outputs: [dataset('out', { ...schema('kept'), columnLineage: rows })] }),
      ]),
    );
    for (const path of ['out.kept', 'out.gone']) expectFirstOf(network, path, 5);
    expect(nearColumns(network, columnId('out.gone'), 'upstream', 5).direct).toBe(0);
  });
});

describe('the nearest datasets', () => {
  const expectFirstOf = (network: Network, name: string, most: number): void => {
    for (const side of SIDES) {
      const whole = reachDatasets(network.flow, datasetId(name), side);
      const { nearest, count, direct } = nearDatasets(network, datasetId(name), side, most);
      const first = whole.slice(0, most).map((one) => ({ ...one, moreJobs: 0 }));
      expect(nearest).toEqual(first);
      expect([count, direct]).toEqual([whole.length, whole.filter(({ distance }) => distance === 1).length]);
    }
  };

  test('are the first of all that are reached, with the jobs of the last step, and all are counted', () => {
    fc.assert(fc.property(anyFlow, fc.constantFrom('a', 'b', 'c'), fc.nat(6), expectFirstOf), {
      numRuns: 1000,
    });
    fc.assert(
      fc.property(anyMixedJobs, fc.constantFrom('a', 'b', 'c'), fc.nat(6), (jobs, name, most) => {
        expectFirstOf(mixedNetwork(jobs), name, most);
      }),
      { numRuns: 500 },
    );
  });

  test('name a few of many jobs, and count the others', () => {
    const names = Array.from({ length: MAX_JOBS + 3 }, (_, index) => `j${index}`);
    const network = flowNetwork(Object.fromEntries(names.map((name) => [name, [['a'], ['b']]])));
    const [near] = nearDatasets(network, datasetId('a'), 'downstream', 1).nearest;
    expect(near).toMatchObject({ jobs: names.slice(0, MAX_JOBS).map(jobId), moreJobs: 3 });
  });

  test('are the same by each identity', () => {
    fc.assert(
      fc.property(anySide, (side) => {
        const network = networkOf(
          catalogOf([jobEvent(1, { inputs: [dataset('in', symlinks('alias'))], outputs: [dataset('out')] })]),
        );
        expect(nearDatasets(network, datasetId('in'), side, 3).count).toBe(side === 'upstream' ? 0 : 1);
      }),
    );
  });
});
