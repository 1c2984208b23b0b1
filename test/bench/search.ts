/**
 * How long the search takes, and what it fetches, with 20,000 and with 200,000 columns: `node test/bench/search.ts`. The first
 * result is to be there 100 ms after a key is pressed; the time of the network is not in it.
 */
import { openedSearchFiles, searchFiles, type SearchFiles } from '../site/search-index.ts';
import { catalogOf } from '../catalog/log.ts';
import { largeLog } from '../site/large-log.ts';
import { DIGEST } from '../site/path-index.ts';
import { readQuery } from '../../src/scripts/search/query.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import { prepareSite } from '../../src/site/site.ts';
import { timed } from './timed.ts';

const TYPED = [
  'o',
  'id',
  'order_amount',
  'customer country',
  'custmer',
  'kind:column domain:none',
  'no such thing',
];

async function main(datasets: number): Promise<void> {
  console.log(`\n${datasets * 20} columns`);
  const catalog = catalogOf(largeLog({ datasets, columns: 20, jobs: datasets / 2 }));
  const site = prepareSite(catalog, {
    title: 'bench',
    version: '0',
    digest: DIGEST,
    texts: new Map() as never,
    url: null,
    edit: null,
    health: DEFAULT_SETTINGS,
  });
  const files = await timed(
    'write the index',
    () => searchFiles(site),
    (all) => `${all.size} files, ${kilobytes(all)}`,
  );
  await timed(
    'open it',
    () => openedSearchFiles(files),
    ({ fetched }) => sizeOf(fetched),
  );
  for (const text of TYPED) {
    const { search, fetched } = await openedSearchFiles(files);
    const ask = () => search.search(readQuery(text), 20);
    await timed(text, ask, ({ total }) => `${total} results, ${sizeOf(fetched)}`);
    await timed('  again', ask, () => '');
  }
}

function kilobytes(files: SearchFiles): string {
  return sizeOf(new Map([...files].map(([path, { length }]) => [path, length])));
}

function sizeOf(fetched: ReadonlyMap<string, number>): string {
  const bytes = [...fetched.values()].reduce((sum, size) => sum + size, 0);
  return `${(bytes / 1000).toFixed(0)} kB in ${fetched.size} files`;
}

await main(1000);
await main(10_000);
