import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalPath, MAX_RUNS, type CriticalPath } from '../../src/graph/critical-path.ts';
import type { Network } from '../../src/graph/network.ts';
import { beganAt } from '../../src/graph/run-history.ts';
import type { Run } from '../../src/model/catalog.ts';
import { jobKey } from '../../src/model/identity.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { catalogOf, dataset, datasetEvent, jobEvent, runEvent, symlinks } from '../catalog/log.ts';
import { datasetId, networkOf } from './network.ts';

interface Timed {
  readonly job: string;
  readonly inputs?: readonly string[];
  readonly outputs: readonly string[];
  /** In minutes; null where the log has no START. */
  readonly start: number | null;
  readonly end: number | null;
  readonly type?: string;
}

function run({ job, inputs = [], outputs, start, end, type = 'COMPLETE' }: Timed): JsonObject[] {
  const said = {
    job,
    inputs: inputs.map((name) => dataset(name)),
    outputs: outputs.map((name) => dataset(name)),
  };
  const id = `${job}-${start ?? end ?? 0}`;
  return [
    ...(start === null ? [] : [runEvent(id, 'START', start, said)]),
    ...(end === null ? [] : [runEvent(id, type, end, said)]),
  ];
}

const pathOf = (log: readonly Json[], name: string): CriticalPath | null =>
  criticalPath(networkOf(catalogOf(log)), datasetId(name));

const MINUTE = 60_000_000_000n;
const minutes = (time: bigint | null): string => (time === null ? '?' : String(time / MINUTE));

/** `clean-1 > orders: 4, after ?` */
const lines = (path: CriticalPath | null): readonly string[] =>
  (path?.steps ?? []).map(
    ({ run: { id }, dataset: { name }, took, waited }) =>
      `${id} > ${name}: ${minutes(took)}, after ${minutes(waited)}`,
  );

const clean: Timed = { job: 'clean', inputs: ['raw'], outputs: ['orders'], start: 1, end: 5 };
const days: Timed = { job: 'days', outputs: ['days'], start: 0, end: 8 };
const sum: Timed = { job: 'sum', inputs: ['orders', 'days'], outputs: ['daily'], start: 10, end: 12 };
const show: Timed = { job: 'show', inputs: ['daily'], outputs: ['page'], start: 20, end: 23 };

describe('the critical path of a dataset', () => {
  test('leads back each time to the run that ended last of those that wrote the inputs', () => {
    const path = pathOf([clean, days, sum, show].flatMap(run), 'page');
    expect(lines(path)).toEqual([
      'days-0 > days: 8, after ?',
      'sum-10 > daily: 2, after 2',
      'show-20 > page: 3, after 8',
    ]);
    expect([minutes(path?.took ?? null), path?.isCut]).toEqual(['23', false]);
  });

  test('begins at the last complete run that wrote it, whatever failed or began since', () => {
    const since: readonly Timed[] = [
      { ...show, start: 30, end: 31, type: 'FAIL' },
      { ...show, start: 40, end: null },
    ];
    expect(lines(pathOf([clean, sum, show, ...since].flatMap(run), 'page')).at(-1)).toBe(
      'show-20 > page: 3, after 8',
    );
  });

  test('leaves out runs that had not ended when the next began, and takes the one before them', () => {
    const late: Timed = { ...clean, start: 9, end: 11 };
    expect(lines(pathOf([clean, late, sum].flatMap(run), 'daily'))).toEqual([
      'clean-1 > orders: 4, after ?',
      'sum-10 > daily: 2, after 5',
    ]);
  });

  test('goes by what the run itself read, not by what its job reads now', () => {
    const now = jobEvent(99, { job: 'sum', inputs: [dataset('days')], outputs: [dataset('daily')] });
    const log = [...[clean, { ...sum, inputs: ['orders'] }].flatMap(run), now];
    expect(lines(pathOf(log, 'daily'))).toHaveLength(2);
  });

  test('has no durations where the log has no START', () => {
    const path = pathOf(
      [...run({ ...clean, start: null }), ...run({ ...sum, start: null }), ...run(show)],
      'page',
    );
    expect(lines(path)).toEqual([
      'clean-5 > orders: ?, after ?',
      'sum-12 > daily: ?, after ?',
      'show-20 > page: 3, after 8',
    ]);
    expect(path?.took).toBe(null);
  });

  test('says of its order no more than is known', () => {
    const orderOf = (...runs: readonly Timed[]) => pathOf(runs.flatMap(run), 'daily')?.order;
    expect(orderOf(clean, sum)).toBe('known');
    expect(orderOf({ ...clean, start: null }, sum)).toBe('known');
    expect(orderOf(clean, { ...sum, start: null })).toBe('no-start');
    expect(orderOf({ ...clean, start: 6 }, sum)).toBe('contradictory');
    expect(orderOf({ ...clean, start: 6 }, { ...sum, start: null })).toBe('contradictory');
    expect(orderOf(clean, { ...sum, start: 13 })).toBe('contradictory');
  });

  test('names the inputs that no run had written when a run began, though runs of other jobs did later', () => {
    const unready = (...runs: readonly Timed[]) =>
      pathOf(runs.flatMap(run), 'daily')?.steps.map((step) => step.unready.map(({ name }) => name));
    const late: Timed = { ...clean, start: 9, end: 11 };
    expect(unready(late, days, sum)).toEqual([[], ['orders']]);
    expect(unready(late, sum)).toEqual([['orders']]);
    expect(unready(clean, late, days, sum)).toEqual([[], []]);
    expect(unready({ ...late, type: 'FAIL' }, days, sum)).toEqual([[], []]);
    expect(unready(days, sum)).toEqual([[], []]);
    expect(unready({ ...sum, inputs: ['daily'] })).toEqual([[]]);
  });

  test('has no duration of a run that the log ends before it starts', () => {
    expect(lines(pathOf(run({ ...clean, start: 5, end: 1 }), 'orders'))).toEqual([
      'clean-5 > orders: ?, after ?',
    ]);
  });

  test('is of one day where a job reads what it wrote the day before', () => {
    const book: Timed = { job: 'book', inputs: ['orders', 'book'], outputs: ['book'], start: 10, end: 12 };
    const log = [clean, book, { ...clean, start: 101, end: 105 }, { ...book, start: 110, end: 112 }];
    expect(lines(pathOf(log.flatMap(run), 'book'))).toEqual([
      'clean-101 > orders: 4, after ?',
      'book-110 > book: 2, after 5',
    ]);
  });

  test('is none where no complete run wrote the dataset', () => {
    for (const log of [run({ ...clean, type: 'FAIL' }), [jobEvent(1, { outputs: [dataset('orders')] })]]) {
      expect(pathOf(log, 'orders')).toBe(null);
    }
    expect(pathOf(run(clean), 'nothing')).toBe(null);
  });

  test('is asked by any name of the dataset', () => {
    const log = [...run(clean), datasetEvent(0, dataset('orders', symlinks('alias')))];
    expect(lines(pathOf(log, 'alias'))).toEqual(['clean-1 > orders: 4, after ?']);
  });

  test('is bounded, and says so', () => {
    const chain = Array.from({ length: MAX_RUNS + 1 }, (_, index) =>
      run({
        job: `j${index}`,
        inputs: [`d${index}`],
        outputs: [`d${index + 1}`],
        start: 2 * index,
        end: 2 * index + 1,
      }),
    );
    const whole = pathOf(chain.slice(1).flat(), `d${MAX_RUNS + 1}`);
    expect([whole?.steps.length, whole?.isCut]).toEqual([MAX_RUNS, false]);
    const cut = pathOf(chain.flat(), `d${MAX_RUNS + 1}`);
    expect([cut?.steps.length, cut?.isCut, cut?.steps[0]?.run.id]).toEqual([MAX_RUNS, true, 'j1-2']);
  });

  test('takes, at each step of any log, the last of all runs that fit', () => {
    fc.assert(
      fc.property(anyRuns, (log) => {
        const network = networkOf(catalogOf(log));
        const path = criticalPath(network, datasetId('a'));
        expect(path?.steps.map((step) => step.run.id) ?? []).toEqual(naivePath(network, 'a'));
        expect(new Set(path?.steps.map((step) => jobKey(step.run.job))).size).toBe(path?.steps.length ?? 0);
      }),
      { numRuns: 500 },
    );
  });
});

const NAMES = ['a', 'b', 'c'];

const anyRuns: fc.Arbitrary<readonly JsonObject[]> = fc
  .array(
    fc.record({
      start: fc.option(fc.nat({ max: 40 }), { nil: null }),
      length: fc.nat({ max: 10 }),
      job: fc.constantFrom('j', 'k', 'l'),
      type: fc.constantFrom('COMPLETE', 'COMPLETE', 'FAIL'),
      inputs: fc.subarray(NAMES),
      outputs: fc.subarray(NAMES, { minLength: 1 }),
    }),
    { maxLength: 14 },
  )
  .map((runs) =>
    runs.flatMap(({ start, length, type, ...said }, index) => {
      const facets = {
        job: said.job,
        inputs: said.inputs.map((name) => dataset(name)),
        outputs: said.outputs.map((name) => dataset(name)),
      };
      const id = `r${index}`;
      return [
        ...(start === null ? [] : [runEvent(id, 'START', start, facets)]),
        runEvent(id, type, (start ?? 0) + length, facets),
      ];
    }),
  );

/** The ids of its runs, found by looking at every run each time. */
function naivePath({ catalog }: Network, name: string): readonly string[] {
  const path: Run[] = [];
  const lastOf = (wanted: readonly string[], until: string): Run | null => {
    const fitting = catalog.runs.filter(
      ({ state, endedAt, outputs, job }) =>
        state === 'complete' &&
        endedAt !== null &&
        endedAt <= until &&
        outputs.some(({ id }) => wanted.includes(id.name)) &&
        !path.some((one) => one.job.name === job.name),
    );
    const order = (one: Run): string => one.endedAt ?? '';
    fitting.sort((a, b) => (order(a) < order(b) ? 1 : order(a) > order(b) ? -1 : a.id < b.id ? -1 : 1));
    return fitting[0] ?? null;
  };
  let next = lastOf([name], '9999');
  while (next !== null) {
    path.unshift(next);
    next = lastOf(
      next.inputs.map(({ id }) => id.name),
      beganAt(next),
    );
  }
  return path.map(({ id }) => id);
}
