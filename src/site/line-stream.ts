/** Lines as a stream of bytes: a list of all edges is as long as the catalog is large, and never stands in memory as one text. */

/** So much text is gathered before it is encoded, in characters. */
const CHUNK_LENGTH = 256 * 1024;

/** The lines in UTF-8, taken as they are asked for. What taking one throws, reading throws. */
export function streamOf(lines: Iterable<string>): ReadableStream<Uint8Array> {
  const rest = lines[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const text = nextChunk(rest);
        if (text === null) controller.close();
        else controller.enqueue(encoder.encode(text));
      },
      cancel: () => void rest.return?.(),
    },
    // Nothing is taken before it is asked for.
    { highWaterMark: 0 },
  );
}

/** Null where there are no more lines. */
function nextChunk(lines: Iterator<string>): string | null {
  const gathered: string[] = [];
  for (let length = 0; length < CHUNK_LENGTH;) {
    const next = lines.next();
    if (next.done === true) break;
    gathered.push(next.value);
    length += next.value.length;
  }
  return gathered.length === 0 ? null : gathered.join('');
}
