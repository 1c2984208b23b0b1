/**
 * What the search finds, in the order in which it shows what it finds equally well: datasets, jobs, terms, owners and then
 * columns; of each, the one that most depends on comes first. Its number is a document's place in that order.
 */
import type { Column, Dataset, Job } from '../../model/catalog.ts';
import type { Tag } from '../../model/facet.ts';
import type { Term } from '../../model/glossary.ts';
import { compareNames, compareStrings, datasetKey, jobKey } from '../../model/identity.ts';
import { columnDescriptions, columnTags } from '../dataset-page.ts';
import { responsibilitiesOf, type OwnerEntity } from '../owner.ts';
import { personalDataOf } from '../personal-data.ts';
import { descriptionsOf, type Said } from '../said.ts';
import type { Site } from '../site.ts';
import { meaningIn } from './meaning.ts';
import { downstreamCounts } from './popularity.ts';
import type { Mark } from './entry-file.ts';

/** The texts that words are found in, the most telling first. */
export interface Texts {
  /** What else it is called, word by word: of a column, what its term is called. */
  readonly synonym: readonly string[];
  /** Tags and kinds of personal data. */
  readonly label: readonly string[];
  readonly meaning: readonly string[];
  readonly sql: readonly string[];
}

export interface Document {
  readonly name: string;
  /** What it is called as well, as a whole: aliases, synonyms, ids. */
  readonly otherNames: readonly string[];
  /** The first words of what it means. */
  readonly meaning: string;
  readonly marks: readonly Mark[];
  readonly texts: Texts;
}

export interface Placed extends Document {
  readonly namespace: string;
  /** Ids. */
  readonly owners: readonly string[];
}

export interface DatasetDocument extends Placed {
  readonly domain: string | null;
  /** In the order of the schema. */
  readonly columns: readonly Document[];
}

export interface OwnerDocument extends Document {
  readonly id: string;
}

export interface TermDocument extends Document {
  readonly id: string;
}

export interface Documents {
  readonly datasets: readonly DatasetDocument[];
  readonly jobs: readonly Placed[];
  readonly terms: readonly TermDocument[];
  readonly owners: readonly OwnerDocument[];
}

export function documentsOf(site: Site): Documents {
  const { catalog, owners } = site;
  const downstream = downstreamCounts(site);
  const byDataset = new Map(
    catalog.datasets.map(({ id }, number) => [datasetKey(id), downstream[number] ?? 0]),
  );
  const byJob = new Map(
    catalog.jobs.map(({ id }) => {
      const outputs = site.flow.outputsOf(id).map((output) => 1 + (byDataset.get(datasetKey(output)) ?? 0));
      return [jobKey(id), outputs.reduce((most, one) => Math.max(most, one), 0)];
    }),
  );
  const uses = Map.groupBy(
    catalog.datasets.flatMap(({ columns }) => columns.flatMap(({ glossary }) => glossary?.term ?? [])),
    (term) => term,
  );
  return {
    datasets: mostFirst(catalog.datasets, ({ id }) => byDataset.get(datasetKey(id)) ?? 0, byId).map(
      (dataset) => datasetDocument(site, dataset),
    ),
    jobs: mostFirst(catalog.jobs, ({ id }) => byJob.get(jobKey(id)) ?? 0, byId).map(jobDocument),
    terms: mostFirst([...catalog.glossary.terms.values()], ({ id }) => uses.get(id)?.length ?? 0, byName).map(
      termDocument,
    ),
    owners: mostFirst(owners, ({ datasets, jobs }) => datasets.length + jobs.length, byName).map(
      ownerDocument,
    ),
  };
}

function mostFirst<T>(all: readonly T[], weight: (one: T) => number, order: (a: T, b: T) => number): T[] {
  const weighed = all.map((one) => [weight(one), one] as const);
  return weighed.sort(([most, a], [least, b]) => least - most || order(a, b)).map(([, one]) => one);
}

function byId(a: Pick<Dataset, 'id'>, b: Pick<Dataset, 'id'>): number {
  return compareNames(a.id, b.id);
}

function byName(a: Pick<Term, 'name' | 'id'>, b: Pick<Term, 'name' | 'id'>): number {
  return compareStrings(a.name, b.name) || compareStrings(a.id, b.id);
}

function datasetDocument(site: Site, dataset: Dataset): DatasetDocument {
  const { id, aliases, formerly, declared, facets, glossary } = dataset;
  const columns = dataset.columns.map((column) => columnDocument(site, dataset, column));
  const said = descriptionsOf(glossary, facets.known.documentation);
  const tags = (facets.known.tags?.value.tags ?? []).filter(({ field }) => field == null);
  return {
    name: id.name,
    namespace: id.namespace,
    otherNames: [...aliases.map(({ name }) => name), ...formerly.map(({ value }) => value.name)],
    domain: glossary?.domain ?? null,
    owners: ownersOf(dataset),
    meaning: meaningIn(said),
    marks: [
      ...(columns.some(({ marks }) => marks.includes('personal')) ? ['personal' as const] : []),
      ...(declared ? [] : ['undeclared' as const]),
    ],
    texts: {
      synonym: [],
      label: [...tags.map(tagText), ...[glossary?.classification ?? []].flat()],
      meaning: textsOf(said),
      sql: [],
    },
    columns,
  };
}

function columnDocument(site: Site, dataset: Dataset, column: Column): Document {
  const said = columnDescriptions(column);
  const term = site.catalog.glossary.terms.get(column.glossary?.term ?? '') ?? null;
  const personal = personalDataOf(site).of(column.id);
  const holdings = personal?.free === null ? personal.holdings : [];
  const kinds = holdings.flatMap(({ kind }) => (kind.is === 'named' ? [kind.name] : []));
  return {
    name: column.id.column,
    otherNames: [],
    meaning: meaningIn(said, term),
    marks: [
      ...(holdings.length > 0 ? ['personal' as const] : []),
      ...(column.state === 'current' ? [] : [column.state]),
    ],
    texts: {
      synonym: term === null ? [] : [term.name, ...term.synonyms],
      label: [...columnTags(dataset, column).map(tagText), ...kinds],
      meaning: textsOf(said),
      sql: [],
    },
  };
}

function jobDocument(job: Job): Placed {
  const { id, facets, glossary } = job;
  const said = descriptionsOf(glossary, facets.known.documentation);
  const steps = glossary?.steps ?? [];
  return {
    name: id.name,
    namespace: id.namespace,
    otherNames: [],
    owners: ownersOf(job),
    meaning: meaningIn(said) || (steps[0] ?? ''),
    marks: [],
    texts: {
      synonym: [],
      label: (facets.known.tags?.value.tags ?? []).map(tagText),
      meaning: [...textsOf(said), ...steps],
      sql: [facets.known.sql?.value.query ?? ''],
    },
  };
}

function termDocument({ id, name, definition, synonyms }: Term): TermDocument {
  return {
    id,
    name,
    otherNames: [id, ...synonyms],
    meaning: meaningIn([], { name: '', definition }),
    marks: [],
    texts: { synonym: [], label: [], meaning: [definition], sql: [] },
  };
}

function ownerDocument({ id, name, entry }: OwnerEntity): OwnerDocument {
  const description = entry?.description ?? '';
  return {
    id,
    name,
    otherNames: [id],
    meaning: description,
    marks: [],
    texts: {
      synonym: [],
      label: [entry?.kind ?? '', entry?.email ?? ''],
      meaning: [description],
      sql: [],
    },
  };
}

/** Those of a steward alone are without an owner. */
function ownersOf(entity: Dataset | Job): string[] {
  const owners = responsibilitiesOf(entity).filter(({ role }) => role === 'owner');
  return owners.map(({ owner }) => owner);
}

function textsOf(said: readonly Said[]): string[] {
  return said.map(({ text }) => text);
}

function tagText({ key, value }: Tag): string {
  return value === 'true' ? key : `${key} ${value}`;
}
