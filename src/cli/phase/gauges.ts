/** What is measured while a build goes on. */

export interface Gauges {
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds of work of all processors for this process and its threads, its children not counted. */
  readonly cpu: () => number;
  /** The bytes of memory that the process has. */
  readonly rss: () => number;
  /** The most that it ever had. */
  readonly peakRss: () => number;
}

export const PROCESS_GAUGES: Gauges = {
  now: () => performance.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  rss: () => process.memoryUsage.rss(),
  // Node gives it in kibibytes.
  peakRss: () => process.resourceUsage().maxRSS * 1024,
};
