/** What the first page of the site says beside its counts: where to begin, and what changed last. */
import { neighboursOf } from '../graph/flow.ts';
import { domainOf } from '../graph/overview.ts';
import { schemaChanges, type SchemaChange } from '../graph/schema-change.ts';
import type { Dataset } from '../model/catalog.ts';
import { compareEvidence } from '../model/event.ts';
import { compareNames, compareStrings, type DatasetId } from '../model/identity.ts';
import type { Site } from './site.ts';

export interface EntryPoint {
  readonly id: DatasetId;
  /** How many datasets are made from it directly. */
  readonly feeds: number;
}

export interface DomainLine {
  readonly name: string;
  /** Whether people gave it; a namespace stands in where they gave none. */
  readonly isGiven: boolean;
  readonly datasets: number;
  /** Those that most others are made from, the first of them. */
  readonly entries: readonly EntryPoint[];
}

export interface ChangedSchema {
  readonly id: DatasetId;
  readonly change: SchemaChange;
}

export interface HomePage {
  /** Those with most datasets first. */
  readonly domains: readonly DomainLine[];
  /** How many more there are. */
  readonly moreDomains: number;
  /** Newest first; first versions and other readers’ views are no changes. */
  readonly changed: readonly ChangedSchema[];
  /** How many more there are. */
  readonly moreChanged: number;
}

const [MAX_DOMAINS, MAX_ENTRIES, MAX_CHANGED] = [12, 4, 6];

export function homePage(site: Site): HomePage {
  const domains = domainLines(site);
  const changed = changedSchemas(site);
  return {
    domains: domains.slice(0, MAX_DOMAINS),
    moreDomains: Math.max(0, domains.length - MAX_DOMAINS),
    changed: changed.slice(0, MAX_CHANGED),
    moreChanged: Math.max(0, changed.length - MAX_CHANGED),
  };
}

function domainLines(site: Site): DomainLine[] {
  return [...Map.groupBy(site.catalog.datasets, domainOf)]
    .map(([name, datasets]) => ({
      name,
      isGiven: datasets.some(({ glossary }) => glossary?.domain === name),
      datasets: datasets.length,
      entries: entriesOf(site, datasets),
    }))
    .sort((a, b) => b.datasets - a.datasets || compareStrings(a.name, b.name));
}

function entriesOf({ flow }: Site, datasets: readonly Dataset[]): EntryPoint[] {
  return datasets
    .map(({ id }) => ({ id, feeds: neighboursOf(flow, id, 'downstream').length }))
    .filter(({ feeds }) => feeds > 0)
    .sort((a, b) => b.feeds - a.feeds || compareNames(a.id, b.id))
    .slice(0, MAX_ENTRIES);
}

function changedSchemas({ graph, catalog }: Site): ChangedSchema[] {
  return catalog.datasets
    .flatMap((dataset) => schemaChanges(graph, dataset).map((change) => ({ id: dataset.id, change })))
    .filter(({ change }) => change.columns.length > 0 && !change.isOtherView)
    .sort(
      (a, b) =>
        compareEvidence(b.change.version.span.first, a.change.version.span.first) || compareNames(a.id, b.id),
    );
}
