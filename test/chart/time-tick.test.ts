import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreChart } from '../../src/chart/score-chart.ts';
import { timeTicks } from '../../src/chart/time-tick.ts';
import { instantOf } from '../../src/model/instant.ts';
import { parse, TEXT } from './any-chart.ts';

function names(from: string, until: string, most: number): string[] {
  return timeTicks(Date.parse(from), Date.parse(until), most).map(({ name }) => name);
}

describe('an axis of time', () => {
  test('of some days names each day once', () => {
    expect(names('2026-11-01T20:00Z', '2026-11-04T19:00Z', 12)).toEqual([
      '2 Nov',
      '06:00',
      '12:00',
      '18:00',
      '3 Nov',
      '06:00',
      '12:00',
      '18:00',
      '4 Nov',
      '06:00',
      '12:00',
      '18:00',
    ]);
    expect(names('2026-11-01T20:00Z', '2026-11-07T22:00Z', 4)).toEqual(['3 Nov', '5 Nov', '7 Nov']);
  });

  test('of some hours has a date: where a day begins, or else once', () => {
    expect(names('2026-11-02T05:00Z', '2026-11-03T10:00Z', 5)).toEqual([
      '06:00',
      '12:00',
      '18:00',
      '3 Nov',
      '06:00',
    ]);
    expect(names('2026-11-02T05:50Z', '2026-11-02T14:10Z', 5)).toEqual([
      '06:00',
      '2 Nov 08:00',
      '10:00',
      '12:00',
      '14:00',
    ]);
  });

  test('of some seconds names no second twice', () => {
    expect(names('2026-11-02T12:53:58.400Z', '2026-11-02T12:54:01.300Z', 5)).toEqual([
      '2 Nov 12:53:59',
      '12:54:00',
      '12:54:01',
    ]);
  });

  test('of months and of years names each once', () => {
    expect(names('2026-09-20T00:00Z', '2027-02-10T00:00Z', 5)).toEqual(['Oct 2026', 'Jan 2027']);
    expect(names('2019-05-01T00:00Z', '2026-11-02T00:00Z', 5)).toEqual(['2020', '2022', '2024', '2026']);
  });
});

const [EARLIEST, LATEST] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59Z')];
const time = fc.integer({ min: EARLIEST, max: LATEST });
const length = fc.integer({ min: 11, max: 48 }).map((power) => Math.floor(2 ** power));

test('whatever the span, names come in order, as many as there may be, and times of a day once in a day', () => {
  fc.assert(
    fc.property(time, length, fc.integer({ min: 4, max: 12 }), (from, span, most) => {
      const ticks = timeTicks(from, from + span, most);
      const times = ticks.map(({ at }) => at);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      expect(times.every((at) => at >= from && at <= from + span)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      // No two beside each other are alike, and what is no time of the day stands once.
      const all = ticks.map(({ name }) => name);
      expect(all.some((name, index) => name === all[index + 1])).toBe(false);
      const days = all.filter((name) => !/^\d\d:/.test(name));
      if (span < 365 * 86_400_000) expect(new Set(days).size).toBe(days.length);
      if (all.length > 0) expect(days.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('days stand as close as there is room', () => {
  expect(names('2026-05-01T00:00Z', '2026-05-12T06:00Z', 4)).toHaveLength(4);
});

test('a chart has these names', () => {
  const points = ['2026-11-02T01:00Z', '2026-11-05T01:00Z'].map((at) => ({
    at: instantOf(Date.parse(at)),
    score: 100,
    dropped: false,
    label: '',
    href: null,
  }));
  const labels = Array.from(parse(scoreChart(points, TEXT)).querySelectorAll('.ch-label text'));
  expect(labels.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['3 Nov', '4 Nov', '5 Nov']),
  );
  expect(new Set(labels.map(({ textContent }) => textContent)).size).toBe(labels.length);
});
