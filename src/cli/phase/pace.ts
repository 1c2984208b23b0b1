/** How fast work goes at present, and how long the rest of it takes at that pace. */

/** What the pace is taken from: long enough to even out slow and fast pages, short enough to follow a change. */
const WINDOW = 10_000;
/** Before so much of it is seen, a pace means nothing. */
const LEAST = 2000;
/** From one sample to the next, so that a window holds few. */
const STEP = 250;

interface Sample {
  readonly time: number;
  readonly done: number;
}

/** Times are milliseconds of a clock that only goes forward. */
export class Pace {
  /** The first is the newest of those that are older than the window, or that of the time when it began. */
  #samples: Sample[];

  constructor(start: number) {
    this.#samples = [{ time: start, done: 0 }];
  }

  /** Notes how much is done at a time. Cheap enough for each single thing that is done. */
  note(time: number, done: number): void {
    // What comes before the first is done (a bundle is made, a worker starts) says nothing of the pace.
    if (done === 0) this.#samples = [{ time, done }];
    const last = this.#samples.at(-1);
    if (last !== undefined && time - last.time < STEP) return;
    this.#samples.push({ time, done });
    while ((this.#samples[1]?.time ?? Infinity) <= time - WINDOW) this.#samples.shift();
  }

  /** How many a second, over the last seconds; null before that means anything, and while nothing gets done. */
  rate(time: number, done: number): number | null {
    const [first] = this.#samples;
    if (first === undefined || time - first.time < LEAST || done <= first.done) return null;
    return ((done - first.done) / (time - first.time)) * 1000;
  }

  /** The milliseconds that the rest takes; null where there is no rest, or no {@link rate}. */
  left(time: number, done: number, total: number): number | null {
    const rate = this.rate(time, done);
    return rate === null || done >= total ? null : ((total - done) / rate) * 1000;
  }
}
