/** A dataset (schema.org Dataset; Google’s guide to it asks for the name and the description). */
import { neighboursOf } from '../../graph/flow.ts';
import type { Stated } from '../../model/catalog.ts';
import type { DatasetTagsFacet } from '../../model/facet.ts';
import { formatInstant } from '../../model/instant.ts';
import type { ColumnLine, DatasetPage } from '../dataset-page.ts';
import { pageDescription } from '../description.ts';
import { lastWriteOf, writtenAt } from '../glance.ts';
import { excerpt, firstSentence } from '../markdown.ts';
import { datasetPath, webAddress } from '../path.ts';
import type { Site } from '../site.ts';

/** How many columns are told of, and how many datasets that it is made of: the page and its twin have them all. */
const MOST_COLUMNS = 24;
const MOST_SOURCES = 12;
/** In UTF-16 code units. Names of the log may be of any length. */
const MOST_NAME = 200;

export function datasetThing(site: Site, page: DatasetPage): object {
  const { dataset, descriptions, path } = page;
  const { id, aliases, facets } = dataset;
  const lastWrite = lastWriteOf(page.runs);
  const { url } = site;
  return {
    '@type': 'Dataset',
    name: bounded(id.name),
    ...some('description', pageDescription(excerpt(descriptions[0]?.text ?? ''))),
    ...(url === null ? {} : { url: webAddress(url, path) }),
    // As OpenLineage writes a dataset's name as one text.
    identifier: bounded(`${id.namespace}/${id.name}`),
    ...list(
      'alternateName',
      aliases.slice(0, MOST_SOURCES).map((alias) => bounded(`${alias.namespace}/${alias.name}`)),
    ),
    ...list('maintainer', maintainers(site, page)),
    ...list('keywords', keywords(site, page)),
    ...list('variableMeasured', page.columns.filter(isPresent).slice(0, MOST_COLUMNS).map(variable)),
    ...(url === null ? {} : list('isBasedOn', sources(site, page, url))),
    ...some('version', bounded(facets.known.version?.value.datasetVersion ?? '')),
    ...(lastWrite === null ? {} : { dateModified: formatInstant(writtenAt(lastWrite)) }),
    includedInDataCatalog: { '@type': 'DataCatalog', name: site.title, ...(url === null ? {} : { url }) },
  };
}

/** Those of whom the glossary says whether they are a person or a team. */
function maintainers({ catalog }: Site, { responsibilities }: DatasetPage): object[] {
  return responsibilities.flatMap(({ owner }) => {
    const entry = catalog.glossary.owners.get(owner);
    if (entry === undefined) return [];
    return [{ '@type': entry.kind === 'person' ? 'Person' : 'Organization', name: entry.name }];
  });
}

/** The domain, the tags of the dataset, and the terms of its columns. */
function keywords({ catalog }: Site, { domain, dataset, columns }: DatasetPage): string[] {
  const terms = columns.flatMap(
    ({ column }) => catalog.glossary.terms.get(column.glossary?.term ?? '')?.name ?? [],
  );
  const words = [...(domain === null ? [] : [domain]), ...tagsOf(dataset.facets.known.tags), ...terms];
  return [...new Set(words.map(bounded))].slice(0, MOST_COLUMNS);
}

function tagsOf(tags: Stated<DatasetTagsFacet> | undefined): string[] {
  return (tags?.value.tags ?? []).filter(({ field }) => field == null).map(({ key }) => key);
}

function isPresent({ column }: ColumnLine): boolean {
  return column.state !== 'past';
}

/** Its name alone, where nobody says what it means: a text says the same as a thing that has no more than a name. */
function variable({ column, descriptions }: ColumnLine): object | string {
  const name = bounded(column.id.column);
  const meaning = firstSentence(descriptions[0]?.text ?? '');
  return meaning === '' ? name : { '@type': 'PropertyValue', name, description: meaning };
}

function sources({ flow }: Site, { dataset }: DatasetPage, url: string): string[] {
  return neighboursOf(flow, dataset.id, 'upstream')
    .slice(0, MOST_SOURCES)
    .map((id) => webAddress(url, datasetPath(id)));
}

/** Nothing where it says nothing. */
function some(name: string, text: string): object {
  return text === '' ? {} : { [name]: text };
}

function list(name: string, members: readonly unknown[]): object {
  return members.length === 0 ? {} : { [name]: members };
}

function bounded(text: string): string {
  return text.length <= MOST_NAME ? text : `${text.slice(0, MOST_NAME).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
