/** Where the nodes of a YAML text begin, as its parser's events tell it. */
import { EVENT_ID, type Event } from 'js-yaml';

const ABSENT = -1;

/** The dash of a list's empty item, after blanks, comments and the quote that closes the item before. */
const EMPTY_ITEM = /["']?(?:\s|#[^\r\n]*(?![^\r\n]))*-(?=\s|$)/y;

/** The offset of each node, in the order of the text: one for every event that brings a node. */
export function* nodeOffsets(events: readonly Event[], source: string): Generator<number, void> {
  let end = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) continue;
    const start = startOf(event);
    if (start === ABSENT) {
      const offset = emptyOffset(source, end);
      yield offset;
      end = Math.max(end, offset + 1);
    } else {
      yield start;
      end = Math.max(end, start, endOf(event));
    }
  }
}

type NodeEvent = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

function startOf(event: NodeEvent): number {
  const starts = [event.anchorStart];
  if (event.type !== EVENT_ID.ALIAS) starts.push(event.tagStart);
  if (event.type === EVENT_ID.SCALAR) starts.push(event.valueStart);
  if ('start' in event) starts.push(event.start);
  const present = starts.filter((start) => start !== ABSENT);
  return present.length === 0 ? ABSENT : Math.min(...present);
}

function endOf(event: NodeEvent): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueEnd;
  return event.type === EVENT_ID.ALIAS ? event.anchorEnd : ABSENT;
}

/** What is empty has no place of its own: its dash's, where it is a list's item, and else where its key ends. */
function emptyOffset(source: string, end: number): number {
  EMPTY_ITEM.lastIndex = end;
  const dash = EMPTY_ITEM.exec(source);
  return dash === null ? Math.max(0, end - 1) : end + dash[0].length - 1;
}
