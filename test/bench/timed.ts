/** The time on the clock, and of that the time that the processor was at work: the rest went to others. */
export async function timed<T>(
  what: string,
  work: () => T | Promise<T>,
  outcome: (result: T) => string,
): Promise<T> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const clock = `${(performance.now() - start).toFixed(0)} ms`;
  const processor = `(${((user + system) / 1000).toFixed(0)} ms at work)`;
  console.log(`${what.padEnd(26)} ${clock.padStart(9)}  ${processor.padEnd(18)}  ${outcome(result)}`);
  return result;
}
