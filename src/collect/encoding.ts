/** How a file writes its characters → UTF-8. */
import { peek, type Chunks } from './bytes.ts';
import { FileFault } from './file-fault.ts';

export interface Decoded {
  /** What the file is written in. */
  readonly encoding: 'UTF-8' | 'UTF-16';
  /** In UTF-8. What the file's own encoding does not allow is a byte that UTF-8 does not allow either. */
  readonly chunks: Chunks;
}

/**
 * Tells the encoding by the byte order mark; without one, by where the zero bytes stand in the first two
 * characters, which are ASCII in any JSON (RFC 4627, section 3).
 * @throws FileFault where it is UTF-32.
 */
export async function toUtf8(bytes: Chunks): Promise<Decoded> {
  const { head, whole, close } = await peek(bytes, 8);
  const start = head.toString('hex', 0, 8);
  if (UTF_32.test(start)) {
    await close();
    throw new FileFault('it is UTF-32, and logs are read as UTF-8 or UTF-16', 'save it as UTF-8');
  }
  if (UTF_16_LE.test(start)) return { encoding: 'UTF-16', chunks: fromUtf16(whole, 'LE') };
  if (UTF_16_BE.test(start)) return { encoding: 'UTF-16', chunks: fromUtf16(whole, 'BE') };
  return { encoding: 'UTF-8', chunks: whole };
}

const UTF_32 = /^(?:fffe0000|0000feff|(?:(?!00)..000000){2}|(?:000000(?!00)..){2})/;
const UTF_16_LE = /^(?:fffe|(?:(?!00)..00){2})/;
const UTF_16_BE = /^(?:feff|(?:00(?!00)..){2})/;

type Order = 'LE' | 'BE';

async function* fromUtf16(chunks: Chunks, order: Order): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = wholeEnd(bytes, order);
    rest = bytes.subarray(end);
    yield encode(bytes.subarray(0, end), order);
  }
  if (rest.length > 0) yield NOT_UTF8;
}

/** Where the last character ends that is there with all its bytes: a surrogate pair has four. */
function wholeEnd(bytes: Buffer, order: Order): number {
  const end = bytes.length - (bytes.length % 2);
  const high = bytes[order === 'LE' ? end - 1 : end - 2] ?? 0;
  return (high & 0xfc) === 0xd8 ? end - 2 : end;
}

/** @param bytes are changed where their order is not that of the machine */
function encode(bytes: Buffer, order: Order): Buffer {
  const text = (order === 'LE' ? bytes : bytes.swap16()).toString('utf16le');
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  const parts = text.split(LONE_SURROGATE).map((part) => Buffer.from(part, 'utf8'));
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [NOT_UTF8, part])));
}

const LONE_SURROGATE = /\p{Cs}/u;

/** No text in UTF-8 holds this byte (RFC 3629, section 1). */
const NOT_UTF8 = Buffer.of(0xff);
