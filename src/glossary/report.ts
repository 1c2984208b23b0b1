/** The problems of one file, while it is read. */
import type { Place } from '../model/place.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';

interface Finding {
  readonly code: ProblemCode;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

export class Report {
  readonly #file: string;
  readonly #problems: Problem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** How many problems there are so far. */
  get size(): number {
    return this.#problems.length;
  }

  place(line: number): Place {
    return { file: this.#file, line };
  }

  add({ code, line, message, hint }: Finding): void {
    this.#problems.push({ code, severity: 'error', file: this.#file, line, message, hint });
  }

  /** Where else something is, as seen from this file. */
  elsewhere({ file, line }: Place): string {
    return file === this.#file ? `on line ${line}` : `at ${file}:${line}`;
  }

  /** In the order of the file's lines. */
  problems(): readonly Problem[] {
    return this.#problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }
}
