/** Unpacks what is gzipped, and refuses what unpacks to far more than any log does. */
import { pipeline } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import { peek, type Chunks } from './bytes.ts';
import { FileFault } from './file-fault.ts';

/** Logs come to 10 to 60 times their packed size; gzip can reach 1,032 times. */
const MAX_RATIO = 200;

/** Up to here any ratio goes: a small log of one repeated event is no attack. */
const FREE_BYTES = 64 * 1024 * 1024;

/** Once by whoever wrote the log and once by whoever moved it. There are files that unpack to themselves without end. */
const MAX_LAYERS = 2;

/**
 * Gives plain bytes as they are, and gzipped ones (RFC 1952) unpacked, told apart by their first bytes.
 * @throws FileFault where the bytes cannot be unpacked to their end, or should not be.
 */
export function unpack(bytes: Chunks): Chunks {
  return unpackLayers(bytes, []);
}

async function* unpackLayers(bytes: Chunks, outer: readonly Gunzip[]): AsyncGenerator<Buffer> {
  const { head, whole, close } = await peek(bytes, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  if (outer.length === MAX_LAYERS) {
    await close();
    throw tooManyLayers();
  }
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // Closes what it reads from as well when the reader stops early; its errors come out of `gunzip`.
  pipeline(whole, gunzip, () => undefined);
  yield* unpackLayers(bounded(gunzip, outer[0] ?? gunzip), [...outer, gunzip]);
}

/** @param outermost counts the bytes of the file itself that are unpacked so far */
async function* bounded(unpacked: Gunzip, outermost: Gunzip): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of unpacked) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > FREE_BYTES && size > outermost.bytesWritten * MAX_RATIO) throw bomb();
      yield bytes;
    }
  } catch (error) {
    throw isDamage(error) ? damaged(error) : error;
  }
}

function bomb(): FileFault {
  return new FileFault(
    `it unpacks to more than ${FREE_BYTES / 1024 / 1024} MB and more than ${MAX_RATIO} times its size, as gzip bombs do`,
    'if you trust it, unpack it with `gunzip` and give the unpacked file; what was read before is kept',
  );
}

function tooManyLayers(): FileFault {
  return new FileFault(
    'it is gzipped more than twice over',
    'unpack it with `gunzip` until it is gzipped once at most, and give that file',
  );
}

function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR';
}

function damaged(error: Error): FileFault {
  return new FileFault(
    `its gzip data is damaged (${error.message})`,
    'check it with `gunzip --test` and get a whole copy; what was read before the damage is kept',
  );
}
