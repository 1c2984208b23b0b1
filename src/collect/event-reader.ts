/** Gives back the texts of events, in any thread of the process. */
import { readSync } from 'node:fs';
import type { EventTexts } from '../model/event.ts';

/** Of the length before each text. */
export const LENGTH_BYTES = 4;

/** A file of events' texts, each behind its length in bytes. */
export interface SharedEventFile {
  /** The file's descriptor, which all threads of a process have in common. */
  readonly file: number;
  /** Where the text of each digest begins. */
  readonly starts: ReadonlyMap<string, number>;
}

export class EventReader implements EventTexts {
  readonly #shared: SharedEventFile;

  constructor(shared: SharedEventFile) {
    this.#shared = shared;
  }

  textOf(digest: string): string {
    const start = this.#shared.starts.get(digest);
    if (start === undefined) throw new RangeError(`no event has the digest ${digest}`);
    const length = this.#read(start, LENGTH_BYTES).readUInt32LE();
    return this.#read(start + LENGTH_BYTES, length).toString('utf8');
  }

  #read(start: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#shared.file, bytes, 0, length, start);
    return bytes;
  }
}
