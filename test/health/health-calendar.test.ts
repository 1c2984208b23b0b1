import fc from 'fast-check';
import { expect, test } from 'vitest';
import { healthCalendar } from '../../src/health/calendar.ts';
import { findingsOf } from '../../src/health/health.ts';
import type { FindingKind } from '../../src/health/finding.ts';
import { ledgerOfRuns, type LoggedRun } from './health-log.ts';

const DAY = 24 * 60;
const SHOP = { clean: { writes: ['orders'] }, sum: { reads: ['orders'], writes: ['daily'] } };
const run = (job: string, begins: number, type: 'COMPLETE' | 'FAIL' = 'COMPLETE'): LoggedRun => ({
  job,
  begins,
  ends: begins + 5,
  type,
});

test('a day counts each job and dataset that something was wrong with, as long as it was', () => {
  const runs = [run('clean', 0), run('clean', DAY, 'FAIL'), run('sum', DAY, 'FAIL'), run('sum', DAY + 60)];
  const calendar = healthCalendar(ledgerOfRuns(SHOP, [...runs, run('clean', 3 * DAY)], { asOf: 4 * DAY }));
  expect(calendar?.unit).toBe('day');
  expect(calendar?.rows).toEqual([{ matter: 'runs', counts: [0, 2, 1, 1, 0] }]);
});

test('there is none where nothing ever was wrong, nor of a log without runs', () => {
  expect(healthCalendar(ledgerOfRuns(SHOP, [run('clean', 0)]))).toBeNull();
  expect(healthCalendar(ledgerOfRuns(SHOP, []))).toBeNull();
});

test('of any runs, each day counts the subjects whose findings reach into it', () => {
  const anyRuns = fc.array(
    fc.record({
      job: fc.constantFrom('clean', 'sum'),
      begins: fc.integer({ min: 1, max: 10 * DAY }),
      type: fc.constantFrom('COMPLETE' as const, 'FAIL' as const),
    }),
    { maxLength: 15 },
  );
  const kinds: readonly FindingKind[] = ['run-missed', 'run-late', 'dataset-late'];
  fc.assert(
    fc.property(anyRuns, (those) => {
      const runs = those.map((one, index) => ({ ...run(one.job, one.begins, one.type), id: `any-${index}` }));
      const around = { crons: { clean: '0 0 * * *' }, freshBy: { daily: '0 12 * * *' }, asOf: 11 * DAY };
      const ledger = ledgerOfRuns(SHOP, [run('clean', 0), run('sum', 10), ...runs], around);
      const calendar = healthCalendar(ledger);
      for (const [index, start] of (calendar?.starts ?? []).entries()) {
        const next = calendar?.starts[index + 1] ?? '~';
        const those = findingsOf(ledger)
          .filter(({ kind }) => kinds.includes(kind))
          .filter(({ since, until }) => since < next && (until ?? ledger.asOf) >= start);
        const subjects = new Set(those.map(({ subject }) => `${subject.kind} ${subject.id.name}`));
        const row = calendar?.rows.find(({ matter }) => matter === 'times');
        expect(row?.counts[index] ?? 0).toBe(subjects.size);
      }
    }),
  );
});
