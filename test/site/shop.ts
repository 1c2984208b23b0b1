/** The site of a small shop: one job that makes `sales` from `orders`, and people who wrote about it. */
import type { Site } from '../../src/site/site.ts';
import { columnLineage, dataset, facet, runEvent, siteOf } from './log.ts';

export const RUN = '01a199fe-70e5-7308-b9e0-a430888746cd';

const GLOSSARY = `
terms:
  revenue: { name: Revenue, definition: Money that came in., synonyms: [turnover], related: [profit] }
  profit: { name: Profit, definition: Money that stayed. }
owners:
  finance: { name: Finance team, kind: team }
  ada: { name: Ada, kind: person }
datasets:
  data:
    sales:
      description: What was sold.
      owner: finance
      steward: ada
      domain: Shop
      classification: internal
      retention: 2 years
      columns:
        total: { description: The sum., term: revenue, pii: none }
jobs:
  jobs:
    load: { description: Adds up orders., owner: finance, schedule: '0 2 * * *', steps: [Add up.] }
`;

export function shop(): Promise<Site> {
  const outputs = [
    {
      ...dataset('sales', ['total'], {
        ...columnLineage({ total: [['orders', 'amount']] }),
        documentation: facet({ description: 'Sums.' }),
        ownership: facet({ owners: [{ name: 'finance' }, { name: 'Ops' }, { name: 'Ops' }] }),
        quality: facet({ score: 1 }),
        dataSource: facet({ name: 7 }),
      }),
      outputFacets: { outputStatistics: facet({ rowCount: 12 }) },
    },
  ];
  return siteOf(
    [
      runEvent({ run: RUN, type: 'START', time: '2026-11-02T11:59:30Z' }),
      runEvent({ run: RUN, inputs: [dataset('orders', ['id', 'amount'])], outputs }),
    ],
    GLOSSARY,
  );
}
