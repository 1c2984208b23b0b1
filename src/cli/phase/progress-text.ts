/** How far a phase is, in words. */
import { formatDuration } from '../../model/duration.ts';
import { plural, whole } from '../terminal.ts';

export interface Standing {
  /** What is counted, in the singular. */
  readonly noun: string;
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
  /** How many a second; null where that is not known. */
  readonly rate: number | null;
  /** The milliseconds that the rest takes; null where that is not known. */
  readonly left: number | null;
  /** The milliseconds that it took so far. */
  readonly elapsed: number;
}

/** Its parts, the most telling first, so that a narrow terminal leaves out the last ones. */
export function progressText({ noun, done, total, rate, left, elapsed }: Standing): string[] {
  if (done === 0) return elapsed < 1000 ? [] : [formatDuration(elapsed)];
  return [
    // More than was foretold is told as it is.
    total === null || done > total ? plural(done, noun) : `${whole(done)} of ${plural(total, noun)}`,
    ...(left === null ? [] : [`${leftText(left)} left`]),
    ...(rate === null ? [] : [`${rateText(rate)} a second`]),
  ];
}

/** Rounded up, and without its seconds where they would jump about. */
function leftText(left: number): string {
  const step = left < 60_000 ? 1000 : left < 600_000 ? 10_000 : 60_000;
  return formatDuration(Math.ceil(left / step) * step);
}

function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : whole(Math.round(rate));
}
