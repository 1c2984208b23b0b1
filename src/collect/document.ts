/** A log that is read as a document: objects and lists that span lines, in any number. */
import type { KnownFacets } from './known-facet.ts';
import type { Line } from './lines.ts';
import type { SplitPiece } from './open-value.ts';
import { Recovery } from './recovery.ts';
import { JsonSplitter } from './splitter.ts';
import { valueOf, type Value } from './value.ts';

export class JsonDocument {
  readonly #known: KnownFacets | null;
  readonly #splitter = new JsonSplitter();
  /** Of the value that comes in parts. */
  #recovery: Recovery | null = null;

  constructor(known: KnownFacets | null) {
    this.#known = known;
  }

  *feed(line: Line): Generator<Value> {
    for (const piece of this.#splitter.feed(line)) yield* this.#read(piece);
  }

  *end(): Generator<Value> {
    for (const piece of this.#splitter.end()) yield* this.#read(piece);
  }

  *#read(piece: SplitPiece): Generator<Value> {
    if (this.#recovery === null) {
      const value = valueOf(piece, this.#known);
      yield value;
      if (value.ok) return;
      this.#recovery = new Recovery(piece);
    }
    yield* this.#recovery.feed(piece);
    if (piece.goesOn) return;
    yield* this.#recovery.end();
    this.#recovery = null;
  }
}
