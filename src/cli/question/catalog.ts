/** What a question is asked of: the last build, or a log. */
import { networkOf, type Network } from '../../graph/network.ts';
import { readConfiguration } from '../configuration.ts';
import { lastCatalog } from '../kept/last-build.ts';
import { load } from '../load.ts';
import { sourcesOf, type SourceOptions } from '../options.ts';
import { PROJECT_ROOT, VERSION } from '../project.ts';
import { plural } from '../terminal.ts';
import type { CatalogRecord } from './record.ts';

export interface AskedNetwork {
  readonly network: Network;
  readonly source: 'last build' | 'events';
  /** SHA-256, in hex, of everything that the catalog was made of. */
  readonly digest: string;
}

/** @throws InputError where no build is at hand, or a path does not exist. */
export async function askedNetwork(options: SourceOptions): Promise<AskedNetwork> {
  if (options.events.length === 0) {
    const { catalog, digest } = await lastCatalog();
    return { network: networkOf(catalog), source: 'last build', digest };
  }
  const { site, close } = await load(sourcesOf(options, await readConfiguration(PROJECT_ROOT)));
  close();
  return { network: site, source: 'events', digest: site.digest };
}

/** One sentence, and what went wrong with the log, if anything did. */
export function sourceText({ network: { catalog }, source, digest }: AskedNetwork): string {
  const { datasets, jobs, books } = catalog;
  const from = source === 'events' ? 'these events' : 'the last build';
  const rejected = books.rejected > 0 ? `, ${books.rejected} rejected` : '';
  const later = (books.later ?? 0) > 0 ? `, ${books.later} later and left out` : '';
  const read = `${plural(books.read, 'event')} read${rejected}${later}`;
  return `From ${from}: ${plural(datasets.length, 'dataset')}, ${plural(jobs.length, 'job')}; ${read}; inputs ${digest.slice(0, 12)}.`;
}

/** The same for machines. */
export function sourceRecord({ network: { catalog }, source, digest }: AskedNetwork): CatalogRecord {
  return {
    source: source === 'events' ? 'events' : 'last-build',
    version: VERSION,
    inputs: digest,
    events: catalog.books,
    datasets: catalog.datasets.length,
    jobs: catalog.jobs.length,
  };
}
