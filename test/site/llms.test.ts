import { describe, expect, test } from 'vitest';
import { llmsText } from '../../src/site/llms.ts';
import { datasetRoutes, jobRoutes, namespaceRoutes, termRoutes } from '../../src/site/route.ts';
import type { Site } from '../../src/site/site.ts';
import { dataset, runEvent, siteOf } from './log.ts';
import { shop } from './shop.ts';

function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to ?? '');
}

/** The Markdown files that the site's endpoints write. */
function twinsOf(site: Site): string[] {
  const named = (kind: string, { namespace, name }: { namespace: string; name: string }): string =>
    `${kind}/${namespace}/${name}/index.md`;
  return [
    ...datasetRoutes(site).map(({ params }) => named('datasets', params)),
    ...jobRoutes(site).map(({ params }) => named('jobs', params)),
    ...termRoutes(site).map(({ params }) => `glossary/${params.term}/index.md`),
    ...namespaceRoutes(site).map(({ params }) => `namespaces/${params.namespace}/index.md`),
  ];
}

describe('llms.txt', () => {
  test('has a title, a summary, and each dataset, job and term with the first sentence of what it means', async () => {
    const text = llmsText(await shop());
    expect(text).toMatch(/^# Test\n\n> Lineage of 2 datasets and 1 job, /);
    expect(text).toContain('## Datasets\n\n- [`orders`](datasets/data/orders/index.md)\n');
    expect(text).toContain('- [`sales`](datasets/data/sales/index.md): What was sold.\n');
    expect(text).toContain('- [`load`](jobs/jobs/load/index.md): Adds up orders.\n');
    expect(text).toContain('- [Revenue](glossary/revenue/index.md): Money that came in.\n');
  });

  test('leads to nothing but what there is', async () => {
    const site = await shop();
    const twins = linksOf(llmsText(site)).filter((to) => to.endsWith('.md'));
    expect(twins).toHaveLength(5);
    expect(twinsOf(site)).toEqual(expect.arrayContaining(twins));
  });

  test('has addresses on the web where the site’s is known', async () => {
    const links = linksOf(llmsText({ ...(await shop()), url: 'https://a.test/' }));
    for (const to of links) expect(to).toMatch(/^https:\/\/a\.test\//);
  });

  test('of very many things leads to the lists of their namespaces instead', async () => {
    const outputs = Array.from({ length: 500 }, (_, index) => dataset(`d${index}`));
    const site = await siteOf([runEvent({ outputs })]);
    const text = llmsText(site);
    expect(text).toContain('- [`data`](namespaces/data/index.md): 500 datasets, 0 jobs\n');
    expect(text.length).toBeLessThan(2000);
    expect(twinsOf(site)).toEqual(expect.arrayContaining(linksOf(text).filter((to) => to.endsWith('.md'))));
  });
});
