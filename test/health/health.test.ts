import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/health/finding.ts';
import { findingsOf, healthOf, type Trouble } from '../../src/health/health.ts';
import type { Ledger } from '../../src/health/ledger.ts';
import { downstreamCounter } from '../../src/health/ranking.ts';
import { reachDatasets } from '../../src/graph/reach.ts';
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
      finding: { kind: 'run-failed', run: { id: 'show-110' } },
      also: [{ kind: 'run-failed', run: { id: 'show-100' } }],
      since: moment(101),
    });
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

  test('is not over as of a moment before', () => {
    const runs = [...NIGHT, fails('show', 100), run('show', 110)];
    expect(open(ledgerOfRuns(SHOP, runs, { asOf: 105 }))).toEqual([
      'run-failed show, 1 downstream: dataset-stale page',
    ]);
  });
});

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
        const told = new Set(
          health.open.flatMap(({ finding, also, follows }) => [finding, ...also, ...follows]),
        );
        const now = findingsOf(ledger).filter(({ until }) => until === null);
        expect(told).toEqual(new Set(now));
        const over = health.past.flatMap(({ finding, also }) => [finding, ...also]);
        const ended = findingsOf(ledger).filter(
          ({ until, kind }) => until !== null && kind !== 'dataset-stale',
        );
        expect(new Set(over)).toEqual(new Set(ended));
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
