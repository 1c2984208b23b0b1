/** What a reader is told first of a dataset, a column and a job. */
import { expect, test } from 'vitest';
import { columnPage } from '../../src/site/column-page.ts';
import { datasetPage } from '../../src/site/dataset-page.ts';
import { columnGlance, datasetGlance, jobGlance } from '../../src/site/glance.ts';
import { jobPage } from '../../src/site/job-page.ts';
import type { Site } from '../../src/site/site.ts';
import { columnLineage, dataset, runEvent, siteOf } from './log.ts';

const GLOSSARY = `
owners:
  finance: { name: Finance team, kind: team }
datasets:
  data:
    b:
      owner: finance
      columns:
        mail: { pii: email }
        none: { pii: none }
`;

/** a → b → c → d, each by a job of its own; the last run of the first one failed. */
function chain(): Promise<Site> {
  const columns = ['mail', 'none'];
  const made = (from: string, to: string) => ({
    inputs: [dataset(from, columns)],
    outputs: [dataset(to, columns, columnLineage({ mail: [[from, 'mail']] }))],
  });
  return siteOf(
    [
      runEvent({ run: 'r1', job: 'ab', time: '2026-11-02T01:00:00Z', ...made('a', 'b') }),
      runEvent({ run: 'r2', job: 'bc', time: '2026-11-02T02:00:00Z', ...made('b', 'c') }),
      runEvent({ run: 'r3', job: 'cd', time: '2026-11-02T03:00:00Z', ...made('c', 'd') }),
      runEvent({ run: 'r4', job: 'ab', type: 'FAIL', time: '2026-11-02T04:00:00Z', ...made('a', 'b') }),
    ],
    GLOSSARY,
  );
}

const id = (name: string) => ({ namespace: 'data', name });

function glanceOf(site: Site, name: string) {
  const found = site.graph.dataset(id(name));
  if (found === null) throw new Error(`There is no ${name}.`);
  return datasetGlance(site, datasetPage(site, found));
}

test('a dataset tells its neighbours from those farther away', async () => {
  const { upstream, downstream } = glanceOf(await chain(), 'b');
  expect(upstream).toEqual({ direct: [id('a')], all: 1 });
  expect(downstream).toEqual({ direct: [id('c')], all: 2 });
});

test('a dataset was last written by the newest run that completed, whatever failed since', async () => {
  const site = await chain();
  const { lastWrite, lastSeenBy } = glanceOf(site, 'b');
  expect(lastWrite?.id).toBe('r1');
  expect(lastSeenBy?.id).toBe('r4');
  expect(glanceOf(site, 'a').lastWrite).toBe(null);
});

test('a dataset names the columns that hold personal data, and not those that people say are free of it', async () => {
  expect(glanceOf(await chain(), 'b').personal).toEqual([{ ...id('b'), column: 'mail' }]);
});

test('a column has the owner of its dataset, its neighbours, and on whose word that is so', async () => {
  const site = await chain();
  const found = site.graph.dataset(id('b'));
  const glances = (found?.columns ?? []).map((column) =>
    found === null ? null : columnGlance(site, columnPage(site, found, column)),
  );
  expect(glances).toEqual([
    {
      responsibilities: [{ owner: 'finance', role: 'owner', origin: 'glossary' }],
      upstream: { direct: [{ ...id('a'), column: 'mail' }], all: 1 },
      downstream: { direct: [{ ...id('c'), column: 'mail' }], all: 2 },
      surety: 'observed',
    },
    expect.objectContaining({
      upstream: { direct: [], all: 0 },
      downstream: { direct: [], all: 0 },
      surety: 'unknown',
    }),
  ]);
});

test('nothing is said of how sure it is what a column is made of, where nothing makes it', async () => {
  const site = await chain();
  const found = site.graph.dataset(id('a'));
  const [column] = found?.columns ?? [];
  if (found === null || column === undefined) throw new Error('There is no a.mail.');
  expect(columnGlance(site, columnPage(site, found, column)).surety).toBe(null);
});

test('a job says what it reads and writes, and how its newest run went', async () => {
  const site = await chain();
  const job = site.graph.job({ namespace: 'jobs', name: 'ab' });
  if (job === null) throw new Error('There is no job ab.');
  const { reads, writes, lastRun } = jobGlance(site, jobPage(site, job));
  expect([reads, writes]).toEqual([[id('a')], [id('b')]]);
  expect(lastRun).toMatchObject({ id: 'r4', state: 'failed' });
});
