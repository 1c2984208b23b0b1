import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/health/finding.ts';
import { findingsOf, healthOf, type Trouble } from '../../src/health/health.ts';
import type { Ledger } from '../../src/health/ledger.ts';
import { downstreamCounter } from '../../src/health/ranking.ts';
import { reachDatasets } from '../../src/graph/reach.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { dataset, runEvent } from '../catalog/log.ts';
import { anyFlow } from '../graph/network.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { ledgerOf } from '../../src/health/ledger.ts';
import { eventsOf, ledgerFrom, ledgerOfRuns, moment, type JobWork, type LoggedRun } from './health-log.ts';

/** raw → orders → daily → page, and orders → scores */
const SHOP: Readonly<Record<string, JobWork>> = {
  clean: { reads: ['raw'], writes: ['orders'] },
  sum: { reads: ['orders'], writes: ['daily'] },
  show: { reads: ['daily'], writes: ['page'] },
  score: { reads: ['orders'], writes: ['scores'] },
};

const run = (job: string, begins: number): LoggedRun => ({ job, begins, ends: begins + 1 });
const fails = (job: string, begins: number): LoggedRun => ({ ...run(job, begins), type: 'FAIL' });
const NIGHT = [run('clean', 1), run('sum', 10), run('score', 10), run('show', 20)];

const word = ({ kind, subject }: Finding): string => `${kind} ${subject.id.name}`;

/** `run-failed clean, 4 downstream: dataset-stale orders` */
function line({ finding, also, follows, downstream }: Trouble): string {
  const more = also.length === 0 ? '' : ` and ${also.map(word).join(', ')}`;
  const after = follows.length === 0 ? '' : `: ${follows.map(word).join(', ')}`;
  return `${word(finding)}${more}, ${downstream} downstream${after}`;
}

const withCheck = (name: string, check: JsonObject) =>
  dataset(name, { dataQualityAssertions: { assertions: [{ assertion: 'not_null', ...check }] } });

const open = (ledger: Ledger): readonly string[] => healthOf(ledger).open.map(line);

describe('what is wrong now', () => {
  test('is nothing where all runs completed', () => {
    expect(healthOf(ledgerOfRuns(SHOP, NIGHT))).toMatchObject({ open: [], past: [], stale: 0 });
  });

  test('is one thing where a job failed, with all that is stale because of it', () => {
    const ledger = ledgerOfRuns(SHOP, [...NIGHT, fails('clean', 100)]);
    expect(open(ledger)).toEqual([
      'run-failed clean, 4 downstream: dataset-stale daily, dataset-stale orders, dataset-stale page, dataset-stale scores',
    ]);
    expect(healthOf(ledger).stale).toBe(4);
  });

  test('comes in the order of how much is downstream, then of how long it has been so', () => {
    const runs = [...NIGHT, fails('show', 100), fails('sum', 110), fails('score', 90)];
    expect(open(ledgerOfRuns(SHOP, runs)).map((text) => text.split(':')[0])).toEqual([
      'run-failed sum, 2 downstream',
      'run-failed score, 1 downstream',
      'run-failed show, 1 downstream',
    ]);
  });

  test('a job that failed for want of an input is put down to the one upstream that failed before', () => {
    const runs = [...NIGHT, fails('clean', 100), fails('sum', 110), fails('show', 120)];
    expect(open(ledgerOfRuns(SHOP, runs))).toEqual([
      'run-failed clean, 4 downstream: run-failed show, run-failed sum, ' +
        'dataset-stale daily, dataset-stale orders, dataset-stale page, dataset-stale scores',
    ]);
  });

  test('one that had failed before its input went stale stands for itself', () => {
    const runs = [...NIGHT, fails('sum', 90), fails('clean', 100)];
    expect(open(ledgerOfRuns(SHOP, runs)).map((text) => text.split(':')[0])).toEqual([
      'run-failed clean, 4 downstream',
      'run-failed sum, 2 downstream',
    ]);
  });

  test('several failures of one job are one thing, the newest first', () => {
    const runs = [...NIGHT, fails('show', 100), fails('show', 110)];
    const [trouble] = healthOf(ledgerOfRuns(SHOP, runs)).open;
    expect(trouble).toMatchObject({
      finding: {
        kind: 'run-failed',
        run: { id: 'show-110' },
        earlier: [{ id: 'show-100' }],
        since: moment(101),
      },
      also: [],
      since: moment(101),
    });
  });

  test('each thing that is wrong with a job has its own time, and all have that of the oldest', () => {
    const runs = [run('clean', 0), fails('clean', 60)];
    const [trouble] = healthOf(ledgerOfRuns(SHOP, runs, { crons: { clean: '0 * * * *' }, asOf: 140 })).open;
    expect(trouble).toMatchObject({
      finding: { kind: 'run-missed', due: moment(120), since: moment(135) },
      also: [{ kind: 'run-failed', since: moment(61) }],
      since: moment(61),
    });
  });

  test('a failed check is told with the failure of the very run that made it, and counts what is downstream of its dataset', () => {
    const log = [
      ...eventsOf(SHOP, NIGHT),
      ...eventsOf({}, [{ job: 'test', begins: 100 }]),
      runEvent('test-100', 'FAIL', 101, { job: 'test', inputs: [withCheck('orders', { success: false })] }),
    ];
    expect(healthOf(ledgerFrom(log, { owners: { orders: 'shop' } })).open).toMatchObject([
      {
        finding: { kind: 'run-failed', subject: { id: { name: 'test' } } },
        also: [{ kind: 'check-failed', subject: { id: { name: 'orders' } } }],
        downstream: 3,
        contacts: [{ id: 'shop' }],
      },
    ]);
  });

  test('a run that failed since a run that is a part of it failed is put down to that', () => {
    const parent = { parent: { run: { runId: 'all-95' }, job: { namespace: 'jobs', name: 'all' } } };
    const runs = [
      ...NIGHT,
      fails('all', 95),
      { ...fails('clean', 95), runFacets: parent },
      { ...fails('score', 98), runFacets: parent },
    ];
    expect(open(ledgerOfRuns(SHOP, runs)).map((text) => text.split(', dataset-stale')[0])).toEqual([
      'run-failed clean, 4 downstream: run-failed all, run-failed score',
    ]);
  });

  test('what the failed run of a job that is put down to another reported goes with it', () => {
    const failed = runEvent('sum-110', 'FAIL', 111, {
      job: 'sum',
      inputs: [withCheck('orders', { success: false })],
      outputs: [dataset('daily')],
    });
    const log = [...eventsOf(SHOP, [...NIGHT, fails('clean', 100)]), failed];
    expect(open(ledgerFrom(log))).toEqual([
      'run-failed clean, 4 downstream: run-failed sum, check-failed orders, ' +
        'dataset-stale daily, dataset-stale orders, dataset-stale page, dataset-stale scores',
    ]);
  });

  test('a failure of a job that is made of a column that was removed before is put down to that change', () => {
    const columns = (...names: readonly string[]) => ({
      schema: { fields: names.map((name) => ({ name, type: 'INT' })) },
    });
    const columnLineage = {
      fields: { day: { inputFields: [{ namespace: 'db', name: 'orders', field: 'day' }] } },
    };
    const makes = (minute: number, ...names: readonly string[]) =>
      runEvent(`clean-${minute}`, 'COMPLETE', minute, {
        job: 'clean',
        outputs: [dataset('orders', columns(...names))],
      });
    const sums = (minute: number, type: 'COMPLETE' | 'FAIL') => [
      runEvent(`sum-${minute}`, 'START', minute - 1, { job: 'sum' }),
      runEvent(`sum-${minute}`, type, minute, {
        job: 'sum',
        inputs: [dataset('orders')],
        outputs: [dataset('daily', { ...columns('day'), columnLineage })],
      }),
    ];
    const before = [makes(1, 'id', 'day'), ...sums(10, 'COMPLETE')];
    expect(open(ledgerFrom([...before, makes(100, 'id'), ...sums(110, 'FAIL')]))).toEqual([
      'schema-breaking orders, 1 downstream: run-failed sum, dataset-stale daily',
    ]);
    const fixed = [...before, ...sums(90, 'FAIL'), makes(100, 'id')];
    expect(open(ledgerFrom(fixed))).toEqual([
      'run-failed sum, 1 downstream: dataset-stale daily',
      'schema-breaking orders, 1 downstream',
    ]);
  });

  test('a check that is only to warn comes last, whatever hangs on it', () => {
    const warned = (severity: string) =>
      runEvent('clean-100', 'COMPLETE', 100, {
        job: 'clean',
        outputs: [withCheck('orders', { success: false, severity })],
      });
    const log = eventsOf(SHOP, [...NIGHT, fails('show', 110)]);
    const names = (severity: string): readonly string[] =>
      open(ledgerFrom([...log, warned(severity)])).map((text) => text.split(',')[0] ?? '');
    expect(names('error')).toEqual(['check-failed orders', 'run-failed show']);
    expect(names('warn')).toEqual(['run-failed show', 'check-failed orders']);
  });

  test('jobs that missed the same moment are one thing: the first of them that all are made from', () => {
    const crons = { clean: '0 * * * *', sum: '0 * * * *', show: '0 * * * *', score: '0 * * * *' };
    const runs = [run('clean', 0), run('sum', 5), run('score', 5), run('show', 10)];
    const troubles = open(ledgerOfRuns(SHOP, runs, { crons, asOf: 90 }));
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(
      /^run-missed clean, 4 downstream: run-missed score, run-missed show, run-missed sum/,
    );
  });

  test('a dataset that was not made anew since stands for itself where its cause is over', () => {
    const runs = [...NIGHT, fails('clean', 100), run('clean', 110), run('score', 120)];
    expect(open(ledgerOfRuns(SHOP, runs))).toEqual(['dataset-stale daily, 1 downstream: dataset-stale page']);
  });

  test('a dataset that was not made anew since is one thing, however many jobs had left it stale', () => {
    const runs = [
      fails('sum', 100),
      run('sum', 105),
      fails('clean', 110),
      run('clean', 115),
      run('sum', 120),
    ];
    expect(open(ledgerOfRuns(SHOP, [...NIGHT, ...runs, run('score', 125)]))).toEqual([
      'dataset-stale page, 0 downstream',
    ]);
  });

  test('a dataset that is past its time is put down to what left it stale', () => {
    const freshBy = { page: '0 0 * * *' };
    const day = 24 * 60;
    const nights = [...NIGHT, run('clean', day + 1), fails('show', day + 20)];
    expect(open(ledgerOfRuns(SHOP, nights, { freshBy, asOf: 2 * day }))).toEqual([
      'run-failed show, 1 downstream: dataset-late page, dataset-stale page',
    ]);
  });

  test('one that was past its time before is not', () => {
    const freshBy = { page: '0 0 * * *' };
    const day = 24 * 60;
    const runs = [...NIGHT, run('show', 3 * day - 1), fails('show', 3 * day + 20)];
    const around = { freshBy, asOf: 2 * day };
    expect(open(ledgerOfRuns(SHOP, runs, around))).toEqual(['dataset-late page, 0 downstream']);
  });

  test('what a dataset fails in several ways is one thing', () => {
    const failed = (minute: number, ...names: readonly string[]) =>
      runEvent(`clean-${minute}`, 'COMPLETE', minute, {
        job: 'clean',
        outputs: [
          dataset('orders', {
            dataQualityAssertions: {
              assertions: ['not_null', 'unique'].map((assertion) => ({
                assertion,
                success: !names.includes(assertion),
              })),
            },
          }),
        ],
      });
    const log = [...eventsOf(SHOP, [run('sum', 10)]), failed(1), failed(100, 'not_null', 'unique')];
    const [trouble, ...others] = healthOf(ledgerFrom(log)).open;
    expect(others).toEqual([]);
    expect(trouble?.finding.kind).toBe('check-failed');
    expect(trouble?.also.map(({ kind }) => kind)).toEqual(['check-failed', 'score-dropped']);
    expect(trouble?.downstream).toBe(1);
  });

  test('two jobs that each other’s output left stale are put down to one of them, and not to each other', () => {
    const jobs = {
      load: { reads: ['back'], writes: ['there'] },
      turn: { reads: ['there'], writes: ['back'] },
    };
    const runs = [run('load', 1), run('turn', 5), fails('load', 100), fails('turn', 100)];
    const [trouble, ...others] = healthOf(ledgerOfRuns(jobs, runs)).open;
    expect(others).toEqual([]);
    expect([trouble?.finding, ...(trouble?.follows ?? [])].map((one) => one?.kind)).toEqual([
      'run-failed',
      'run-failed',
      'dataset-stale',
      'dataset-stale',
    ]);
  });
});

describe('whom to call', () => {
  test('is the owner of the job, with the address in the glossary', () => {
    const ledger = ledgerOfRuns(SHOP, [...NIGHT, fails('sum', 100)], {
      owners: { sum: 'finance', daily: 'shop' },
    });
    expect(healthOf(ledger).open[0]?.contacts).toEqual([
      { id: 'finance', name: 'The finance', email: 'finance@example.com', through: null },
    ]);
  });

  test('is the owner of what the job writes, where nobody answers for the job', () => {
    const ledger = ledgerOfRuns(SHOP, [...NIGHT, fails('sum', 100)], { owners: { daily: 'shop' } });
    expect(healthOf(ledger).open[0]?.contacts).toMatchObject([{ id: 'shop', through: { name: 'daily' } }]);
  });

  test('is nobody where nobody is named', () => {
    expect(healthOf(ledgerOfRuns(SHOP, [...NIGHT, fails('sum', 100)])).open[0]?.contacts).toEqual([]);
  });
});

describe('what is over', () => {
  test('is told, what came up last first, without the datasets that were stale', () => {
    const runs = [
      ...NIGHT,
      fails('show', 100),
      run('show', 110),
      fails('sum', 200),
      run('sum', 210),
      run('show', 220),
    ];
    const { past, open: now } = healthOf(ledgerOfRuns(SHOP, runs));
    expect(now).toEqual([]);
    expect(past.map(({ finding }) => word(finding))).toEqual(['run-failed sum', 'run-failed show']);
  });

  test('failures that one complete run made up for are one thing', () => {
    const runs = [...NIGHT, fails('show', 100), fails('show', 110), run('show', 120), fails('show', 130)];
    const { past } = healthOf(ledgerOfRuns(SHOP, [...runs, run('show', 140)]));
    expect(past).toMatchObject([
      { finding: { run: { id: 'show-130' }, since: moment(131), until: moment(141) } },
      { finding: { run: { id: 'show-110' }, earlier: [{ id: 'show-100' }], since: moment(101) } },
    ]);
  });

  test('a check is told with the failure of the run that made it', () => {
    const failed = runEvent('test-100', 'FAIL', 101, {
      job: 'test',
      inputs: [withCheck('orders', { success: false })],
    });
    const passed = runEvent('test-110', 'COMPLETE', 111, {
      job: 'test',
      inputs: [withCheck('orders', { success: true })],
    });
    const { past } = healthOf(ledgerFrom([...eventsOf(SHOP, NIGHT), failed, passed]));
    expect(past).toMatchObject([{ finding: { kind: 'run-failed' }, also: [{ kind: 'check-failed' }] }]);
  });

  test('is not over as of a moment before', () => {
    const runs = [...NIGHT, fails('show', 100), run('show', 110)];
    expect(open(ledgerOfRuns(SHOP, runs, { asOf: 105 }))).toEqual([
      'run-failed show, 1 downstream: dataset-stale page',
    ]);
  });
});

/** Of failures that are told as one, each. */
function each(finding: Finding): string[] {
  const { kind, subject, since } = finding;
  if (kind !== 'run-failed') return [`${kind} ${subject.id.name} ${since}`];
  return [finding.run, ...(finding.earlier ?? [])].map(({ id }) => `${kind} ${id}`);
}

describe('of any log', () => {
  const anyRuns = fc.array(
    fc.record({
      job: fc.constantFrom(...Object.keys(SHOP)),
      begins: fc.integer({ min: 1, max: 400 }),
      type: fc.constantFrom('COMPLETE' as const, 'FAIL' as const, 'ABORT' as const),
    }),
    { maxLength: 25 },
  );
  const ledgerWith = (
    those: readonly { job: string; begins: number; type: 'COMPLETE' | 'FAIL' | 'ABORT' }[],
  ) =>
    ledgerOfRuns(
      SHOP,
      [...NIGHT, ...those.map((one, index) => ({ ...one, ends: one.begins + 1, id: `any-${index}` }))],
      { crons: { clean: '0 * * * *', show: '30 * * * *' }, freshBy: { page: '0 */2 * * *' } },
    );

  test('nothing that is wrong now is left out, and nothing that is over is among it', () => {
    fc.assert(
      fc.property(anyRuns, (those) => {
        const ledger = ledgerWith(those);
        const health = healthOf(ledger);
        const told = health.open.flatMap(({ finding, also, follows }) => [finding, ...also, ...follows]);
        const now = findingsOf(ledger).filter(({ until }) => until === null);
        expect(new Set(told.flatMap(each))).toEqual(new Set(now.flatMap(each)));
        const own = health.open.flatMap(({ finding, also }) => [finding, ...also]);
        expect(own).toHaveLength(new Set(own).size);
        const over = health.past.flatMap(({ finding, also }) => [finding, ...also]).flatMap(each);
        const ended = findingsOf(ledger).filter(
          ({ until, kind }) => until !== null && kind !== 'dataset-stale',
        );
        expect(new Set(over)).toEqual(new Set(ended.flatMap(each)));
        expect(over).toHaveLength(ended.length);
      }),
    );
  });

  test('each finding was so for some time, and none ends after the ledger’s moment', () => {
    fc.assert(
      fc.property(anyRuns, (those) => {
        const ledger = ledgerWith(those);
        for (const { since, until } of findingsOf(ledger)) {
          expect(since <= ledger.asOf).toBe(true);
          if (until !== null) expect(since <= until && until <= ledger.asOf).toBe(true);
        }
      }),
    );
  });

  test('the count downstream of a dataset is that of the datasets that are reached from it', () => {
    fc.assert(
      fc.property(anyFlow, (network) => {
        const count = downstreamCounter(ledgerOf(network, network.catalog.asOf, DEFAULT_SETTINGS));
        for (const { id } of network.catalog.datasets) {
          const reached = reachDatasets(network.flow, id, 'downstream');
          expect(count({ kind: 'dataset', id })).toBe(reached.length);
        }
        for (const { id } of network.catalog.jobs) {
          const outputs = network.flow.outputsOf(id);
          const all = outputs.flatMap((output) => [
            output,
            ...reachDatasets(network.flow, output, 'downstream').map((one) => one.id),
          ]);
          expect(count({ kind: 'job', id })).toBe(new Set(all.map(({ name }) => name)).size);
        }
      }),
    );
  });
});
