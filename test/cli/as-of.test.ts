import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load, type Sources } from '../../src/cli/load.ts';
import { CAUSE_QUESTION } from '../../src/cli/question/cause.ts';
import { replyTo } from '../../src/cli/question/question.ts';
import { causesOf } from '../../src/graph/cause.ts';
import { parseInstant, type Instant } from '../../src/model/instant.ts';
import type { Json } from '../../src/model/json.ts';
import { buildInfo } from '../../src/site/build-info.ts';
import { at, dataset, runEvent, schema } from '../catalog/log.ts';
import { fill, scratch } from './scratch.ts';

/** The job fails in the tenth minute, and completes with another column in the twentieth. */
const LOG: readonly Json[] = [
  runEvent('a', 'START', 1, { inputs: [dataset('orders')] }),
  runEvent('a', 'COMPLETE', 2, { inputs: [dataset('orders')], outputs: [dataset('daily', schema('day'))] }),
  runEvent('b', 'START', 10, { inputs: [dataset('orders')] }),
  runEvent('b', 'FAIL', 11),
  runEvent('c', 'START', 20, { inputs: [dataset('orders'), dataset('rates')] }),
  runEvent('c', 'COMPLETE', 21, {
    inputs: [dataset('orders'), dataset('rates')],
    outputs: [dataset('daily', schema('day', 'total'))],
  }),
];

function moment(minute: number): Instant {
  const parsed = parseInstant(at(minute));
  if (parsed === null) throw new Error('no time');
  return parsed.instant;
}

async function loaded(log: readonly Json[], until: Instant | null) {
  const folder = scratch();
  fill(folder, { 'log.ndjson': log.map((event) => `${JSON.stringify(event)}\n`).join('') });
  const sources: Sources = {
    title: 'Test',
    events: [join(folder, 'log.ndjson')],
    glossary: [],
    asOf: until ?? moment(60),
    moment: until,
  };
  const { site, close } = await load(sources);
  close();
  return site;
}

describe('as of a moment', () => {
  test('what happened later is as if it had not, but that it is counted', async () => {
    const site = await loaded(LOG, moment(15));
    const before = await loaded(LOG.slice(0, 4), null);
    expect(site.catalog.books).toEqual({ read: 6, accepted: 4, duplicate: 0, rejected: 0, later: 2 });
    expect(buildInfo(site).counts).toEqual(buildInfo(before).counts);
    expect(site.catalog.datasets).toEqual(before.catalog.datasets);
    expect(site.catalog.problems).toEqual(before.catalog.problems);
    expect(causesOf(site, { namespace: 'db', name: 'daily' }).causes).toMatchObject([{ kind: 'failed' }]);
    expect(causesOf(await loaded(LOG, null), { namespace: 'db', name: 'daily' }).causes).toEqual([]);
  });

  test('an event of that very moment counts, and a later one that is there twice is one duplicate', async () => {
    const { catalog } = await loaded([...LOG, ...LOG.slice(4)], moment(11));
    expect(catalog.books).toEqual({ read: 8, accepted: 4, duplicate: 2, rejected: 0, later: 2 });
    expect(catalog.asOf).toBe(moment(11));
  });

  test('before the log begins, there is nothing to tell', async () => {
    await expect(loaded(LOG, moment(0))).rejects.toThrow(
      'All 6 events of the log are later than 2026-03-01T00:00:00Z, the time of --as-of',
    );
  });

  test('the lineage of the last build cannot be asked', async () => {
    const asked = replyTo(CAUSE_QUESTION, ['daily', '--as-of', '2026-03-01'], () => {
      throw new Error('nothing is to be read');
    });
    await expect(asked).rejects.toThrow('--as-of goes with --events');
  });
});
