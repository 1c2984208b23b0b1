import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace } from '../../../src/cli/phase/pace.ts';

/** One thing done each so many milliseconds, until a time. */
function steady(pace: Pace, step: number, from: number, to: number, done = 0): number {
  for (let time = from + step; time <= to; time += step) pace.note(time, (done += 1));
  return done;
}

describe('the pace of work', () => {
  test('is how much was done a second, and tells how long the rest takes', () => {
    const pace = new Pace(0);
    const done = steady(pace, 10, 0, 5000);
    expect(done).toBe(500);
    expect(pace.rate(5000, done)).toBeCloseTo(100, 0);
    expect(pace.left(5000, done, 1500)).toBeCloseTo(10_000, -2);
  });

  test('means nothing in the first two seconds', () => {
    const pace = new Pace(0);
    const done = steady(pace, 10, 0, 1990);
    expect(pace.rate(1990, done)).toBeNull();
    expect(pace.left(1990, done, 1000)).toBeNull();
  });

  test('begins with the first thing that is done, not with what is made ready for it', () => {
    const pace = new Pace(0);
    for (let time = 250; time <= 60_000; time += 250) pace.note(time, 0);
    const done = steady(pace, 10, 60_000, 63_000);
    expect(pace.rate(63_000, done)).toBeCloseTo(100, 0);
  });

  test('follows a change within ten seconds', () => {
    const pace = new Pace(0);
    const slow = steady(pace, 100, 0, 60_000);
    const done = steady(pace, 10, 60_000, 71_000, slow);
    expect(pace.rate(71_000, done)).toBeCloseTo(100, 0);
  });

  test('is not known while nothing gets done', () => {
    const pace = new Pace(0);
    const done = steady(pace, 10, 0, 5000);
    for (let time = 5250; time <= 30_000; time += 250) pace.note(time, done);
    expect(pace.rate(30_000, done)).toBeNull();
    expect(pace.left(30_000, done, 1000)).toBeNull();
  });

  test('is above nothing, and so is what is left, whatever the steps', () => {
    const steps = fc.array(fc.tuple(fc.nat(5000), fc.nat(3)));
    fc.assert(
      fc.property(steps, fc.nat(50), (all, total) => {
        const pace = new Pace(0);
        let [time, done] = [0, 0];
        for (const [later, more] of all) {
          time += later;
          done += more;
          pace.note(time, done);
          const [rate, left] = [pace.rate(time, done), pace.left(time, done, total)];
          if (rate !== null) expect(Number.isFinite(rate) && rate > 0).toBe(true);
          if (left !== null) expect(Number.isFinite(left) && left > 0).toBe(true);
          if (done >= total) expect(left).toBeNull();
        }
      }),
    );
  });
});
