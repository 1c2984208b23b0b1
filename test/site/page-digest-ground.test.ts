import { expect, test } from 'vitest';
import { digestOf } from '../../src/site/page-digest/digest.ts';
import { pageMatters } from '../../src/site/page-digest/matter.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';

/**
 * A job reads what no job writes: its runs are the only ones to state the columns, and they state others from run to run.
 * @param producer of the event that began the first of them
 */
function readings(producer: string) {
  const columns = (names: readonly string[]) => ({
    schema: facet({ fields: names.map((name) => ({ name, type: 'TEXT' })) }),
  });
  const reading = (run: string, day: string, names: readonly string[], by = 'https://example.com/jobs') => [
    { ...runEvent({ run, type: 'START', time: `2026-11-0${day}T11:00:00Z` }), producer: by },
    runEvent({
      run,
      time: `2026-11-0${day}T12:00:00Z`,
      inputs: [dataset('raw.orders', [], columns(names))],
      outputs: [dataset('clean.orders', ['id'])],
    }),
  ];
  return [...reading('run-1', '2', ['id'], producer), ...reading('run-2', '3', ['id', 'amount'])];
}

test('where what a page follows from is the same, so is what it says', async () => {
  const [before, after] = await Promise.all(
    ['https://example.com/one', 'https://example.com/other'].map(async (producer) => {
      const site = await siteOf(readings(producer));
      return new Map(
        [...pageMatters(site)].map(({ path, ground, matter }) => [
          path,
          { ground: ground?.() ?? null, matter: digestOf(matter()) },
        ]),
      );
    }),
  );
  const same = [...(after ?? [])].filter(
    ([path, { ground }]) => ground !== null && before?.get(path)?.ground === ground,
  );
  expect(same.map(([path]) => path)).toContain('/datasets/data/raw.orders/');
  for (const [path, { matter }] of same) expect(matter, path).toBe(before?.get(path)?.matter);
});
