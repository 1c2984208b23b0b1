/** Results with round figures. */
import type { Build, Result } from './result.ts';

/** Of so many seconds. */
export function sampleBuild(seconds: number): Build {
  const phase = (name: string, share: number) => ({
    name,
    milliseconds: seconds * 1000 * share,
    cpuMilliseconds: seconds * 1000 * share,
    peakRssBytes: 1e9,
    counts: {},
  });
  return {
    milliseconds: seconds * 1000,
    cpuMilliseconds: seconds * 1500,
    peakRssBytes: 2e9,
    phases: [
      phase('Collect', 0.1),
      phase('Catalog', 0.1),
      phase('Graph', 0.1),
      phase('Pages', 0.6),
      phase('Output', 0.1),
    ],
  };
}

/** A cold build of so many seconds, with 100 pages. */
export function sampleResult(seconds: number): Result {
  const floor = { milliseconds: 1000, cpuMilliseconds: 1000, peakRssBytes: 1e8 };
  return {
    size: { datasets: 10, columns: 80, jobs: 5, runs: 1, seed: 1 },
    logBytes: 1e6,
    cold: sampleBuild(seconds),
    output: { files: 200, pages: 100, bytes: 700_000 },
    collectFloor: floor,
    renderFloor: { ...floor, milliseconds: 5000 },
    layout: {
      own: { milliseconds: 1000, cpuMilliseconds: 900, diagrams: 110 },
      elk: [
        { kind: 'column', diagrams: 100, sampled: 10, elkMilliseconds: 300, elkError: 5 },
        { kind: 'job', diagrams: 10, sampled: 10, elkMilliseconds: 600, elkError: 5 },
      ],
    },
    second: {
      build: sampleBuild(1),
      coldMilliseconds: 1000 * seconds,
      files: 201,
      different: [],
      written: 12,
    },
  };
}
