/** The sum of which a score is the share. */

/** The share of checks and rules kept at one time. */
export interface Score {
  /** 0 to 100. */
  readonly score: number;
  /** The weights of those that passed, and of all that were measured. */
  readonly passed: number;
  readonly of: number;
  /** How many were measured, and how many of them failed. */
  readonly tests: number;
  readonly failed: number;
}

/** What becomes of one check or rule with a report: it passed, it failed, or, with null, it counts no longer. */
export interface Turn {
  readonly report: number;
  readonly weight: number;
  readonly passed: boolean | null;
}

/** The newest turn of each test, summed up. */
export class ScoreSum {
  readonly #newest = new Map<object, Turn>();
  #passed = 0;
  #of = 0;
  #tests = 0;
  #failed = 0;

  /** @returns how far the score fell by those that counted before and still do, in points */
  take(turns: readonly (readonly [test: object, turn: Turn])[]): number {
    let gone = 0;
    let worse = 0;
    const of = this.#of;
    for (const [test, turn] of turns) {
      const before = this.#newest.get(test);
      const counted = before !== undefined && before.passed !== null;
      if (counted) this.#count(before, -1);
      this.#newest.set(test, turn);
      this.#count(turn, 1);
      if (counted && turn.passed === null) gone += before.weight;
      else if (counted) worse += turn.weight * (Number(before.passed) - Number(turn.passed));
    }
    return of === gone ? 0 : (100 * worse) / (of - gone);
  }

  #count({ weight, passed }: Turn, sign: 1 | -1): void {
    if (passed === null) return;
    this.#of += sign * weight;
    this.#tests += sign;
    if (passed) this.#passed += sign * weight;
    else this.#failed += sign;
  }

  /** Null where nothing counts. */
  score(): Score | null {
    if (this.#of === 0) return null;
    return {
      score: (100 * this.#passed) / this.#of,
      passed: this.#passed,
      of: this.#of,
      tests: this.#tests,
      failed: this.#failed,
    };
  }
}
