/** What appeared in the lineage, or vanished from it, in some days. */
import { element } from '../../dom/element.ts';
import { paragraph, remark } from '../list.ts';
import type { Days } from '../period.ts';
import { sectionOf } from '../quote.ts';
import type { SitePage, Source } from '../source.ts';
import { isWithin } from './runs.ts';

interface HistoryTwin {
  readonly beginning: { readonly from: string } | null;
  readonly months: readonly { readonly month: string; readonly url: string }[];
}

const PAGE = 'lineage/history/';
const MOST_MONTHS = 3;
const MOST_DAYS = 7;
/** What runs changed, of each day. */
const MOST_GROUPS = 6;

export async function answerChanges(source: Source, days: Days): Promise<Node[]> {
  const { beginning, months } = await source.json<HistoryTwin>(`${PAGE}index.json`);
  const within = months
    .filter(({ month }) => month >= days.from.slice(0, 7) && month <= days.until.slice(0, 7))
    .toReversed();
  const pages = await Promise.all(within.slice(0, MOST_MONTHS).map(({ url }) => source.page(url.slice(1))));
  const found = pages.flatMap((page) => daysOn(page, days).map((day) => ({ page, day })));
  const shown = found.slice(0, MOST_DAYS);
  const sections = shown.flatMap(({ page, day }) => sectionOf(page, `day-${day}`, MOST_GROUPS) ?? []);
  const isCut = found.length > shown.length || within.length > pages.length;
  return [
    ...(sections.length === 0 ? [remark('Nothing.')] : sections),
    ...(isCut ? [remark(`The newest ${shown.length} days with changes; there are more.`)] : []),
    ...(beginning === null ? [] : [remark(beginningNote(beginning.from.slice(0, 10)))]),
    paragraph(element('a', { href: source.hrefOf(PAGE) }, 'Lineage through time'), '.'),
  ];
}

/** Those with changes, newest first. */
function daysOn({ document: page }: SitePage, days: Days): string[] {
  const ids = Array.from(page.querySelectorAll('[id^="day-"]'), ({ id }) => id.slice('day-'.length));
  return ids
    .filter((day) => isWithin(day, days))
    .sort()
    .reverse();
}

function beginningNote(day: string): string {
  return `The log begins on ${day}: what it tells of first counts as there from the start, not as a change.`;
}
