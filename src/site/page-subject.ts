/** What a page is about, where it is about one thing. Its head and its foot say of it what machines and readers ask. */
import type { Run } from '../model/catalog.ts';
import type { Evidence } from '../model/event.ts';
import type { ColumnPage } from './column-page.ts';
import type { DatasetPage } from './dataset-page.ts';
import type { JobPage } from './job-page.ts';
import { datasetPath, jobPath, markdownTwinPath, type SitePath } from './path.ts';
import type { TermPage } from './term-page.ts';

export type PageSubject =
  | { readonly kind: 'dataset'; readonly page: DatasetPage }
  | { readonly kind: 'column'; readonly page: ColumnPage }
  | { readonly kind: 'job'; readonly page: JobPage }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'term'; readonly page: TermPage };

/** The newest event that says what the page says; null for a term, which people wrote. */
export function newestEvidence(subject: PageSubject): Evidence | null {
  switch (subject.kind) {
    case 'dataset':
      return subject.page.dataset.span.last;
    case 'column':
      return subject.page.column.span.last;
    case 'job':
      return subject.page.job.span.last;
    case 'run':
      return subject.run.events.at(-1) ?? null;
    case 'term':
      return null;
  }
}

/** Where the same stands as Markdown: of a column in its dataset's; null for a run. */
export function markdownOf(subject: PageSubject): SitePath | null {
  return subject.kind === 'run' ? null : markdownTwinPath(tellingPage(subject));
}

/** The page whose files tell of it: of a column its dataset's, of a run its job's. */
export function tellingPage(subject: PageSubject): SitePath {
  switch (subject.kind) {
    case 'dataset':
    case 'job':
    case 'term':
      return subject.page.path;
    case 'column':
      return datasetPath(subject.page.dataset.id);
    case 'run':
      return jobPath(subject.run.job);
  }
}
