import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { jsonLd, siteJsonLd } from '../../src/site/json-ld.ts';
import type { Site } from '../../src/site/site.ts';
import { termPages } from '../../src/site/term-page.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';
import { shop } from './shop.ts';

const URL = 'https://a.test/docs/';

interface Thing {
  readonly '@type': string;
  readonly [member: string]: unknown;
}

/** What stands in the page's script element, read as machines do. */
function read(text: string | null): Thing[] {
  const { '@graph': things, ...thing } = JSON.parse(text ?? 'null') as { '@graph'?: Thing[] } & Thing;
  expect(thing['@context']).toBe('https://schema.org');
  return things ?? [thing];
}

function ofDataset(site: Site, name: string): string {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  if (found === undefined) throw new Error(`The log names no ${name}.`);
  return jsonLd(site, { kind: 'dataset', page: datasetPage(site, found) }) ?? '';
}

describe('a dataset’s page', () => {
  test('says what people and the log say of it', async () => {
    expect(read(ofDataset(await shop(), 'sales'))).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'Dataset',
        name: 'sales',
        description: 'What was sold.',
        identifier: 'data/sales',
        // Ops, whom the log alone names, may be a person or a team: nobody says.
        maintainer: [
          { '@type': 'Organization', name: 'Finance team' },
          { '@type': 'Person', name: 'Ada' },
        ],
        keywords: ['Shop', 'Revenue'],
        variableMeasured: [{ '@type': 'PropertyValue', name: 'total', description: 'The sum.' }],
        dateModified: '2026-11-02T12:00:00Z',
        includedInDataCatalog: { '@type': 'DataCatalog', name: 'Test' },
      },
    ]);
  });

  test('says nothing that nobody says', async () => {
    const [thing] = read(ofDataset(await shop(), 'orders'));
    expect(Object.keys(thing ?? {})).toEqual([
      '@context',
      '@type',
      'name',
      'identifier',
      'variableMeasured',
      'includedInDataCatalog',
    ]);
  });

  test('was modified when the newest complete run that wrote it ended, whatever was said since', async () => {
    const made = { inputs: [dataset('source')], outputs: [dataset('made')] };
    const site = await siteOf([
      runEvent({ run: 'r1', time: '2026-11-02T01:00:00Z', ...made }),
      runEvent({ run: 'r2', type: 'FAIL', time: '2026-11-02T02:00:00Z', ...made }),
      runEvent({ run: 'r3', job: 'read', time: '2026-11-02T03:00:00Z', inputs: [dataset('made')] }),
    ]);
    expect(read(ofDataset(site, 'made'))).toMatchObject([{ dateModified: '2026-11-02T01:00:00Z' }]);
    expect(ofDataset(site, 'source')).not.toContain('dateModified');
  });

  test('names what it is made of, and the way to it, where the site’s address is known', async () => {
    const [thing, way] = read(ofDataset({ ...(await shop()), url: URL }, 'sales'));
    expect(thing).toMatchObject({
      url: `${URL}datasets/data/sales/`,
      isBasedOn: [`${URL}datasets/data/orders/`],
      includedInDataCatalog: { url: URL },
    });
    expect(way).toEqual({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Datasets', item: `${URL}datasets/` },
        { '@type': 'ListItem', position: 2, name: 'data', item: `${URL}namespaces/data/` },
        { '@type': 'ListItem', position: 3, name: 'sales' },
      ],
    });
  });

  test('is parsed whatever its names hold, and none ends the script that it stands in', async () => {
    const name = '</script><!--<script>&\u2028\u2029\u{1f577} "\\';
    const site = await siteOf([runEvent({ outputs: [dataset(name, [name])] })]);
    const text = ofDataset(site, name);
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(read(text)).toMatchObject([{ name, variableMeasured: [name] }]);
  });

  test('stays within a kilobyte on its way, however many columns, neighbours and words there are', async () => {
    const many = Array.from({ length: 300 }, (_, index) => index);
    const columns = many.map((index) => `measure_${index}`);
    const documentation = facet({ description: 'Every figure of every day. '.repeat(200) });
    const tags = facet({ tags: many.map((index) => ({ key: `tag${index}`, value: 'true' })) });
    const inputs = many.map((index) => dataset(`source_${index}`));
    const wide = dataset('wide', columns, { documentation, tags });
    const site = { ...(await siteOf([runEvent({ inputs, outputs: [wide] })])), url: URL };
    expect(gzipSync(ofDataset(site, 'wide')).length).toBeLessThanOrEqual(1024);
  });
});

test('a term’s page defines it', async () => {
  const site = await shop();
  const page = termPages(site).find(({ term }) => term.id === 'revenue');
  if (page === undefined) throw new Error('The shop has no such term.');
  expect(read(jsonLd(site, { kind: 'term', page }))).toMatchObject([
    {
      '@type': 'DefinedTerm',
      name: 'Revenue',
      description: 'Money that came in.',
      termCode: 'revenue',
      alternateName: ['turnover'],
      inDefinedTermSet: { '@type': 'DefinedTermSet', name: 'Test' },
    },
  ]);
});

test('a run’s page says the way to it alone, where the site’s address is known', async () => {
  const site = await shop();
  const [run] = site.catalog.runs;
  if (run === undefined) throw new Error('The shop has no runs.');
  expect(jsonLd(site, { kind: 'run', run })).toBeNull();
  const [way] = read(jsonLd({ ...site, url: URL }, { kind: 'run', run }));
  expect(way).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [{}, { name: 'load' }, { name: run.id }],
  });
});

test('a page about no one thing says nothing, and the start page names the site where its address is known', async () => {
  const site = await shop();
  expect([jsonLd(site, null), siteJsonLd(site)]).toEqual([null, null]);
  expect(read(siteJsonLd({ ...site, url: URL }))).toMatchObject([
    { '@type': 'WebSite', name: 'Test', url: URL },
  ]);
});
