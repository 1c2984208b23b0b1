import { describe, expect, test } from 'vitest';
import { reachCounts } from '../../src/site/search-index/popularity.ts';
import { digraphOf } from '../../src/graph/digraph/digraph.ts';
import { compact, spaced, wordsOf } from '../../src/site/search-index/word.ts';
import { columnPath, datasetPath, jobPath } from '../../src/site/path.ts';
import { openSearchIndex } from '../../src/scripts/search/open.ts';
import { readQuery } from '../../src/scripts/search/query.ts';
import { Outdated } from '../../src/scripts/search/source.ts';
import { hostileNames } from './hostile-name.ts';
import { dataset, runEvent, siteOf } from './log.ts';
import { openedSearch, openedSearchFiles, searchFiles } from './search-index.ts';
import { shop } from './shop.ts';

describe('the words of a text', () => {
  test.each([
    ['orders_clean.net_amount', ['orders', 'clean', 'net', 'amount']],
    ['orderCount', ['order', 'count']],
    ['HTTPServerLog', ['http', 'server', 'log']],
    ['Größe der Straße', ['große', 'der', 'straße']],
    ['s3://bucket/2026-11/part-0', ['s3', 'bucket', '2026', '11', 'part', '0']],
    ['🕷', ['🕷']],
    ['😀🚀 émoji', ['😀', '🚀', 'emoji']],
    ['a + b = §', ['a', 'b']],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('make one name of all ways to join them', () => {
    expect(['net_revenue', 'netRevenue', 'Net revenue', 'NET.REVENUE'].map(spaced)).toEqual(
      Array(4).fill('net revenue'),
    );
    expect(compact('Net revenue')).toBe('netrevenue');
    expect(spaced(' 🕷 ')).toBe('🕷');
  });
});

describe('how much depends on a dataset', () => {
  test('is counted exactly where it is little', () => {
    // 0 → 1 → 2 ⇄ 3, and 0 → 3.
    expect(reachCounts(digraphOf(5, 0, [0, 1, 2, 3, 0], [1, 2, 3, 2, 3]))).toEqual([3, 2, 1, 1, 0]);
  });

  test('is estimated where it is much', () => {
    const count = 2000;
    const chain = Array.from({ length: count - 1 }, (_, node) => node);
    const counts = reachCounts(
      digraphOf(
        count,
        0,
        chain,
        chain.map((node) => node + 1),
      ),
    );
    for (const node of [0, 500, 1000]) {
      expect(Math.abs((counts[node] ?? 0) / (count - 1 - node) - 1)).toBeLessThan(0.4);
    }
    expect(counts.slice(-63)).toEqual(Array.from({ length: 63 }, (_, at) => 62 - at));
  });
});

describe('the index', () => {
  const events = [
    runEvent({
      inputs: [dataset('orders', ['id', 'amount'])],
      outputs: [dataset('sales', ['total']), dataset('returns', ['id'])],
    }),
    runEvent({
      run: '01a199fe-70e5-7308-b9e0-a430888746ce',
      job: 'audit',
      inputs: [dataset('sales', ['total'])],
    }),
  ];

  test('is the same bytes whatever the order of the events', async () => {
    const [one, other] = await Promise.all([siteOf(events), siteOf(events.toReversed())]);
    expect([...searchFiles(other)]).toEqual([...searchFiles(one)]);
  });

  test('holds names that mean harm, and leads to their pages', async () => {
    const site = await siteOf(
      hostileNames.map((name, at) =>
        runEvent({
          run: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
          job: name,
          outputs: [dataset(name, [...hostileNames])],
        }),
      ),
    );
    const { search } = await openedSearch(site);
    const { entries } = await search.search({ words: '', filters: {} }, Infinity);
    const paths = [
      ...site.catalog.datasets.flatMap(({ id, columns }) => [
        datasetPath(id),
        ...columns.map((column) => columnPath(column.id)),
      ]),
      ...site.catalog.jobs.map(({ id }) => jobPath(id)),
    ];
    expect(entries.map(({ path }) => `/${path}`).sort()).toEqual(paths.sort());
    for (const name of hostileNames.filter((one) => spaced(one) !== '')) {
      const { entries: found } = await search.search({ words: name, filters: { kind: 'dataset' } }, 100);
      expect(found.map((entry) => entry.name)).toContain(name);
    }
  });

  test('finds a term by its synonyms, and the columns that it is about', async () => {
    const { search } = await openedSearch(await shop());
    const { entries } = await search.search(readQuery('turnover'), 10);
    expect(entries.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['term Revenue', 'column total']);
    expect((await search.named('turnover', ['term', 'column'])).map(({ name }) => name)).toEqual(['Revenue']);
  });

  test('tells those that have no owner and no domain', async () => {
    const { search } = await openedSearch(await shop());
    const { entries } = await search.search(readQuery('owner:none domain:none kind:dataset'), 10);
    expect(entries.map(({ name }) => name)).toEqual(['orders']);
  });

  test('of a site without a dataset finds no column', async () => {
    const { search } = await openedSearch(await siteOf([runEvent()]));
    const { entries, total, missing } = await search.search(readQuery('orders'), 10);
    expect([entries, total, missing]).toEqual([[], 0, ['orders']]);
  });

  test('is not read beside files of another build', async () => {
    const site = await siteOf(events);
    const older = searchFiles(site);
    const newer = searchFiles(await siteOf([...events, runEvent({ run: 'later', job: 'more' })]));
    const { search } = await openedSearchFiles(
      new Map(
        [...newer].map(([path, bytes]) => [path, path === 'index.bin' ? (older.get(path) ?? bytes) : bytes]),
      ),
    );
    await expect(search.search(readQuery('orders'), 10)).rejects.toThrow(Outdated);
  });

  test('answers nothing more, once a file of it is of another build or is there no more', async () => {
    const files = new Map(searchFiles(await siteOf(events)));
    const { search } = await openedSearchFiles(files);
    expect((await search.search(readQuery('orders'), 10)).total).toBeGreaterThan(0);
    search.checkBuild();
    files.delete('columns/0.bin');
    await expect(search.search(readQuery('amount'), 10)).rejects.toThrow(Outdated);
    // All that this one needs is here already.
    await expect(search.search(readQuery('orders'), 10)).rejects.toThrow(Outdated);
    await expect(search.named('orders', ['dataset'])).rejects.toThrow(Outdated);
    await expect(search.nearest('order', ['dataset'], 1)).rejects.toThrow(Outdated);
    expect(search.checkBuild).toThrow(Outdated);
  });

  test('finds a name by an emoji in it', async () => {
    const { search } = await openedSearch(
      await siteOf([runEvent({ outputs: [dataset('😀🚀 émoji', ['a'])] })]),
    );
    for (const typed of ['😀', '🚀', '🚀 émo', '😀🚀 émoji']) {
      const { entries, missing } = await search.search(readQuery(typed), 1);
      expect([missing, entries[0]?.name]).toEqual([null, '😀🚀 émoji']);
    }
    expect((await search.search(readQuery('🕷'), 1)).missing).toEqual(['🕷']);
  });

  test('asks again for a file that could not be fetched', async () => {
    const files = searchFiles(await siteOf(events));
    let isDown = true;
    const search = await openSearchIndex((path) =>
      path === 'words.bin' && isDown
        ? Promise.reject(new Error(`The host answered 503 to ${path}.`))
        : Promise.resolve(files.get(path) ?? new Uint8Array()),
    );
    await expect(search.search(readQuery('orders'), 10)).rejects.toThrow('503 to words.bin');
    isDown = false;
    expect((await search.search(readQuery('orders'), 10)).total).toBeGreaterThan(0);
  });

  test('says so where it looked into a part of the files alone, and has what fits best', async () => {
    const names = Array.from({ length: 3000 }, (_, at) => `a${at.toString(36)}_${(at * 7919) % 3001}`);
    const site = await siteOf([runEvent({ outputs: [dataset('wide', names)] })]);
    const { search } = await openedSearchFiles(searchFiles(site), 1);
    const { isWhole, entries } = await search.search(readQuery('a'), 5);
    expect(isWhole).toBe(false);
    expect(entries).toHaveLength(5);
    expect((await (await openedSearch(site)).search.search(readQuery('a'), 5)).isWhole).toBe(true);
  });
});
