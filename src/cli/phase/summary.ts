/** What is said at the end of a build: what it took, where the time went, and what did not have to be done again. */
import type { PhaseTiming, Whole } from './phase.ts';
import { plural, secondsText } from '../terminal.ts';

/** What was taken over from builds before. */
export interface Saved {
  /** Files of the output. */
  readonly files: number;
  /** Shapes of diagrams that were laid out before. */
  readonly shapes: number;
}

/** A phase that takes less of the whole is not worth naming. */
const LEAST_SHARE = 0.05;
const MOST_NAMED = 3;

/** Lines, to stand below that of the whole. */
export function summaryLines({ milliseconds, peakRssBytes, phases }: Whole, saved: Saved): string[] {
  return [
    `${sizeText(peakRssBytes)} of memory at most${slowestText(phases, milliseconds)}`,
    ...savedText(saved),
  ];
}

function slowestText(phases: readonly PhaseTiming[], milliseconds: number): string {
  const slowest = phases
    .filter((phase) => phase.milliseconds >= milliseconds * LEAST_SHARE)
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, MOST_NAMED);
  const named = slowest.map((one) => `${one.name} ${secondsText(one.milliseconds)}`);
  return named.length === 0 ? '' : `; most of the time: ${named.join(', ')}`;
}

function savedText({ files, shapes }: Saved): string[] {
  const kept = [
    ...(files > 0 ? [plural(files, 'file')] : []),
    ...(shapes > 0 ? [plural(shapes, 'layout')] : []),
  ];
  return kept.length === 0 ? [] : [`kept from builds before: ${kept.join(' and ')}`];
}

/** In units of 1,000, as disks have them. */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
