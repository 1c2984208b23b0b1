/** Events as NDJSON, in blocks, so that a log of any length passes through little memory. */

/** In characters. */
const BLOCK = 1 << 20;

/** @param onEvent called after each event */
export function* ndjson(events: Iterable<object>, onEvent: () => void = () => undefined): Generator<string> {
  let block = '';
  for (const event of events) {
    block += `${JSON.stringify(event)}\n`;
    onEvent();
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
