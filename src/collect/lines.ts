/** A file's lines, plain or gzipped, in bounded memory. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  /** False where its bytes are not UTF-8: the text then holds U+FFFD in their place. */
  readonly utf8: boolean;
}

/** Longer than any event that was meant as one, and short of what a string can hold. */
const MAX_LINE_BYTES = 256 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * Streams the lines of a file, gunzipping it where its first bytes say so.
 * @throws the error of the file system, or of zlib, where the file cannot be read to its end.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of await openStream(path)) {
    const bytes = chunk as Buffer;
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      pending.push(bytes.subarray(start, end));
      number += 1;
      yield decode(pending, number);
      pending = [];
      pendingBytes = 0;
      start = end + 1;
    }
    if (start < bytes.length) pending.push(bytes.subarray(start));
    pendingBytes += bytes.length - start;
    if (pendingBytes > MAX_LINE_BYTES) throw new Error(`line ${number + 1} is longer than 256 MB`);
  }
  if (pending.length > 0) yield decode(pending, number + 1);
}

async function openStream(path: string): Promise<AsyncIterable<unknown>> {
  const zipped = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  if (!zipped) return file;
  // Closes the file as well when the reader stops early; its errors come out of the stream that is returned.
  return pipeline(file, createGunzip({ chunkSize: 256 * 1024 }), () => undefined);
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function decode(parts: readonly Buffer[], number: number): Line {
  const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  const text = bytes.toString('utf8');
  // Files that were joined have a byte order mark on other lines than the first as well.
  return { number, text: text.replace(/^\uFEFF/, ''), utf8: isUtf8(bytes) };
}
