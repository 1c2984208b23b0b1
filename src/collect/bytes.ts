/** Bytes that come in chunks, and a look at the first of them. */

export type Chunks = AsyncIterable<Buffer>;

interface Peeked {
  /** The first bytes: at least as many as were asked for, where there are as many. */
  readonly head: Buffer;
  /** All of them, the first ones too: to be read, once, or to be closed. */
  readonly whole: Chunks;
  readonly close: () => Promise<void>;
}

/** Reads on until the first `length` bytes are known. */
export async function peek(chunks: Chunks, length: number): Promise<Peeked> {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < length) {
    const next = await rest.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, whole: joined(head, rest), close: () => close(rest) };
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await close(rest);
  }
}

async function close(chunks: AsyncIterator<Buffer>): Promise<void> {
  await chunks.return?.();
}
