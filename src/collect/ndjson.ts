/** A log with a value on each line: a broken one costs no other. */
import type { Line } from './lines.ts';
import { valueOf, type Value } from './value.ts';

export class Ndjson {
  /** The number of the line that was refused for its length, whose other parts are to come. */
  #refused = 0;

  *feed(line: Line): Generator<Value> {
    if (line.number === this.#refused || isBlank(line)) return;
    if (line.goesOn === true) this.#refused = line.number;
    yield valueOnLine(line);
  }

  /** Nothing is left: each line stands for itself. */
  end(): Iterable<Value> {
    return [];
  }
}

export function valueOnLine({ text, number, fault, goesOn }: Line): Value {
  const known = fault ?? (goesOn === true ? 'the line is longer than 64 MB' : null);
  return valueOf({ text, line: number, column: 0, fault: known });
}

export function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}
