/** How many nodes a YAML text may be made of. */
import { EVENT_ID, YAMLException, type Event } from 'js-yaml';
import { nodeOffsets } from './offsets.ts';

/** More than a glossary has that describes 200,000 columns in one file; with aliases, a few lines can stand for billions. */
const MAX_NODES = 1_000_000;

/** The reason of the exception for more. */
export const TOO_MANY_NODES = 'too many nodes';

/** Counts nodes, those that aliases stand for among them. */
export class NodeCount {
  #count = 0;

  /**
   * @param offset in the source, where they stand
   * @throws YAMLException where there are more nodes than MAX_NODES.
   */
  add(nodes: number, offset: number, source: string): void {
    this.#count += nodes;
    if (this.#count > MAX_NODES) YAMLException.throwAt(source, offset, TOO_MANY_NODES);
  }
}

/**
 * Counts the nodes without what aliases stand for, before a tree of them takes up a gigabyte.
 * @throws YAMLException where there are more nodes than MAX_NODES.
 */
export function boundNodes(events: readonly Event[], source: string): void {
  const nodes = events.filter(({ type }) => type !== EVENT_ID.DOCUMENT && type !== EVENT_ID.POP);
  if (nodes.length <= MAX_NODES) return;
  const count = new NodeCount();
  for (const offset of nodeOffsets(nodes, source)) count.add(1, offset, source);
}
