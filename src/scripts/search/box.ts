/** The field to search or ask in, what it can be narrowed to, and what is found. */
import { visible } from '../../model/visible.ts';
import { siteRoot } from '../address.ts';
import { button, element } from '../dom/element.ts';
import type { Reply } from '../ask/reply.ts';
import { siteIndex } from './data.ts';
import { boxElements } from './box-elements.ts';
import { emptyBox, type EmptyBox } from './empty.ts';
import { facetBar, type Narrow } from './facet-bar.ts';
import type { Finding } from './find.ts';
import { listOf } from './list.ts';
import { typedWords } from './match.ts';
import { entryOption } from './option.ts';
import { readQuery, withFilter } from './query.ts';
import { waysOn } from './nothing.ts';
import { Outdated } from './source.ts';
import { summaryOf } from './summary.ts';

export interface Box {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Searches for a text, as if it were typed. */
  readonly set: (text: string) => void;
}

/** How many lines are shown at first, and how many more each time one asks for more. */
const LINES = 20;
/** How long nobody types before a question is answered, in milliseconds: an answer is put together from pages. */
const ASK_AFTER = 150;

/**
 * @param id begins the ids in it
 * @param onText gets each text that is searched for
 * @param help stands below the questions while nothing is typed
 */
export function searchBox(
  id: string,
  onText: (text: string) => void,
  help: readonly HTMLElement[] = [],
): Box {
  const { box, input, facets, status, answer, lines, more, ways } = boxElements(id);
  const list = listOf(input, lines);
  /** Counts texts, so that what comes late is passed over; and the last one whose lines are shown. */
  let asked = 0;
  let shown = 0;
  let most = LINES;
  let timer = 0;
  /** The key by which a line was chosen before there was one. */
  let waiting: KeyboardEvent | null = null;
  let reply: Reply | null = null;

  const search = async (): Promise<void> => {
    const mine = ++asked;
    const text = input.value.trim();
    waiting = null;
    onText(text);
    clearTimeout(timer);
    const replied = new Promise<void>((done) => {
      if (text !== '') timer = window.setTimeout(() => void askFor(text, mine).then(done), ASK_AFTER);
    });
    try {
      const index = await siteIndex();
      const finding = text === '' ? null : await index.search(readQuery(text), most);
      // Nothing is called what a question asks: it is not said before it is known to be none.
      if (finding !== null && finding.missing !== null) await replied;
      const empty = finding === null || finding.total === 0 ? await emptyBox() : null;
      index.checkBuild();
      if (mine !== asked) return;
      shown = mine;
      box.dataset['shown'] = text;
      ways.hidden = finding === null || empty === null;
      ways.replaceChildren(...(finding === null || empty === null ? [] : waysOn(empty)));
      if (finding !== null) showFinding(finding, text);
      else if (empty !== null) showEmpty(empty);
      chooseWaiting();
    } catch (error) {
      if (mine === asked) fail(error);
    }
  };

  const askFor = async (text: string, mine: number): Promise<void> => {
    try {
      const answered = await replyTo(text);
      if (mine === asked) showReply(answered);
    } catch (error) {
      if (mine === asked) fail(error);
    }
  };

  const showReply = (answered: Reply | null): void => {
    reply = answered;
    answer.hidden = answered === null;
    answer.replaceChildren(
      ...(answered === null
        ? []
        : [element('p', { class: 'reading' }, answered.reading), ...answered.content]),
    );
    showAnswered();
  };

  /**
   * What is near the words of a question is no answer to it, and what is said of them contradicts it. Where the question
   * could not be read, that alone is said.
   */
  const showAnswered = (): void => {
    const isAnswered = reply?.isRead === true;
    box.classList.toggle('answered', isAnswered);
    status.hidden = isAnswered || (reply !== null && status.classList.contains('near'));
    facets.hidden = isAnswered;
    if (reply !== null) ways.hidden = true;
  };

  const showFinding = (finding: Finding, text: string): void => {
    const { words, filters } = readQuery(text);
    const typed = typedWords(words);
    status.replaceChildren(summaryOf(finding));
    status.classList.toggle('near', finding.missing !== null);
    list.show(...finding.entries.map((entry) => entryOption(entry, typed)));
    more.hidden = finding.total <= finding.entries.length;
    showFacets(facetBar(finding, filters, narrow));
    showAnswered();
  };

  /** The controls are made anew: the one that has the focus keeps it. */
  const showFacets = (controls: readonly HTMLElement[]): void => {
    const focused = facets.contains(document.activeElement) ? document.activeElement : null;
    const name = focused?.getAttribute('data-facet');
    facets.replaceChildren(...controls);
    if (focused !== null) (controls.find((one) => one.dataset['facet'] === name) ?? input).focus();
  };

  const showEmpty = ({ options, below }: EmptyBox): void => {
    status.replaceChildren();
    facets.replaceChildren();
    list.show(...options);
    more.hidden = true;
    reply = null;
    showAnswered();
    answer.hidden = false;
    answer.replaceChildren(...below, ...help);
  };

  const fail = (error: unknown): void => {
    ways.hidden = true;
    list.show();
    more.hidden = true;
    facets.replaceChildren();
    showReply(null);
    status.replaceChildren(...faultOf(error, () => void search()));
  };

  const set = (text: string): void => {
    input.value = text;
    most = LINES;
    void search();
  };

  const narrow: Narrow = (facet, value) => {
    set(withFilter(input.value, facet, value));
  };

  /** The line that is marked; else the first, unless an answer stands above it. */
  const choose = ({ ctrlKey, metaKey }: KeyboardEvent): void => {
    const option =
      list.marked() ?? (reply?.isRead === true || input.value.trim() === '' ? null : list.first());
    if (option === null) return;
    if (ctrlKey || metaKey) window.open(option.href, '_blank', 'noopener');
    else location.assign(option.href);
  };

  const chooseWaiting = (): void => {
    if (waiting !== null) choose(waiting);
    waiting = null;
  };

  input.addEventListener('input', () => {
    set(input.value);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (shown === asked) choose(event);
      else waiting = event;
    } else if (list.takeKey(event.key)) event.preventDefault();
  });
  more.addEventListener('click', () => {
    most += LINES;
    void search();
    input.focus();
  });
  // A question within an answer is asked here.
  box.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ask]') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    set(link.dataset['ask'] ?? '');
    input.focus();
  });
  return { element: box, input, set };
}

/**
 * Null where the text is no question; what could not be answered is searched for all the same.
 * @throws Outdated
 */
async function replyTo(text: string): Promise<Reply | null> {
  try {
    const { ask } = await import('../ask/ask.ts');
    const index = await siteIndex();
    const reply = await ask(text, { index, root: siteRoot() });
    index.checkBuild();
    return reply;
  } catch (error) {
    if (error instanceof Outdated) throw error;
    return null;
  }
}

/** What is said where nothing can be found, and what helps. */
function faultOf(error: unknown, again: () => void): (string | HTMLElement)[] {
  const said = visible(error instanceof Error ? error.message : String(error));
  if (error instanceof Outdated) {
    return [
      `${said} `,
      button('Reload', () => {
        location.reload();
      }),
    ];
  }
  return [`The search could not be loaded. ${said} `, button('Try again', again)];
}
