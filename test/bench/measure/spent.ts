/** What work took. */
export interface Spent {
  readonly milliseconds: number;
  /** Of all processors for the process and its threads. */
  readonly cpuMilliseconds: number;
}

export interface Measured<T> extends Spent {
  readonly value: T;
}

export async function measured<T>(work: () => T | Promise<T>): Promise<Measured<T>> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: performance.now() - start, cpuMilliseconds: (user + system) / 1000 };
}

/** The most memory that this process ever had, in bytes. */
export function peakRss(): number {
  // Node gives it in kibibytes.
  return process.resourceUsage().maxRSS * 1024;
}
