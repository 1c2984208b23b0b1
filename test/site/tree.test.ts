import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTree, type TreeIndex } from '../../src/scripts/rail/tree-index.ts';
import { columnPath, datasetPath, jobPath, type SitePath } from '../../src/site/path.ts';
import type { Site } from '../../src/site/site.ts';
import { buildTree, type Tree, type TreeBounds } from '../../src/site/tree/tree.ts';
import { TREE_CALL, type TreeCall } from '../../src/site/tree/tree-file.ts';
import { hostileNames } from './hostile-name.ts';
import { largeLog } from './large-log.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

const SMALL: TreeBounds = { root: 10_000, part: 200, columns: 400, whole: 0 };

/** Opens it as the browser does: its files run as scripts, each when it is asked for. */
function opened(tree: Tree, loads: string[] = []): Promise<TreeIndex> {
  const texts = new Map(tree.files.map(({ path, content }) => [/([^/]+)\.js$/.exec(path)?.[1], content]));
  const held = new Map<string, unknown>();
  const call: TreeCall = (file, content) => void held.set(file, content);
  return openTree((file) => {
    if (!held.has(file)) {
      loads.push(file);
      runInNewContext(texts.get(file) ?? '', { [TREE_CALL]: call });
    }
    return Promise.resolve(held.get(file));
  });
}

async function everything(site: Site, bounds: TreeBounds): Promise<string[]> {
  const index = await opened(buildTree(site, bounds));
  const things = await index.things(0, index.total);
  const columns = await Promise.all(things.map((thing) => index.columnsOf(thing)));
  return things.flatMap((thing, at) => [
    `/${thing.path} ${thing.namespace.name} ${thing.name}`,
    ...(columns[at]?.columns ?? []).map(({ name, path }) => `/${path} ${name}`),
  ]);
}

function expected({ catalog }: Site): string[] {
  const namespaces = [
    ...new Set([...catalog.datasets, ...catalog.jobs].map(({ id }) => id.namespace)),
  ].sort();
  return namespaces.flatMap((namespace) => [
    ...catalog.datasets
      .filter(({ id }) => id.namespace === namespace)
      .flatMap(({ id, columns }) => [
        `${datasetPath(id)} ${namespace} ${id.name}`,
        ...columns.map((column) => `${columnPath(column.id)} ${column.id.column}`),
      ]),
    ...catalog.jobs
      .filter(({ id }) => id.namespace === namespace)
      .map(({ id }) => `${jobPath(id)} ${namespace} ${id.name}`),
  ]);
}

describe('the tree', () => {
  test('has every dataset, job and column, with the path of its page', async () => {
    const site = await siteOf(largeLog({ datasets: 60, columns: 5, jobs: 20 }));
    expect(await everything(site, { ...SMALL, columns: 10_000 })).toEqual(expected(site));
    expect(await everything(site, { ...SMALL, whole: 1_000_000 })).toEqual(expected(site));
  });

  test('has names that mean harm, as they are', async () => {
    const site = await siteOf(
      hostileNames.map((name, index) =>
        runEvent({
          job: name,
          run: `01a199fe-70e5-7308-b9e0-0000000000${String(index).padStart(2, '0')}`,
          outputs: [{ ...dataset(name, [name]), namespace: name }],
        }),
      ),
    );
    expect(await everything(site, { ...SMALL, columns: 10_000 })).toEqual(expected(site));
  });

  test('is one file where the site is small, and none is larger than it may be where it is not', async () => {
    const site = await siteOf(largeLog({ datasets: 300, columns: 5, jobs: 100 }));
    const files = buildTree(site, SMALL).files.slice(1);
    expect(files.length).toBeGreaterThan(10);
    expect(Math.max(...files.map(({ content }) => content.length))).toBeLessThan(500);
    expect(buildTree(site, { ...SMALL, whole: 1_000_000 }).files).toHaveLength(1);
  });

  test('is read as far as it takes', async () => {
    const site = await siteOf(largeLog({ datasets: 300, columns: 5, jobs: 100 }));
    const loads: string[] = [];
    const index = await opened(buildTree(site, SMALL), loads);
    expect(loads).toEqual(['root']);
    const [thing] = await index.things(150, 151);
    expect(loads).toHaveLength(2);
    expect(thing?.number).toBe(150);
    expect(index.known().length).toBeLessThan(30);
  });

  test('says how many namespaces and how many columns it leaves out', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => ({
      ...dataset(`t${index}`),
      namespace: `space-${index}`,
    }));
    const wide = {
      ...dataset(
        'wide',
        Array.from({ length: 100 }, (_, index) => `column_${index}`),
      ),
      namespace: 'a',
    };
    const site = await siteOf([runEvent({ inputs: [...ids, wide] })]);
    const index = await opened(buildTree(site, { ...SMALL, root: 200 }));
    expect(index.more).toBeGreaterThan(0);
    // With that of the job.
    expect(index.namespaces.length + index.more).toBe(52);
    const [thing] = await index.things(0, 1);
    const { columns, more } = thing === undefined ? { columns: [], more: 0 } : await index.columnsOf(thing);
    expect(columns.length).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(0);
    expect(columns.length + more).toBe(100);
  });

  test('marks the columns that an earlier schema had', async () => {
    const site = await siteOf([
      runEvent({ outputs: [dataset('t', ['a', 'gone'])] }),
      runEvent({
        run: '01a199fe-70e5-7308-b9e0-000000000002',
        time: '2026-11-03T12:00:00Z',
        outputs: [dataset('t', ['a', 'b'], columnLineage({ undeclared: [['t', 'a']] }))],
      }),
    ]);
    const index = await opened(buildTree(site, SMALL));
    const [thing] = await index.things(0, 1);
    const columns = thing === undefined ? [] : (await index.columnsOf(thing)).columns;
    expect(columns.filter(({ isPast }) => isPast).map(({ name }) => name)).toEqual(['gone']);
    expect(columns.map(({ name }) => name)).toContain('undeclared');
  });

  test('stands in a folder that is named by what it holds', async () => {
    const [one, same, other] = await Promise.all(
      [['a'], ['a'], ['b']].map(
        async (columns) => buildTree(await siteOf([runEvent({ outputs: [dataset('t', columns)] })])).root,
      ),
    );
    expect(one).toMatch(/^\/tree\/[0-9a-f]{12}\/root\.js$/);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});

test('each page of a dataset, a column or a job stands at the place of its dataset or job', async () => {
  const site = await siteOf(largeLog({ datasets: 40, columns: 3, jobs: 10 }));
  const tree = buildTree(site, SMALL);
  for (const { id, columns } of site.catalog.datasets) {
    const pages = [datasetPath(id), ...columns.map((column) => columnPath(column.id))];
    for (const page of pages) expect(await placeAt(tree, page)).toBe(datasetPath(id));
  }
  for (const { id } of site.catalog.jobs) expect(await placeAt(tree, jobPath(id))).toBe(jobPath(id));
  for (const page of ['/datasets/', '/', '/runs/x/', '/datasets/none/none/'] as const)
    expect(await placeAt(tree, page)).toBeNull();
});

test('a page’s place is found whatever is called how, and mostly in the first file of names that is read', async () => {
  const names = ['B', 'a', 'Z9', 'z', '../x', '__proto__', 'Ä', '🕷', ...hostileNames];
  const site = await siteOf([
    ...largeLog({ datasets: 300, columns: 1, jobs: 10 }),
    runEvent({ outputs: names.map((name) => dataset(name)) }),
  ]);
  const tree = buildTree(site, SMALL);
  const loads: number[] = [];
  for (const { id } of site.catalog.datasets) {
    const read: string[] = [];
    expect(await placeAt(tree, datasetPath(id), read)).toBe(datasetPath(id));
    loads.push(read.length);
  }
  expect(loads.filter((count) => count <= 2).length).toBeGreaterThan(0.8 * loads.length);
});

/** The page of the thing at the place that the tree gives for a page. */
async function placeAt(tree: Tree, page: SitePath, loads: string[] = []): Promise<string | null> {
  const index = await opened(tree, loads);
  const place = await index.placeOf(page.slice(1));
  return place === null ? null : `/${(await index.things(place, place + 1))[0]?.path ?? ''}`;
}

test('any range of things is the same whichever way it is read', async () => {
  const site = await siteOf(largeLog({ datasets: 40, columns: 2, jobs: 20 }));
  const tree = buildTree(site, SMALL);
  const whole = await opened(tree);
  const all = await whole.things(0, whole.total);
  await fc.assert(
    fc.asyncProperty(fc.nat(all.length), fc.nat(all.length), async (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const index = await opened(tree);
      expect(await index.things(from, to)).toEqual(all.slice(from, to));
    }),
  );
});
