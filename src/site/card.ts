/** The picture that previews of a link show: of a dataset or a job its own, of anything else the site's. */
import type { CardText } from '../card/card.ts';
import type { Dataset, Job } from '../model/catalog.ts';
import { visible } from '../model/visible.ts';
import { firstSentence } from './markdown.ts';
import { responsibilitiesOf } from './owner.ts';
import { tellingPage, type PageSubject } from './page-subject.ts';
import type { SitePath } from './path.ts';
import { plural } from './plural.ts';
import { descriptionsOf } from './said.ts';
import type { Site } from './site.ts';

export interface CardFile {
  readonly path: SitePath;
  /** What it shows, in words. */
  readonly alt: string;
}

/** @param subject null where the page is about no one thing */
export function cardOf({ title }: Site, subject: PageSubject | null): CardFile {
  if (subject === null || subject.kind === 'term')
    return { path: '/card.png', alt: `${visible(title)}: what is made from what` };
  return { path: `${tellingPage(subject)}card.png`, alt: altOf(subject) };
}

function altOf(subject: Exclude<PageSubject, { kind: 'term' }>): string {
  switch (subject.kind) {
    case 'dataset':
    case 'column': {
      const name = visible(subject.page.dataset.id.name);
      return `The dataset ${name}: what it is made from and what is made from it, one step each way`;
    }
    case 'job':
      return jobAlt(subject.page.job.id.name);
    case 'run':
      return jobAlt(subject.run.job.name);
  }
}

function jobAlt(name: string): string {
  return `The job ${visible(name)}: what it reads and writes`;
}

export function datasetCard(site: Site, dataset: Dataset): CardText {
  const said = descriptionsOf(dataset.glossary, dataset.facets.known.documentation);
  return { ...cardText(site, dataset, said[0]?.text ?? ''), kind: 'dataset' };
}

export function jobCard(site: Site, job: Job): CardText {
  const said = descriptionsOf(job.glossary, job.facets.known.documentation);
  return { ...cardText(site, job, said[0]?.text ?? ''), kind: 'job' };
}

function cardText(site: Site, entity: Dataset | Job, meaning: string): Omit<CardText, 'kind'> {
  const owners = responsibilitiesOf(entity).filter(({ role }) => role === 'owner');
  const { owners: known } = site.catalog.glossary;
  return {
    name: visible(entity.id.name),
    namespace: visible(entity.id.namespace),
    meaning: visibleWords(firstSentence(meaning)),
    owners: owners.map(({ owner }) => visible(known.get(owner)?.name ?? owner)),
    site: visible(site.title),
  };
}

function visibleWords(words: string): string {
  return words === '' ? '' : visible(words);
}

/** Of the site as a whole. */
export function siteCard({ title, catalog }: Site): CardText {
  const { datasets, jobs } = catalog;
  const columns = datasets.reduce((sum, dataset) => sum + dataset.columns.length, 0);
  const counts = [
    plural(datasets.length, 'dataset'),
    plural(columns, 'column'),
    plural(jobs.length, 'job'),
  ].join(', ');
  return {
    kind: 'site',
    name: visible(title),
    namespace: '',
    meaning: `${counts}: what is made from what.`,
    owners: [],
    site: '',
  };
}
