/** What a page holds of its citation: the newest event that it rests on, or where people wrote it. */
import { runOf } from '../model/event.ts';
import { formatInstant } from '../model/instant.ts';
import { visible } from '../model/visible.ts';
import { eventLinesPath, subjectPath } from './event-log.ts';
import { newestEvidence, type PageSubject } from './page-subject.ts';
import { pathPart } from './path.ts';
import type { Site } from './site.ts';

/**
 * For `citationOf` of `citation-text.ts` to read: an event's digest, its time, the file that holds it, and its run, where
 * the file's path does not hold that as it is.
 * @returns null where nothing says what the page says
 */
export function citationNote(site: Site, subject: PageSubject): string | null {
  if (subject.kind === 'term') {
    const { file, line } = subject.page.term.place;
    return `${visible(file)}, line ${line}`;
  }
  const evidence = newestEvidence(subject);
  if (evidence === null) return null;
  const run = runOf(evidence);
  const file = eventLinesPath(subjectPath(site, evidence));
  const parts = [evidence.digest, formatInstant(evidence.time), file];
  return [...parts, ...(run === null || pathPart(run) === run ? [] : [visible(run)])].join(' ');
}
