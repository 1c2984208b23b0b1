/** Ten thousand events that something has happened to, in files as producers write them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { load, type Loaded } from '../../src/cli/load.ts';
import type { Instant } from '../../src/model/instant.ts';
import { entityLines } from '../../src/site/api.ts';
import { namespacePath, ownerPath } from '../../src/site/path.ts';
import { fileOf, recordsOf, shuffled } from './log-file.ts';
import { anyMutatedLog, soundDigests, type MutatedLog } from './mutated-log.ts';
import { siteText } from './site-text.ts';

/** In milliseconds: half a minute where nothing else runs. */
const PATIENCE = 600_000;
const AS_OF = '2026-12-01T00:00:00.000000000Z' as Instant;
const folder = mkdtempSync(join(tmpdir(), 'headwater-mutation-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Loads a file of these records, and lets go of it after `use`. */
async function withLoaded<T>(
  { form }: MutatedLog,
  records: readonly Buffer[],
  use: (loaded: Loaded) => T,
): Promise<T> {
  const file = join(folder, form === 'gzip' ? 'log.ndjson.gz' : 'log.json');
  writeFileSync(file, fileOf(form, records));
  const loaded = await load({ title: 'Mutated', events: [file], glossary: [], asOf: AS_OF });
  try {
    return use(loaded);
  } finally {
    loaded.close();
  }
}

/** What is read is accepted, a duplicate or rejected; each rejected one is named, with its line. */
function expectBalancedBooks({ site, collected }: Loaded, records: number): void {
  const { read, accepted, duplicate, rejected } = collected.books;
  expect(read).toBe(records);
  expect(accepted + duplicate + rejected).toBe(read);
  const named = site.catalog.problems.filter(({ code }) => /^event-(?:unreadable|invalid)$/.test(code));
  const lines = new Set(named.map(({ file, line }) => `${file ?? 'no file'}:${line ?? 'no line'}`));
  expect(named).toHaveLength(rejected);
  for (const place of lines) expect(place).toMatch(/^log\.(?:json|ndjson\.gz):[1-9]\d*$/);
}

function expectSafePaths({ site }: Loaded): void {
  const entities = [...entityLines(site)].map((line) => (JSON.parse(line) as { url: string }).url);
  expect(new Set(entities.map((url) => url.toLowerCase())).size).toBe(entities.length);
  const namespaces = site.catalog.datasets.map(({ id }) => namespacePath(id.namespace));
  const owners = site.owners.map(({ id }) => ownerPath(id));
  for (const path of [...entities, ...namespaces, ...owners]) {
    expect(path).toMatch(/^(?:\/(?!\.)[a-z0-9._~-]{1,64}(?<!\.))+\/$/);
  }
}

test(
  '10,000 mutated events are read to the end, and no order of them says anything else',
  async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(anyMutatedLog(1, 100), async (log) => {
        events += log.events.length;
        const records = recordsOf(log);
        const [books, text] = await withLoaded(log, records, (loaded) => {
          expectBalancedBooks(loaded, records.length + 1);
          expect(loaded.collected.digests).toEqual(expect.arrayContaining(soundDigests(log)));
          expectSafePaths(loaded);
          return [loaded.collected.books, siteText(loaded.site)];
        });
        await withLoaded(log, shuffled(records, log.shuffle), (again) => {
          expect(again.collected.books).toEqual(books);
          // Not toBe with the texts: no one would wait for their difference.
          expect(siteText(again.site) === text, 'the site of the shuffled log says the same').toBe(true);
        });
      }),
      { seed: 20_261_102, numRuns: 220 },
    );
    expect(events).toBeGreaterThan(10_000);
  },
  PATIENCE,
);
