/** Everything that pages are made of. */
import { buildFlow, type Flow } from '../graph/flow.ts';
import { buildGraph, type Graph } from '../graph/graph.ts';
import { ledgerOf, type Ledger } from '../health/ledger.ts';
import type { HealthSettings } from '../health/settings.ts';
import type { Catalog } from '../model/catalog.ts';
import type { EventTexts } from '../model/event.ts';
import { listOwners, type OwnerEntity } from './owner.ts';

export interface SiteOptions {
  /** The name that stands in the header of each page. */
  readonly title: string;
  /** Headwater's own version. */
  readonly version: string;
  /** SHA-256, in hex, of all that the site says: the events, the glossary and these options. */
  readonly digest: string;
  /** What the pages quote events from. */
  readonly texts: EventTexts;
  /** The web address that the site will have, with a slash at its end; null where nobody has said. */
  readonly url: string | null;
  /** Where a file of the glossary is edited, with `{file}` and `{line}` in it; null where nobody has said. */
  readonly edit: string | null;
  /** What counts as unusual. */
  readonly health: HealthSettings;
}

export interface Site extends SiteOptions {
  readonly catalog: Catalog;
  readonly graph: Graph;
  readonly flow: Flow;
  readonly owners: readonly OwnerEntity[];
  /** The runs as they stood at the catalog's moment. */
  readonly ledger: Ledger;
}

export function prepareSite(catalog: Catalog, options: SiteOptions): Site {
  const network = { catalog, graph: buildGraph(catalog), flow: buildFlow(catalog) };
  return {
    ...options,
    ...network,
    owners: listOwners(catalog),
    ledger: ledgerOf(network, catalog.asOf, options.health),
  };
}
