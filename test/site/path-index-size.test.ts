import { beforeAll, describe, expect, test } from 'vitest';
import { reachColumns } from '../../src/graph/reach.ts';
import type { ColumnId } from '../../src/model/identity.ts';
import { findPaths } from '../../src/scripts/paths/find.ts';
import { endsOn } from '../../src/scripts/paths/path-row.ts';
import { suggester } from '../../src/scripts/paths/suggest.ts';
import { catalogOf } from '../catalog/log.ts';
import { networkOf } from '../graph/network.ts';
import { largeLog } from './large-log.ts';
import { endCalled, filesOf, openedFiles } from './path-index.ts';

/** Of 200 kB in all, what the page itself, its style and its script take is left: see `test/browser/paths.test.ts`. */
const MOST_BYTES = 140_000;
/** As many rows as the page shows of a kind before one asks for more. */
const ROWS = 10;

describe('the index of 20,000 columns, with 40,000 edges, by 500 jobs', () => {
  let network: ReturnType<typeof networkOf>;
  let files: ReadonlyMap<string, Uint8Array>;

  beforeAll(() => {
    network = networkOf(catalogOf(largeLog({ datasets: 1000, columns: 20, jobs: 500 })));
    files = filesOf(network);
  });

  test('is of that size', () => {
    const { datasets, columnEdges, jobs } = network.catalog;
    expect(datasets.flatMap(({ columns }) => columns)).toHaveLength(20_000);
    expect(columnEdges.filter(({ state }) => state === 'current').length).toBeGreaterThan(40_000);
    expect(jobs).toHaveLength(500);
  });

  /** A column of the first layer, with the farthest that is made of it, for some of the columns of that layer. */
  function questions(): (readonly [from: ColumnId, to: ColumnId])[] {
    const columns = network.catalog.datasets
      .filter(({ id }) => id.namespace.endsWith('/raw'))
      .flatMap((dataset) => dataset.columns.slice(0, 1));
    return columns.slice(0, 40).flatMap(({ id }) => {
      const farthest = reachColumns(network.graph, id, 'downstream').at(-1);
      return farthest === undefined ? [] : [[id, farthest.id] as const];
    });
  }

  test('answers questions with what is fetched for each within its bound', async () => {
    let found = 0;
    for (const [from, to] of questions()) {
      const { index, fetched } = await openedFiles(files);
      const suggest = suggester(index);
      const picked = [];
      for (const { name, column } of [from, to]) {
        const { ends } = await suggest(`${name}.${column}`);
        picked.push(
          ends.find((end) => end.column?.name === column) ?? (await endCalled(index, name, column)),
        );
      }
      const [start, end] = picked;
      if (start === undefined || end === undefined) throw new Error('Two ends are picked.');
      const { groups, isPartial } = await findPaths(index, start, end, false);
      for (const { paths } of groups) await endsOn(index, paths.slice(0, ROWS));
      found += groups.length > 0 ? 1 : 0;
      const bytes = [...fetched.values()].reduce((sum, size) => sum + size, 0);
      expect(bytes, `${from.name}.${from.column} to ${to.name}.${to.column}`).toBeLessThan(MOST_BYTES);
      expect(isPartial).toBe(false);
    }
    expect(found).toBeGreaterThan(20);
  });

  test('could give all edges to one question, within the bound', () => {
    const sizeOf = (column: boolean): number[] =>
      [...files].filter(([path]) => path.startsWith('columns/') === column).map(([, bytes]) => bytes.length);
    const names = sizeOf(true).sort((a, b) => b - a);
    /** Two kinds of paths, of six datasets each. */
    const shown = names.slice(0, 2 * ROWS * 6);
    expect([...sizeOf(false), ...shown].reduce((sum, size) => sum + size, 0)).toBeLessThan(160_000);
  });
});
