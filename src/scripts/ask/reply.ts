/** The answer to a question that stood in the search box. */
import type { SearchIndex } from '../search/entry.ts';

export interface Reply {
  /** How the question was read, as a sentence. Where it could not be: what of it could not, and what can be asked. */
  readonly reading: string;
  readonly isRead: boolean;
  /** What the box shows below it. */
  readonly content: readonly Node[];
}

/** What an answer is made with. */
export interface AskContext {
  readonly index: SearchIndex;
  /** The address of the site's root. */
  readonly root: URL;
}

/** Gives null where the text is no question, but words to search for. */
export type Ask = (text: string, context: AskContext) => Promise<Reply | null>;
