/** The way to a page from the lists of the site (schema.org BreadcrumbList). */
import { columnCrumbs, datasetCrumbs, jobCrumbs, runCrumbs, TERM_CRUMBS, type Crumb } from '../crumb.ts';
import type { PageSubject } from '../page-subject.ts';
import { webAddress } from '../path.ts';
import type { Site } from '../site.ts';

/** Null where the site's address is not known: its items need theirs. Parts that lead nowhere are left out. */
export function breadcrumbList(site: Site, subject: PageSubject): object | null {
  const { url } = site;
  if (url === null) return null;
  const items = crumbsOf(site, subject).flatMap(({ name, path }) =>
    path === null ? [] : [{ name, item: webAddress(url, path) }],
  );
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [...items, { name: nameOf(subject) }].map((item, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      ...item,
    })),
  };
}

function crumbsOf(site: Site, subject: PageSubject): readonly Crumb[] {
  switch (subject.kind) {
    case 'dataset':
      return datasetCrumbs(site, subject.page.dataset);
    case 'column':
      return columnCrumbs(site, subject.page.column);
    case 'job':
      return jobCrumbs(site, subject.page.job);
    case 'run':
      return runCrumbs(subject.run);
    case 'term':
      return TERM_CRUMBS;
  }
}

function nameOf(subject: PageSubject): string {
  switch (subject.kind) {
    case 'dataset':
      return subject.page.dataset.id.name;
    case 'column':
      return subject.page.column.id.column;
    case 'job':
      return subject.page.job.id.name;
    case 'run':
      return subject.run.id;
    case 'term':
      return subject.page.term.name;
  }
}
