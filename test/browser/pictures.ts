/** `npm run pictures`: makes the README's pictures anew, from the demo as the real command builds it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, PROJECT } from '../cli/command.ts';
import { launchChromium } from './chromium.ts';
import { serve } from './server.ts';

const PICTURES = [{ name: 'column', path: '/datasets/clean/orders_clean/columns/net_amount/', height: 1010 }];

const folder = await mkdtemp(join(tmpdir(), 'headwater-pictures-'));
const out = join(folder, 'site');
const { code, stderr } = await build(
  ['--events', 'lineage/history', '--glossary', 'glossary', '--out', out],
  { cwd: PROJECT },
);
if (code !== 0) throw new Error(`The demo was not built:\n${stderr}`);
const server = await serve(out);
const browser = await launchChromium();
for (const { name, path, height } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: 1280, height }, deviceScaleFactor: 1.5 });
  await page.goto(server.origin + path);
  await page.screenshot({ path: join(PROJECT, 'public', 'pictures', `${name}.png`) });
}
await browser.close();
await server.close();
await rm(folder, { recursive: true });
