/** The texts of the accepted events, in a file that goes when the process does. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventTexts } from '../model/event.ts';
import { EventReader, LENGTH_BYTES, type SharedEventFile } from './event-reader.ts';

/** How much is gathered before it is written. */
const CHUNK_BYTES = 1024 * 1024;

/** Of one UTF-16 code unit in UTF-8, at most. */
const MAX_BYTES = 3;

/**
 * Takes each event's text once, and gives it back by its digest. Memory holds where the texts stand, and not the
 * texts: a log may be larger than memory is.
 */
export class EventFile implements EventTexts {
  readonly #folder = mkdtempSync(join(tmpdir(), 'headwater-events-'));
  readonly #file = openSync(join(this.#folder, 'events'), 'w+');
  /** Where the text of each digest begins. */
  readonly #starts = new Map<string, number>();
  readonly #reader = new EventReader({ file: this.#file, starts: this.#starts });
  /** What is not written yet: each text behind its length. */
  readonly #pending = Buffer.allocUnsafe(CHUNK_BYTES);
  #pendingBytes = 0;
  #written = 0;

  constructor() {
    try {
      // An open file outlives its name, so nothing is left behind however the process ends. Windows refuses.
      this.#remove();
    } catch {
      // It is removed when it is closed.
    }
  }

  add(digest: string, text: string): void {
    const most = LENGTH_BYTES + text.length * MAX_BYTES;
    if (this.#pendingBytes + most > CHUNK_BYTES) this.#flush();
    this.#starts.set(digest, this.#written + this.#pendingBytes);
    if (most > CHUNK_BYTES) this.#writeLong(text);
    else {
      const length = this.#pending.write(text, this.#pendingBytes + LENGTH_BYTES, 'utf8');
      this.#pending.writeUInt32LE(length, this.#pendingBytes);
      this.#pendingBytes += LENGTH_BYTES + length;
    }
  }

  textOf(digest: string): string {
    this.#flush();
    return this.#reader.textOf(digest);
  }

  /** For other threads: what has been added so far, until this is closed. */
  share(): SharedEventFile {
    this.#flush();
    return { file: this.#file, starts: this.#starts };
  }

  /** Nothing can be read any more. */
  close(): void {
    closeSync(this.#file);
    this.#remove();
  }

  #remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #flush(): void {
    this.#write(this.#pending, this.#pendingBytes);
    this.#pendingBytes = 0;
  }

  #writeLong(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(bytes.length);
    this.#write(length, length.length);
    this.#write(bytes, bytes.length);
  }

  #write(bytes: Buffer, length: number): void {
    let done = 0;
    while (done < length) {
      done += writeSync(this.#file, bytes, done, length - done, this.#written + done);
    }
    this.#written += length;
  }
}
