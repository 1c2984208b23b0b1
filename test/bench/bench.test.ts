import { expect, test } from 'vitest';
import { readRequest, sizeOf } from './bench.ts';
import { limitsOf } from './measure/limit.ts';
import { measure } from './measure/measure.ts';
import { report } from './measure/report.ts';
import { thisMachine } from './measure/machine.ts';
import type { Result } from './measure/result.ts';
import { rowsOf } from './measure/row.ts';
import type { Size } from './warehouse/size.ts';

const PATIENCE = 900_000;

/** As small as it can be with all that a measurement looks at. */
const FEW: Size = { datasets: 12, columns: 240, jobs: 6, runs: 3, seed: 1 };

test(
  'every phase is measured, and a second build gives the bytes of a cold one',
  { timeout: PATIENCE },
  async () => {
    const result = await measure(FEW, { sample: 3, isCompared: true, isShown: false });
    expect(rowsOf(result).map(({ phase }) => phase)).toEqual(
      expect.arrayContaining([
        'collect',
        'catalog',
        'graph',
        'search index',
        'render',
        '  of it: layout',
        'whole build',
        'second build',
      ]),
    );
    for (const { milliseconds, cpuMilliseconds, floor, goal } of rowsOf(result)) {
      for (const figure of [milliseconds, cpuMilliseconds, floor?.milliseconds ?? 0, goal?.ratio ?? 0]) {
        expect(figure).toBeGreaterThanOrEqual(0);
        expect(figure).toBeLessThan(Infinity);
      }
    }
    expect(result.second.different).toEqual([]);
    expectWhole(result);
    const text = report({ machine: thisMachine(), bySize: new Map([['small', [result]]]) });
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    expect(limitsOf(result).map(({ what }) => what)).toContain('peak memory of both builds');
  },
);

/** A page for each column, dataset, job and run at least. */
function expectWhole({ output, size, cold, renderFloor, collectFloor }: Result): void {
  const { datasets, columns, jobs, runs } = size;
  expect(output.pages).toBeGreaterThan(datasets + columns + jobs + jobs * runs);
  expect(output.bytes).toBeGreaterThan(output.files);
  for (const { peakRssBytes } of [cold, renderFloor, collectFloor]) expect(peakRssBytes).toBeGreaterThan(1e6);
}

test('small, medium and large have 100, 1,000 and 10,000 datasets of 20 columns', () => {
  expect(sizeOf('small')).toMatchObject({ datasets: 100, columns: 2000, jobs: 50 });
  expect(sizeOf('large')).toMatchObject({ datasets: 10_000, columns: 200_000, jobs: 5000 });
});

test('the command line names a size, and how often', () => {
  expect(readRequest([])).toEqual({ name: 'small', runs: 1 });
  expect(readRequest(['--size', 'large', '--runs', '3'])).toEqual({ name: 'large', runs: 3 });
  expect(readRequest(['--help'])).toBeNull();
  expect(() => readRequest(['--size', 'huge'])).toThrow('There is no size huge');
  expect(() => readRequest(['--runs', '0'])).toThrow(
    '--runs takes a whole number of at least 1, and found 0',
  );
  expect(() => readRequest(['--fast'])).toThrow("Unknown option '--fast'");
});
