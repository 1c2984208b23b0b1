import { describe, expect, test } from 'vitest';
import type { PhaseName, PhaseTiming } from '../../../src/cli/phase/phase.ts';
import { sizeText, summaryLines } from '../../../src/cli/phase/summary.ts';

function timing(name: PhaseName, milliseconds: number): PhaseTiming {
  return { name, milliseconds, cpuMilliseconds: 0, rssBytes: 0, peakRssBytes: 0, counts: {} };
}

function summary(...phases: readonly PhaseTiming[]): string[] {
  return summaryLines(
    { milliseconds: 100_000, cpuMilliseconds: 0, peakRssBytes: 1.25e9, phases },
    { files: 0, shapes: 0 },
  );
}

describe('the summary of a build', () => {
  test('names the slowest phases, the slowest first, three at most, and none that is short', () => {
    const phases = [
      timing('Collect', 5000),
      timing('Catalog', 4999),
      timing('Graph', 20_000),
      timing('Pages', 61_000),
      timing('Output', 6000),
    ];
    expect(summary(...phases)).toEqual([
      '1.3 GB of memory at most; most of the time: Pages 1 min 1 s, Graph 20.0 s, Output 6.0 s',
    ]);
    expect(summary()).toEqual(['1.3 GB of memory at most']);
  });

  test('tells what was kept from builds before, where anything was', () => {
    const whole = { milliseconds: 1, cpuMilliseconds: 1, peakRssBytes: 1, phases: [] };
    const kept = (files: number, shapes: number) => summaryLines(whole, { files, shapes }).slice(1);
    expect(kept(0, 0)).toEqual([]);
    expect(kept(1, 0)).toEqual(['kept from builds before: 1 file']);
    expect(kept(0, 2)).toEqual(['kept from builds before: 2 layouts']);
    expect(kept(214_000, 1)).toEqual(['kept from builds before: 214,000 files and 1 layout']);
  });

  test.each([
    [0, '0 kB'],
    [1, '1 kB'],
    [999_000, '999 kB'],
    [1_000_000, '1 MB'],
    [999e6, '999 MB'],
    [3e9, '3.0 GB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
