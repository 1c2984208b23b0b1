import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_FLOWS, MAX_PERIODS, runCalendar, type RunCalendar } from '../../src/health/run/calendar.ts';
import { flowsOf } from '../../src/health/run/flow.ts';
import { at } from '../catalog/log.ts';
import { ledger, type SaidRun } from './run-log.ts';

const DAY = 24 * 60;

function calendarOf(runs: readonly SaidRun[], around: Parameters<typeof ledger>[1] = {}): RunCalendar {
  const calendar = runCalendar(ledger(runs, around));
  if (calendar === null) throw new Error('there are no runs');
  return calendar;
}

/** `ecommerce 2026-03-01: 2 (1)`; days without runs are left out. */
function lines({ rows, starts }: RunCalendar): readonly string[] {
  return rows.flatMap(({ flow, counts }) =>
    counts.flatMap(({ runs, failed }, index) =>
      runs === 0 ? [] : `${flow} ${starts[index]?.slice(0, 10)}: ${runs} (${failed})`,
    ),
  );
}

describe('a flow', () => {
  const runs: readonly SaidRun[] = [
    { job: 'sell', begins: 0, ends: [1, 'COMPLETE'], writes: ['orders', 'baskets', 'costs'] },
    { job: 'pay', begins: 0, ends: [1, 'COMPLETE'], writes: ['payments'] },
    { job: 'tidy', begins: 0, ends: [1, 'COMPLETE'] },
  ];

  test('is the domain of most of what a job writes, and else the job’s namespace', () => {
    const domains = { orders: 'shop', baskets: 'shop', costs: 'accounts' };
    const flows = flowsOf(ledger(runs, { domains }).network);
    expect(flows.groupedBy).toBe('domain');
    expect(['sell', 'pay', 'tidy'].map((name) => flows.of({ namespace: 'jobs', name }))).toEqual([
      'shop',
      'jobs',
      'jobs',
    ]);
  });

  test('of domains that are as frequent is the first by name', () => {
    const flows = flowsOf(ledger(runs, { domains: { orders: 'shop', costs: 'accounts' } }).network);
    expect(flows.of({ namespace: 'jobs', name: 'sell' })).toBe('accounts');
  });

  test('is a namespace where nobody gave a domain', () => {
    expect(flowsOf(ledger(runs).network).groupedBy).toBe('namespace');
  });
});

describe('the calendar of runs', () => {
  test('counts runs by the day on which they began, and those that failed or were aborted', () => {
    const runs: readonly SaidRun[] = [
      { begins: 0, ends: [DAY + 10, 'COMPLETE'] },
      { begins: 30, ends: [40, 'FAIL'] },
      { begins: 3 * DAY - 1, ends: [3 * DAY + 5, 'ABORT'] },
    ];
    const calendar = calendarOf(runs);
    expect(calendar.unit).toBe('day');
    expect(calendar.starts).toHaveLength(4);
    expect(lines(calendar)).toEqual(['jobs 2026-03-01: 2 (1)', 'jobs 2026-03-03: 1 (1)']);
    expect(runCalendar(ledger([]))).toBe(null);
  });

  test('goes up to the moment that health is told of, and not beyond', () => {
    const runs: readonly SaidRun[] = [{ begins: 0 }, { begins: 2 * DAY }];
    expect(lines(calendarOf(runs, { asOf: DAY }))).toEqual(['jobs 2026-03-01: 1 (0)']);
    expect(calendarOf(runs, { asOf: 5 * DAY }).starts).toHaveLength(6);
  });

  test('counts as one by one, for any runs', () => {
    const anyDays = fc.array(
      fc.record({
        job: fc.constantFrom('a', 'b'),
        begins: fc.integer({ min: 0, max: 200 * DAY }),
        failed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(anyDays, (some) => {
        const runs = some.map(({ job, begins, failed }): SaidRun => ({
          job,
          begins,
          ends: [begins, failed ? 'FAIL' : 'COMPLETE'],
          writes: [job],
        }));
        const calendar = calendarOf(runs, { domains: { a: 'A', b: 'B' } });
        expect(calendar.starts.length).toBeLessThanOrEqual(MAX_PERIODS);
        for (const { flow, counts } of calendar.rows) {
          const those = some.filter(({ job }) => job === flow.toLowerCase());
          for (const [index, { runs: counted, failed }] of counts.entries()) {
            const [from = '', until = '9'] = [calendar.starts[index], calendar.starts[index + 1]];
            const within = those.filter(
              ({ begins }) => at(begins) >= from.slice(0, 10) && at(begins) < until.slice(0, 10),
            );
            expect([counted, failed]).toEqual([within.length, within.filter((one) => one.failed).length]);
          }
        }
        const all = calendar.rows.flatMap(({ counts }) => counts).reduce((sum, one) => sum + one.runs, 0);
        expect(all).toBe(runs.length);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps the busiest flows, and says how many it leaves out', () => {
    const runs = Array.from({ length: MAX_FLOWS + 3 }, (_, index) => index).flatMap((index): SaidRun[] => {
      const run = {
        job: `j${index}`,
        begins: index,
        ends: [index, 'COMPLETE'],
        writes: [`d${index}`],
      } as const;
      return index < 3 ? [run] : [run, run];
    });
    const domains = Object.fromEntries(runs.map(({ writes: [name = ''] = [] }) => [name, `flow ${name}`]));
    const calendar = calendarOf(runs, { domains });
    expect(calendar.hiddenFlows).toBe(3);
    expect(calendar.rows.map(({ flow }) => flow)).not.toContain('flow d0');
    expect(calendar.rows).toHaveLength(MAX_FLOWS);
  });

  test('says how many runs began before its first year', () => {
    const calendar = calendarOf([{ begins: -100 * 366 * DAY }, { begins: 0 }]);
    expect([calendar.unit, calendar.starts.length, calendar.earlierRuns]).toEqual(['year', MAX_PERIODS, 1]);
  });
});
