/** Charts of anything that a log may say. */
import domino from '@mixmark-io/domino';
import fc from 'fast-check';
import { calendarChart } from '../../src/chart/calendar-chart.ts';
import { durationChart } from '../../src/chart/duration-chart.ts';
import { runTimeline } from '../../src/chart/run-timeline.ts';
import { scoreChart } from '../../src/chart/score-chart.ts';
import { sparkline } from '../../src/chart/sparkline.ts';
import { valueChart } from '../../src/chart/value-chart.ts';
import { instantOf } from '../../src/model/instant.ts';

export const TEXT = { title: 'A title', description: 'A description' };

export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '__proto__',
  'a\u0000b\nc\u202ed',
  '\ud800',
  '🕷'.repeat(80),
  'x'.repeat(300),
  '',
  '2026-11-02',
  '17',
];

const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));
const at = fc
  .integer({ min: Date.parse('0000-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59Z') })
  .map(instantOf);
const href = fc.option(fc.constantFrom('../runs/a/', './'));
const figure = fc.oneof(
  fc.integer({ min: -5, max: 1000 }),
  fc.constantFrom(0, 1e15, 1e300, Number.MAX_VALUE, -1e300, 5e-324),
);
const positive = figure.map(Math.abs);
const standing = fc.constantFrom(
  'complete',
  'failed',
  'aborted',
  'unfinished',
  'running',
  'overdue',
  'abandoned',
);
const run = { at, standing, label: name, href };
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 8 });
const width = fc.constantFrom('wide', 'narrow');

const timeline = some(fc.record({ name, marks: some(fc.record({ ...run, until: fc.option(at) })) })).chain(
  (rows) => width.map((wide) => runTimeline(rows, wide, TEXT)),
);

const durations = fc
  .record({
    marks: some(fc.record({ ...run, milliseconds: fc.option(positive) })),
    median: fc.option(positive),
    longest: fc.option(positive),
  })
  .map((series) => durationChart(series, TEXT));

const band = fc.tuple(figure, figure, figure).map(([a, b, c]) => {
  const [low, high] = [Math.min(a, b, c), Math.max(a, b, c)];
  return { low, median: [a, b, c].find((one) => one !== low && one !== high) ?? low, high };
});

const values = fc
  .record({
    points: some(
      fc.record({
        at,
        value: figure,
        band: fc.option(band),
        tone: fc.constantFrom('usual', 'unusual', 'bad'),
        label: name,
        href,
      }),
    ),
    unit: fc.constantFrom('number', 'milliseconds'),
  })
  .map((series) => valueChart(series, TEXT));

const scores = some(
  fc.record({ at, score: fc.integer({ min: 0, max: 100 }), dropped: fc.boolean(), label: name, href }),
).map((points) => scoreChart(points, TEXT));

const cell = fc.record({
  value: fc.nat(),
  level: fc.constantFrom(0, 1, 2, 3, 4),
  alarm: fc.boolean(),
  label: name,
});
const calendar = fc
  .tuple(some(name), some(name), fc.array(fc.option(cell), { minLength: 64, maxLength: 64 }), width)
  .map(([columns, rows, cells, wide]) => {
    const cut = rows.map((row, index) => ({
      name: row,
      cells: columns.map((_, column) => cells[index * 8 + column] ?? null),
    }));
    return calendarChart({ columns, rows: cut }, wide, TEXT);
  });

const spark = some(fc.record({ value: fc.option(positive), bad: fc.boolean() })).map((points) =>
  sparkline(points, TEXT),
);

export const anyChart = fc.oneof(timeline, durations, values, scores, calendar, spark);

/** As a browser would parse it out of a page. */
export function parse(svg: string): Element {
  const element = domino.createDocument(`<!doctype html><body>${svg}</body>`).querySelector('svg');
  if (element === null) throw new Error('there is no picture');
  return element;
}
