/** The texts of the accepted events, in a file that goes when the process does. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventTexts } from '../model/event.ts';

/** How much is gathered before it is written. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * Takes each event's text once, and gives it back by its digest. Memory holds where the texts stand, and not the
 * texts: a log may be larger than memory is.
 */
export class EventFile implements EventTexts {
  readonly #folder = mkdtempSync(join(tmpdir(), 'headwater-events-'));
  readonly #file = openSync(join(this.#folder, 'events'), 'w+');
  /** Where the text of each digest begins. */
  readonly #starts = new Map<string, number>();
  readonly #pending: Buffer[] = [];
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
    const bytes = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    this.#starts.set(digest, this.#written + this.#pendingBytes);
    this.#pending.push(length, bytes);
    this.#pendingBytes += 4 + bytes.length;
    if (this.#pendingBytes >= CHUNK_BYTES) this.#flush();
  }

  textOf(digest: string): string {
    const start = this.#starts.get(digest);
    if (start === undefined) throw new RangeError(`no event has the digest ${digest}`);
    this.#flush();
    return this.#read(start + 4, this.#read(start, 4).readUInt32LE()).toString('utf8');
  }

  /** Nothing can be read any more. */
  close(): void {
    closeSync(this.#file);
    this.#remove();
  }

  #remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #read(start: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#file, bytes, 0, length, start);
    return bytes;
  }

  #flush(): void {
    if (this.#pendingBytes === 0) return;
    writeSync(this.#file, Buffer.concat(this.#pending), 0, this.#pendingBytes, this.#written);
    this.#written += this.#pendingBytes;
    this.#pending.length = 0;
    this.#pendingBytes = 0;
  }
}
