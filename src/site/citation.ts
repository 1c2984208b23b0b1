/** What is quoted of a page: where it stands, what it was built from, and the event that it rests on. */
import { runOf } from '../model/event.ts';
import { formatInstant } from '../model/instant.ts';
import { visible } from '../model/visible.ts';
import type { Citation, CitedEvidence } from './citation-text.ts';
import { eventLinesPath, subjectPath } from './event-log.ts';
import { newestEvidence, type PageSubject } from './page-subject.ts';
import { webAddress, type SitePath } from './path.ts';
import type { Site } from './site.ts';

/**
 * @param path of the page
 * @param subject null where the page is about no one thing
 */
export function citationOf(site: Site, path: SitePath, title: string, subject: PageSubject | null): Citation {
  return {
    title: visible(title),
    site: visible(site.title),
    address: addressOf(site, path),
    asOf: formatInstant(site.catalog.asOf),
    inputs: site.digest,
    version: site.version,
    evidence: subject && citedEvidence(site, subject),
  };
}

function citedEvidence(site: Site, subject: PageSubject): CitedEvidence | null {
  if (subject.kind === 'term') {
    const { file, line } = subject.page.term.place;
    return { kind: 'glossary', place: `${visible(file)}, line ${line}` };
  }
  const evidence = newestEvidence(subject);
  if (evidence === null) return null;
  const run = runOf(evidence);
  return {
    kind: 'event',
    digest: evidence.digest,
    run: run === null ? null : visible(run),
    time: formatInstant(evidence.time),
    file: addressOf(site, eventLinesPath(subjectPath(site, evidence))),
  };
}

function addressOf({ url }: Site, path: SitePath): string {
  return url === null ? path : webAddress(url, path);
}
