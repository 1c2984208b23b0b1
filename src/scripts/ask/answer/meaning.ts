/** What a thing means, as its page says it. */
import { remark } from '../list.ts';
import type { Entry } from '../../search/entry.ts';
import { visible } from '../../../model/visible.ts';
import { partOf, sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import { MOST_ROWS } from './thing.ts';

const NOBODY_SAYS = 'Nobody says what it means: neither the glossary nor an event.';

export async function answerMeaning(source: Source, entry: Entry): Promise<Node[]> {
  const page = await source.page(entry.path);
  const lede = partOf(page, 'main .lede', MOST_ROWS);
  const said = lede.some((node) => node.textContent?.trim() !== '')
    ? lede
    : [remark(entry.meaning === '' ? NOBODY_SAYS : visible(entry.meaning))];
  const isTerm = entry.kind === 'term';
  const facts = isTerm || entry.kind === 'owner' ? partOf(page, 'main dl', MOST_ROWS) : [];
  const columns = isTerm ? (sectionOf(page, 'columns', MOST_ROWS) ?? []) : [];
  return [...said, ...facts, ...columns];
}
