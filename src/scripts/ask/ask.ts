/** Answers questions that stand in the search box, by the grammar in `grammar.ts` and from the pages of the site. */
import { remark } from './list.ts';
import { element } from '../dom/element.ts';
import { answerQuestion } from './answer.ts';
import { outlineOf } from './grammar.ts';
import type { Unread } from './read.ts';
import { readText } from './read.ts';
import type { Ask, Reply } from './reply.ts';
import { unreadSentence } from './sentence.ts';
import { sourceOf, type Source } from './source.ts';

/** Nothing is fetched for a text that is no question. */
export const ask: Ask = async (text, context) => {
  const read = readText(text);
  if (read === null) return null;
  const source = sourceOf(context);
  return read.is === 'unread' ? unreadReply(source, read) : answerQuestion(source, read, text).catch(failure);
};

function failure(error: unknown): Reply {
  const said = error instanceof Error ? error.message : String(error);
  return {
    reading: `The question was read, and its answer could not be fetched. ${said}`,
    isRead: true,
    content: [],
  };
}

function unreadReply(source: Source, unread: Unread): Reply {
  const guide = element('a', { href: source.hrefOf('guide/#ask') }, 'All that can be asked');
  const near = unread.near.map((form) => element('li', {}, outlineOf(form)));
  return {
    reading: unreadSentence(unread),
    isRead: false,
    content: [
      remark('What can be asked, in this way for example:'),
      element('ul', { class: 'plain ask-list' }, ...near),
      element('p', {}, guide),
    ],
  };
}
