import { describe, expect, test } from 'vitest';
import { MAX_ALONE, MAX_LINES, runTimeline, type RunTimeline } from '../../src/health/run/timeline.ts';
import { ledger, type SaidRun } from './run-log.ts';

const DAY = 24 * 60;

function timelineOf(runs: readonly SaidRun[], around: Parameters<typeof ledger>[1] = {}): RunTimeline {
  const timeline = runTimeline(ledger(runs, around));
  if (timeline === null) throw new Error('there are no runs');
  return timeline;
}

const drawn = ({ lines }: RunTimeline): number =>
  lines.reduce((sum, { groups }) => sum + groups.reduce((most, { runs }) => most + runs.length, 0), 0);
const marks = ({ lines }: RunTimeline): number => lines.reduce((sum, { groups }) => sum + groups.length, 0);

describe('the timeline of all runs', () => {
  test('has a row for each job, and a mark for each run with what became of it', () => {
    const timeline = timelineOf(
      [
        { begins: 0, ends: [5, 'FAIL'] },
        { begins: 10, job: 'clean', ends: [15, 'COMPLETE'] },
        { begins: 20 },
      ],
      { longest: 60 },
    );
    expect(timeline).toMatchObject({ by: 'job', unit: null, earlierRuns: 0, hiddenFlows: 0 });
    expect(
      timeline.lines.map(({ subject, groups }) => [
        subject.kind === 'job' && subject.id.name,
        ...groups.map(({ standing }) => standing),
      ]),
    ).toEqual([
      ['clean', 'complete'],
      ['load', 'failed', 'running'],
    ]);
    expect(runTimeline(ledger([]))).toBe(null);
  });

  test('has a mark for each period where there are too many runs, in the shape of its worst', () => {
    const runs = Array.from({ length: MAX_ALONE + 1 }, (_, index): SaidRun => ({
      begins: index * 60,
      ends: [index * 60 + 1, index === 30 ? 'ABORT' : index === 31 ? 'FAIL' : 'COMPLETE'],
    }));
    const timeline = timelineOf(runs);
    expect(timeline.unit).toBe('day');
    expect(drawn(timeline)).toBe(runs.length);
    expect(timeline.lines[0]?.groups.map(({ standing }) => standing).slice(0, 3)).toEqual([
      'complete',
      'failed',
      'complete',
    ]);
    expect(timelineOf(runs.slice(1)).unit).toBe(null);
  });

  test('stays bounded however many runs there are over however many years, and says what it leaves out', () => {
    const runs = Array.from({ length: 5000 }, (_, index): SaidRun => ({
      job: `job ${index % 30}`,
      begins: index * 11 * DAY,
    }));
    const timeline = timelineOf(runs);
    expect(marks(timeline)).toBeLessThanOrEqual(MAX_ALONE);
    expect(timeline.unit).toBe('year');
    expect(timeline.earlierRuns).toBeGreaterThan(0);
    expect(drawn(timeline) + timeline.earlierRuns).toBe(runs.length);
  });

  test('has a row for each flow where there are too many jobs', () => {
    const runs = Array.from({ length: MAX_LINES + 1 }, (_, index): SaidRun => ({
      job: `job ${index}`,
      begins: index,
      writes: [`d${index}`],
    }));
    const timeline = timelineOf(runs, { domains: { d7: 'shop' } });
    expect(timeline.by).toBe('flow');
    expect(timeline.lines.map(({ subject }) => subject)).toEqual([
      { kind: 'flow', name: 'jobs' },
      { kind: 'flow', name: 'shop' },
    ]);
    expect(drawn(timeline)).toBe(runs.length);
  });
});
