/** What is made of itself. */
import { remark } from '../list.ts';
import { sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import { MOST_ROWS } from './thing.ts';

export async function answerCycles(source: Source): Promise<Node[]> {
  return sectionOf(await source.page('lineage/'), 'cycles', MOST_ROWS) ?? [remark('None is known.')];
}
