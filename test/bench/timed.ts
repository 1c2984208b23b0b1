import { measured } from './measure/spent.ts';

/** The time on the clock, and of that the time that the processor was at work: the rest went to others. */
export async function timed<T>(
  what: string,
  work: () => T | Promise<T>,
  outcome: (result: T) => string,
): Promise<T> {
  const { value, milliseconds, cpuMilliseconds } = await measured(work);
  const clock = `${milliseconds.toFixed(0)} ms`;
  const processor = `(${cpuMilliseconds.toFixed(0)} ms at work)`;
  console.log(`${what.padEnd(26)} ${clock.padStart(9)}  ${processor.padEnd(18)}  ${outcome(value)}`);
  return value;
}
