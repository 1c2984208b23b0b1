/** How a file ends its lines → line feeds. */
import type { Chunks } from './bytes.ts';

const CR = 0x0d;
const LF = 0x0a;

/**
 * Turns lone carriage returns into line feeds, in a file whose first line ends in one. In any other, they end
 * no line: what counts lines by line feeds, as most tools do, has to come to the same numbers.
 */
export async function* toLineFeeds(chunks: Chunks): AsyncGenerator<Buffer> {
  let endsInCr: boolean | null = null;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes: Buffer = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    endsInCr ??= firstLineEndsInCr(bytes);
    // Whether a last carriage return stands alone, the next chunk shows.
    const end: number = endsInCr !== false && bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    held = bytes.subarray(end);
    if (endsInCr === true) replaceLoneCrs(bytes, end);
    yield bytes.subarray(0, end);
  }
  if (held.length > 0) yield held;
}

/** Null where no line has ended yet. */
function firstLineEndsInCr(bytes: Buffer): boolean | null {
  const lf = bytes.indexOf(LF);
  const cr = bytes.indexOf(CR);
  if (cr === -1 || (lf !== -1 && lf < cr)) return lf === -1 ? null : false;
  // Text that was made Windows' own twice over ends its lines in CR CR LF.
  let after = cr;
  while (bytes[after] === CR) after += 1;
  return after === bytes.length ? null : bytes[after] !== LF;
}

function replaceLoneCrs(bytes: Buffer, end: number): void {
  for (let cr = bytes.indexOf(CR); cr !== -1 && cr < end; cr = bytes.indexOf(CR, cr + 1)) {
    if (bytes[cr + 1] !== LF) bytes[cr] = LF;
  }
}
