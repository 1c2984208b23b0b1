/**
 * What Lighthouse gives the pages that people land on, in all four of its categories: `node test/bench/lighthouse.ts
 * [dist]`, over a built site (`dist`). Its performance is a measurement, and needs a machine that does nothing else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askLighthouse, type Category } from '../browser/lighthouse.ts';
import { serve } from '../browser/server.ts';

const CATEGORIES = [
  'performance',
  'accessibility',
  'best-practices',
  'seo',
] as const satisfies readonly Category[];
const PATHS = ['/', '/datasets/clean/orders_clean/', '/datasets/clean/orders_clean/columns/net_amount/'];

const dist = process.argv[2] ?? 'dist';
if (!existsSync(join(dist, 'index.html')))
  throw new Error(`${dist} holds no site: run \`npm run build\` first`);
const server = await serve(dist, '', { gzip: true });
const verdicts = await askLighthouse(
  PATHS.map((path) => server.origin + path),
  CATEGORIES,
);
for (const [index, { scores, complaints }] of verdicts.entries()) {
  const said = CATEGORIES.map((category) => `${category} ${Math.round(scores[category] * 100)}`).join('  ');
  console.log(`${PATHS[index] ?? ''}\n  ${said}`);
  for (const complaint of complaints) console.log(`    ${complaint}`);
}
await server.close();
