/** The events that a page lists: where each stands in the file beside the page, which has their texts. */
import { createHash } from 'node:crypto';
import type { Evidence, EventTexts } from '../model/event.ts';
import { datasetPath, jobPath, runPath, type SitePath } from './path.ts';
import type { Site } from './site.ts';

export interface LoggedEvent {
  readonly evidence: Evidence;
  /** Its line in the file beside the page, counted from 1. */
  readonly line: number;
  /** In bytes, as canonical JSON. */
  readonly size: number;
  /** True where secrets were taken out: the digest is then of the text before that. */
  readonly masked: boolean;
}

export function eventLog(texts: EventTexts, events: readonly Evidence[]): LoggedEvent[] {
  return events.map((evidence, index) => {
    const text = texts.textOf(evidence.digest);
    return {
      evidence,
      line: index + 1,
      size: Buffer.byteLength(text),
      masked: createHash('sha256').update(text).digest('hex') !== evidence.digest,
    };
  });
}

/** The file beside a page: an event a line, in canonical JSON, so that the SHA-256 of a line is the event's digest. */
export function eventLines(texts: EventTexts, events: readonly Evidence[]): string {
  return events.map(({ digest }) => `${texts.textOf(digest)}\n`).join('');
}

export function eventLinesPath(page: SitePath): SitePath {
  return `${page}events.ndjson`;
}

/** The page that lists an event: of its run, or of the job or the dataset that it is about. */
export function subjectPath({ graph }: Site, { subject }: Evidence): SitePath {
  switch (subject.kind) {
    case 'run':
      return runPath(subject.run);
    case 'job':
      return jobPath(subject.job);
    case 'dataset':
      return datasetPath(graph.dataset(subject.dataset)?.id ?? subject.dataset);
  }
}

/** The place of an event in the page that lists it. */
export function eventAnchor({ digest }: Evidence): string {
  return `e-${digest.slice(0, 10)}`;
}
