/** Counts what a phase has done, and shows it from time to time. */
import { Pace } from './pace.ts';
import { progressText } from './progress-text.ts';
import type { Screen } from './screen.ts';

/** What the work of a phase tells of itself. */
export interface Progress {
  /** How many there are in all, as soon as that is known. */
  readonly total: (count: number) => void;
  /** So many more are done; one, where it is not said. Cheap enough to be called for each. */
  readonly tick: (count?: number) => void;
}

/** How often work that counts nothing is looked at, in milliseconds. */
const HEARTBEAT = 250;

export class ShownProgress implements Progress {
  readonly #head: string;
  readonly #noun: string;
  readonly #screen: Screen;
  readonly #now: () => number;
  readonly #begin: number;
  readonly #pace: Pace;
  #done = 0;
  #total: number | null = null;
  /** When it is worth showing again. */
  #due: number;

  constructor(head: string, noun: string, screen: Screen, now: () => number) {
    this.#head = head;
    this.#noun = noun;
    this.#screen = screen;
    this.#now = now;
    this.#begin = now();
    this.#pace = new Pace(this.#begin);
    this.#due = this.#begin + screen.first;
  }

  readonly total = (count: number): void => {
    this.#total = count;
    this.look();
  };

  readonly tick = (count = 1): void => {
    this.#done += count;
    this.look();
  };

  /** Does work, and shows how far it is, from time to time also while it counts nothing. */
  async during<T>(work: (progress: Progress) => T | Promise<T>): Promise<T> {
    this.look();
    const heart = setInterval(() => {
      this.look();
    }, HEARTBEAT);
    try {
      return await work(this);
    } finally {
      clearInterval(heart);
    }
  }

  /** Shows how far it is, if it is time. */
  look(): void {
    const now = this.#now();
    this.#pace.note(now, this.#done);
    if (now < this.#due) return;
    this.#due = now + this.#screen.next;
    this.#screen.show(this.#head, this.#text(now));
  }

  #text(now: number): string[] {
    const [noun, done, total] = [this.#noun, this.#done, this.#total];
    return progressText({
      noun,
      done,
      total,
      rate: this.#pace.rate(now, done),
      left: total === null ? null : this.#pace.left(now, done, total),
      elapsed: now - this.#begin,
    });
  }
}
