/** The phases of a build: each is shown while it goes on, told in a line when it is done, and measured. */
import { PROCESS_GAUGES, type Gauges } from './gauges.ts';
import { ShownProgress, type Progress } from './progress.ts';
import type { Screen } from './screen.ts';
import { phaseHead, phaseLine } from '../terminal.ts';

/** What each counts, in the singular. */
const NOUNS = {
  Pipelines: 'run',
  Collect: 'event',
  Catalog: 'dataset',
  Graph: 'edge',
  Scripts: 'file',
  Search: 'file',
  Compare: 'page',
  Pages: 'file',
  Output: 'file',
  Keep: 'catalog',
} as const;

export type PhaseName = keyof typeof NOUNS;

/** What came of a phase. */
export interface Told {
  /** The rest of its line. */
  readonly outcome: string;
  /** Lines below it. */
  readonly details?: readonly string[];
  /** Figures for whoever measures builds. */
  readonly counts?: Readonly<Record<string, number>>;
}

/** Does work phase by phase. */
export interface Phases {
  /** @returns what the work gives; what it throws goes on */
  run: <T>(
    name: PhaseName,
    work: (progress: Progress) => T | Promise<T>,
    told: (value: T) => Told,
  ) => Promise<T>;
}

/** What a phase took. */
export interface PhaseTiming {
  readonly name: PhaseName;
  readonly milliseconds: number;
  /** Of the process and its threads; its children are not counted. */
  readonly cpuMilliseconds: number;
  /** At its end. */
  readonly rssBytes: number;
  /** The most that the process had up to its end. */
  readonly peakRssBytes: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** What all of them took. */
export interface Whole {
  /** From the first one's beginning to now; what lies between two phases is in neither of them. */
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  readonly peakRssBytes: number;
  readonly phases: readonly PhaseTiming[];
}

/** Does the work and says nothing of it. */
export const QUIET: Phases = {
  run: async (_, work) => work({ total: () => undefined, tick: () => undefined }),
};

/** Shows each phase on a screen, and measures it. */
export class ToldPhases implements Phases {
  readonly #screen: Screen;
  readonly #gauges: Gauges;
  readonly #timings: PhaseTiming[] = [];
  readonly #lap: () => Lap;

  constructor(screen: Screen, gauges: Gauges = PROCESS_GAUGES) {
    this.#screen = screen;
    this.#gauges = gauges;
    this.#lap = lapOf(gauges);
  }

  /** What they took so far. */
  get whole(): Whole {
    return { ...this.#lap(), peakRssBytes: this.#gauges.peakRss(), phases: [...this.#timings] };
  }

  /** One after the other: two at once would show themselves in the same line. */
  async run<T>(
    name: PhaseName,
    work: (progress: Progress) => T | Promise<T>,
    told: (value: T) => Told,
  ): Promise<T> {
    const lap = lapOf(this.#gauges);
    try {
      const value = await this.#shown(name, work);
      const said = told(value);
      this.#note(name, lap(), said.counts);
      this.tell(name, said, this.#timings.at(-1)?.milliseconds ?? 0);
      return value;
    } catch (error) {
      this.#note(name, lap());
      throw error;
    }
  }

  /** The line of what is done, and those below it. */
  tell(name: string, { outcome, details = [] }: Told, milliseconds: number): void {
    this.#screen.say(phaseLine(name, outcome, milliseconds));
    for (const detail of details) this.#screen.say(`${phaseHead('')} ${detail}`);
  }

  async #shown<T>(name: PhaseName, work: (progress: Progress) => T | Promise<T>): Promise<T> {
    const progress = new ShownProgress(phaseHead(name), NOUNS[name], this.#screen, this.#gauges.now);
    try {
      return await progress.during(work);
    } finally {
      this.#screen.clear();
    }
  }

  #note(name: PhaseName, lap: Lap, counts: PhaseTiming['counts'] = {}): void {
    const [rssBytes, peakRssBytes] = [this.#gauges.rss(), this.#gauges.peakRss()];
    this.#timings.push({ name, ...lap, rssBytes, peakRssBytes, counts });
  }
}

type Lap = Pick<PhaseTiming, 'milliseconds' | 'cpuMilliseconds'>;

/** @returns what gives the time since now */
function lapOf({ now, cpu }: Gauges): () => Lap {
  const [begin, cpuBegin] = [now(), cpu()];
  return () => ({ milliseconds: tenth(now() - begin), cpuMilliseconds: tenth(cpu() - cpuBegin) });
}

function tenth(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
