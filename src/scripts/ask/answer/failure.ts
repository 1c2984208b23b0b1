/** The last run of a job that failed: its error as its page says it. */
import { element } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import { paragraph, remark } from '../list.ts';
import { partOf, sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import { MOST_ROWS } from './thing.ts';

/** What of a job's twin is read here: newest first. */
interface Twin {
  readonly runs: readonly {
    readonly url: string;
    readonly state: string;
    readonly firstSeen: string;
    readonly startedAt: string | null;
  }[];
  readonly runStatistics: { readonly failed: number };
}

export async function answerFailure(source: Source, { path }: Entry): Promise<Node[]> {
  const { runs, runStatistics } = await source.json<Twin>(`${path}index.json`);
  const failed = runs.filter(({ state }) => state === 'failed');
  const last = failed.reduce<Twin['runs'][number] | null>(
    (newest, run) => (newest && timeOf(newest) >= timeOf(run) ? newest : run),
    null,
  );
  if (last === null)
    return [
      remark(
        runStatistics.failed === 0
          ? 'No run of it that the log knows of failed.'
          : 'Its runs that failed are older than those that its page lists.',
      ),
    ];
  const page = await source.page(last.url.slice(1));
  const said = `${timeOf(last).slice(0, 16).replace('T', ' ')} UTC`;
  const link = element('a', { href: source.hrefOf(last.url.slice(1)) }, `Its run of ${said}`);
  const more = failed.length > 1 ? `; ${failed.length} of its runs failed.` : '.';
  const error = partOf(page, ERROR, MOST_ROWS);
  return [
    paragraph(link, ' failed', more),
    ...(error.length === 0 ? [remark('No event says with what error.')] : error),
    ...(sectionOf(page, 'failure', MOST_ROWS) ?? []),
  ];
}

function timeOf({ startedAt, firstSeen }: Twin['runs'][number]): string {
  return startedAt ?? firstSeen;
}

/** What an event of the run says went wrong. */
const ERROR = 'main .note:has(.message)';
