/** What counts as unusual, and how much a dataset's score may fall. */
import type { Duration } from '../model/duration.ts';

export interface HealthSettings {
  readonly anomaly: {
    /** How far from the median a figure may lie, in median absolute deviations brought to the scale of standard ones. */
    readonly score: number;
    /** How many earlier runs of the job it takes to judge one. */
    readonly leastRuns: number;
    /** How many earlier runs it is judged by: the newest ones. */
    readonly mostRuns: number;
    /** The least difference from the median that counts, as a share of it: figures that never vary are not unusual at the first change. */
    readonly leastShare: number;
  };
  /** How many points of 100 a score may fall from one measurement to the next. */
  readonly scoreDrop: number;
  /** How long after the moment of its schedule a run may begin without being late. */
  readonly patience: Duration;
}

/**
 * A score above 3.5 is that of Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993.
 */
export const DEFAULT_SETTINGS: HealthSettings = {
  anomaly: { score: 3.5, leastRuns: 7, mostRuns: 60, leastShare: 0.1 },
  scoreDrop: 5,
  patience: 900_000 as Duration,
};
