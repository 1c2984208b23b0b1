import { describe, expect, test } from 'vitest';
import {
  columnCrumbs,
  datasetCrumbs,
  jobCrumbs,
  namespaceCrumbs,
  runCrumbs,
  type Crumb,
} from '../../src/site/crumb.ts';
import { nameAnchor, jobsAnchor } from '../../src/site/name-group.ts';
import { namespacePath } from '../../src/site/path.ts';
import type { Site } from '../../src/site/site.ts';
import { facet, runEvent, siteOf } from './log.ts';

const written = (crumbs: readonly Crumb[]) => crumbs.map(({ name, path }) => `${name} ${path ?? '-'}`);

function sited(...ids: readonly (readonly [namespace: string, name: string])[]): Promise<Site> {
  return siteOf([runEvent({ inputs: ids.map(([namespace, name]) => ({ namespace, name, facets: {} })) })]);
}

describe('the way to a dataset', () => {
  test('goes by its namespace, and by the parts of its name that others share', async () => {
    const site = await sited(['pg', 'db.shop.orders'], ['pg', 'db.shop.items'], ['pg', 'db.hr.people']);
    const crumbs = datasetCrumbs(site, { id: { namespace: 'pg', name: 'db.shop.orders' } });
    expect(written(crumbs)).toEqual([
      'Datasets /datasets/',
      'pg /namespaces/pg/',
      `db /namespaces/pg/#${nameAnchor('db.')}`,
      `shop /namespaces/pg/#${nameAnchor('db.shop.')}`,
    ]);
  });

  test('has a part that it shares with nothing as text', async () => {
    const site = await sited(['pg', 'db.shop.orders'], ['pg', 'db.hr.people']);
    const crumbs = datasetCrumbs(site, { id: { namespace: 'pg', name: 'db.shop.orders' } });
    expect(written(crumbs).slice(2)).toEqual([`db /namespaces/pg/#${nameAnchor('db.')}`, 'shop -']);
  });

  test('does not mix up namespaces that hold like names', async () => {
    const site = await sited(['a', 'db.x'], ['b', 'db.y']);
    expect(datasetCrumbs(site, { id: { namespace: 'a', name: 'db.x' } }).at(-1)).toEqual({
      name: 'db',
      path: null,
    });
  });

  test('goes by the parts of a namespace that is an address', async () => {
    const site = await sited(['s3://lake/raw', 'x'], ['s3://other', 'y']);
    const crumbs = datasetCrumbs(site, { id: { namespace: 's3://lake/raw', name: 'x' } });
    expect(written(crumbs)).toEqual([
      'Datasets /datasets/',
      `s3 /namespaces/#${nameAnchor('s3://')}`,
      'lake -',
      `raw ${namespacePath('s3://lake/raw')}`,
    ]);
    expect(written(namespaceCrumbs(site, 's3://lake/raw'))).toEqual([
      'Namespaces /namespaces/',
      `s3 /namespaces/#${nameAnchor('s3://')}`,
      'lake -',
    ]);
  });
});

test('the way to a column goes by its dataset, and by the columns that it is a field of', async () => {
  const fields = [
    {
      name: 'address',
      type: 'STRUCT',
      fields: [{ name: 'geo.point', type: 'STRUCT', fields: [{ name: 'x', type: 'INT' }] }],
    },
  ];
  const table = { namespace: 'pg', name: 'db.people', facets: { schema: facet({ fields }) } };
  const site = await siteOf([runEvent({ outputs: [table] })]);
  const id = { namespace: 'pg', name: 'db.people', column: 'address.geo.point.x' };
  expect(columnCrumbs(site, { id }).slice(-3)).toMatchObject([
    { name: 'db.people', path: '/datasets/pg/db.people/' },
    { name: 'address', path: '/datasets/pg/db.people/columns/address/' },
    { name: 'geo.point', path: '/datasets/pg/db.people/columns/address.geo.point/' },
  ]);
});

test('the way to a job goes by the jobs whose names begin alike, and to a run by its job', async () => {
  const site = await siteOf(
    ['dag.load', 'dag.check'].map((job, index) =>
      runEvent({ job, run: `01a199fe-70e5-7308-b9e0-00000000000${index}` }),
    ),
  );
  expect(written(jobCrumbs(site, { id: { namespace: 'jobs', name: 'dag.load' } }))).toEqual([
    'Jobs /jobs/',
    'jobs /namespaces/jobs/',
    `dag /namespaces/jobs/#${jobsAnchor('dag.')}`,
  ]);
  expect(written(runCrumbs({ job: { namespace: 'jobs', name: 'dag.load' } }))).toEqual([
    'Runs /runs/',
    'dag.load /jobs/jobs/dag.load/',
  ]);
});
