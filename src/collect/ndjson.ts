/** A log with a value on each line: a broken one costs no other. */
import type { KnownFacets } from './known-facet.ts';
import type { Line } from './lines.ts';
import { valueOf, type Value } from './value.ts';

export class Ndjson {
  readonly #known: KnownFacets | null;
  /** The number of the line that was refused for its length, whose other parts are to come. */
  #refused = 0;

  constructor(known: KnownFacets | null) {
    this.#known = known;
  }

  *feed(line: Line): Generator<Value> {
    if (line.number === this.#refused || isBlank(line)) return;
    if (line.goesOn === true) this.#refused = line.number;
    yield valueOnLine(line, this.#known);
  }

  /** Nothing is left: each line stands for itself. */
  end(): Iterable<Value> {
    return [];
  }
}

export function valueOnLine({ text, number, fault, goesOn }: Line, known: KnownFacets | null = null): Value {
  const refusal = fault ?? (goesOn === true ? 'the line is longer than 64 MB' : null);
  return valueOf({ text, line: number, column: 0, fault: refusal }, known);
}

export function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}
