/** What the lineage page tells of cycles and of loose ends, as it is read. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { datasetPath } from '../../src/site/path.ts';
import { build, PROJECT } from '../cli/command.ts';
import { columnLineage, dataset, ndjson, runEvent } from '../site/log.ts';
import { launchChromium } from './chromium.ts';
import { serve, type Server } from './server.ts';

const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-loose`);
let server: Server;
let browser: Browser;
let page: Page;

/** Orders and customers are made of each other, and scores besides; a sum feeds itself; 26 reports lie idle. */
const LOG = [
  run('there', ['orders'], [dataset('customers')]),
  run('back', ['customers'], [dataset('orders')]),
  run('aside', ['orders'], [dataset('scores')]),
  run('home', ['scores'], [dataset('orders')]),
  run('grow', ['sum'], [dataset('sum', ['total'], columnLineage({ total: [['sum', 'total']] }))]),
  run(
    'report',
    [],
    Array.from({ length: 26 }, (_, index) => dataset(`report ${index}`, ['x', 'y'])),
  ),
];

function run(job: string, inputs: readonly string[], outputs: readonly ReturnType<typeof dataset>[]) {
  return runEvent({ job, run: job, inputs: inputs.map((name) => dataset(name)), outputs });
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'log.ndjson'), ndjson(LOG));
  const { code, stderr } = await build(['--events', 'log.ndjson', '--out', 'site'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  [server, browser] = await Promise.all([serve(join(folder, 'site')), launchChromium()]);
  page = await browser.newPage();
  await page.goto(`${server.origin}/lineage/`);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** White space made one. */
async function textsOf(selector: string): Promise<readonly string[]> {
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

test('a cycle is a ring of links, with what else is made of it', async () => {
  expect(await textsOf('section:has(#cycles) .way')).toEqual([
    'customers data → back → orders data → there → customers data',
    'sum data → grow → sum data',
    'sum.total data → grow → sum.total data',
  ]);
  expect(await textsOf('section:has(#cycles) .way + div')).toEqual([
    '1 other dataset is made of these, and these of it: scores data',
  ]);
  expect(await textsOf('section:has(#cycles) h3')).toEqual([
    'Datasets made of themselves 4 datasets',
    'Columns whose values feed themselves 1 column',
  ]);
  await page.locator('section:has(#cycles) li a', { hasText: 'scores' }).click();
  expect(new URL(page.url()).pathname).toBe(datasetPath({ namespace: 'data', name: 'scores' }));
  await page.goBack();
});

test('loose ends are listed as far as there is room, the rest counted, and what is none is said', async () => {
  const lists = page.locator('section:has(#loose-ends) dl');
  expect(await lists.count()).toBe(2);
  expect(await textsOf('#unread ~ dl >> nth=0 >> dd >> nth=-1')).toEqual(['and 2 datasets more']);
  expect(await textsOf('#unread ~ dl >> nth=0 >> dt')).toEqual(['26 datasets']);
  expect(await textsOf('#unknown-origin ~ dl dt')).toEqual(['52 columns']);
  expect(await textsOf('#unknown-origin ~ dl dd >> nth=0')).toEqual(['report 0 data 2 columns']);
  expect(await textsOf('section:has(#loose-ends) > p >> nth=-1')).toEqual([
    'Each dataset is read or written by a job, or joined to another by lineage.',
  ]);
});
