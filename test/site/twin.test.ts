import { describe, expect, test } from 'vitest';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { jobPage } from '../../src/site/job-page.ts';
import type { Site } from '../../src/site/site.ts';
import { termPages } from '../../src/site/term-page.ts';
import { datasetTwin, jobTwin, runTwin, termTwin } from '../../src/site/twin.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';
import { RUN, shop } from './shop.ts';

function twinOfDataset(site: Site, name: string) {
  const found = site.catalog.datasets.find(({ id }) => id.name === name);
  if (found === undefined) throw new Error(`The log names no ${name}.`);
  return datasetTwin(site, datasetPage(site, found));
}

function twinOfJob(site: Site) {
  const [job] = site.catalog.jobs;
  if (job === undefined) throw new Error('The log names no job.');
  return jobTwin(site, jobPage(site, job));
}

const time = '2026-11-02T12:00:00Z';
const runLine = {
  id: RUN,
  url: `/runs/${RUN}/`,
  state: 'complete',
  firstSeen: '2026-11-02T11:59:30Z',
  startedAt: '2026-11-02T11:59:30Z',
  endedAt: time,
};

describe('the twin of a dataset', () => {
  test('says who it is, what people and the log say of it, and who answers for it', async () => {
    expect(twinOfDataset(await shop(), 'sales')).toMatchObject({
      kind: 'dataset',
      namespace: 'data',
      name: 'sales',
      url: '/datasets/data/sales/',
      aliases: [],
      declared: true,
      descriptions: [
        { text: 'What was sold.', origin: 'glossary', file: 'glossary.yaml', line: 10 },
        { text: 'Sums.', origin: 'log', evidence: { run: RUN, file: 'log.ndjson', line: 2 } },
      ],
      responsibilities: [
        { owner: 'finance', role: 'owner', origin: 'glossary' },
        { owner: 'ada', role: 'steward', origin: 'glossary' },
        { owner: 'Ops', role: 'owner', origin: 'log' },
      ],
      domain: 'Shop',
      classification: 'internal',
      retention: '2 years',
      rowCount: { rows: 12, evidence: { run: RUN } },
      firstSeen: time,
      lastSeen: time,
    });
  });

  test('has its columns with their lineage', async () => {
    const { columns } = twinOfDataset(await shop(), 'sales');
    expect(columns).toMatchObject([
      {
        column: 'total',
        url: '/datasets/data/sales/columns/total/',
        type: 'INT',
        state: 'current',
        descriptions: [{ text: 'The sum.', origin: 'glossary' }],
        term: 'revenue',
        pii: 'none',
        evidence: [{ file: 'log.ndjson', line: 2 }],
      },
    ]);
    const { columnSources, columnUses } = twinOfDataset(await shop(), 'sales');
    expect(columnSources).toMatchObject([
      { from: { namespace: 'data', name: 'orders' }, job: { name: 'load' }, columns: [['amount', 'total']] },
    ]);
    expect(columnUses).toEqual([]);
    expect(twinOfDataset(await shop(), 'orders').columnUses).toMatchObject([
      { to: { name: 'sales' }, columns: [['amount', 'total']] },
    ]);
  });

  test('has its neighbours, its jobs, its runs and its schemas', async () => {
    const site = await shop();
    expect(twinOfDataset(site, 'sales')).toMatchObject({
      upstream: [{ id: { namespace: 'data', name: 'orders' }, distance: 1 }],
      downstream: [],
      writtenBy: [{ level: 'io', direction: 'output', job: { namespace: 'jobs', name: 'load' } }],
      readBy: [],
      runs: [runLine],
      schemas: [{ columns: [{ column: 'total', type: 'INT', description: null }], firstSeen: time }],
    });
    expect(twinOfDataset(site, 'orders')).toMatchObject({
      upstream: [],
      downstream: [{ id: { name: 'sales' } }],
      writtenBy: [],
      readBy: [{ direction: 'input' }],
      runs: [],
    });
  });

  test('has every facet as it came, by name, and marks what is not known or breaks its schema', async () => {
    const { facets } = twinOfDataset(await shop(), 'sales');
    expect(facets.map(({ name, ...facet }) => [name, 'unknown' in facet, 'invalid' in facet])).toEqual([
      ['columnLineage', false, false],
      ['dataSource', false, true],
      ['documentation', false, false],
      ['ownership', false, false],
      ['quality', true, false],
      ['schema', false, false],
    ]);
    const ownership = facets.find(({ name }) => name === 'ownership');
    expect(ownership?.evidence).toMatchObject({ run: RUN });
    expect(ownership).toHaveProperty('value.owners', [{ name: 'finance' }, { name: 'Ops' }, { name: 'Ops' }]);
  });

  test('names the facets that it holds in another form, and whose event has them as they came', async () => {
    const { facets } = twinOfDataset(await shop(), 'sales');
    const bare = facets.filter((facet) => !('value' in facet));
    expect(bare).toMatchObject(['columnLineage', 'schema'].map((name) => ({ name, evidence: { run: RUN } })));
  });

  test('keeps column lineage whole for a column that is named like a member of every object', async () => {
    const fields = JSON.parse('{"__proto__":[["orders","id"]]}') as Record<string, [[string, string]]>;
    const site = await siteOf([runEvent({ outputs: [dataset('sales', [], columnLineage(fields))] })]);
    expect(twinOfDataset(site, 'sales').columnSources).toMatchObject([{ columns: [['id', '__proto__']] }]);
  });

  test('says null where nothing is said', async () => {
    const site = await siteOf([runEvent({ outputs: [dataset('sales')] })]);
    expect(twinOfDataset(site, 'sales')).toMatchObject({
      domain: null,
      classification: null,
      retention: null,
      rowCount: null,
      descriptions: [],
      columns: [],
    });
  });
});

describe('the twin of a job', () => {
  test('has what people say of it, what it reads and writes, and how its columns are made', async () => {
    expect(twinOfJob(await shop())).toMatchObject({
      kind: 'job',
      namespace: 'jobs',
      name: 'load',
      url: '/jobs/jobs/load/',
      descriptions: [{ text: 'Adds up orders.', origin: 'glossary' }],
      responsibilities: [{ owner: 'finance', role: 'owner', origin: 'glossary' }],
      schedule: '0 2 * * *',
      steps: ['Add up.'],
      inputs: [{ dataset: { name: 'orders' }, state: 'current' }],
      outputs: [{ dataset: { name: 'sales' }, state: 'current' }],
      columnLineage: [{ from: { name: 'orders' }, to: { name: 'sales' }, columns: [['amount', 'total']] }],
      pastColumnLineage: [],
      runs: [runLine],
      facets: [],
    });
  });

  test('keeps apart what it no longer does', async () => {
    const lineage = columnLineage({ total: [['orders', 'amount']] });
    const site = await siteOf([
      runEvent({ run: 'a', outputs: [dataset('sales', ['total'], lineage)], inputs: [dataset('orders')] }),
      runEvent({
        run: 'b',
        time: '2026-11-03T12:00:00Z',
        outputs: [dataset('sales', ['total'], columnLineage({ total: [['returns', 'amount']] }))],
      }),
    ]);
    expect(twinOfJob(site)).toMatchObject({
      inputs: [{ dataset: { name: 'orders' }, state: 'past' }],
      columnLineage: [{ from: { name: 'returns' } }],
      pastColumnLineage: [{ from: { name: 'orders' } }],
      runs: [{ id: 'b' }, { id: 'a' }],
    });
  });
});

describe('the twins of a job and of a dataset that people expect something of', () => {
  const site = () =>
    siteOf(
      [
        runEvent({ run: 'a', outputs: [dataset('sales')], inputs: [dataset('orders')] }),
        runEvent({ run: 'b', type: 'FAIL', time: '2026-11-05T12:00:00Z', outputs: [dataset('sales')] }),
      ],
      `
datasets:
  data:
    sales: { description: What was sold., freshest_by: '13:00' }
jobs:
  jobs:
    load: { description: Loads., schedule: '0 12 * * *', timezone: UTC }
`,
    );

  test('say when the job is due and how it kept to that, and what is wrong with it now', async () => {
    expect(twinOfJob(await site())).toMatchObject({
      schedule: '0 12 * * *',
      zone: 'UTC',
      serviceLevel: { schedule: '0 12 * * *', zone: 'UTC', onTime: 2, missed: 2 },
      wrongNow: [{ kind: 'run-failed', since: '2026-11-05T12:00:00Z', putDownTo: null }],
    });
  });

  test('say by when the dataset is to be fresh, whether it is, and that it is stale', async () => {
    expect(twinOfDataset(await site(), 'sales')).toMatchObject({
      serviceLevel: { schedule: '0 13 * * *', zone: 'UTC', isLate: true },
      wrongNow: [
        { kind: 'dataset-stale', putDownTo: { kind: 'run-failed', subject: { name: 'load' } } },
        { kind: 'dataset-late', putDownTo: { kind: 'run-failed', subject: { name: 'load' } } },
      ],
    });
  });
});

describe('the twin of a run', () => {
  test('has its job, its events and what it read and wrote', async () => {
    const site = await shop();
    const [run] = site.catalog.runs;
    expect(run && runTwin(site, run)).toMatchObject({
      kind: 'run',
      ...runLine,
      job: { namespace: 'jobs', name: 'load' },
      events: [
        { eventType: 'START', time: '2026-11-02T11:59:30Z', line: 1 },
        { eventType: 'COMPLETE', time, line: 2 },
      ],
      inputs: [{ namespace: 'data', name: 'orders', facets: [] }],
      outputs: [{ name: 'sales', facets: [{ name: 'outputStatistics', value: { rowCount: 12 } }] }],
      facets: [],
    });
  });

  test('has no end where it has none', async () => {
    const site = await siteOf([runEvent({ type: 'START' })]);
    const [run] = site.catalog.runs;
    expect(run && runTwin(site, run)).toMatchObject({ state: 'unfinished', startedAt: time, endedAt: null });
  });
});

describe('the twin of a term', () => {
  test('has its definition and the columns that hold it', async () => {
    const twins = termPages(await shop()).map(termTwin);
    expect(twins).toMatchObject([
      { id: 'profit', columns: [] },
      {
        kind: 'term',
        id: 'revenue',
        url: '/glossary/revenue/',
        name: 'Revenue',
        definition: 'Money that came in.',
        synonyms: ['turnover'],
        related: ['profit'],
        columns: [{ name: 'sales', column: 'total', url: '/datasets/data/sales/columns/total/' }],
        file: 'glossary.yaml',
        line: 3,
      },
    ]);
  });

  test('is related both ways on its page', async () => {
    const related = termPages(await shop()).map((page) => page.related.map(({ id }) => id));
    expect(related).toEqual([['revenue'], ['profit']]);
  });
});

test('the twin of a job names the jobs that feed it with no dataset between', async () => {
  const feeding = { type: 'JOB', namespace: 'jobs', name: 'export' };
  const other = { type: 'JOB', namespace: 'jobs', name: 'other', inputs: [feeding] };
  const namesake = { ...other, namespace: 'elsewhere', name: 'load' };
  const lineage = { entries: [{ type: 'JOB', inputs: [feeding] }, other, namesake] };
  const site = await siteOf([runEvent({ jobFacets: { lineage } })]);
  const job = site.catalog.jobs.find(({ id }) => id.namespace === 'jobs' && id.name === 'load');
  expect(job && jobTwin(site, jobPage(site, job)).fedBy).toEqual([{ namespace: 'jobs', name: 'export' }]);
});

test('the twin of a job has what events outside any run say of its inputs and outputs', async () => {
  const statistics = { inputStatistics: { rowCount: 7 } };
  const site = await siteOf([
    {
      eventTime: time,
      job: { namespace: 'jobs', name: 'load' },
      inputs: [{ namespace: 'data', name: 'orders', inputFacets: statistics }],
      outputs: [{ namespace: 'data', name: 'sales', outputFacets: { own: 1 } }],
    },
  ]);
  expect(twinOfJob(site)).toMatchObject({
    inputs: [{ dataset: { name: 'orders' }, facets: [{ name: 'inputStatistics', value: { rowCount: 7 } }] }],
    outputs: [{ dataset: { name: 'sales' }, facets: [{ name: 'own', value: 1, unknown: true }] }],
  });
});
