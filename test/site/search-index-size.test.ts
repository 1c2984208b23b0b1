import { beforeAll, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { bundleScripts } from '../../src/cli/script-bundle.ts';
import { readQuery } from '../../src/scripts/search/query.ts';
import { prepareSite } from '../../src/site/site.ts';
import { DEFAULT_SETTINGS } from '../../src/health/settings.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { catalogOf } from '../catalog/log.ts';
import { largeLog } from './large-log.ts';
import { DIGEST } from './path-index.ts';
import { openedSearchFiles, searchFiles, type SearchFiles } from './search-index.ts';

/** Of what is fetched to the first result: in bytes. */
const MOST = 150_000;
/** Lines that the box shows. */
const LINES = 20;

const WORDS =
  'net gross amount of the order customer before after tax in euros as the shop booked it each day by country'.split(
    ' ',
  );

let files: SearchFiles;
let script: number;

beforeAll(async () => {
  const catalog = catalogOf(described(largeLog({ datasets: 1000, columns: 20, jobs: 500 })));
  const site = prepareSite(catalog, {
    title: 'Large',
    version: '0',
    digest: DIGEST,
    texts: new Map() as never,
    url: null,
    edit: null,
    health: DEFAULT_SETTINGS,
  });
  files = searchFiles(site);
  script = await scriptSize();
});

/** Each column with a description of eight words. */
function described(events: readonly JsonObject[]): JsonObject[] {
  let at = 0;
  const words = (): string => Array.from({ length: 8 }, () => WORDS[(at += 5) % WORDS.length]).join(' ');
  return JSON.parse(JSON.stringify(events), (_, value: unknown) =>
    isField(value) ? { ...value, description: words() } : value,
  ) as JsonObject[];
}

function isField(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && 'name' in value && 'type' in value;
}

/** The script of the search with all that it imports, compressed as hosts do. */
async function scriptSize(): Promise<number> {
  const { paths, files: scripts } = await bundleScripts();
  const texts = new Map<string, string>(
    scripts.map(({ path, content }) => [path, new TextDecoder().decode(content)]),
  );
  const wanted = new Set<string>([paths.search]);
  for (const path of wanted) {
    for (const [, part] of (texts.get(path) ?? '').matchAll(/(?:from|import)"\.(\/[^"]+)"/g)) {
      wanted.add(`/scripts${part ?? ''}`);
    }
  }
  expect(wanted.size).toBeGreaterThan(1);
  return [...wanted].reduce((sum, path) => sum + gzipSync(texts.get(path) ?? '').length, 0);
}

test.each([
  'o',
  'id',
  'order_amount',
  'customer country',
  'analytics.sales',
  'net euros',
  'custmer_id',
  'build_tables_7',
])('of 20,000 columns, %s takes no more than its bound, the script with it', async (text) => {
  const { search, fetched } = await openedSearchFiles(files);
  const { entries } = await search.search(readQuery(text), LINES);
  expect(entries).toHaveLength(text === 'build_tables_7' ? entries.length : LINES);
  expect(entries.length).toBeGreaterThan(0);
  const bytes = [...fetched.values()].reduce((sum, size) => sum + size, 0);
  expect(bytes + script).toBeLessThan(MOST);
});

test('no file is large, the names aside', () => {
  const sizes = [...files].map(([, bytes]) => bytes.length).sort((a, b) => b - a);
  expect(sizes[1]).toBeLessThan(12_000);
  expect(sizes[0]).toBeLessThan(30_000);
});
