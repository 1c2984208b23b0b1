import { describe, expect, test } from 'vitest';
import { responsibilitiesOf } from '../../src/site/owner.ts';
import type { Site } from '../../src/site/site.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';
import { shop } from './shop.ts';

function responsibilities(site: Site, name: string): readonly string[] {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  return found === undefined
    ? []
    : responsibilitiesOf(found).map(({ owner, role, origin }) => `${origin}: ${owner} (${role})`);
}

describe('who answers for a dataset', () => {
  test('is whom the glossary names, then whom the log names besides, each once', async () => {
    expect(responsibilities(await shop(), 'sales')).toEqual([
      'glossary: finance (owner)',
      'glossary: ada (steward)',
      'log: Ops (owner)',
    ]);
  });

  test('is nobody where neither names anyone', async () => {
    expect(responsibilities(await shop(), 'orders')).toEqual([]);
  });
});

describe('the list of owners', () => {
  test('has those of the glossary and those of the log alone, by name, with what is theirs', async () => {
    const { owners } = await shop();
    expect(owners.map(({ id, name, entry }) => [id, name, entry?.kind ?? null])).toEqual([
      ['ada', 'Ada', 'person'],
      ['finance', 'Finance team', 'team'],
      ['Ops', 'Ops', null],
    ]);
    const sales = { namespace: 'data', name: 'sales' };
    const load = { namespace: 'jobs', name: 'load' };
    expect(owners.map(({ datasets, jobs }) => ({ datasets, jobs }))).toEqual([
      { datasets: [{ id: sales, role: 'steward' }], jobs: [] },
      { datasets: [{ id: sales, role: 'owner' }], jobs: [load] },
      { datasets: [{ id: sales, role: 'owner' }], jobs: [] },
    ]);
  });

  test('has an owner of the glossary that nothing belongs to', async () => {
    const { owners } = await siteOf([runEvent()], 'owners: { idle: { name: Idle, kind: team } }');
    expect(owners).toMatchObject([{ id: 'idle', datasets: [], jobs: [] }]);
  });

  test('takes names that are members of every object for names', async () => {
    const ownership = facet({ owners: [{ name: '__proto__' }, { name: 'constructor' }] });
    const { owners } = await siteOf([runEvent({ outputs: [dataset('sales', [], { ownership })] })]);
    expect(owners.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
  });
});
