/** What the first page says: where to begin, and what changed last. */
import { expect, test } from 'vitest';
import { homePage } from '../../src/site/home-page.ts';
import { dataset, runEvent, siteOf } from './log.ts';

const GLOSSARY = `
datasets:
  data:
    orders: { domain: Shop }
    sales: { domain: Shop }
`;

test('datasets stand by domain, or by namespace where they have none, and lead to what most others are made from', async () => {
  const site = await siteOf(
    [
      runEvent({ run: 'r1', job: 'one', inputs: [dataset('orders')], outputs: [dataset('sales')] }),
      runEvent({
        run: 'r2',
        job: 'two',
        inputs: [dataset('orders'), dataset('sales')],
        outputs: [dataset('loose')],
      }),
    ],
    GLOSSARY,
  );
  expect(homePage(site).domains).toEqual([
    {
      name: 'Shop',
      isGiven: true,
      datasets: 2,
      entries: [
        { id: { namespace: 'data', name: 'orders' }, feeds: 2 },
        { id: { namespace: 'data', name: 'sales' }, feeds: 1 },
      ],
    },
    { name: 'data', isGiven: false, datasets: 1, entries: [] },
  ]);
});

test('of many domains the largest are shown, and the others counted', async () => {
  const names = Array.from({ length: 15 }, (_, index) => `n${index}`);
  const outputs = names.flatMap((namespace) => [
    { namespace, name: 'a' },
    ...(namespace === 'n14' ? [{ namespace, name: 'b' }] : []),
  ]);
  const { domains, moreDomains } = homePage(await siteOf([runEvent({ outputs })]));
  expect(domains[0]?.name).toBe('n14');
  expect(domains.length + moreDomains).toBe(15);
  expect(moreDomains).toBe(3);
});

test('schemas that changed stand newest first, and a first version is no change', async () => {
  const written = (name: string, day: number, columns: readonly string[]) =>
    runEvent({
      run: `${name}${day}`,
      job: name,
      time: `2026-11-0${day}T00:00:00Z`,
      outputs: [dataset(name, columns)],
    });
  const { changed, moreChanged } = homePage(
    await siteOf([
      written('early', 1, ['x']),
      written('early', 2, ['x', 'y']),
      written('late', 1, ['x']),
      written('late', 3, ['z']),
      written('same', 1, ['x']),
      written('same', 4, ['x']),
    ]),
  );
  expect(changed.map(({ id, change }) => [id.name, change.columns.map(({ kind }) => kind)])).toEqual([
    ['late', ['removed', 'added']],
    ['early', ['added']],
  ]);
  expect(moreChanged).toBe(0);
});
