import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarChart } from '../../src/chart/calendar-chart.ts';
import { durationChart, type DurationMark } from '../../src/chart/duration-chart.ts';
import { runTimeline } from '../../src/chart/run-timeline.ts';
import { scoreChart } from '../../src/chart/score-chart.ts';
import { sparkline } from '../../src/chart/sparkline.ts';
import { axisUnit, tickName } from '../../src/chart/unit.ts';
import { valueChart } from '../../src/chart/value-chart.ts';
import { instantOf } from '../../src/model/instant.ts';
import { anyChart, HOSTILE, parse, TEXT } from './any-chart.ts';

const ELEMENTS = 'a circle desc g line path rect svg text title tspan'.split(' ');
const ATTRIBUTES =
  'class cx cy d dy height href r role rx tabindex text-anchor transform viewBox width x x1 x2 y y1 y2'.split(
    ' ',
  );

const day = (number: number) => instantOf(Date.UTC(2026, 10, number, 2));
const all = (svg: string, selector: string): Element[] => Array.from(parse(svg).querySelectorAll(selector));
const mark = (number: number, more: Partial<DurationMark> = {}): DurationMark => ({
  at: day(number),
  standing: 'complete',
  label: `run ${number}`,
  href: null,
  milliseconds: 1000 * number,
  ...more,
});

describe('a chart', () => {
  test('is one image with a name and a description', () => {
    const svg = parse(sparkline([{ value: 1, bad: false }], { title: 'Rows <b>', description: 'A & B' }));
    expect(svg.getAttribute('role')).toBe('img');
    expect(
      Array.from(svg.children, ({ localName, textContent }) => [localName, textContent]).slice(0, 2),
    ).toEqual([
      ['title', 'Rows <b>'],
      ['desc', 'A & B'],
    ]);
  });

  test('of anything has no style, no id, no script, no word of its own, and no place that is not a number', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = parse(chart);
        for (const element of [svg, ...Array.from(svg.querySelectorAll('*'))]) {
          expect(ELEMENTS).toContain(element.localName);
          for (const { name, value } of Array.from(element.attributes)) {
            expect(ATTRIBUTES).toContain(name);
            expect(value).not.toMatch(/NaN|Infinity|undefined|null/);
          }
        }
        expect(svg.getAttribute('role')).toBe(svg.querySelectorAll('a').length === 0 ? 'img' : 'group');
        for (const link of Array.from(svg.querySelectorAll('a'))) {
          expect(['../runs/a/', './']).toContain(link.getAttribute('href'));
          expect(link.getAttribute('tabindex')).toBe('-1');
        }
        expect(svg.outerHTML).toBe(chart);
      }),
      { numRuns: 300 },
    );
  });

  test('spells out what cannot be seen in names, and keeps markup as text', () => {
    const rows = HOSTILE.map((name) => ({ name, marks: [{ ...mark(1), until: null, label: name }] }));
    const svg = runTimeline(rows, 'wide', TEXT);
    const labels = all(svg, 'circle > title').map(({ textContent }) => textContent);
    expect(labels).toHaveLength(HOSTILE.filter((name) => name !== '').length);
    expect(labels.slice(0, 5)).toEqual([
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '__proto__',
      'a⟨U+0000⟩b⟨U+000A⟩c⟨U+202E⟩d',
      '⟨U+D800⟩',
    ]);
  });

  test('is the same of the same, whatever was drawn before', () => {
    const draw = (): string =>
      durationChart({ marks: [mark(1), mark(2)], median: 1000, longest: null }, TEXT);
    const first = draw();
    sparkline([{ value: 3, bad: true }], TEXT);
    expect(draw()).toBe(first);
  });
});

describe('a mark', () => {
  const standings = [
    'complete',
    'failed',
    'aborted',
    'unfinished',
    'running',
    'overdue',
    'abandoned',
  ] as const;

  test('of a run tells what became of it by its class and its shape', () => {
    const marks = standings.map((standing, index) => mark(index + 1, { standing }));
    const svg = durationChart({ marks, median: null, longest: null }, TEXT);
    const shapes = standings.map((standing) => {
      const [shape] = all(svg, `.ch-${standing} > *`);
      return `${shape?.localName} ${shape?.getAttribute('d') ?? shape?.getAttribute('r')}`;
    });
    // Abandoned and unfinished runs share the diamond: one is filled.
    expect(new Set(shapes).size).toBe(standings.length - 1);
  });

  test('leads to its run where it has a link, and says what it is', () => {
    const svg = durationChart(
      { marks: [mark(1, { href: '../../runs/r1/' })], median: null, longest: null },
      TEXT,
    );
    expect(all(svg, '.ch-complete > a').map((link) => link.getAttribute('href'))).toEqual(['../../runs/r1/']);
    expect(all(svg, '.ch-complete title')[0]?.textContent).toBe('run 1');
  });

  test('of a longer run stands higher, and of one of unknown duration on the ground', () => {
    const marks = [mark(1), mark(4), mark(8, { milliseconds: null })];
    const heights = all(durationChart({ marks, median: null, longest: null }, TEXT), 'circle').map((circle) =>
      Number(circle.getAttribute('cy')),
    );
    const [short = 0, long = 0, unknown = 0] = heights;
    expect(long).toBeLessThan(short);
    expect(unknown).toBeGreaterThan(short);
  });
});

describe('a line', () => {
  const marks = [mark(1), mark(2)];
  const lines = (median: number | null, longest: number | null): number[] => {
    const svg = durationChart({ marks, median, longest }, TEXT);
    return [all(svg, '.ch-median > line').length, all(svg, '.ch-limit > line').length];
  };

  test('stands for the median, and for the longest duration that is near', () => {
    expect(lines(1000, 2500)).toEqual([1, 1]);
    expect(lines(null, null)).toEqual([0, 0]);
  });

  test('does not stand for a limit so far above that the runs would lie flat', () => {
    expect(lines(1000, 3_600_000)).toEqual([1, 0]);
  });
});

describe('a timeline', () => {
  test('has a bar as long as its run, where that can be seen', () => {
    const row = (until: number) => ({
      name: 'j',
      marks: [
        { ...mark(1), until: day(until) },
        { ...mark(9), until: null },
      ],
    });
    const bars = (until: number) => all(runTimeline([row(until)], 'wide', TEXT), '.ch-bar > line');
    const width = (bar: Element | undefined): number =>
      Number(bar?.getAttribute('x2')) - Number(bar?.getAttribute('x1'));
    expect(bars(1)).toHaveLength(0);
    expect(width(bars(5)[0]) / width(bars(3)[0])).toBeCloseTo(2, 1);
  });

  test('has as many rows as it is given, in both widths', () => {
    const rows = ['a', 'b', 'c'].map((name) => ({ name, marks: [{ ...mark(1), until: null }] }));
    for (const width of ['wide', 'narrow'] as const) {
      const svg = runTimeline(rows, width, TEXT);
      expect(all(svg, '.ch-name > text').map(({ textContent }) => textContent)).toEqual(['a', 'b', 'c']);
      const heights = all(svg, 'circle').map((circle) => Number(circle.getAttribute('cy')));
      expect(heights).toEqual([...heights].sort((a, b) => a - b));
    }
  });
});

describe('a calendar', () => {
  const cells = (value: number, alarm = false) => [
    { value, level: 2, alarm, label: `${value} runs` } as const,
    null,
  ];
  const draw = (value: number, alarm = false, width: 'wide' | 'narrow' = 'wide'): string =>
    calendarChart(
      { columns: ['2 Nov', '3 Nov'], rows: [{ name: 'shop', cells: cells(value, alarm) }] },
      width,
      TEXT,
    );

  test('has a cell for each day on which there was something, with the figure in it', () => {
    expect(all(draw(7), 'rect')).toHaveLength(1);
    expect(all(draw(7), '.ch-value > text').map(({ textContent }) => textContent)).toEqual(['7']);
    expect(all(draw(7), '.ch-l2 > rect')).toHaveLength(1);
  });

  test('leaves out a figure that does not fit into its cell', () => {
    const columns = Array.from({ length: 60 }, (_, index) => `${index}`);
    const rows = [{ name: 'shop', cells: columns.map(() => cells(1000)[0] ?? null) }];
    expect(all(calendarChart({ columns, rows }, 'narrow', TEXT), '.ch-value > text')).toHaveLength(0);
    expect(all(calendarChart({ columns, rows }, 'narrow', TEXT), 'rect')).toHaveLength(60);
  });

  test('marks a cell in which something was wrong', () => {
    expect([all(draw(7), '.ch-alarm > *').length, all(draw(7, true), '.ch-alarm > *').length]).toEqual([
      0, 1,
    ]);
  });
});

describe('figures over time', () => {
  const point = (number: number, tone: 'usual' | 'unusual' | 'bad') => ({
    at: day(number),
    value: number,
    band: number > 2 ? { low: 1, median: 2, high: 3 } : null,
    tone,
    label: 'p',
    href: null,
  });

  test('differ in shape where they are unusual or bad, before a band where something was expected', () => {
    const points = [point(1, 'usual'), point(2, 'unusual'), point(3, 'bad'), point(4, 'usual')];
    const svg = valueChart({ points, unit: 'number' }, TEXT);
    expect(['usual', 'unusual', 'bad'].map((tone) => all(svg, `.ch-${tone} > *`).length)).toEqual([2, 1, 1]);
    expect(all(svg, '.ch-band path')).toHaveLength(1);
    expect(
      all(valueChart({ points: points.slice(0, 2), unit: 'number' }, TEXT), '.ch-band path'),
    ).toHaveLength(0);
  });

  test('of a score go from 0 to 100, and mark a drop', () => {
    const points = [100, 60].map((score, index) => ({
      at: day(index + 1),
      score,
      dropped: score < 90,
      label: '',
      href: null,
    }));
    const svg = scoreChart(points, TEXT);
    expect(all(svg, '.ch-label text').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['0', '50', '100']),
    );
    expect([all(svg, '.ch-usual > *').length, all(svg, '.ch-unusual > *').length]).toEqual([1, 1]);
  });
});

describe('the figures of an axis', () => {
  test.each([
    ['milliseconds', 1999, '1,500 ms'],
    ['milliseconds', 2000, '1.5 s'],
    ['milliseconds', 120_000, '1.5 min'],
    ['milliseconds', 7_200_000, '1.5 h'],
    ['number', 9999, '1,500'],
    ['number', 10_000, '1.5k'],
    ['number', 20_000_000, '1.5M'],
  ] as const)('of %s up to %d are short', (unit, greatest, name) => {
    const axis = axisUnit(unit, greatest);
    expect(tickName(name === '1,500 ms' || name === '1,500' ? 1500 : 1.5, axis)).toBe(name);
  });
});

test('one file alone knows Observable Plot’s drawing and the DOM that it draws into', () => {
  const source = join(import.meta.dirname, '../../src');
  const importers = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(ts|astro)$/.test(file.name) && !file.name.endsWith('.d.ts'))
    .map((file) => join(file.parentPath, file.name))
    .filter((file) =>
      /^(?:import|export) (?!type).*'@(?:observablehq|mixmark-io)/m.test(readFileSync(file, 'utf8')),
    );
  expect(importers.map((file) => relative(source, file))).toEqual(['chart/chart.ts']);
});
