import { describe, expect, test } from 'vitest';
import { edgeLines, entityLines, problemLines } from '../../src/site/api.ts';
import { buildInfo } from '../../src/site/build-info.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';
import { RUN, shop } from './shop.ts';

function parse(lines: Iterable<string>): unknown[] {
  return [...lines].map((line) => {
    expect(line).toMatch(/^\{[^\n]*\}\n$/);
    return JSON.parse(line) as unknown;
  });
}

describe('the list of entities', () => {
  test('has a line for each page: datasets with their columns, jobs, runs, terms', async () => {
    expect([...entityLines(await shop())]).toEqual([
      '{"kind":"dataset","namespace":"data","name":"orders","url":"/datasets/data/orders/"}\n',
      '{"kind":"column","namespace":"data","name":"orders","column":"id","url":"/datasets/data/orders/columns/id/"}\n',
      '{"kind":"column","namespace":"data","name":"orders","column":"amount","url":"/datasets/data/orders/columns/amount/"}\n',
      '{"kind":"dataset","namespace":"data","name":"sales","url":"/datasets/data/sales/"}\n',
      '{"kind":"column","namespace":"data","name":"sales","column":"total","url":"/datasets/data/sales/columns/total/"}\n',
      '{"kind":"job","namespace":"jobs","name":"load","url":"/jobs/jobs/load/"}\n',
      `{"kind":"run","id":"${RUN}","url":"/runs/${RUN}/"}\n`,
      '{"kind":"term","id":"profit","url":"/glossary/profit/"}\n',
      '{"kind":"term","id":"revenue","url":"/glossary/revenue/"}\n',
    ]);
  });

  test('names the other identities of a dataset that has some', async () => {
    const symlinks = facet({ identifiers: [{ namespace: 'hive', name: 'db.sales', type: 'TABLE' }] });
    const site = await siteOf([runEvent({ outputs: [dataset('sales', [], { symlinks })] })]);
    expect(parse(entityLines(site))[0]).toEqual({
      kind: 'dataset',
      namespace: 'data',
      name: 'sales',
      url: '/datasets/data/sales/',
      aliases: [{ namespace: 'hive', name: 'db.sales' }],
    });
  });
});

describe('the list of edges', () => {
  test('has a line for each, with what it rests on', async () => {
    const site = await shop();
    const event = site.catalog.runs[0]?.events[1]?.digest;
    expect(event).toMatch(/^[0-9a-f]{64}$/);
    const time = '2026-11-02T12:00:00Z';
    const said = {
      origin: 'observed',
      state: 'current',
      firstSeen: time,
      lastSeen: time,
      evidence: [
        { event, run: RUN, time, producer: 'https://example.com/producer', file: 'log.ndjson', line: 2 },
      ],
    };
    const job = { namespace: 'jobs', name: 'load' };
    const [orders, sales] = ['orders', 'sales'].map((name) => ({ namespace: 'data', name }));
    expect(parse(edgeLines(site))).toEqual([
      { level: 'io', direction: 'input', dataset: orders, job, ...said },
      { level: 'io', direction: 'output', dataset: sales, job, ...said },
      {
        level: 'column',
        from: { ...orders, column: 'amount' },
        to: { ...sales, column: 'total' },
        job,
        transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }],
        ...said,
      },
    ]);
  });

  test('gives the first and the last event of what several say', async () => {
    const inputs = [dataset('orders')];
    const runs = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) =>
      runEvent({ run: day, time: `${day}T00:00:00.500Z`, inputs }),
    );
    expect(parse(edgeLines(await siteOf(runs)))).toMatchObject([
      {
        firstSeen: '2026-11-01T00:00:00.5Z',
        lastSeen: '2026-11-03T00:00:00.5Z',
        evidence: [
          { run: '2026-11-01', line: 1 },
          { run: '2026-11-03', line: 3 },
        ],
      },
    ]);
  });
});

describe('the list of problems', () => {
  test('has a line for each, with its place and the way out', async () => {
    const site = await siteOf([{ eventTime: '2026-11-02T12:00:00Z' }, runEvent()]);
    expect(parse(problemLines(site))).toMatchObject([
      { code: 'event-invalid', severity: 'error', file: 'log.ndjson', line: 1 },
    ]);
  });
});

describe('what a build says of itself', () => {
  test('counts what it read and what it documents', async () => {
    const site = await siteOf([runEvent(), runEvent(), { nothing: true }], 'terms: 7');
    expect(buildInfo(site)).toMatchObject({
      generator: 'headwater',
      events: { read: 3, accepted: 1, duplicate: 1, rejected: 1 },
      counts: { datasets: 0, jobs: 1, columns: 0, runs: 1, terms: 0, owners: 0, ioEdges: 0, columnEdges: 0 },
      problems: { errors: 2, warnings: 0 },
    });
    expect(buildInfo(await shop()).counts).toEqual({
      datasets: 2,
      jobs: 1,
      columns: 3,
      runs: 1,
      terms: 2,
      owners: 3,
      ioEdges: 2,
      columnEdges: 1,
      statedColumnEdges: 1,
      derivedColumnEdges: 0,
    });
  });

  test('has a digest of the inputs that their order does not change, and their content does', async () => {
    const events = [runEvent({ type: 'START' }), runEvent({ inputs: [dataset('orders')] }), runEvent()];
    const { inputs } = buildInfo(await siteOf(events));
    expect(inputs).toMatch(/^[0-9a-f]{64}$/);
    expect(buildInfo(await siteOf([...events].reverse())).inputs).toBe(inputs);
    expect(buildInfo(await siteOf(events.slice(1))).inputs).not.toBe(inputs);
    const written = await siteOf(events, 'terms: { order: { definition: What was bought. } }');
    expect(buildInfo(written).inputs).not.toBe(inputs);
  });
});
