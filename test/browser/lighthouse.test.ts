/** What Lighthouse says of the pages that people land on. How fast they are is a measurement: `test/bench/lighthouse.ts`. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { askLighthouse, type Category } from './lighthouse.ts';
import { serve, type Server } from './server.ts';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'] as const satisfies readonly Category[];
let server: Server;

beforeAll(async () => {
  server = await serve(inject('demo'), '', { gzip: true });
});

afterAll(() => server.close());

test.each(['/', '/datasets/clean/orders_clean/', '/datasets/clean/orders_clean/columns/net_amount/'])(
  'Lighthouse gives %s 98 of 100 or more for accessibility, best practices and what search engines ask',
  async (path) => {
    const [verdict] = await askLighthouse([server.origin + path], CATEGORIES);
    for (const category of CATEGORIES)
      expect(
        verdict?.scores[category],
        `${category}\n${verdict?.complaints.join('\n') ?? ''}`,
      ).toBeGreaterThanOrEqual(0.98);
  },
);
