/** What a page weighs, and takes on paper: that of a dataset of 20 columns with its diagram, which people wrote of and which something happened to. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataset, lineage, runEvent, schema } from '../catalog/log.ts';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { settled } from './fault.ts';
import { serve } from './server.ts';

/** In bytes, compressed. */
const MOST = { html: 20_000, 'script and style': 25_000 } as const;
const COLUMNS = 20;
const folder = join(PROJECT, 'test', '.tmp', `build-${process.pid}-weight`);

const columns = Array.from({ length: COLUMNS }, (_, index) => `measure_${index}`);

/** Two sources, a dataset that is made of them in ten nights, and three that are made of it. */
function events(): readonly object[] {
  const made = Object.fromEntries(
    columns.map((name, index) => [name, [`orders.${name}`, ...(index % 3 === 0 ? ['customers.id'] : [])]]),
  );
  const inputs = [
    dataset('orders', schema(...columns)),
    dataset('customers', schema('id', 'name', 'country')),
  ];
  const outputs = [dataset('sales', { ...schema(...columns), ...lineage(made) })];
  const nights = Array.from({ length: 10 }, (_, night) =>
    ['START', 'COMPLETE'].map((type, minute) =>
      runEvent(`night ${night}`, type, 1440 * night + minute, { job: 'make_sales', inputs, outputs }),
    ),
  );
  const readers = ['weekly', 'monthly', 'yearly'].map((name, index) =>
    runEvent(name, 'COMPLETE', 20_000 + index, {
      job: `make_${name}`,
      inputs: [dataset('sales')],
      outputs: [
        dataset(name, {
          ...schema('total', 'mean'),
          ...lineage({ total: [`sales.measure_${index}`], mean: ['sales.measure_9', 'sales.measure_10'] }),
        }),
      ],
    }),
  );
  return [...nights.flat(), ...readers];
}

const GLOSSARY = `
owners:
  sales_team: { name: Sales data, kind: team, email: sales@example.com }
terms:
  net_sales: { name: Net sales, definition: What was sold less what came back., synonyms: [revenue] }
datasets:
  db:
    sales:
      description: What was sold, a line for each order, with what came back taken off.
      owner: sales_team
      domain: commerce
      columns:
${columns.map((name, index) => `        ${name}: { description: What the measure number ${index} says of an order., ${index % 4 === 0 ? 'term: net_sales' : 'tags: [money]'} }`).join('\n')}
`;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'log.ndjson'),
    events()
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  writeFileSync(join(folder, 'glossary.yaml'), GLOSSARY);
  const { code, stderr } = await build(
    ['--events', 'log.ndjson', '--glossary', 'glossary.yaml', '--out', 'site'],
    { cwd: folder },
  );
  if (code !== 0) throw new Error(stderr);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the browser loads of a page, by the files of the site, before anyone has done anything. */
async function loadedBy(path: string): Promise<readonly string[]> {
  const [server, browser] = await Promise.all([serve(join(folder, 'site')), launchChromium()]);
  const page = await browser.newPage();
  const files: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    files.push(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  });
  await page.goto(server.origin + path);
  await settled(page);
  expect(await page.locator('#columns').count()).toBe(1);
  expect(await page.locator('.figure svg').count()).toBeGreaterThan(0);
  await browser.close();
  await server.close();
  return files;
}

test('a dataset of 20 columns with its diagram takes two pages of A4 at most', async () => {
  const [server, browser] = await Promise.all([serve(join(folder, 'site')), launchChromium()]);
  const page = await browser.newPage({ viewport: { width: 680, height: 1000 } });
  await page.goto(`${server.origin}/datasets/db/sales/`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  await browser.close();
  await server.close();
  const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);
});

test('a dataset of 20 columns with its diagram takes no more than 20 kB of HTML and 25 kB of script and style', async () => {
  const sizes = (await loadedBy('/datasets/db/sales/')).map((file) => {
    const size = gzipSync(readFileSync(join(folder, 'site', file)), { level: 9 }).length;
    const kind = /\.html$/.test(file) ? 'html' : /\.(?:js|css)$/.test(file) ? 'script and style' : 'other';
    return { file, size, kind } as const;
  });
  const said = sizes.map(({ file, size }) => `${file} ${size}`).join('\n');
  for (const kind of ['html', 'script and style'] as const) {
    const sum = sizes.reduce((whole, one) => whole + (one.kind === kind ? one.size : 0), 0);
    expect(sum, `${sum} bytes of ${kind}, of at most ${MOST[kind]}:\n${said}`).toBeLessThanOrEqual(
      MOST[kind],
    );
    expect(sum).toBeGreaterThan(0);
  }
});

test('a page’s frame takes at most 1.6 kB, and a column’s page with its diagram 9.5 kB, before they are compressed', () => {
  const read = (path: string): string => readFileSync(join(folder, 'site', path, 'index.html'), 'utf8');
  const column = read('datasets/db/sales/columns/measure_1');
  const frame = column.replace(/<main.*<\/main>/s, '');
  expect(column).toContain('<svg class="dg"');
  expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(1600);
  expect(Buffer.byteLength(column)).toBeLessThanOrEqual(9500);
});
