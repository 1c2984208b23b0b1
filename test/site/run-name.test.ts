import { expect, test } from 'vitest';
import { runName } from '../../src/site/run-name.ts';
import { runEvent, siteOf } from './log.ts';

test('a run is called by its job, and the minute in which it began', async () => {
  const time = '2026-11-15T02:15:59.9Z';
  const site = await siteOf([
    runEvent({ job: 'etl_orders', time: '2026-11-15T03:00:00Z' }),
    runEvent({ job: 'etl_orders', type: 'START', time }),
  ]);
  expect(site.catalog.runs.map(runName)).toEqual(['etl_orders, 2026-11-15 02:15']);
});
