import { expect, test } from 'vitest';
import { aligned, bytesText, markdownTable, timeText } from './cell.ts';
import type { Build, Result, SizeName } from './result.ts';
import { sampleBuild, sampleResult } from './sample-result.ts';
import { elkMilliseconds, isMet, rowsOf } from './row.ts';
import { growthTable, limitTable, middleOf, phaseTable } from './table.ts';

/** A build that lays so many shapes out. */
function laidOut(shapes: number): Build {
  const { phases, ...whole } = sampleBuild(1);
  return { ...whole, phases: phases.map((phase) => ({ ...phase, counts: { laidOut: shapes } })) };
}

function ratioOf(one: Result, phase: string): number {
  return rowsOf(one).find((row) => row.phase === phase)?.goal?.ratio ?? NaN;
}

test('each phase is held against its floor, and the whole against the sum of the floors', () => {
  const ten = sampleResult(10);
  expect(ratioOf(ten, 'collect')).toBeCloseTo(1);
  expect(ratioOf(ten, 'render')).toBeCloseTo(1.2);
  expect(elkMilliseconds(ten)).toBe(36_000);
  expect(ratioOf(ten, '  of it: layout')).toBeCloseTo(36);
  expect(ratioOf(ten, 'whole build')).toBeCloseTo(10_000 / (1000 + 5000 + 36_000 / 30));
  expect(ratioOf(ten, 'second build')).toBeCloseTo(0.1);
});

test('a ratio is met up to its target, or from it on', () => {
  expect(isMet({ ratio: 1.5, bound: 'most', target: 1.5 })).toBe(true);
  expect(isMet({ ratio: 1.51, bound: 'most', target: 1.5 })).toBe(false);
  expect(isMet({ ratio: 30, bound: 'least', target: 30 })).toBe(true);
  expect(isMet({ ratio: 29.9, bound: 'least', target: 30 })).toBe(false);
});

test('of several runs the middle one is shown, with the least and the greatest ratio; all of them have to meet the target', () => {
  const runs = [sampleResult(30), sampleResult(10), sampleResult(11)];
  expect(middleOf(runs)).toBe(runs[2]);
  const render = phaseTable(runs).find(([phase]) => phase === 'render');
  expect(render?.slice(-3)).toEqual(['1.20 – 3.60', '≤ 1.3', 'missed']);
  expect(
    phaseTable([sampleResult(10)])
      .find(([phase]) => phase === 'render')
      ?.slice(-3),
  ).toEqual(['1.20', '≤ 1.3', 'met']);
});

test('phases that have no row of their own are told too', () => {
  expect(rowsOf(sampleResult(10)).map(({ phase }) => phase)).toContain('output');
});

test('limits are said with what was found, and missed beyond them', () => {
  const met = limitTable([sampleResult(10)]).slice(1);
  expect(met.map(([, found, , verdict]) => [found, verdict])).toEqual([
    ['1.86 GiB', 'met'],
    ['7.00 kB', 'met'],
    ['0', 'met'],
    ['all of them', 'met'],
  ]);
  const worse = sampleResult(10);
  const missed = limitTable([
    sampleResult(10),
    {
      ...worse,
      cold: { ...worse.cold, peakRssBytes: 4e9 },
      output: { ...worse.output, bytes: 900_000 },
      second: { ...worse.second, build: laidOut(3), different: ['index.html'] },
    },
  ]).slice(1);
  expect(missed.map(([, found, , verdict]) => [found, verdict])).toEqual([
    ['1.86 GiB – 3.73 GiB', 'missed'],
    ['7.00 kB – 9.00 kB', 'missed'],
    ['0 – 3', 'missed'],
    ['all of them – not 1 file', 'missed'],
  ]);
});

test('where the bytes of a second build were not compared, that is said, and is neither met nor missed', () => {
  const large = sampleResult(10);
  const [row] = limitTable([{ ...large, second: { ...large.second, different: null } }]).slice(-1);
  expect(row?.slice(1)).toEqual(['compared at small and medium', 'all of them', '']);
});

test('growth is told for each page, and how large compares with medium', () => {
  const bySize = new Map<SizeName, readonly Result[]>([
    ['medium', [sampleResult(10)]],
    ['large', [sampleResult(15)]],
  ]);
  const whole = growthTable(bySize).find(([phase]) => phase === 'whole build');
  expect(whole).toEqual(['whole build', '100000', '150000', '1.50', '≤ 1.2', 'missed']);
});

test('figures are short, and stand in columns', () => {
  expect([timeText(1.23), timeText(123.4), timeText(12_345), timeText(123_456)]).toEqual([
    '1.2 ms',
    '123 ms',
    '12.3 s',
    '123 s',
  ]);
  expect([bytesText(null), bytesText(1234), bytesText(12_345_678), bytesText(1_234_567_890)]).toEqual([
    '',
    '1.2 kB',
    '12.3 MB',
    '1.23 GB',
  ]);
  expect(
    aligned([
      ['a', 'bb'],
      ['ccc', 'd'],
    ]),
  ).toBe('a    bb\nccc   d');
  expect(
    markdownTable([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toBe('| a | b |\n| --- | ---: |\n| c | d |');
});
