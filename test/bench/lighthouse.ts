/**
 * What Lighthouse gives the pages that people land on, in all four of its categories: `node test/bench/lighthouse.ts
 * [dist]`, over a built site (`dist`). Its performance is a measurement, and needs a machine that does nothing else.
 */
import { askLighthouse, type Category } from '../browser/lighthouse.ts';
import { serve } from '../browser/server.ts';

const CATEGORIES = [
  'performance',
  'accessibility',
  'best-practices',
  'seo',
] as const satisfies readonly Category[];
const PATHS = ['/', '/datasets/clean/orders_clean/', '/datasets/clean/orders_clean/columns/net_amount/'];

const server = await serve(process.argv[2] ?? 'dist', '', { gzip: true });
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
