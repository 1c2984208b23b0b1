/** What is wrong now: the list of the health page, of all or of one place. */
import { element } from '../../dom/element.ts';
import { paragraph, remark } from '../list.ts';
import { partOf, quote, sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target.ts';
import { MOST_ROWS } from './thing.ts';

const PAGE = 'health/';
const KINDS = ['dataset', 'job'] as const;
/** Of each kind. */
const MOST_IN_PLACE = 1000;

export async function answerWrong(source: Source): Promise<Node[]> {
  const page = await source.page(PAGE);
  return [...partOf(page, 'main .state', MOST_ROWS), ...(sectionOf(page, 'wrong', MOST_ROWS) ?? [])];
}

export async function answerWrongIn(
  source: Source,
  { kind, name }: Extract<Target, { entry: null }>,
): Promise<Node[]> {
  const [page, found] = await Promise.all([
    source.page(PAGE),
    Promise.all(
      KINDS.map((one) =>
        source.index.search({ words: '', filters: { kind: one, [kind]: name } }, MOST_IN_PLACE),
      ),
    ),
  ]);
  const paths = new Set(found.flatMap(({ entries }) => entries.map(({ path }) => source.hrefOf(path))));
  const rows = [
    ...page.document.querySelectorAll('#wrong ~ * tbody > tr, #wrong ~ ul > li, #wrong ~ ol > li'),
  ];
  const copies = rows
    .filter((row) => isBefore(page.document, row))
    .map((row) => quote(page, row, MOST_ROWS).copy);
  const wrong = copies.filter((row) =>
    // What is put down to a trouble may be in the place where the trouble is not.
    [...row.querySelectorAll('a')].some(({ href }) => paths.has(href)),
  );
  const all = paragraph(element('a', { href: source.hrefOf(PAGE) }, 'All that is wrong'), '.');
  const cut = found.some(({ entries, total }) => entries.length < total)
    ? [remark(`There is so much in it that not all of it was looked at.`)]
    : [];
  const list =
    wrong.length === 0 ? remark('Nothing that schedules, rules, checks and runs tell of.') : asTable(wrong);
  return [list, ...cut, all];
}

/** Whether it stands in the first section: what was wrong before comes later. */
function isBefore(page: Document, row: Element): boolean {
  const later = [...page.querySelectorAll('h2[id]')].find(({ id }) => id !== 'wrong');
  return !later || (row.compareDocumentPosition(later) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function asTable(rows: readonly Element[]): HTMLElement {
  if (rows[0]?.tagName !== 'TR') return element('ul', { class: 'plain' }, ...rows);
  return element(
    'div',
    { class: 'table' },
    element('table', { class: 'troubles' }, element('tbody', {}, ...rows)),
  );
}
