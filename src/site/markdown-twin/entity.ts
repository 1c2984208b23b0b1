/** What the Markdown of datasets and jobs have in common. */
import type { Span } from '../../model/catalog.ts';
import { runOf } from '../../model/event.ts';
import type { DatasetId, JobId } from '../../model/identity.ts';
import { formatInstant } from '../../model/instant.ts';
import { findingText } from '../finding-text.ts';
import type { Responsibility } from '../owner.ts';
import { datasetPath, jobPath, markdownTwinPath, ownerPath, twinPath, type SitePath } from '../path.ts';
import type { Said } from '../said.ts';
import type { Site } from '../site.ts';
import type { WrongNow } from '../wrong-now.ts';
import { embedded } from './embedded.ts';
import { code, link, list, plain } from './text.ts';

/** How many members of a list are named; the page and its JSON have them all. */
export const MOST_LISTED = 50;

/** Each as one line; how many more there are where there are too many. */
export function boundedList<T>(members: readonly T[], line: (member: T) => string): string {
  const more = members.length - MOST_LISTED;
  const lines = members.slice(0, MOST_LISTED).map(line);
  return list(more > 0 ? [...lines, `and ${more} more, on the page and in its JSON`] : lines);
}

/** Where the same stands in other forms. */
export function formsLine(path: SitePath): string {
  return `${link('Page', path, path)}, ${link('JSON', path, twinPath(path))}`;
}

export function datasetLink(from: SitePath, id: DatasetId): string {
  return `${link(code(id.name), from, markdownTwinPath(datasetPath(id)))} in ${code(id.namespace)}`;
}

export function jobLink(from: SitePath, id: JobId): string {
  return `${link(code(id.name), from, markdownTwinPath(jobPath(id)))} in ${code(id.namespace)}`;
}

/** What people and the log say, each with its source. */
export function meaning(said: readonly Said[]): string {
  return said.map((one) => [embedded(one.text), sourceOf(one)].join('\n\n')).join('\n\n');
}

function sourceOf(said: Said): string {
  if (said.origin === 'log') return `(Said by the log: event ${code(said.evidence.digest)}.)`;
  return `(Written in ${code(said.place.file)}, line ${said.place.line}.)`;
}

export function responsibleLines(site: Site, from: SitePath, those: readonly Responsibility[]): string[] {
  const lines = those.map(({ owner, role, origin }) => {
    const name = plain(site.catalog.glossary.owners.get(owner)?.name ?? owner);
    const word = role === 'owner' ? 'Owner' : 'Steward';
    return `${word}: ${link(name, from, ownerPath(owner))}${origin === 'log' ? ', by the log' : ''}`;
  });
  return those.some(({ role }) => role === 'owner') ? lines : ['Owner: nobody is named', ...lines];
}

export function wrongLines(wrong: readonly WrongNow[]): string[] {
  return wrong.map(({ finding }) => plain(findingText(finding)));
}

/** The newest event, and where it says what the page was built from: the twin itself says nothing that each build changes. */
export function evidenceLines(from: SitePath, { last }: Span): string {
  const run = runOf(last);
  const ofRun = run === null ? '' : `, run ${code(run)}`;
  return list([
    `Newest event: SHA-256 ${code(last.digest)}, ${formatInstant(last.time)}${ofRun}`,
    `Version, digest of all inputs, and the moment that it tells of: ${link('build.json', from, '/api/build.json')}`,
  ]);
}
